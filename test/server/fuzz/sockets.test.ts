/** What comes in over a real socket and is no request, or one that never ends. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientNetwork } from '../../../server/door/client-network.ts';
import { type Listening, listen } from '../../../server/listen.ts';
import { type House, inboxOrigin, openHouse } from '../server-house.ts';
import { canary } from './hostile-values.ts';
import { runs, seed } from './how-many.ts';
import { rawRequest } from './raw-requests.ts';

const numRuns = runs.sockets;
/** Sockets at the same moment. */
const together = 20;

let house: House;
let listening: Listening;
beforeAll(async () => {
  house = await openHouse();
  const patience = { headMs: 400, requestMs: 800, lookMs: 100 };
  listening = await listen(house.services, { host: '127.0.0.1', port: 0, inboxOrigin, patience });
});
afterAll(async () => {
  await listening.stop();
  await house.close();
});

/** All that comes back until the server closes. */
async function told(bytes: Buffer, half = true): Promise<string> {
  const socket = connect(listening.port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk;
  });
  socket.on('error', () => {});
  socket.write(bytes);
  if (half) socket.end();
  await once(socket, 'close').catch(() => {});
  return text;
}

const inside = /\n\s+at |node_modules|node:internal|\.ts:\d|TypeError|SQLITE/;

it(`${numRuns} connections with nonsense get a 4xx or nothing (seed ${seed})`, async () => {
  const changes = house.services.store.sqlite.prepare('select total_changes() as n');
  const before = changes.get();
  house.log.splice(0);
  const statuses = new Map<string, number>();
  const several = fc.array(rawRequest, { minLength: together, maxLength: together });
  await fc.assert(
    fc.asyncProperty(several, async (all) => {
      const answers = await Promise.all(all.map((bytes) => told(bytes)));
      for (const [place, answer] of answers.entries()) {
        const sent = all[place]!.toString('latin1').slice(0, 600);
        for (const [, status] of answer.matchAll(/^HTTP\/1\.1 (\d+)/gm))
          expect(Number(status), `${sent}\n---\n${answer}`).toBeLessThan(500);
        expect(answer, sent).not.toMatch(inside);
        expect(answer, sent).not.toContain(canary);
      }
      for (const answer of answers)
        for (const [, status] of answer.matchAll(/^HTTP\/1\.1 (\d+)/gm))
          statuses.set(status!, (statuses.get(status!) ?? 0) + 1);
    }),
    { seed, numRuns: Math.ceil(numRuns / together) },
  );
  if (process.env.FUZZ_SHOW) console.log(statuses);
  expect(changes.get()).toEqual(before);
  expect(house.log.filter(({ code }) => code === 'internal')).toEqual([]);
  expect(JSON.stringify(house.log)).not.toContain(canary);
}, 600_000);

it('a hundred connections that drip are let go, and others are answered meanwhile', async () => {
  const dripping: Socket[] = Array.from({ length: 100 }, (_, n) => {
    const socket = connect(listening.port, '127.0.0.1').on('error', () => {});
    const head = 'POST /s/rondom/submissions HTTP/1.1\r\nHost: loket.localhost:8787\r\nX: ';
    const body = `y\r\nContent-Type: application/json\r\nOrigin: http://rondom.localhost:8787\r\nContent-Length: 90000\r\n\r\n{`;
    socket.write(n % 2 ? head : head + body);
    return socket;
  });
  const closed = Promise.all(dripping.map((socket) => once(socket.resume(), 'close')));
  const asked = 'GET /healthz HTTP/1.1\r\nHost: loket.localhost:8787\r\nConnection: close\r\n\r\n';
  expect(await told(Buffer.from(asked))).toMatch(/^HTTP\/1\.1 200/);
  await closed;
});

it('the apps see the socket: without it a header alone would choose the network', async () => {
  const told = new Hono().all('*', (c) => c.text(`${clientNetwork(c, 0)}`));
  const other = await listen({ loket: told, inbox: told }, { host: '127.0.0.1', port: 0, inboxOrigin });
  const answer = await fetch(`http://127.0.0.1:${other.port}/`, {
    headers: { 'x-forwarded-for': '203.0.113.7' },
  });
  expect(await answer.text()).toBe('127.0.0');
  await other.stop();
});
