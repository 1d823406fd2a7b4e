/** Which questions are asked: by a choice, by who writes, by age as a band or from a birth date, or by all of these. */
import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../../server/sites/public-part.ts';
import { shownFields } from '../../../widget/contact/shown-fields.ts';
import { definition, typed } from './sample-form.ts';

const today = '2026-11-22';
type Fields = FormDefinition['fields'];
const text = (id: string, when: Fields[number]['when']): Fields[number] => ({
  id,
  label: id,
  kind: 'text',
  required: true,
  autocomplete: 'off',
  maxLength: 10,
  when,
});
const ids = (fields: Fields, values: Record<string, string>) =>
  shownFields({ fields }, new Map(Object.entries(values)), today).map(({ id }) => id);

describe('shownFields', () => {
  const shown = (changes: Record<string, string>) =>
    shownFields(definition, typed(changes), today).map(({ id }) => id);

  it('shows a field only while another has one of its values', () => {
    expect(shown({ 'voor-wie': 'kind' })).toContain('akkoord');
    expect(shown({ 'voor-wie': 'mijzelf' })).not.toContain('akkoord');
    expect(shown({ 'voor-wie': '' })).not.toContain('akkoord');
  });

  it('hides a field that hangs on a hidden one, whatever was typed there before', () => {
    const fields = [...definition.fields, text('verder', { field: 'akkoord', is: ['ja'] })];
    expect(ids(fields, { 'voor-wie': 'kind', akkoord: 'ja' })).toContain('verder');
    expect(ids(fields, { 'voor-wie': 'mijzelf', akkoord: 'ja' })).not.toContain('verder');
  });

  it('hides a field that hangs on a later one, which the settings refuse anyway', () => {
    const [second, first] = definition.fields as [Fields[number], Fields[number]];
    expect(ids([first, second], { 'voor-wie': 'kind' })).toEqual([second.id]);
  });

  it('asks for all of several conditions', () => {
    const [who] = definition.fields as [Fields[number]];
    const both = text('beide', [
      { field: 'voor-wie', is: ['kind'] },
      { field: 'leeftijd', is: ['onder-12', '12-15'] },
    ]);
    const age: Fields[number] = {
      id: 'leeftijd',
      label: 'Hoe oud bent u?',
      kind: 'age-band',
      required: true,
      options: ['onder-12', '12-15', 'vanaf-16'].map((value) => ({ value, label: value })),
    };
    const fields = [who, age, both];
    expect(ids(fields, { 'voor-wie': 'kind', leeftijd: '12-15' })).toContain('beide');
    expect(ids(fields, { 'voor-wie': 'kind', leeftijd: 'vanaf-16' })).not.toContain('beide');
    expect(ids(fields, { 'voor-wie': 'mijzelf', leeftijd: 'onder-12' })).not.toContain('beide');
  });

  // AV-35: where a birth date is needed itself, the age is not asked a second time.
  it.each([
    ['22-11-2010', false],
    ['23-11-2010', true],
    ['22-11-2014', true],
    ['23-11-2014', false],
    ['21-11-2010', false],
    ['29-02-2012', true],
    ['ooit', false],
    ['', false],
  ])('takes the age from a birth date: %s is 12 to 15 years: %s', (born, shows) => {
    const birth = definition.fields.find(({ id }) => id === 'geboren')!;
    const fields = [birth, text('ouder', { field: 'geboren', is: ['12-15'] })];
    expect(ids(fields, { geboren: born }).includes('ouder')).toBe(shows);
  });
});
