/** Files that are only brought to be in the way: of the memory, of the other visitors, of the end of a ticket. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BytesUnderWay } from '../../../server/door/bytes-under-way.ts';
import { errorAnswer } from '../../../server/door/error-answer.ts';
import type { SiteEnv } from '../../../server/door/origin-check.ts';
import { type Listening, listen } from '../../../server/listen.ts';
import type { UploadTicket } from '../../../server/submissions/intake-api.ts';
import { uploadRoutes } from '../../../server/uploads/upload.routes.ts';
import { mostTickets, mostTicketsOfNetwork } from '../../../server/uploads/upload-rules.ts';
import { bring, type Part, uploads } from '../sealed-files.ts';
import { codeOf, type House, inboxOrigin, openHouse } from '../server-house.ts';

const minuteMs = 60_000;
const mine = '203.0.113.7';
const another = '198.51.100.9';
const chunk: Part = { part: '0/0', sealed: new Uint8Array(65_536 + 16) };
let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const announce = (address: string, id = randomBytes(16).toString('base64url'), files = [65_536]) =>
  house.visit(uploads, { form: 'aanmelding', id, files }, { 'x-forwarded-for': address });
async function ticketOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(201);
  return ((await answer.json()) as UploadTicket).ticket;
}
const refusal = async (answer: Response) => `${answer.status} ${await codeOf(answer)}`;
const count = (table: string) =>
  Number(house.services.store.sqlite.prepare(`select count(*) as n from ${table}`).get()!.n);

describe('the tickets of one network', () => {
  it('are a few that are open at once; another network gets its own', async () => {
    const ids = Array.from({ length: mostTicketsOfNetwork }, () => randomBytes(16).toString('base64url'));
    const tickets: string[] = [];
    for (const id of ids) tickets.push(await ticketOf(await announce(mine, id)));
    const refused = await announce('203.0.113.250');
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refusal(refused)).toBe('503 busy');
    await ticketOf(await announce(another));
    // Asked again for a message that has one, it is no further ticket.
    tickets[0] = await ticketOf(await announce(mine, ids[0]));
    expect(await refusal(await announce(mine))).toBe('503 busy');
    // What was refused costs nothing of the hour's bytes.
    const spent = house.services.rates.spent('upload-bytes', { network: '203.0.113' });
    expect(spent.network).toBe((mostTicketsOfNetwork + 1) * 65_536);
    await house.services.loket.request(`http://loket.localhost:8787${uploads}`, {
      method: 'DELETE',
      headers: { origin: 'http://rondom.localhost:8787', 'upload-ticket': tickets[0] },
    });
    await ticketOf(await announce(mine));
    expect(await refusal(await announce(mine))).toBe('503 busy');
    house.setTime(house.now() + 45 * minuteMs);
    await ticketOf(await announce(mine));
  });

  it('never take all of a site’s: a network without one still gets it', async () => {
    const insert = house.services.store.sqlite.prepare(
      "insert into upload (id, site, form, ticket_hash, files, at, issued_at) values (?, 'rondom', 'aanmelding', ?, '[65536]', ?, ?)",
    );
    for (let n = 0; n < mostTickets; n++) insert.run(`${n}`, `${n}`, house.now(), house.now());
    await ticketOf(await announce(mine));
    expect(await refusal(await announce(mine))).toBe('503 busy');
    await ticketOf(await announce(another));
  });
});

describe('a ticket', () => {
  it('gets no more time by a chunk that was there already', async () => {
    const ticket = await ticketOf(await announce(mine));
    expect((await bring(house, ticket, chunk)).status).toBe(204);
    house.setTime(house.now() + 44 * minuteMs);
    expect((await bring(house, ticket, chunk)).status).toBe(204);
    house.setTime(house.now() + minuteMs);
    expect(await refusal(await bring(house, ticket, chunk))).toBe('404 unknown-upload');
    await house.services.sweep.run();
    expect([count('upload'), count('file_chunk')]).toEqual([0, 0]);
  });

  it('ends two hours after it was given, whatever still comes', async () => {
    const ticket = await ticketOf(await announce(mine, undefined, [65_536, 65_536, 65_536]));
    for (const [place, minutes] of [40, 40, 39].entries()) {
      house.setTime(house.now() + minutes * minuteMs);
      await house.services.sweep.run();
      expect((await bring(house, ticket, { ...chunk, part: `${place}/0` })).status).toBe(204);
    }
    house.setTime(house.now() + minuteMs - 1);
    expect((await bring(house, ticket, chunk)).status).toBe(204);
    house.setTime(house.now() + 1);
    expect(await refusal(await bring(house, ticket, chunk))).toBe('404 unknown-upload');
    await house.services.sweep.run();
    expect([count('upload'), count('file_chunk')]).toEqual([0, 0]);
  });
});

describe('a body that comes slowly', () => {
  const length = chunk.sealed.length;
  let underWay: BytesUnderWay;
  let listening: Listening;
  const open: Socket[] = [];

  beforeEach(async () => {
    underWay = new BytesUnderWay({ all: 10 * length, network: 2 * length });
    const { services } = house;
    const loket = new Hono<SiteEnv>().use('/s/:site/*', async (c, next) => {
      c.set('site', services.sites.get('rondom')!);
      c.set('network', c.req.header('x-forwarded-for') ?? null);
      await next();
    });
    loket.route('/', uploadRoutes({ ...services, hasRoom: () => true, underWay }));
    loket.onError(errorAnswer);
    const both = { loket: loket as unknown as Hono, inbox: new Hono() };
    listening = await listen(both, { host: '127.0.0.1', port: 0, inboxOrigin });
  });
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy();
    await listening.stop();
  });

  /** A chunk of which half is sent at once. */
  function begin(ticket: string, address = mine): Socket {
    const socket = connect(listening.port, '127.0.0.1').on('error', () => {});
    open.push(socket);
    socket
      .setEncoding('latin1')
      .write(
        `PUT ${uploads} HTTP/1.1\r\nHost: loket.localhost:8787\r\nContent-Type: application/octet-stream\r\n` +
          `X-Forwarded-For: ${address}\r\nUpload-Ticket: ${ticket}\r\nUpload-Part: 0/0\r\nContent-Length: ${length}\r\n\r\n`,
      );
    socket.write(chunk.sealed.subarray(0, length / 2));
    return socket;
  }
  const told = async (socket: Socket) => String((await once(socket, 'data'))[0]);
  const untilUnderWay = (bytes: number) =>
    expect.poll(() => underWay.all, { interval: 5, timeout: 10_000 }).toBe(bytes);

  it('without a ticket is answered before it is there, and never held', async () => {
    const entered: number[] = [];
    const enter = underWay.enter.bind(underWay);
    underWay.enter = (network, bytes) => {
      entered.push(bytes);
      return enter(network, bytes);
    };
    const answers = await Promise.all(Array.from({ length: 50 }, () => told(begin('A'.repeat(43)))));
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 404 [\s\S]*unknown-upload/);
    expect(entered).toEqual([]);
  });

  it('is held for a few of one network, then refused unread; and let go when it ends or breaks off', async () => {
    const ticket = await ticketOf(await announce(mine));
    const first = begin(ticket);
    const second = begin(ticket);
    await untilUnderWay(2 * length);
    expect(await told(begin(ticket))).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 10\r\n[\s\S]*busy/i);
    const other = begin(ticket, another);
    await untilUnderWay(3 * length);
    first.destroy();
    await untilUnderWay(2 * length);
    const answer = told(second);
    second.write(chunk.sealed.subarray(length / 2));
    expect(await answer).toMatch(/^HTTP\/1\.1 204/);
    await untilUnderWay(length);
    other.destroy();
    await untilUnderWay(0);
    expect(count('file_chunk')).toBe(1);
  });
});
