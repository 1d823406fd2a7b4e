/** A data folder with a published statement, servers on it as processes of their own, and messages to post to them. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { headerText } from '../../../server/submissions/accept-submission.ts';
import { buildIfStale } from '../../../widget/build.ts';
import { openSite } from '../../server/inbox-person.ts';
import { postOf, sealedPost } from '../../server/sealed-post.ts';
import { loketOrigin, openHouse } from '../../server/server-house.ts';

const site = 'langdurig';
const root = join(import.meta.dirname, '../../..');

export interface RunningServer extends AsyncDisposable {
  port: number;
  /** Durable commits since its start. */
  commits(): Promise<number>;
  /** Resident, in bytes. */
  memory(): Promise<number>;
  /** One pass of the sweep, as its timer would start it. */
  sweep(): Promise<void>;
}

export interface Intake extends AsyncDisposable {
  dir: string;
  /** Of the server. */
  dataDir: string;
  /** Of a whole envelope as JSON. */
  envelopeBytes: number;
  start(kind: 'storing' | 'storeless'): Promise<RunningServer>;
  /** A whole HTTP request with a new message: the server can't see that its sealed parts stood in another one. */
  nextPost(): Buffer;
  /** A new message as its row in the database. */
  row(): Record<string, string | number | null>;
}

/** Caller disposes of it, and of each server before that. */
export async function openIntake(): Promise<Intake> {
  await buildIfStale();
  const house = await openHouse({ startsAt: Date.now() });
  const { signed } = await openSite(house, site);
  const rules = JSON.stringify(house.sites.find((each) => each.site === site)!.retention);
  await house.services.close();
  const dir = house.dataDir;
  const dataDir = join(dir, 'data');
  const { envelope, receipt } = postOf(await sealedPost(signed, { form: 'contact' }));
  const { id } = envelope.context;
  const body = JSON.stringify({ envelope, receipt });
  const head = [
    `POST /s/${site}/submissions HTTP/1.1`,
    `host: ${new URL(loketOrigin).host}`,
    `origin: http://${site}.localhost:8787`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ].join('\r\n');
  const [before, between, after] = cut(`${head}\r\n\r\n${body}`, id, receipt);
  const newId = () => randomBytes(16).toString('base64url');
  const newReceipt = () => randomBytes(32).toString('base64url');
  return {
    dir,
    dataDir,
    envelopeBytes: Buffer.byteLength(JSON.stringify(envelope)),
    nextPost: () => Buffer.from(before + newId() + between + newReceipt() + after),
    row: () => ({
      id: newId(),
      site,
      form: 'contact',
      kind: 'contact',
      suite: envelope.suite,
      header: headerText(envelope),
      list: envelope.list,
      body: envelope.body,
      receipt: newReceipt(),
      received_at: Date.now(),
      rules,
      wipes_at: Date.now() + 28 * 86_400_000,
      first_read_at: null,
    }),
    start: (kind) => startServer(dataDir, kind),
    async [Symbol.asyncDispose]() {
      rmSync(dir, { recursive: true });
    },
  };
}

/** The text before the id, between id and receipt, and after it. */
function cut(text: string, id: string, receipt: string): [string, string, string] {
  const [before, rest] = text.split(id) as [string, string];
  const [between, after] = rest.split(receipt) as [string, string];
  return [before, between, after];
}

async function startServer(dataDir: string, kind: 'storing' | 'storeless'): Promise<RunningServer> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [dataDir, join(root, 'demo'), kind], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { port } = await answerOf<{ port: number }>(child);
  const ask = <Answer>(question: string) => {
    child.send(question);
    return answerOf<Answer>(child);
  };
  return {
    port,
    commits: async () => (await ask<{ commits: number }>('commits')).commits,
    memory: async () => (await ask<{ bytes: number }>('memory')).bytes,
    sweep: async () => void (await ask('sweep')),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('the server ended by itself');
    }),
  ]);
  return answer as Answer;
}
