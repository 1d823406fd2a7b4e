/**
 * Wrote the frozen examples of answers, once: `node test/vectors/make-answer-vectors.ts`. They belong to the message of
 * envelope-p256.json. To run it again is to change the format: answers that wait now would no longer open.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { sealAnswer } from '../../widget/envelope/seal-answer.ts';
import { receiptHash, receiptKey, receiptText, replyBits } from '../../widget/receipt/receipt-code.ts';

const here = (name: string) => new URL(`${name}.json`, import.meta.url);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const counting = (from: number, length: number) => Uint8Array.from({ length }, (_, at) => (from + at) & 255);

const { site, id } = JSON.parse(readFileSync(here('envelope-p256'), 'utf8')).envelope.context;
const code = counting(7, 16);
const reply = await replyBits(code, { site, id });

const contents = [
  { language: 'nl', text: 'Wij bellen u dinsdag.' },
  { language: 'ar', text: 'سنتصل بك مع مترجم.\nTot dinsdag.' },
  // Two bytes a letter: longer than the floor of 4,096.
  { language: 'uk', text: 'ї'.repeat(3000) },
];
const answers = [];
for (const [place, content] of contents.entries()) {
  const number = place + 1;
  const salt = counting(40 * number, 32);
  Object.defineProperty(crypto, 'getRandomValues', {
    configurable: true,
    value: (into: Uint8Array) => {
      into.set(salt);
      return into;
    },
  });
  const { sealed } = await sealAnswer(reply, { site, id, number }, content);
  const bytes = new Uint8Array(Buffer.from(sealed, 'base64url'));
  answers.push({
    number,
    content,
    salt: Buffer.from(salt).toString('base64url'),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    // The long one is known by its hash.
    ...(number < 3 && { sealed }),
  });
}
const receipt = { text: receiptText(code), key: await receiptKey(code), hash: await receiptHash(code) };
writeFileSync(
  here('answers'),
  `${JSON.stringify({ site, id, code: hex(code), receipt, reply, answers }, null, 2)}\n`,
);
