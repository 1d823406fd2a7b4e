/** The receipt code: drawn, written down, read back with people's habits, and turned into what is posted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReceiptCode } from '../../../widget/receipt/read-receipt-code.ts';
import {
  drawReceiptCode,
  receiptHash,
  receiptKey,
  receiptText,
} from '../../../widget/receipt/receipt-code.ts';

const bytes = Uint8Array.from({ length: 16 }, (_, place) => place * 16 + 1);
const text = receiptText(bytes);

describe('receiptText', () => {
  it('is seven groups of four, without letters that are misread', () => {
    expect(receiptText(drawReceiptCode())).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('stays the same for the same code', () => {
    expect(text).toBe('048J-2CA1-A5GQ-30CH-M6RW-3MF1-Y6EW');
  });

  it('reads back as the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (code) => {
        expect(parseReceiptCode(receiptText(code))).toEqual(code);
      }),
    );
  });
});

describe('parseReceiptCode', () => {
  it.each([
    ['lower case', text.toLowerCase()],
    ['spaces for dashes', text.replaceAll('-', ' ')],
    ['no dashes', text.replaceAll('-', '')],
    ['O for 0', text.replaceAll('0', 'O')],
    ['I for 1', text.replaceAll('1', 'I')],
    ['l for 1', text.replaceAll('1', 'l')],
    ['a # and spaces around it', ` #${text} `],
  ])('forgives %s', (_, typed) => {
    expect(parseReceiptCode(typed)).toEqual(bytes);
  });

  it('notices every single wrong character', () => {
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const plain = text.replaceAll('-', '');
    for (let place = 0; place < plain.length; place++)
      for (const letter of letters) {
        if (letter === plain[place]) continue;
        const wrong = plain.slice(0, place) + letter + plain.slice(place + 1);
        expect(parseReceiptCode(wrong), wrong).toBe(null);
      }
  });

  it('notices two neighbours that changed places', () => {
    const plain = text.replaceAll('-', '');
    for (let place = 0; place < plain.length - 1; place++) {
      if (plain[place] === plain[place + 1]) continue;
      const wrong = plain.slice(0, place) + plain[place + 1] + plain[place] + plain.slice(place + 2);
      expect(parseReceiptCode(wrong), wrong).toBe(null);
    }
  });

  it.each(['', 'K7QM-3XPA', `${text}0`, text.slice(1), text.replace('2', 'U')])('refuses "%s"', (typed) => {
    expect(parseReceiptCode(typed)).toBe(null);
  });
});

describe('receiptKey and receiptHash', () => {
  it('are 32 bytes of base64url that say nothing about each other, and never change', async () => {
    const [key, hash] = [await receiptKey(bytes), await receiptHash(bytes)];
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(key).not.toBe(hash);
    const again = new Uint8Array(await crypto.subtle.digest('SHA-256', Buffer.from(key, 'base64url')));
    expect(Buffer.from(again).toString('base64url')).toBe(hash);
  });

  it('is HKDF-SHA-256 of the code under its own label', async () => {
    const { hkdfSync } = await import('node:crypto');
    const expected = Buffer.from(hkdfSync('sha256', bytes, '', 'privacyloket receipt v1', 32));
    expect(await receiptKey(bytes)).toBe(expected.toString('base64url'));
  });
});
