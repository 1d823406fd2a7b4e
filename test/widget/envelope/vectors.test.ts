/** The frozen examples of test/vectors: what was kept, signed or printed once must be read for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { contextBytes, contextHash } from '../../../widget/envelope/context.ts';
import { chunkCipher } from '../../../widget/envelope/file-stream.ts';
import { cipherSuite } from '../../../widget/envelope/hpke-suites.ts';
import { bodyContent, listContent } from '../../../widget/envelope/message-content.ts';
import { messageSecret } from '../../../widget/envelope/message-keys.ts';
import { openBody, openList, openSecret } from '../../../widget/envelope/open.ts';
import { openAnswer } from '../../../widget/envelope/open-answer.ts';
import { OpenFailed } from '../../../widget/envelope/open-failed.ts';
import { bodySize, pad } from '../../../widget/envelope/padding.ts';
import { EnvelopeRefused, parseEnvelope } from '../../../widget/envelope/parse-envelope.ts';
import { readersOf } from '../../../widget/envelope/readers.ts';
import type { ReadingKey } from '../../../widget/envelope/reading-key.ts';
import { drawRecoveryWords, readRecoveryWords, recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import { type AnswerContent, sealAnswer } from '../../../widget/envelope/seal-answer.ts';
import { type SealedSizes, sealFile } from '../../../widget/envelope/seal-file.ts';
import { bytesOf, wordsOf } from '../../../widget/envelope/spoken-words.ts';
import { type UnlockKeys, unlockKeys } from '../../../widget/envelope/unlock-key.ts';
import { verifyStatement } from '../../../widget/envelope/verify-statement.ts';
import { listBytes, paddedLength, referenceOf, type Suite } from '../../../widget/envelope/wire.ts';
import { unwrapReadingKeys, unwrapSigningKey } from '../../../widget/envelope/wrapped-keys.ts';
import { receiptHash, receiptKey, receiptText, replyBits } from '../../../widget/receipt/receipt-code.ts';
import { sampleFile } from '../../vectors/sample-file.ts';

interface FrozenFile extends SealedSizes {
  file: number;
  sealed: { iv: string; sha256: string; tag: string }[];
}

interface FrozenAnswer {
  number: number;
  content: AnswerContent;
  salt: string;
  bytes: number;
  sha256: string;
  /** Absent for a long one. */
  sealed?: string;
}

const vector = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), 'utf8'));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

const { words, recovery } = vector('words');
const keys = vector('keys');
const statement = vector('statement');

/** Lets the code under test draw these bytes. */
function drawing(fixed: Uint8Array): void {
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
    (into as unknown as Uint8Array).set(fixed);
    return into;
  });
}
afterEach(() => {
  vi.restoreAllMocks();
});

/** From the private key as it stands in the example. */
async function annasKey(suite: Suite): Promise<ReadingKey> {
  const { id, public: publicText } = keys.wrapped.keys.find((key: { use: string }) => key.use === suite);
  const hpke = cipherSuite(suite);
  const privateKey = await hpke.DeserializePrivateKey(bytes(keys.privateKeys[suite]), false);
  const publicKey = await hpke.DeserializePublicKey(Buffer.from(publicText, 'base64url'));
  return { id, suite, public: publicText, pair: { privateKey, publicKey } };
}

/** A merge patch (RFC 7396): what is null goes, objects are merged, all else takes its place. */
function patched(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const result = { ...(target as Record<string, unknown>) };
  for (const [key, value] of Object.entries(patch))
    if (value === null) delete result[key];
    else result[key] = patched(result[key], value);
  return result;
}

describe('words', () => {
  it.each<{ bytes: string; words: string[] }>(words)('for $bytes are $words', ({ bytes: sample, words }) => {
    expect(wordsOf(bytes(sample))).toEqual(words);
    expect(hex(bytesOf(words))).toBe(sample);
  });

  it('of a recovery sheet come from its seed', async () => {
    drawing(bytes(recovery.seed));
    expect(await drawRecoveryWords()).toEqual(recovery.words);
  });

  it('of a recovery sheet give its keys', async () => {
    const seed = await readRecoveryWords(recovery.words.join(' '));
    const sheet = await recoveryKeys(seed, recovery.site);
    expect(hex(seed)).toBe(recovery.seed);
    expect(sheet.public).toEqual(recovery.public);
    expect(sheet.signing.fingerprint).toBe(recovery.spareRoot);
  });
});

describe('padding', () => {
  it.each<{ length: number; padded: number }>(vector('padding').padded)(
    'of $length bytes is $padded',
    ({ length, padded }) => {
      expect(paddedLength(length)).toBe(padded);
    },
  );
});

describe('a statement', () => {
  it('is accepted by its signature, and has its hash', async () => {
    const { hash } = await verifyStatement(statement.signed, statement.expected);
    expect(hash).toBe(statement.hash);
  });
});

describe("a person's keys", () => {
  let unlocked: UnlockKeys;
  beforeAll(async () => {
    unlocked = await unlockKeys(keys.passphrase, keys.unlock, { site: keys.wrapped.site });
  });

  it('come from the passphrase, and so does what signs in', async () => {
    const reading = await unwrapReadingKeys(unlocked.kek, keys.wrapped);
    expect(unlocked.signInKey).toBe(keys.signInKey);
    expect(reading.map(({ id }) => id)).toEqual(
      keys.wrapped.keys.slice(0, 2).map(({ id }: ReadingKey) => id),
    );
  });

  it('sign as the root of the site', async () => {
    const signing = await unwrapSigningKey(unlocked.kek, keys.wrapped);
    expect(signing!.fingerprint).toBe(statement.expected.pins[0]);
  });
});

