/**
 * Wrote the frozen examples of files, once: `node test/vectors/make-file-vectors.ts`. They belong to the message of
 * envelope-p256.json: its secret and its context. To run it again is to change the format.
 */
import { createHash, hkdfSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { chunkCipher } from '../../widget/envelope/file-stream.ts';
import { messageSecret } from '../../widget/envelope/message-keys.ts';
import { sealFile } from '../../widget/envelope/seal-file.ts';
import { sampleFile } from './sample-file.ts';

const here = (name: string) => new URL(`${name}.json`, import.meta.url);
const hex = (bytes: Uint8Array | ArrayBuffer) => Buffer.from(bytes as ArrayBuffer).toString('hex');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const { secret, contextHash } = JSON.parse(readFileSync(here('envelope-p256'), 'utf8'));
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const opened = await messageSecret(bytes(secret), bytes(contextHash));

const files = [];
// The last two: padded to exactly one full chunk, and to more than two.
for (const [file, length] of [5, 65_536, 1_100_000, 1_048_576, 2_100_000].entries()) {
  const sealing = sealFile(opened, file, new Blob([sampleFile(length)]));
  const chunks = [];
  let next = await sealing.next();
  for (; !next.done; next = await sealing.next()) {
    const { number, sealed } = next.value;
    const last = false;
    chunks.push({
      number,
      iv: hex(chunkCipher(opened, file, { number, last }).iv as Uint8Array),
      bytes: sealed.length,
      sha256: sha256(sealed),
      tag: hex(sealed.slice(-16)),
    });
  }
  const end = chunks.at(-1)!;
  end.iv = hex(chunkCipher(opened, file, { number: end.number, last: true }).iv as Uint8Array);
  files.push({
    file,
    key: hex(hkdfSync('sha256', bytes(secret), bytes(contextHash), `privacyloket-1 file/${file}`, 32)),
    ...next.value,
    sealed: chunks,
  });
}
writeFileSync(here('files'), `${JSON.stringify({ secret, contextHash, files }, null, 2)}\n`);
