import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, readWords, WordsRefused, wordsOf } from '../../../widget/envelope/spoken-words.ts';

const refusal = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof WordsRefused) return [error.code, error.place];
  }
  return 'read';
};

describe('wordsOf', () => {
  // The examples of the paper (arXiv 0901.4016, section 4).
  it.each([
    ['127.0.0.1', 'lusab-babad'],
    ['63.84.220.193', 'gutih-tugad'],
    ['63.118.7.35', 'gutuk-bisog'],
    ['140.98.193.141', 'mudof-sakat'],
    ['64.255.6.200', 'haguz-biram'],
    ['128.30.52.45', 'mabiv-gibot'],
    ['147.67.119.2', 'natag-lisaf'],
    ['212.58.253.68', 'tibup-zujah'],
    ['216.35.68.215', 'tobog-higil'],
    ['216.68.232.21', 'todah-vobij'],
    ['198.81.129.136', 'sinid-makam'],
    ['12.110.110.204', 'budov-kuras'],
  ])('says %s as %s', (address, words) => {
    expect(wordsOf(Uint8Array.from(address.split('.'), Number)).join('-')).toBe(words);
  });

  it('gives words that are read back to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 22 }), (bytes) => {
        const even = bytes.subarray(0, bytes.length & ~1);
        expect(bytesOf(wordsOf(even))).toEqual(even);
      }),
    );
  });
});

describe('readWords', () => {
  it.each([
    ['capitals', 'LUSAB Babad'],
    ['commas and line breaks', 'lusab,\n babad.'],
    ['hyphens', 'lusab-babad'],
    ['the numbers of the sheet', '1. lusab 2. babad'],
  ])('does not mind %s', (_, text) => {
    expect(readWords(text, 2)).toEqual(['lusab', 'babad']);
  });

  it.each([
    ['a letter that no word has', 'lusab cabad', 2],
    ['letters in another order', 'lusab babda', 2],
    ['a word of four letters', 'lusab baba', 2],
    ['a word of six letters', 'lusab babadi', 2],
    ['two words written as one', 'lusab babadgutih', 2],
    ['a letter with an accent', 'lusab bábad', 2],
  ])('points at %s', (_, text, place) => {
    expect(refusal(() => readWords(text, 2))).toEqual(['not-a-word', place]);
  });

  it.each(['lusab', 'lusab babad gutih', ''])('says that "%s" is another number of words', (text) => {
    expect(refusal(() => readWords(text, 2))).toEqual(['count', undefined]);
  });

  it('repeats none of the words in its refusal', () => {
    expect(() => readWords('lusab geheim', 2)).toThrow('words refused (not-a-word at 2)');
  });
});
