/** The bands in which an age is asked (AV-35), at the ages where the law changes something: 12, 16 and 18. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, agesOf, boundedAt, covers } from '../../../widget/words/age-bands.ts';
import { standardQuestionsNl } from '../../../widget/words/standard-questions-nl.ts';

describe('agesOf', () => {
  it.each([
    ['onder-12', 0, 12, 'Jonger dan 12 jaar'],
    ['12-15', 12, 16, '12 tot en met 15 jaar'],
    ['16-17', 16, 18, '16 of 17 jaar'],
    ['vanaf-18', 18, 999, '18 jaar of ouder'],
  ])('%s begins at %i and ends below %i', (band, from, below, words) => {
    expect(agesOf(band)).toEqual({ from, below });
    expect(standardQuestionsNl.band(from, below)).toBe(words);
  });

  it('puts every age in exactly one band of bands that cover', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(bounds, fc.integer({ min: 0, max: 120 }), (unsorted, age) => {
        const at = unsorted.sort((one, other) => one - other);
        const middle = at.slice(1).map((bound, place) => `${at[place]}-${bound - 1}`);
        const bands = [`onder-${at[0]}`, ...middle, `vanaf-${at.at(-1)}`];
        expect(covers(bands)).toBe(true);
        const of = bands.map(agesOf).filter(({ from, below }) => age >= from && age < below);
        expect(of).toHaveLength(1);
      }),
    );
  });
});

describe('covers', () => {
  it.each([
    [['onder-16', 'vanaf-16'], true],
    [['onder-12', '12-15', '16-17', 'vanaf-18'], true],
    [['onder-12', '13-15', 'vanaf-16'], false],
    [['onder-16', 'vanaf-15'], false],
    [['12-15', 'vanaf-16'], false],
    [['onder-12', '12-15'], false],
    [['vanaf-16', 'onder-16'], false],
    [['onder-12', '15-12', 'vanaf-16'], false],
    [[], false],
  ])('%j: %s', (bands, whole) => {
    expect(covers(bands)).toBe(whole);
  });
});

describe('boundedAt', () => {
  it('tells whether a rule for an age can be applied to bands', () => {
    expect(boundedAt(['onder-16', 'vanaf-16'], 16)).toBe(true);
    expect(boundedAt(['onder-12', 'vanaf-12'], 16)).toBe(false);
    expect(boundedAt(['onder-18', 'vanaf-18'], 16)).toBe(false);
  });
});

describe('ageOn', () => {
  it.each([
    ['2010-11-22', 16],
    ['2010-11-23', 15],
    ['2026-11-22', 0],
    ['1926-11-23', 99],
  ])('who was born on %s is %i', (born, age) => {
    expect(ageOn('2026-11-22', born)).toBe(age);
  });

  it('who was born on 29 February is a year older on 1 March', () => {
    expect(ageOn('2026-02-28', '2012-02-29')).toBe(13);
    expect(ageOn('2026-03-01', '2012-02-29')).toBe(14);
  });
});
