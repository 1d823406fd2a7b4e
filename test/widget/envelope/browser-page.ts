/** What the browser test does inside a page: each function takes and gives plain data. */

import { contextFor, drawMessageId } from '../../../widget/envelope/context.ts';
import { canUse } from '../../../widget/envelope/hpke-suites.ts';
import { makeReadingKeys } from '../../../widget/envelope/make-reading-keys.ts';
import type { ListContent, MessageContent } from '../../../widget/envelope/message-content.ts';
import { readersOf } from '../../../widget/envelope/readers.ts';
import type { PublicKeys } from '../../../widget/envelope/reading-key.ts';
import { readRecoveryWords, recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import { type StatementDraft, signStatement } from '../../../widget/envelope/sign-statement.ts';
import type { SignedStatement } from '../../../widget/envelope/site-statement.ts';
import { type UnlockSettings, unlockKeys } from '../../../widget/envelope/unlock-key.ts';
import { type Expected, verifyStatement } from '../../../widget/envelope/verify-statement.ts';
import type { Envelope, Suite } from '../../../widget/envelope/wire.ts';
import { unwrapSigningKey, type WrappedKeys } from '../../../widget/envelope/wrapped-keys.ts';

export interface Login {
  passphrase: string;
  settings: UnlockSettings;
  site: string;
}

const kekOf = async ({ passphrase, settings, site }: Login) =>
  (await unlockKeys(passphrase, settings, { site })).kek;

const tasks = {
  usable: async () => ({ xwing: await canUse('xwing'), p256: await canUse('p256') }),

  /** As a visitor's browser does: verify, then seal. */
  async seal(
    signed: SignedStatement,
    expected: Expected,
    suite: Suite,
    text: { content: MessageContent; list: ListContent },
  ) {
    const verified = await verifyStatement(signed, expected);
    const context = await contextFor(verified, 'aanmelding', drawMessageId());
    return seal({ ...text, context, suite, readers: readersOf(verified.statement, 'aanmelding') });
  },

  /** As an enrolment does, with the caller as the place where keys are kept. */
  async enrol(login: Login): Promise<{ wrapped: WrappedKeys; keys: PublicKeys }> {
    const keep = async (wrapped: WrappedKeys) => JSON.parse(JSON.stringify(wrapped));
    const kept = await makeReadingKeys({ kek: await kekOf(login), site: login.site, person: 'anna', keep });
    return { wrapped: kept.wrapped, keys: kept.public };
  },

  async sign(login: Login, wrapped: WrappedKeys, draft: StatementDraft, now: number) {
    const key = await unwrapSigningKey(await kekOf(login), wrapped);
    return signStatement(draft, key!, { now });
  },

  /** As the inbox does: the worker gets the unlock key and the blob, and unwraps for itself. */
  async openInWorker(login: Login, wrapped: WrappedKeys, envelope: Envelope) {
    const worker = new Worker('/worker.js', { type: 'module' });
    const answer = new Promise((resolve) => worker.addEventListener('message', ({ data }) => resolve(data)));
    worker.postMessage({ kek: await kekOf(login), wrapped, envelope });
    const opened = await answer;
    worker.terminate();
    return opened;
  },

  async recover(words: string[], site: string) {
    const sheet = await recoveryKeys(await readRecoveryWords(words.join(' ')), site);
    return { public: sheet.public, spareRoot: sheet.signing.fingerprint };
  },

  /** What is left of a key after it was posted to another port, and after it was stored. */
  async cloned(algorithm: { name: string; namedCurve?: string }, usages: string[]) {
    const pair = await crypto.subtle.generateKey(algorithm as EcKeyGenParams, false, usages as KeyUsage[]);
    const left = (clone: unknown) => (clone === null ? 'null' : 'a key');
    return { posted: left(await posted(pair.privateKey)), stored: left(await stored(pair.privateKey)) };
  },
};

function posted(key: CryptoKey): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(key);
  return new Promise((resolve) => {
    port2.onmessage = ({ data }) => resolve(data);
  });
}

async function stored(key: CryptoKey): Promise<unknown> {
  const opening = indexedDB.open('keys');
  opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
  const keys = (await done(opening)).transaction('keys', 'readwrite').objectStore('keys');
  await done(keys.put(key, 'mine'));
  return done(keys.get('mine'));
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export type Tasks = typeof tasks;
Object.assign(globalThis, { tasks });
