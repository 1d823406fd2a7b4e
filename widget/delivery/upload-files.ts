/**
 * Brings the files of a message to the server, sealed chunk by chunk: a ticket first, then a few chunks at a time.
 * What fails is that one chunk, which is sent again until it arrives, the visitor stops, or the server says no.
 * No chunk is stored in this browser: its page must stay open. Fetched when a message with files is sent.
 */
import type { UploadRequest, UploadTicket } from '../../server/submissions/intake-api.ts';
import { paddedFile, sumOf } from '../envelope/file-sizes.ts';
import type { FileType } from '../envelope/file-types.ts';
import type { AttachedFile } from '../envelope/message-content.ts';
import type { MessageSecret } from '../envelope/message-keys.ts';
import { SealRefused } from '../envelope/seal.ts';
import { free, type SealedChunk, type SealedSizes, sealFile } from '../envelope/seal-file.ts';
import { call, codeOf, type Reply } from './call.ts';
import { pause, wake } from './pause.ts';
import { routeOf, type Where } from './where.ts';

/** One file to bring along. */
export interface Outgoing {
  /** Id of the question. */
  field: string;
  name: string;
  type: FileType;
  content: Blob;
}

export interface UploadEffects {
  where: Where;
  /** Aborted: the visitor stops. Everything that was brought is taken back. */
  stop: AbortSignal;
  /** How far it is, in padded bytes that the server has; `waits` while there is no connection. */
  progress(sent: number, waits: boolean): void;
  fetch?: typeof fetch;
  pause?: typeof pause;
}

export interface Uploaded {
  files: AttachedFile[];
  /** Goes with the message. */
  ticket: string;
}

/** Enough to seal one while others are on their way; more would only share the same line. */
const atOnce = 3;
/** Two begin, and the third joins on a line that is fast: on a slow one the server would give up what takes a minute. */
const fastMs = 5_000;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** For a mebibyte: a slow line has time for it, a dead one is noticed. */
const timeoutMs = 120_000;

/** Bytes that `progress` counts to. */
export function totalOf(files: readonly Outgoing[]): number {
  return sumOf(files.map(({ content }) => paddedFile(content.size)));
}

/**
 * Seals and brings all of them. Throws `SealRefused`: `cancelled`, `storage-full`, `file-gone` (it changed, or can't be
 * read any more), `files-lost` (the ticket has ended), or `other`.
 */
export async function uploadFiles(
  secret: MessageSecret,
  { form, id, files }: Omit<UploadRequest, 'files'> & { files: readonly Outgoing[] },
  effects: UploadEffects,
): Promise<Uploaded> {
  const address = routeOf(effects.where, 'uploads');
  const request: UploadRequest = { form, id, files: files.map(({ content }) => paddedFile(content.size)) };
  let sent = 0;
  let waiting = 0;
  const waits = (more: 1 | -1) => {
    waiting += more;
    effects.progress(sent, waiting > 0);
  };
  const asked = await insist(() => call(address, JSON.stringify(request)), effects, waits);
  const { ticket } = asked.body as UploadTicket;
  const sizes: SealedSizes[] = [];
  const chunks = sealAll(secret, files, sizes);
  const failed = new AbortController();
  const line = { ...effects, stop: anyOf(effects.stop, failed.signal) };
  let fault: unknown;
  async function bring(): Promise<void> {
    try {
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
        const { file, number, sealed } = next.value;
        const headers = { 'upload-ticket': ticket, 'upload-part': `${file}/${number}` };
        const begun = Date.now();
        // The same bytes at every try: a chunk is sealed once. A Blob: of bytes Chromium keeps a copy for each fetch.
        const body = new Blob([sealed]);
        free(sealed.buffer);
        await insist(() => put(address, { headers, body }, line), line, waits);
        sent += body.size;
        effects.progress(sent, waiting > 0);
        if (bringing.length < atOnce && Date.now() - begun < fastMs) bringing.push(bring());
      }
    } catch (cause) {
      fault ??= cause;
      failed.abort();
      // Whoever waits for a better moment need not any more.
      wake();
    }
  }
  const bringing: Promise<void>[] = [];
  bringing.push(bring(), bring());
  // Another one may have joined meanwhile.
  await Promise.all(bringing);
  await Promise.all(bringing);
  if (fault) {
    takeBack(address, ticket, effects);
    throw fault instanceof SealRefused ? fault : new SealRefused('file-gone');
  }
  return { ticket, files: files.map(({ field, name, type }, at) => ({ field, name, type, ...sizes[at]! })) };
}

/** All chunks of all files, one after the other. */
async function* sealAll(
  secret: MessageSecret,
  files: readonly Outgoing[],
  sizes: SealedSizes[],
): AsyncGenerator<SealedChunk & { file: number }, void> {
  for (const [file, { content }] of files.entries()) {
    const sealing = sealFile(secret, file, content);
    let next = await sealing.next();
    for (; !next.done; next = await sealing.next()) yield { ...next.value, file };
    sizes[file] = next.value;
  }
}

/**
 * Asks until there is an answer that settles it. No connection, or a server that is busy, settles nothing;
 * `waits` hears 1 when a pause begins and -1 when it ends.
 */
async function insist(
  ask: () => Promise<Reply | null>,
  { stop, pause: wait = pause }: UploadEffects,
  waits: (more: 1 | -1) => void,
): Promise<Reply> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    if (stop.aborted) throw new SealRefused('cancelled');
    const reply = await ask();
    if (reply && reply.status < 300) return reply;
    if (stop.aborted) throw new SealRefused('cancelled');
    if (reply) {
      const { status } = reply;
      const code = codeOf(reply);
      if (status === 507) throw new SealRefused('storage-full');
      if (code === 'unknown-upload') throw new SealRefused('files-lost');
      if (status < 500 && status !== 408 && status !== 429) throw new SealRefused('other');
    }
    waits(1);
    await wait(reply?.retryAfterMs ?? pauseMs, Boolean(reply?.retryAfterMs));
    waits(-1);
  }
}

/** One chunk; null where no answer came. */
async function put(
  address: string,
  { headers, body }: { headers: Record<string, string>; body: Blob },
  { stop, fetch: ask = fetch }: UploadEffects,
): Promise<Reply | null> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  try {
    const answer = await ask(address, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: anyOf(stop, late.signal),
    });
    const seconds = Number.parseInt(answer.headers.get('retry-after') ?? '', 10);
    return {
      status: answer.status,
      body: await answer.json().catch(() => null),
      retryAfterMs: seconds >= 0 ? seconds * 1000 : null,
    };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** What the server has already need not wait for its time to run out. Where this does not arrive, it does. */
function takeBack(address: string, ticket: string, { fetch: ask = fetch }: UploadEffects): void {
  ask(address, {
    method: 'DELETE',
    headers: { 'upload-ticket': ticket },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => {});
}

/** Aborts with the first of two; `AbortSignal.any` came with Chromium 116 and Safari 17.4. */
function anyOf(one: AbortSignal, other: AbortSignal): AbortSignal {
  const both = new AbortController();
  for (const each of [one, other]) {
    if (each.aborted) both.abort();
    each.addEventListener('abort', () => both.abort(), { signal: both.signal });
  }
  return both.signal;
}