describe.each(['p256', 'xwing'] as const)('an envelope of %s', (suite) => {
  const frozen = vector(`envelope-${suite}`);
  const envelope = parseEnvelope(frozen.envelope);
  const { list, body, ...header } = envelope;

  it('is bound to the bytes of its context', async () => {
    expect(hex(contextBytes(envelope.context, suite))).toBe(frozen.contextBytes);
    expect(hex(await contextHash(envelope.context, suite))).toBe(frozen.contextHash);
  });

  it('holds its content in these bytes', () => {
    expect(hex(pad(listContent(frozen.list), listBytes))).toBe(frozen.paddedList);
    expect(hex(bodyContent(frozen.content))).toBe(frozen.bodyContent);
    expect(bodySize(frozen.bodyContent.length / 2)).toBe(frozen.bodySize);
  });

  it('has its reference', () => {
    expect(referenceOf(envelope.context.id)).toBe(frozen.reference);
  });

  it("is opened by a person's key", async () => {
    const secret = await openSecret(header, [await annasKey(suite)]);
    expect(await openList(secret, list)).toEqual(frozen.list);
    expect(await openBody(secret, body)).toEqual(frozen.content);
  });

  it('is opened by the recovery sheet', async () => {
    const sheet = await recoveryKeys(bytes(recovery.seed), recovery.site);
    expect(await openBody(await openSecret(header, sheet.reading), body)).toEqual(frozen.content);
  });

  it('is sealed again to the same bytes from the same secret', async () => {
    const verified = await verifyStatement(statement.signed, statement.expected);
    const readers = readersOf(verified.statement, envelope.context.form);
    drawing(bytes(frozen.secret));
    const { content, list } = frozen;
    const again = await seal({ content, list, context: envelope.context, suite, readers });
    const withoutHpke = (each: typeof envelope) => ({
      ...each,
      recipients: each.recipients.map(({ key }) => key),
    });
    expect(withoutHpke(again)).toEqual(withoutHpke(envelope));
  });
});

describe('an envelope with something wrong', () => {
  const { of, refused } = vector('refused');
  const sound = vector(of).envelope;

  it.each<{ why: string; when: 'read' | 'opened'; patch: object }>(refused)(
    'is refused when it is $when: $why',
    async ({ when, patch }) => {
      const json = patched(sound, patch);
      if (when === 'read') {
        expect(() => parseEnvelope(json)).toThrow(EnvelopeRefused);
        return;
      }
      const { list: _, body, ...header } = parseEnvelope(json);
      const opening = openSecret(header, [await annasKey('p256')]).then((secret) => openBody(secret, body));
      await expect(opening).rejects.toThrow(OpenFailed);
    },
  );
});

describe('files', () => {
  const frozen = vector('files');
  const sha256 = (part: Uint8Array) => createHash('sha256').update(part).digest('hex');

  it.each<FrozenFile>(frozen.files)('of $bytes bytes are sealed to the same chunks', async (each) => {
    const secret = await messageSecret(bytes(frozen.secret), bytes(frozen.contextHash));
    const sealing = sealFile(secret, each.file, new Blob([sampleFile(each.bytes)]));
    const sealed: Uint8Array<ArrayBuffer>[] = [];
    let next = await sealing.next();
    for (; !next.done; next = await sealing.next()) sealed.push(next.value.sealed);
    const { bytes: length, padded, chunks, hash } = each;
    expect(next.value).toEqual({ bytes: length, padded, chunks, hash });
    expect(sealed.map(sha256)).toEqual(each.sealed.map((chunk) => chunk.sha256));
    expect(sealed.map((chunk) => hex(chunk.slice(-16)))).toEqual(each.sealed.map(({ tag }) => tag));
    each.sealed.forEach(({ iv }, number) => {
      const last = number === chunks - 1;
      expect(hex(chunkCipher(secret, each.file, { number, last }).iv as Uint8Array)).toBe(iv);
    });
  });
});

describe('an answer', () => {
  const { site, id, code, receipt, reply, answers } = vector('answers');

  it('has its receipt and its reply bits from the code', async () => {
    expect(receiptText(bytes(code))).toBe(receipt.text);
    expect(await receiptKey(bytes(code))).toBe(receipt.key);
    expect(await receiptHash(bytes(code))).toBe(receipt.hash);
    expect(await replyBits(bytes(code), { site, id })).toBe(reply);
  });

  it.each<FrozenAnswer>(answers)(
    'with number $number is sealed to the same bytes, and opened',
    async (each) => {
      const { number, content, salt, sha256, sealed } = each;
      const place = { site, id, number };
      drawing(new Uint8Array(Buffer.from(salt, 'base64url')));
      const again = await sealAnswer(reply, place, content);
      const whole = Buffer.from(again.sealed, 'base64url');
      expect(again.salt).toBe(salt);
      expect(whole.length).toBe(each.bytes);
      expect(createHash('sha256').update(whole).digest('hex')).toBe(sha256);
      expect(await openAnswer(reply, place, { salt, sealed: sealed ?? again.sealed })).toEqual(content);
    },
  );
});
