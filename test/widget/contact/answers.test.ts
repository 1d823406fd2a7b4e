/** What the secretariat will read: Dutch, in the order of the form, without what was hidden or left out. */
import { describe, expect, it } from 'vitest';
import { contentOf, listOf } from '../../../widget/contact/answers.ts';
import { shownFields } from '../../../widget/contact/shown-fields.ts';
import { definition, typed } from './sample-form.ts';

const filled = (changes: Record<string, string> = {}) => {
  const values = typed(changes);
  return { shown: shownFields(definition, values, '2026-11-22'), values };
};
const valuesOf = (changes: Record<string, string>) =>
  Object.fromEntries(
    contentOf(definition, filled(changes), 'nl').answers.map(({ field, value }) => [field, value]),
  );

describe('contentOf', () => {
  it('writes every kind as readable Dutch', () => {
    expect(
      valuesOf({
        'voor-wie': 'kind',
        akkoord: 'ja',
        email: 'zoe@voorbeeld.nl',
        'geldig.from': '1-1-2026',
        'geldig.until': '31-12-2026',
        bsn: '1234.56.782',
      }),
    ).toEqual({
      'voor-wie': 'Voor mijn kind',
      akkoord: 'Ja. Ik mag hierover beslissen.',
      naam: 'Zoë de Vries',
      adres: '1234 AB 12 bis',
      telefoon: '06 12 34 56 78',
      email: 'zoe@voorbeeld.nl',
      geboren: '31 december 1980',
      geldig: '1 januari 2026 tot en met 31 december 2026',
      bsn: '123456782',
      vraag: 'Ik zoek begeleiding.\nLiefst in de ochtend.',
    });
  });

  it('says so when a period has no end', () => {
    expect(valuesOf({ 'geldig.from': '1-1-2026' }).geldig).toBe('1 januari 2026 tot en met (geen einddatum)');
  });

  it('leaves out what was hidden or not filled in, also when it had been typed', () => {
    const values = valuesOf({ 'voor-wie': 'mijzelf', akkoord: 'ja', bsn: '  ' });
    expect(values).not.toHaveProperty('akkoord');
    expect(values).not.toHaveProperty('bsn');
  });

  it('carries title, labels, kinds and the language of the visitor', () => {
    const { language, form, answers } = contentOf(definition, filled(), 'en');
    expect({ language, form }).toEqual({ language: 'en', form: 'Aanmelden voor zorg' });
    expect(answers[0]).toEqual({
      field: 'voor-wie',
      label: 'Voor wie vult u dit in?',
      kind: 'choice',
      value: 'Voor mijzelf',
    });
  });
});

describe('listOf', () => {
  it('has the name, the kind and the first line', () => {
    expect(listOf(definition, filled())).toEqual({
      name: 'Zoë de Vries',
      kind: 'aanmelding',
      first: 'Ik zoek begeleiding.',
    });
  });
});
