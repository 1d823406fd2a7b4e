/** The page of the file figures: our upload of a file, and the same chunks by bare WebCrypto and bare `fetch`. */
import { uploadFiles } from '../../../widget/delivery/upload-files.ts';
import { chunksIn, paddedFile } from '../../../widget/envelope/file-sizes.ts';
import { messageSecret } from '../../../widget/envelope/message-keys.ts';
import { chunkBytes } from '../../../widget/envelope/wire.ts';

/** Address of the loket's origin, and how many chunks are on their way at once. */
interface Order {
  loket: string;
  atOnce: number;
}

export interface Taken {
  ms: number;
  ticket: string;
}

const chosen = () => document.querySelector('input')!.files![0]!;
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const newId = () => random(16).toBase64({ alphabet: 'base64url', omitPadding: true });

async function ours({ loket }: Order): Promise<Taken> {
  const secret = await messageSecret(random(32), random(32));
  const files = [{ field: 'besluit', name: 'besluit.pdf', type: 'pdf' as const, content: chosen() }];
  const where = { site: 'rondom', loket, key: [], version: 1, language: 'nl' as const };
  const begin = performance.now();
  const { ticket } = await uploadFiles(
    secret,
    { form: 'aanmelding', id: newId(), files },
    { where, stop: new AbortController().signal, progress: () => {} },
  );
  return { ms: performance.now() - begin, ticket };
}

/** As little as can be done: read, encrypt, send; no hash, no padding of its own, no second try. */
async function bare({ loket, atOnce }: Order): Promise<Taken> {
  const file = chosen();
  const padded = paddedFile(file.size);
  const address = `${loket}/s/rondom/uploads`;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const begin = performance.now();
  const asked = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ form: 'aanmelding', id: newId(), files: [padded] }),
  });
  if (!asked.ok) throw new Error(String(asked.status));
  const { ticket } = await asked.json();
  let number = 0;
  async function send(): Promise<void> {
    while (number < chunksIn(padded)) {
      const mine = number++;
      const from = mine * chunkBytes;
      const length = Math.min(chunkBytes, padded - from);
      const read = await file.slice(from, from + length).arrayBuffer();
      const plain = read.byteLength === length ? read : read.transfer(length);
      const iv = new Uint8Array(12);
      new DataView(iv.buffer).setUint32(7, mine);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
      const answer = await fetch(address, {
        method: 'PUT',
        headers: {
          'content-type': 'application/octet-stream',
          'upload-ticket': ticket,
          'upload-part': `0/${mine}`,
        },
        body: new Blob([sealed]),
      });
      if (!answer.ok) throw new Error(String(answer.status));
    }
  }
  await Promise.all(Array.from({ length: atOnce }, send));
  return { ms: performance.now() - begin, ticket };
}

/** Takes back what was brought, outside of the time that is measured. */
async function takeBack({ loket }: Order, ticket: string): Promise<void> {
  await fetch(`${loket}/s/rondom/uploads`, { method: 'DELETE', headers: { 'upload-ticket': ticket } });
}

Object.assign(globalThis, { ours, bare, takeBack });
