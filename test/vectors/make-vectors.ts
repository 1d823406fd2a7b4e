/**
 * Wrote the frozen examples in this folder, once: `node test/vectors/make-vectors.ts`.
 * To run it again is to change the format: messages that are kept now would no longer be those of the examples.
 * Randomness is injected here and in the test that reads the examples, nowhere else.
 */
import { writeFileSync } from 'node:fs';
import { contextBytes, contextFor, contextHash } from '../../widget/envelope/context.ts';
import { cipherSuite } from '../../widget/envelope/hpke-suites.ts';
import { bodyContent, listContent } from '../../widget/envelope/message-content.ts';
import { bodySize, pad } from '../../widget/envelope/padding.ts';
import { readersOf } from '../../widget/envelope/readers.ts';
import { readingKey } from '../../widget/envelope/reading-key.ts';
import { drawRecoveryWords, readRecoveryWords, recoveryKeys } from '../../widget/envelope/recovery.ts';
import { seal } from '../../widget/envelope/seal.ts';
import { signStatement } from '../../widget/envelope/sign-statement.ts';
import { signingAlgorithm, signingKey } from '../../widget/envelope/signing-key.ts';
import { wordsOf } from '../../widget/envelope/spoken-words.ts';
import { unlockKeys } from '../../widget/envelope/unlock-key.ts';
import { verifyStatement } from '../../widget/envelope/verify-statement.ts';
import { listBytes, paddedLength, referenceOf } from '../../widget/envelope/wire.ts';
import { publicKeysOf, wrapKey, wrappedFormat } from '../../widget/envelope/wrapped-keys.ts';
import { content, definition, list, now, settings } from '../widget/envelope/sample-site.ts';

const counting = (from: number, length: number) => Uint8Array.from({ length }, (_, at) => (from + at) & 255);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const write = (name: string, what: object) =>
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify(what, null, 2)}\n`);

const site = 'rondom';

// The sheet of paper, and the words in general.
const samples = ['0000', 'ffff', '7f000001', '3f54dcc1'];
const sheetWords = await withRandom(counting(1, 22), drawRecoveryWords);
const seed = await readRecoveryWords(sheetWords.join(' '));
const sheet = await recoveryKeys(seed, site);
write('words', {
  words: samples.map((bytes) => ({ bytes, words: wordsOf(Buffer.from(bytes, 'hex')) })),
  recovery: {
    site,
    words: sheetWords,
    seed: hex(seed),
    public: sheet.public,
    spareRoot: sheet.signing.fingerprint,
  },
});

// Anna's keys under her passphrase. The private keys stand here in plain sight: they are examples.
const passphrase = wordsOf(counting(100, 14)).join('-');
const unlock = { salt: base64url(counting(0, 16)), iterations: 600_000 };
const { kek, signInKey } = await unlockKeys(passphrase, unlock, { site });
const rootPair = await crypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
const root = await signingKey(rootPair.privateKey, rootPair.publicKey);
const owner = { site, person: 'anna', root: root.fingerprint };
const privateKeys: Record<string, string> = {};
const wrappedKeys = [];
for (const suite of ['p256', 'xwing'] as const) {
  const pair = await cipherSuite(suite).GenerateKeyPair(true);
  privateKeys[suite] = hex(await cipherSuite(suite).SerializePrivateKey(pair.privateKey));
  const publicKey = Buffer.from((await readingKey(suite, pair)).public, 'base64url');
  wrappedKeys.push(
    await wrapKey(kek, owner, {
      use: suite,
      privateKey: pair.privateKey as CryptoKey,
      publicKey: new Uint8Array(publicKey),
    }),
  );
}
const rootPoint = new Uint8Array(Buffer.from(root.public, 'base64url'));
wrappedKeys.push(
  await wrapKey(kek, owner, { use: 'root', privateKey: rootPair.privateKey, publicKey: rootPoint }),
);
const wrapped = { format: wrappedFormat, ...owner, keys: wrappedKeys };
write('keys', { passphrase, unlock, signInKey, wrapped, privateKeys });

// The statement that names them both.
const proven = new Date(now).toISOString();
const readers = [
  { person: 'anna', keys: publicKeysOf(wrapped), proven },
  { person: 'recovery', keys: sheet.public, proven },
];
const forms = { aanmelding: { readers: ['anna', 'recovery'], definition } };
const spareRoot = sheet.signing.fingerprint;
const signed = await signStatement({ site, version: 7, spareRoot, readers, forms, settings }, root, { now });
const expected = { site, pins: [root.fingerprint, spareRoot], minimumVersion: 7, now };
const verified = await verifyStatement(signed, expected);
write('statement', { signed, expected, hash: verified.hash });

// One message, sealed in both suites from the same secret.
const secret = counting(200, 32);
const id = base64url(counting(50, 16));
const context = await contextFor(verified, 'aanmelding', id);
for (const suite of ['p256', 'xwing'] as const) {
  const to = readersOf(verified.statement, 'aanmelding');
  const envelope = await withRandom(secret, () => seal({ content, list, context, suite, readers: to }));
  const body = bodyContent(content);
  write(`envelope-${suite}`, {
    content,
    list,
    contextBytes: hex(contextBytes(context, suite)),
    contextHash: hex(await contextHash(context, suite)),
    secret: hex(secret),
    paddedList: hex(pad(listContent(list), listBytes)),
    bodyContent: hex(body),
    bodySize: bodySize(body.length),
    reference: referenceOf(id),
    envelope,
  });
}

const lengths = [
  0, 1, 4095, 4096, 4097, 4352, 4353, 5000, 8192, 8193, 10_000, 65_536, 65_537, 100_000, 262_144,
];
write('padding', { padded: lengths.map((length) => ({ length, padded: paddedLength(length) })) });

/** Lets the work draw these bytes. HPKE draws its own key pairs elsewhere: `enc` and `sealed` stay random. */
async function withRandom<T>(fixed: Uint8Array, work: () => Promise<T>): Promise<T> {
  const draw = crypto.getRandomValues;
  crypto.getRandomValues = ((bytes: Uint8Array) => {
    bytes.set(fixed);
    return bytes;
  }) as typeof crypto.getRandomValues;
  try {
    return await work();
  } finally {
    crypto.getRandomValues = draw;
  }
}
