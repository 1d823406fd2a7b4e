/**
 * Promise: what was acknowledged survives a `kill -9`. The real server, as a process of its own, is killed while
 * many messages come in at once; then each acknowledged one is there exactly once, and nothing is half there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../server/register/verify-chain.ts';
import { openStore } from '../../server/store/open-store.ts';
import { buildIfStale } from '../../widget/build.ts';
import { paddedFile } from '../../widget/envelope/file-sizes.ts';
import type { SignedStatement } from '../../widget/envelope/site-statement.ts';
import { openSite } from '../server/inbox-person.ts';
import { type SealedUpload, sealedUpload, uploads } from '../server/sealed-files.ts';
import { postOf, type SealedPost, sealedPost } from '../server/sealed-post.ts';
import { inboxOrigin, loketOrigin, openHouse } from '../server/server-house.ts';
import { chance } from '../support/chance.ts';

const root = join(import.meta.dirname, '../..');
const atOnce = 24;

let signed: SignedStatement;
let rondom: SignedStatement;
let dataDir: string;
const running = new Set<ChildProcess>();
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

beforeAll(async () => {
  await buildIfStale();
  // The statement is published by a house on the machine's own clock, then the process takes over its data.
  const house = await openHouse({ startsAt: Date.now() });
  ({ signed } = await openSite(house, 'langdurig'));
  ({ signed: rondom } = await openSite(house, 'rondom'));
  dataDir = join(house.dataDir, 'data');
  await house.services.close();
}, 120_000);

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  agent.destroy();
  if (dataDir) rmSync(join(dataDir, '..'), { recursive: true });
});

interface Server {
  port: number;
  process: ChildProcess;
  ended: Promise<unknown>;
}

async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      DATA_DIR: dataDir,
      SITES_DIR: 'demo',
      LOKET_ORIGIN: loketOrigin,
      INBOX_ORIGIN: inboxOrigin,
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'loket@privacyloket.example',
      CLOCK: 'host',
      PORT: '0',
    },
  });
  running.add(child);
  const ended = once(child, 'exit').then(() => running.delete(child));
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stderr! })) {
    told.push(line);
    if (!line.includes('"listening"')) continue;
    // Its log goes on, and a full pipe would hold it up.
    child.stderr!.resume();
    return { port: JSON.parse(line).port, process: child, ended };
  }
  throw new Error(`the server ended before it listened: ${told.join('\n')}`);
}

/** The status of the answer, or null where the connection broke before there was one. */
async function post(port: number, path: string, body: unknown): Promise<number | null> {
  const answer = await ask(port, { method: 'POST', path, body: JSON.stringify(body) });
  return answer?.status ?? null;
}

interface Asked {
  method: string;
  path: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

function ask(
  port: number,
  { method, path, body, headers: more }: Asked,
): Promise<{ status: number; text: string } | null> {
  const site = path.split('/')[2];
  const headers = {
    host: new URL(loketOrigin).host,
    origin: `http://${site}.localhost:8787`,
    'content-type': 'application/json',
    ...more,
  };
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
      let text = '';
      answer.on('error', () => resolve(null));
      answer.on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, text }));
    });
    sent.on('error', () => resolve(null));
    sent.end(body);
  });
}

/** A ticket, every chunk and the message, as a visitor's browser does. */
async function sendWithFiles(port: number, upload: SealedUpload): Promise<number | null> {
  const { id, form } = upload.envelope.context;
  const wanted = JSON.stringify({ form, id, files: upload.lengths.map(paddedFile) });
  const answer = await ask(port, { method: 'POST', path: uploads, body: wanted });
  if (answer?.status !== 201) return null;
  const { ticket } = JSON.parse(answer.text);
  for (const { part, sealed } of upload.parts) {
    const headers = {
      'content-type': 'application/octet-stream',
      'upload-ticket': ticket,
      'upload-part': part,
    };
    const kept = await ask(port, { method: 'PUT', path: uploads, body: sealed, headers });
    if (kept?.status !== 204) return null;
  }
  return post(port, '/s/rondom/submissions', postOf({ ...upload, ticket }));
}

const idOf = ({ envelope }: SealedPost) => envelope.context.id;
const send = (port: number, message: SealedPost) => post(port, '/s/langdurig/submissions', postOf(message));
const withdraw = (port: number, { receiptKey: key }: SealedPost) =>
  post(port, '/s/langdurig/receipts/withdraw', { key });
const sealed = (count: number) =>
  Promise.all(Array.from({ length: count }, () => sealedPost(signed, { form: 'contact' })));

const turn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Asks the same for all messages, many at once, and kills the server somewhere in the middle.
 * Returns the ids whose answer had come: what their visitors were told is done.
 */
