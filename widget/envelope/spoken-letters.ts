/** Codes that people say aloud: Crockford's base 32, in groups of four. It has no I, L, O or U, so nothing is misread. */

export const spokenLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bits ('0101…', a multiple of five of them) as letters: 'K7QM-3XPA'. */
export function inLetters(bits: string): string {
  const letters = bits.replace(/.{5}/g, (five) => spokenLetters[Number.parseInt(five, 2)]!);
  return letters.replace(/.{4}(?=.)/g, '$&-');
}

/** A number as so many bits. */
export function inBits(value: number, width: number): string {
  return value.toString(2).padStart(width, '0');
}

/** The whole bytes of such letters; throws a RangeError for a letter that isn't one of them. */
export function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const bits = [...letters.replaceAll('-', '')].map((letter) => {
    const value = spokenLetters.indexOf(letter);
    if (value < 0) throw new RangeError('not a spoken letter');
    return inBits(value, 5);
  });
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
