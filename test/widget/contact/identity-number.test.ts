/** Numbers that are noticed in free text (AV-11, AV-43), and all that looks a little like one and is left alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsDocument, noticedNumber } from '../../../widget/contact/identity-number.ts';

const anyOf = (letters: string) => fc.constantFrom(...letters);
const texts = (unit: fc.Arbitrary<string>, length: number) =>
  fc.array(unit, { minLength: length, maxLength: length }).map((all) => all.join(''));
const letters = 'ABCDEFGHIJKLMNPQRSTUVWXYZ';
const digits = '0123456789';
const number = (from: number, to: number) => fc.integer({ min: from, max: to });
const two = (value: number) => String(value).padStart(2, '0');
const around = fc.constantFrom(
  ['', ''],
  ['Mijn nummer is ', '.'],
  ['(', ')'],
  ['pas: ', ', geldig tot 2030'],
  ['nr:', '!'],
  ['Zie\n', '\ndank u'],
);
const within = (text: fc.Arbitrary<string>) =>
  fc.tuple(around, text).map(([[before, after], each]) => `${before}${each}${after}`);
const always = (text: fc.Arbitrary<string>, noticed: boolean) =>
  fc.assert(
    fc.property(within(text), (each) => mentionsDocument(each) === noticed),
    { numRuns: 2000 },
  );

describe('mentionsDocument', () => {
  it.each([
    'NX4K7PB21',
    'nx4k7pb21',
    'Paspoort NWL6FB357.',
    'rijbewijs 5183716042',
    'ID-kaart: IRB1D23C4, ok',
  ])('notices %s', (text) => {
    expect(mentionsDocument(text)).toBe(true);
  });

  it('notices every passport and identity card with a digit before its last three', () => {
    const passport = fc
      .tuple(texts(anyOf(letters), 2), texts(anyOf(letters + digits), 6), anyOf(digits))
      .map((parts) => parts.join(''))
      .filter((each) => !/^[A-Z]+\d{1,4}$/.test(each));
    always(passport, true);
    always(
      passport.map((each) => each.toLowerCase()),
      true,
    );
  });

  it('notices every driving licence', () => {
    always(
      number(1_000_000_000, 9_999_999_999).map((each) => String(each)),
      true,
    );
  });

  it('leaves postcodes alone, with and without their house number', () => {
    const postcode = fc
      .tuple(number(1000, 9999), texts(anyOf(letters), 2), fc.constantFrom('', ' '), number(1, 99_999))
      .map(([code, ends, space, house]) => `${code}${space}${ends} ${house}`);
    always(postcode, false);
  });

  it('leaves phone numbers alone, however they are written', () => {
    const phone = fc
      .tuple(
        texts(anyOf(digits), 8),
        fc.constantFrom('06', '06-', '06 ', '+316', '+31 6 ', '00316', '0031 6 '),
      )
      .map(([rest, before]) => `${before}${rest}`);
    always(phone, false);
    always(
      number(100_000_000, 999_999_999).map((each) => `0${each}`),
      false,
    );
    always(
      number(10_000_000, 99_999_999).map((each) => `+32${each}`),
      false,
    );
  });

  it('leaves dates, times, amounts and accounts alone', () => {
    const day = fc.tuple(number(1, 31), number(1, 12), number(1900, 2100));
    for (const mark of ['-', '/', '.', ' ', ''])
      always(
        day.map(([date, month, year]) => [two(date), two(month), year].join(mark)),
        false,
      );
    always(
      day.map(([date, month, year]) => `${year}-${two(month)}-${two(date)}`),
      false,
    );
    always(
      texts(anyOf(digits), 10).map((each) => `NL02ABNA${each}`),
      false,
    );
  });

  it('leaves words alone, also with a year or a room number behind them', () => {
    const word = fc
      .integer({ min: 1, max: 14 })
      .chain((length) => texts(anyOf('abcdefghijklmnopqrstuvwxyz'), length));
    always(word, false);
    always(
      fc.tuple(word, number(1, 9999)).map(([each, after]) => `${each}${after}`),
      false,
    );
  });

  it.each([
    'jan.de.vries@voorbeeld.nl',
    'jv198512a@voorbeeld.nl',
    'https://www.voorbeeld.nl/ab12cd345',
    'www.voorbeeld.nl/NX4K7PB21',
    'SPOED2026',
    'covid19',
    'Wmo2015',
    'maart2026',
    '112, 113 of 0800-0113',
    'kenmerk AB12-CD34',
    '',
  ])('leaves %s alone', (text) => {
    expect(mentionsDocument(text)).toBe(false);
  });
});

describe('noticedNumber', () => {
  it('says which, and the BSN first', () => {
    expect(noticedNumber('123456782')).toBe('bsn');
    expect(noticedNumber('NX4K7PB21')).toBe('document');
    expect(noticedNumber('123456782 en NX4K7PB21')).toBe('bsn');
    expect(noticedNumber('Ik zoek hulp.')).toBe('');
  });
});
