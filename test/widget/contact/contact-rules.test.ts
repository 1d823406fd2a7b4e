/** What a form accepts: one test for each reason to refuse, and tables of what people really type. */
import { describe, expect, it } from 'vitest';
import { type FaultCode, faultsIn, parseDay, parsePostcode } from '../../../widget/contact/contact-rules.ts';
import { shownFields } from '../../../widget/contact/shown-fields.ts';
import { whatChanged } from '../../../widget/contact/trouble.ts';
import { definition, typed } from './sample-form.ts';

const today = '2026-11-22';
const faults = (changes: Record<string, string>) => {
  const values = typed(changes);
  return faultsIn(shownFields(definition, values, today), values, { today, oneOf: definition.oneOf });
};
const faultsOf = (changes: Record<string, string>): string[] =>
  faults(changes).map(({ input, code }) => `${input} ${code}`);

describe('faultsIn', () => {
  it('finds nothing in a form that was filled in well', () => {
    expect(faultsOf({})).toEqual([]);
  });

  const reasons: [string, FaultCode, Record<string, string>][] = [
    ['naam', 'missing', { naam: '  ' }],
    ['adres.postcode', 'missing', { 'adres.postcode': '', 'adres.number': '', 'adres.addition': '' }],
    ['voor-wie', 'choose', { 'voor-wie': '' }],
    ['akkoord', 'agree', { 'voor-wie': 'kind' }],
    ['naam', 'too-long', { naam: 'x'.repeat(41) }],
    ['adres.addition', 'too-long', { 'adres.addition': 'x'.repeat(13) }],
    ['email', 'email', { email: 'zoe@voorbeeld' }],
    ['telefoon', 'phone', { telefoon: '06 1234' }],
    ['geboren', 'date', { geboren: '31-02-1980' }],
    ['geboren', 'future', { geboren: '23-11-2026' }],
    ['geldig.from', 'date', { 'geldig.until': '31-12-2026' }],
    ['geldig.until', 'date', { 'geldig.from': '01-01-2026', 'geldig.until': 'ooit' }],
    ['geldig.until', 'order', { 'geldig.from': '02-01-2026', 'geldig.until': '01-01-2026' }],
    ['adres.postcode', 'postcode', { 'adres.postcode': '0123 AB' }],
    ['adres.number', 'number', { 'adres.number': '12a' }],
    ['bsn', 'bsn', { bsn: '123456789' }],
    ['telefoon', 'one-of', { telefoon: '' }],
  ];
  it.each(reasons)('refuses %s with %s', (input, code, changes) => {
    expect(faultsOf(changes)).toContain(`${input} ${code}`);
  });

  it('says how many characters are too many', () => {
    expect(faults({ naam: 'x'.repeat(45) })).toMatchObject([{ excess: 5 }]);
  });

  it('takes a text of exactly the greatest length', () => {
    expect(faultsOf({ naam: 'x'.repeat(40) })).toEqual([]);
  });

  it('is content with an e-mail address where the phone number is left out', () => {
    expect(faultsOf({ telefoon: '', email: 'zoe@voorbeeld.nl' })).toEqual([]);
  });

  it('takes a period of one day, and one without an end', () => {
    expect(faultsOf({ 'geldig.from': '01-01-2026', 'geldig.until': '01-01-2026' })).toEqual([]);
    expect(faultsOf({ 'geldig.from': '01-01-2026' })).toEqual([]);
  });

  it('asks nothing of a field that is not shown', () => {
    expect(faultsOf({ 'voor-wie': 'mijzelf', akkoord: '' })).toEqual([]);
  });

  it('names the faults in the order on screen', () => {
    expect(faultsOf({ vraag: '', 'voor-wie': '', telefoon: '' })).toEqual([
      'voor-wie choose',
      'telefoon one-of',
      'vraag missing',
    ]);
  });

  it.each([
    '0612345678',
    '06-12345678',
    '06 12 34 56 78',
    '(039) 012 34 30',
    '+31 6 12345678',
    '0031612345678',
    '+31 (0)6 12345678',
    '+32 475 12 34 56',
  ])('takes the phone number %s', (telefoon) => {
    expect(faultsOf({ telefoon })).toEqual([]);
  });

  it.each(['12345', '061234567', '06123456789', 'bel mij', '+31 06 12345678'])(
    'refuses the phone number %s',
    (telefoon) => {
      expect(faultsOf({ telefoon })).toEqual(['telefoon phone']);
    },
  );

  it.each(['zoe@voorbeeld.nl', 'zoe.de-vries+zorg@post.voorbeeld.nl', 'ζωή@παράδειγμα.gr'])(
    'takes the address %s',
    (email) => {
      expect(faultsOf({ email })).toEqual([]);
    },
  );

  it.each([
    'zoe',
    'zoe@',
    '@voorbeeld.nl',
    'zoe@voorbeeld..nl',
    'zoe de vries@voorbeeld.nl',
    'zoe@voorbeeld.n',
  ])('refuses the address %s', (email) => {
    expect(faultsOf({ email })).toEqual(['email email']);
  });
});

describe('parseDay', () => {
  it.each([
    ['31-12-1980', '1980-12-31'],
    ['1-2-2026', '2026-02-01'],
    ['31/12/1980', '1980-12-31'],
    ['31 12 1980', '1980-12-31'],
    ['31.12.1980', '1980-12-31'],
    ['31121980', '1980-12-31'],
    ['1980-12-31', '1980-12-31'],
    ['29-02-2024', '2024-02-29'],
  ])('reads %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each([
    '29-02-2025',
    '31-04-2026',
    '00-01-2026',
    '01-00-2026',
    '01-13-2026',
    '1-1-26',
    '12-31-1980',
    '',
    'x',
  ])('refuses %s', (text) => {
    expect(parseDay(text)).toBe(null);
  });
});

describe('parsePostcode', () => {
  it.each(['1234AB', '1234 ab', '1234  Ab'])('reads %s', (text) => {
    expect(parsePostcode(text)).toBe('1234 AB');
  });

  it.each(['0234 AB', '123 AB', '12345 AB', '1234 A', '1234 ABC', 'AB 1234'])('refuses %s', (text) => {
    expect(parsePostcode(text)).toBe(null);
  });
});

it('is not confused by a field that is called like something every object has', () => {
  const field = { ...definition.fields[2]!, id: 'constructor' };
  const oneOf = { fields: ['constructor', 'email'], message: 'x' };
  const odd = shownFields({ fields: [field] }, new Map(), today);
  expect(faultsIn(odd, new Map(), { today, oneOf }).map(({ code }) => code)).toEqual(['missing', 'one-of']);
});

describe('whatChanged', () => {
  it('names what is new or different, and nothing else', () => {
    const after = {
      ...definition,
      fields: definition.fields
        .filter(({ id }) => id !== 'bsn')
        .map((field) => (field.id === 'naam' ? { ...field, label: 'Uw volledige naam' } : field)),
    };
    expect(whatChanged(definition, after)).toEqual(['Uw volledige naam']);
    expect(whatChanged(definition, { ...definition, keptFor: 'Langer.' })).toEqual([]);
  });
});
