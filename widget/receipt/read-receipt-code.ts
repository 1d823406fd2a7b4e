/** Reads a receipt code back as people type it. Only the receipt page does; a form knows its own code. */
import { inBits, spokenLetters } from '../envelope/spoken-letters.ts';
import { checkBits, checkOf } from './receipt-code.ts';

/**
 * Forgives lower case, spaces, dashes, O for 0 and I or L for 1.
 * Null where it has another length or a typing error.
 */
export function parseReceiptCode(typed: string): Uint8Array<ArrayBuffer> | null {
  const text = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (text.length !== 28 || text.includes('U')) return null;
  const bits = [...text].map((letter) => inBits(spokenLetters.indexOf(letter), 5)).join('');
  const code = Uint8Array.from({ length: 16 }, (_, place) =>
    Number.parseInt(bits.slice(place * 8, place * 8 + 8), 2),
  );
  return Number.parseInt(bits.slice(-checkBits), 2) === checkOf(code) ? code : null;
}
