/**
 * Opens what we seal with other people's HPKE, from FORMAT.md alone: the opening half imports nothing of ours.
 * @hpke/core does P-256 over WebCrypto; @hpke/hybridkem-x-wing is X-Wing in plain JavaScript.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextFor, drawMessageId } from '../../../widget/envelope/context.ts';
import type { AttachedFile } from '../../../widget/envelope/message-content.ts';
import type { MessageSecret } from '../../../widget/envelope/message-keys.ts';
import { openAnswer } from '../../../widget/envelope/open-answer.ts';
import { readersOf } from '../../../widget/envelope/readers.ts';
import { publicHalves, type ReadingKey } from '../../../widget/envelope/reading-key.ts';
import { drawRecoveryWords, readRecoveryWords, recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import { sealAnswer } from '../../../widget/envelope/seal-answer.ts';
import { sealFile } from '../../../widget/envelope/seal-file.ts';
import type { Envelope, Suite } from '../../../widget/envelope/wire.ts';
import { drawReceiptCode, receiptHash, receiptKey, replyBits } from '../../../widget/receipt/receipt-code.ts';
import { sampleFile } from '../../vectors/sample-file.ts';
import { content, list, type SampleSite, sampleSite } from './sample-site.ts';

const theirs = {
  p256: new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() }),
  xwing: new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() }),
};

const lengthPrefixed = (...texts: string[]) =>
  Buffer.concat(
    texts.flatMap((text) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(text));
      return [length, Buffer.from(text)];
    }),
  );

/** FORMAT.md section 8, step by step. */
async function openElsewhere(json: string, key: string, privateKey: CryptoKey) {
  const { format, suite, context, recipients, commit, list, body } = JSON.parse(json);
  const { site, form, definition, id, statement, statementHash } = context;
  const contextHash = createHash('sha256')
    .update(lengthPrefixed(format, suite, site, form, definition, id, `${statement}`, statementHash))
    .digest();
  const { enc, sealed } = recipients.find((each: { key: string }) => each.key === key);
  const hpke = await theirs[suite as Suite].createRecipientContext({
    recipientKey: privateKey,
    enc: bytes(enc),
    info: exact(lengthPrefixed('recipient', format, suite, key, contextHash.toString('base64url'))),
  });
  const secret = Buffer.from(await hpke.open(bytes(sealed)));
  const derive = (label: string) =>
    Buffer.from(hkdfSync('sha256', secret, contextHash, `privacyloket-1 ${label}`, 32));
  const open = (part: string, label: string) => {
    const sealedPart = Buffer.from(part, 'base64url');
    const cipher = createDecipheriv('aes-256-gcm', derive(label), Buffer.alloc(12));
    cipher.setAAD(Buffer.concat([Buffer.from(`privacyloket-1 ${label}`), contextHash]));
    cipher.setAuthTag(sealedPart.subarray(-16));
    const padded = Buffer.concat([cipher.update(sealedPart.subarray(0, -16)), cipher.final()]);
    const length = padded.readUInt32BE();
    expect(padded.subarray(4 + length).every((byte) => byte === 0)).toBe(true);
    return JSON.parse(padded.subarray(4, 4 + length).toString());
  };
  expect(commit).toBe(derive('commit').toString('base64url'));
  /** Section 9: the chunks of file number `file`, one behind the other. */
  const openFile = (file: number, sealedFile: Buffer, entry: { bytes: number; padded: number }) => {
    const mebibyte = 1_048_576;
    const plain: Buffer[] = [];
    const hashes: Buffer[] = [];
    for (let number = 0; number * mebibyte < entry.padded; number++) {
      const last = (number + 1) * mebibyte >= entry.padded;
      const chunk = sealedFile.subarray(
        number * (mebibyte + 16),
        last ? undefined : (number + 1) * (mebibyte + 16),
      );
      const iv = Buffer.alloc(12);
      iv.writeUInt32BE(number, 7);
      iv[11] = last ? 1 : 0;
      const cipher = createDecipheriv('aes-256-gcm', derive(`file/${file}`), iv);
      cipher.setAAD(Buffer.concat([Buffer.from(`privacyloket-1 file/${file}`), contextHash]));
      cipher.setAuthTag(chunk.subarray(-16));
      plain.push(cipher.update(chunk.subarray(0, -16)), cipher.final());
      hashes.push(createHash('sha256').update(chunk).digest());
    }
    const whole = Buffer.concat(plain);
    expect(whole.length).toBe(entry.padded);
    expect(whole.subarray(entry.bytes).every((byte) => byte === 0)).toBe(true);
    const hash = createHash('sha256').update(Buffer.concat(hashes)).digest('base64url');
    return { hash, content: whole.subarray(0, entry.bytes) };
  };
  return { list: open(list, 'list'), body: open(body, 'body'), openFile };
}

