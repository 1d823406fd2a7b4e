/**
 * Secrets that people write down and type over: words of five letters that can be said aloud,
 * each 16 bits, two consonants with vowels between (proquints, D. Wilkerson, arXiv 0901.4016).
 */

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';

/** `count`: not the number of words that was asked. `not-a-word`: see `place`. `checksum`: real words, but not these. */
export type WordsFault = 'count' | 'not-a-word' | 'checksum';

/** Thrown while reading words. The message holds none of them. */
export class WordsRefused extends Error {
  readonly code: WordsFault;
  /** Which word, counted from 1; only with `not-a-word`. */
  readonly place: number | undefined;
  constructor(code: WordsFault, place?: number) {
    super(`words refused (${code}${place === undefined ? '' : ` at ${place}`})`);
    this.name = 'WordsRefused';
    this.code = code;
    this.place = place;
  }
}

/** Writes bytes, an even number of them, as words of two bytes each. */
export function wordsOf(bytes: Uint8Array): string[] {
  if (bytes.length % 2 !== 0) throw new TypeError('an odd number of bytes');
  const words: string[] = [];
  for (let at = 0; at < bytes.length; at += 2) words.push(wordOf(bytes[at]! * 256 + bytes[at + 1]!));
  return words;
}

/** What somebody typed as words: capitals, commas, hyphens, line breaks and numbers between them do not matter. */
export function typedWords(text: string): string[] {
  return text.toLowerCase().match(/\p{Letter}+/gu) ?? [];
}

/** Reads so many words that somebody typed. Throws `WordsRefused` with `not-a-word` and its place, or with `count`. */
export function readWords(text: string, count: number): string[] {
  const words = typedWords(text);
  words.forEach((word, index) => {
    if (bitsOf(word) === undefined) throw new WordsRefused('not-a-word', index + 1);
  });
  if (words.length !== count) throw new WordsRefused('count');
  return words;
}

/** The bytes that `wordsOf` was given. Throws `WordsRefused`. */
export function bytesOf(words: string[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    words.flatMap((word, index) => {
      const bits = bitsOf(word);
      if (bits === undefined) throw new WordsRefused('not-a-word', index + 1);
      return [bits >> 8, bits & 255];
    }),
  );
}

function wordOf(bits: number): string {
  const consonant = (shift: number) => consonants[(bits >> shift) & 15]!;
  const vowel = (shift: number) => vowels[(bits >> shift) & 3]!;
  return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0);
}

function bitsOf(word: string): number | undefined {
  if (word.length !== 5) return undefined;
  let bits = 0;
  for (const [index, letter] of [...word].entries()) {
    const value = (index % 2 === 0 ? consonants : vowels).indexOf(letter);
    if (value < 0) return undefined;
    bits = bits * (index % 2 === 0 ? 16 : 4) + value;
  }
  return bits;
}
