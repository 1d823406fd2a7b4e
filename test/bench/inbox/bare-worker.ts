/** A worker that only opens by HPKE: what no inbox can do without. Batches as the inbox's own workers get them. */
import { fromBase64url } from '../../../widget/envelope/base64url.ts';
import { cipherSuite } from '../../../widget/envelope/hpke-suites.ts';
import type { Suite } from '../../../widget/envelope/wire.ts';

interface Task {
  suite: Suite;
  messages: number;
  batch: number;
}

addEventListener('message', async ({ data: { suite, messages, batch } }: MessageEvent<Task>) => {
  const hpke = cipherSuite(suite);
  const pair = await hpke.GenerateKeyPair(false);
  const info = new Uint8Array(160);
  const sealed = await hpke.Seal(pair.publicKey, new Uint8Array(32), { info });
  // As they come in from the network: as text.
  const text = (bytes: Uint8Array) =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const [enc, ciphertext] = [text(sealed.encapsulatedSecret), text(sealed.ciphertext)];
  const open = () => hpke.Open(pair, fromBase64url(enc), fromBase64url(ciphertext), { info });
  await Promise.all(Array.from({ length: batch }, open));
  postMessage('ready');
  await new Promise((go) => addEventListener('message', go, { once: true }));
  let next = 0;
  const work = async () => {
    while (next < messages) {
      next += batch;
      await Promise.all(Array.from({ length: batch }, open));
    }
  };
  await Promise.all([work(), work()]);
  postMessage('done');
});