function exact(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}

function bytes(text: string): ArrayBuffer {
  return exact(Buffer.from(text, 'base64url'));
}

/** FORMAT.md section 10: what an answer is sealed with, from the code alone. */
function answerElsewhere(code: Uint8Array, site: string, id: string, number: number, salt: Buffer) {
  const reply = hkdfSync(
    'sha256',
    code,
    Buffer.alloc(0),
    lengthPrefixed('privacyloket reply v1', site, id),
    32,
  );
  const info = lengthPrefixed('privacyloket answer v1', site, id, `${number}`);
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(reply), salt, info, 32));
  const iv = Buffer.alloc(12);
  return {
    open(sealed: Buffer): unknown {
      const cipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(info).setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
      const length = padded.readUInt32BE();
      expect(padded.length).toBe(4096);
      expect(padded.subarray(4 + length).every((byte) => byte === 0)).toBe(true);
      return JSON.parse(padded.subarray(4, 4 + length).toString());
    },
    seal(text: string): Buffer {
      const padded = Buffer.alloc(4096);
      padded.writeUInt32BE(Buffer.byteLength(text));
      padded.write(text, 4);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(info);
      return Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
    },
  };
}

describe('an answer', () => {
  const site = 'rondom';
  const id = drawMessageId();
  const code = drawReceiptCode();
  const answer = { language: 'tr', text: 'Sizi arayacağız.\nWij bellen u.' };

  it('is asked for with a key from the code, of which the server keeps a hash', async () => {
    const key = Buffer.from(hkdfSync('sha256', code, Buffer.alloc(0), 'privacyloket receipt v1', 32));
    expect(await receiptKey(code)).toBe(key.toString('base64url'));
    expect(await receiptHash(code)).toBe(createHash('sha256').update(key).digest('base64url'));
  });

  it('of ours is opened by another implementation', async () => {
    const reply = await replyBits(code, { site, id });
    const { salt, sealed } = await sealAnswer(reply, { site, id, number: 2 }, answer);
    const theirs = answerElsewhere(code, site, id, 2, Buffer.from(salt, 'base64url'));
    expect(theirs.open(Buffer.from(sealed, 'base64url'))).toEqual(answer);
  });

  it('of another implementation is opened by ours, and by no other place or code', async () => {
    const salt = randomBytes(32);
    const sealed = answerElsewhere(code, site, id, 1, salt).seal(JSON.stringify(answer));
    const sent = { salt: salt.toString('base64url'), sealed: sealed.toString('base64url') };
    const reply = await replyBits(code, { site, id });
    expect(await openAnswer(reply, { site, id, number: 1 }, sent)).toEqual(answer);
    for (const place of [
      { site, id, number: 2 },
      { site: 'langdurig', id, number: 1 },
      { site, id: drawMessageId(), number: 1 },
    ])
      await expect(openAnswer(reply, place, sent)).rejects.toThrow('could not be opened');
    const other = await replyBits(drawReceiptCode(), { site, id });
    await expect(openAnswer(other, { site, id, number: 1 }, sent)).rejects.toThrow('could not be opened');
  });

  it.each([
    ['no answer', 'null'],
    ['a text', '"Hallo"'],
    ['a list', '[]'],
    ['no text', '{"language":"nl"}'],
    ['a number for a text', '{"language":"nl","text":5}'],
    ['a key too many', '{"language":"nl","text":"a","html":"<b>"}'],
    ['no JSON', 'Hallo'],
  ])('with %s inside is refused', async (_, inside) => {
    const salt = randomBytes(32);
    const sealed = answerElsewhere(code, site, id, 1, salt).seal(inside);
    const sent = { salt: salt.toString('base64url'), sealed: sealed.toString('base64url') };
    const reply = await replyBits(code, { site, id });
    await expect(openAnswer(reply, { site, id, number: 1 }, sent)).rejects.toThrow('could not be opened');
  });
});