async function killUnder(
  ask: typeof send,
  server: Server,
  messages: readonly SealedPost[],
  seed: number,
): Promise<Set<string>> {
  const random = chance(seed);
  const killAfter = 1 + random(Math.floor(messages.length * 0.75));
  const turns = random(40);
  const acknowledged = new Set<string>();
  const waiting = [...messages];
  let killed = false;
  const visitor = async () => {
    for (let next = waiting.shift(); next && !killed; next = waiting.shift()) {
      const status = await ask(server.port, next);
      if (status === 200 || status === 201) acknowledged.add(idOf(next));
      if (acknowledged.size < killAfter || killed) continue;
      for (let passed = 0; passed < turns; passed++) await turn();
      killed = true;
      server.process.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, visitor));
  await server.ended;
  expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter);
  return acknowledged;
}

/** What the file holds while no server runs, and whether it is sound. */
async function look(): Promise<{ stored: string[]; wiped: Set<string> }> {
  const store = openStore(join(dataDir, 'privacyloket.sqlite'));
  try {
    const rows = await store.db.selectFrom('submission').select(['id', 'body']).execute();
    const tombstones = await store.db.selectFrom('tombstone').select('id').execute();
    expect(store.sqlite.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect((await verifyChain(store.db, 'langdurig')).brokenAt).toBeNull();
    for (const { body } of rows) expect(body.length).toBeGreaterThan(4096);
    return { stored: rows.map(({ id }) => id), wiped: new Set(tombstones.map(({ id }) => id)) };
  } finally {
    store.close();
  }
}

async function stop(server: Server): Promise<void> {
  server.process.kill('SIGTERM');
  await server.ended;
}

// Each starts two servers of its own, which takes its time on a machine that does more at once.
describe('kill -9 under load', { timeout: 120_000 }, () => {
  it.for([1, 2, 3, 4])(
    'loses nothing that was acknowledged, and takes the rest again: seed %i',
    async (seed) => {
      const messages = await sealed(60);
      const acknowledged = await killUnder(send, await startServer(), messages, seed);
      const { stored } = await look();
      const mine = messages.map(idOf);
      const kept = stored.filter((id) => mine.includes(id));
      expect(new Set(kept).size).toBe(kept.length);
      for (const id of acknowledged) expect(kept).toContain(id);

      // What each visitor's browser does that had no answer; an exact repeat of a stored one is no second one.
      const again = await startServer();
      const answers = await Promise.all(messages.map((message) => send(again.port, message)));
      expect(answers).toEqual(mine.map((id) => (kept.includes(id) ? 200 : 201)));
      await stop(again);
      const all = (await look()).stored.filter((id) => mine.includes(id));
      expect(all.sort()).toEqual(mine.sort());
    },
  );

  it.for([7])(
    'keeps every chunk of what was acknowledged, and of nothing else than what is on its way: seed %i',
    async (seed) => {
      const server = await startServer();
      const sealedOnes = await Promise.all(
        Array.from({ length: 20 }, () => sealedUpload(rondom, [5, 1_100_000])),
      );
      const random = chance(seed);
      const killAfter = 4 + random(8);
      const acknowledged = new Set<string>();
      const waiting = [...sealedOnes];
      let killed = false;
      const visitor = async () => {
        for (let next = waiting.shift(); next && !killed; next = waiting.shift()) {
          if ((await sendWithFiles(server.port, next)) === 201) acknowledged.add(idOf(next));
          if (acknowledged.size < killAfter || killed) continue;
          for (let passed = random(40); passed > 0; passed--) await turn();
          killed = true;
          server.process.kill('SIGKILL');
        }
      };
      await Promise.all(Array.from({ length: 6 }, visitor));
      await server.ended;

      const store = openStore(join(dataDir, 'privacyloket.sqlite'));
      const chunks = store.sqlite.prepare('select message, file, number, sealed from file_chunk').all();
      const known = store.sqlite.prepare('select id from submission union select id from upload').all();
      store.close();
      const mine = sealedOnes.filter((upload) => acknowledged.has(idOf(upload)));
      expect(mine.length).toBeGreaterThanOrEqual(killAfter);
      for (const upload of mine)
        for (const { part, sealed } of upload.parts) {
          const [file, number] = part.split('/').map(Number);
          const kept = chunks.find(
            (row) => row.message === idOf(upload) && row.file === file && row.number === number,
          );
          expect(Buffer.compare(kept!.sealed as Uint8Array, sealed)).toBe(0);
        }
      // What was not acknowledged has its ticket still, by which the sweep finds it.
      const ids = new Set(known.map(({ id }) => id));
      expect(chunks.every(({ message }) => ids.has(message))).toBe(true);
    },
  );

  it.for([5, 6])(
    'brings nothing back that was withdrawn, and leaves ledger and database in step: seed %i',
    async (seed) => {
      const messages = await sealed(40);
      const server = await startServer();
      await Promise.all(messages.map((message) => send(server.port, message)));
      const acknowledged = await killUnder(withdraw, server, messages, seed);

      const again = await startServer();
      const health = await fetch(`http://127.0.0.1:${again.port}/healthz`);
      expect(await health.json()).toEqual({ ok: true, codes: [] });
      await stop(again);
      const { stored, wiped } = await look();
      for (const id of acknowledged) expect(wiped.has(id) && !stored.includes(id)).toBe(true);
      for (const id of messages.map(idOf)) expect(wiped.has(id)).toBe(!stored.includes(id));
    },
  );
});
