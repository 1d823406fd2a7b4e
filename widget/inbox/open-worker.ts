/**
 * The worker: unlocks the keys for itself and opens what it is given. It has no network code and stores nothing;
 * its private keys are non-extractable and end with it. CryptoKeys for X-Wing can't be cloned into a worker
 * (Chromium 156 turns them into null), which is why it gets the wrapped keys and unwraps.
 */
import type { WrittenNote } from '../../server/secretariat/inbox-api.ts';
import type { MessageSecret } from '../envelope/message-keys.ts';
import { isFor, openBody, openList, openSecret } from '../envelope/open.ts';
import { openFile } from '../envelope/open-file.ts';
import { openNotes } from '../envelope/open-note.ts';
import { openProof } from '../envelope/open-proof.ts';
import { openOwn, sealOwn } from '../envelope/own-seal.ts';
import type { ReadingKey } from '../envelope/reading-key.ts';
import { rewrap } from '../envelope/rewrap.ts';
import { sealNote } from '../envelope/seal-note.ts';
import { signStatement } from '../envelope/sign-statement.ts';
import type { SigningKey } from '../envelope/signing-key.ts';
import type { Header } from '../envelope/wire.ts';
import { ownerOf, publicKeysOf, unwrapReadingKeys, unwrapSigningKey } from '../envelope/wrapped-keys.ts';
import type {
  OpenedList,
  OpenedNote,
  SealedList,
  Unlocked,
  WorkerAnswer,
  WorkerFault,
  WorkerTask,
} from './worker-tasks.ts';

let reading: ReadingKey[] = [];
let signing: SigningKey | null = null;
let unlocked: Unlocked;

addEventListener('message', async ({ data }: MessageEvent<{ number: number } & WorkerTask>) => {
  const { number, ...task } = data;
  const reply: WorkerAnswer = await work(task as WorkerTask).then(
    (answer) => ({ number, answer }),
    () => ({ number, fault: faultOf(task as WorkerTask) }),
  );
  postMessage(reply);
});

async function work(task: WorkerTask): Promise<unknown> {
  switch (task.task) {
    case 'unlock':
      return unlock(task.kek, task.wrapped);
    case 'lists':
      return Promise.all(task.lists.map(openListed));
    case 'body':
      return openBody(await openSecret(task.header, reading), task.body);
    case 'file': {
      const { header, file, entry, sealed } = task;
      return openFile(await openSecret(header, reading), file, entry, async (from, until) => {
        return new Uint8Array(await sealed.slice(from, until).arrayBuffer());
      });
    }
    case 'notes':
      return openedNotes(await openSecret(task.header, reading), task.notes);
    case 'note':
      return sealNote(await openSecret(task.header, reading), task.place, task.content);
    case 'rewrap':
      return Promise.all(task.headers.map((header) => rewrap(header, reading, task.to).catch(() => null)));
    case 'seal-own':
      return sealOwn(task.text, reading, unlocked);
    case 'open-own':
      return openOwn(task.own, reading, unlocked);
    case 'prove':
      return { answers: await openProof(task.challenge.challenges, reading, unlocked) };
    case 'sign':
      return signStatement(task.draft, signing!, { now: task.now });
  }
}

async function unlock(kek: CryptoKey, wrapped: unknown): Promise<Unlocked> {
  reading = await unwrapReadingKeys(kek, wrapped);
  signing = await unwrapSigningKey(kek, wrapped);
  const { p256, xwing } = publicKeysOf(wrapped);
  const ids = [p256.id, ...(xwing ? [xwing.id] : [])];
  unlocked = { ...ownerOf(wrapped), ids, suites: reading.map(({ suite }) => suite), signs: signing !== null };
  return unlocked;
}

/** Which of the reasons that a person can do something about; opening itself says only that it failed. */
function faultOf(task: WorkerTask): WorkerFault {
  if (task.task === 'unlock') return 'unlock-failed';
  return 'header' in task ? whyNot(task.header) : 'broken';
}

async function openListed({ header, list, marks }: SealedList): Promise<OpenedList> {
  try {
    const secret = await openSecret(header, reading);
    const content = await openList(secret, list);
    return { content, fault: null, ...(marks && { marks: await openedNotes(secret, marks) }) };
  } catch {
    return { content: null, fault: whyNot(header) };
  }
}

async function openedNotes(secret: MessageSecret, notes: WrittenNote[]): Promise<OpenedNote[]> {
  const contents = await openNotes(secret, notes);
  return notes.map(({ kind, author, number, at }, index) => ({
    kind,
    author,
    number,
    at,
    content: contents[index]!,
  }));
}

function whyNot(header: Header): WorkerFault {
  if (!header.recipients.some(({ key }) => unlocked.ids.includes(key))) return 'not-for-you';
  return isFor(header, reading) ? 'broken' : 'needs-xwing';
}