describe('an envelope', () => {
  let site: SampleSite;
  beforeAll(async () => {
    site = await sampleSite();
  });

  async function sealedTo(
    key: ReadingKey,
    suite: Suite,
    attach?: (secret: MessageSecret) => Promise<AttachedFile[]>,
  ): Promise<Envelope> {
    const { p256 } = site.anna.reader.keys;
    const keys = suite === 'p256' ? publicHalves([key]) : { p256, xwing: { id: key.id, public: key.public } };
    const context = await contextFor(site.verified, 'aanmelding', drawMessageId());
    const others = readersOf(site.verified.statement, 'aanmelding');
    const readers = [...others, { person: 'els', keys, proven: '' }];
    return seal({ content, list, context, suite, readers, attach });
  }

  it.each(['p256', 'xwing'] as const)('for %s is opened by another implementation', async (suite) => {
    const pair = await theirs[suite].kem.generateKeyPair();
    const serialised = new Uint8Array(await theirs[suite].kem.serializePublicKey(pair.publicKey));
    const publicText = Buffer.from(serialised).toString('base64url');
    const id = createHash('sha256').update(serialised).digest('base64url');
    const key = { id, suite, public: publicText, pair: undefined as never };

    const opened = await openElsewhere(JSON.stringify(await sealedTo(key, suite)), id, pair.privateKey);
    expect(opened).toMatchObject({ list, body: content });
  });

  it('is opened with its files by another implementation', async () => {
    const pair = await theirs.p256.kem.generateKeyPair();
    const serialised = new Uint8Array(await theirs.p256.kem.serializePublicKey(pair.publicKey));
    const id = createHash('sha256').update(serialised).digest('base64url');
    const publicText = Buffer.from(serialised).toString('base64url');
    const key = { id, suite: 'p256' as const, public: publicText, pair: undefined as never };
    const lengths = [12, 1_100_000];
    const sealedFiles: Buffer[] = [];
    const envelope = await sealedTo(key, 'p256', async (secret) => {
      const entries: AttachedFile[] = [];
      for (const [file, length] of lengths.entries()) {
        const sealing = sealFile(secret, file, new Blob([sampleFile(length)]));
        const chunks: Uint8Array[] = [];
        let next = await sealing.next();
        for (; !next.done; next = await sealing.next()) chunks.push(next.value.sealed);
        sealedFiles.push(Buffer.concat(chunks));
        entries.push({ field: 'brief', name: `brief ${file}.pdf`, type: 'pdf', ...next.value });
      }
      return entries;
    });

    const { body, openFile } = await openElsewhere(JSON.stringify(envelope), id, pair.privateKey);
    expect(body.files.map(({ name }: AttachedFile) => name)).toEqual(['brief 0.pdf', 'brief 1.pdf']);
    for (const [file, length] of lengths.entries()) {
      const { hash, content: found } = openFile(file, sealedFiles[file]!, body.files[file]);
      expect(hash).toBe(body.files[file].hash);
      expect(found.equals(sampleFile(length))).toBe(true);
    }
  });

  it.each(['p256', 'xwing'] as const)(
    'for %s is opened by another implementation with nothing but the recovery sheet',
    async (suite) => {
      const words = await drawRecoveryWords();
      const seed = await readRecoveryWords(words.join(' '));
      const ours = (await recoveryKeys(seed, 'rondom')).reading.find((key) => key.suite === suite)!;
      const envelope = await sealedTo(ours, suite);

      // FORMAT.md section 7, without our code.
      const letters = { c: 'bdfghjklmnprstvz', v: 'aiou' };
      const sheet = Buffer.concat(
        words.slice(0, 11).map((word) => {
          const [a, b, c, d, e] = [...word].map((letter, at) =>
            (at % 2 ? letters.v : letters.c).indexOf(letter),
          );
          const word16 = Buffer.alloc(2);
          word16.writeUInt16BE((((a! * 4 + b!) * 16 + c!) * 4 + d!) * 16 + e!);
          return word16;
        }),
      );
      const info = lengthPrefixed('privacyloket-recovery-1', suite, 'rondom');
      const derived = hkdfSync('sha256', sheet, Buffer.alloc(0), info, 32);
      const { kem } = theirs[suite];
      const privateKey =
        suite === 'xwing'
          ? await kem.deserializePrivateKey(derived)
          : (await kem.deriveKeyPair(derived)).privateKey;
      const opened = await openElsewhere(JSON.stringify(envelope), ours.id, privateKey);
      expect(opened).toMatchObject({ list, body: content });
    },
  );
});
