/** What a form for requests or complaints may not leave out. */
import { describe, expect, it } from 'vitest';
import { requestFormFaults } from '../../../server/sites/request-form-checks.ts';

const choice = (values: string[], required = true) => ({
  id: 'recht',
  kind: 'choice',
  required,
  options: values.map((value) => ({ value })),
});
const route = { body: 'x', text: 'x', phone: '039 012 34 29', disputes: 'x' };
const alone = (field: string, is: string[]) => ({ ...route, alone: { field, is, text: 'x' } });
const told = (form: Parameters<typeof requestFormFaults>[0]) =>
  requestFormFaults(form).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a request form', () => {
  it('asks which right, required, by the names of the law', () => {
    expect(told({ kind: 'privacyverzoek', fields: [choice(['access', 'erasure'])] })).toEqual([]);
    for (const fields of [[], [choice(['access'], false)], [choice(['ja', 'nee'])]])
      expect(told({ kind: 'privacyverzoek', fields })[0]).toContain('fields: vraagt verplicht welk recht');
  });

  it('is told the nearest name of a right that is misspelt', () => {
    expect(told({ kind: 'privacyverzoek', fields: [choice(['access', 'erasur'])] })).toEqual([
      'fields.0.options.1.value: is geen recht; bedoelt u "erasure"?',
    ]);
  });
});

describe('a complaint form', () => {
  it('has its independent route, and no other form has', () => {
    expect(told({ kind: 'klacht', fields: [], route })).toEqual([]);
    expect(told({ kind: 'klacht', fields: [] })[0]).toMatch(/^route: ontbreekt/);
    expect(told({ kind: 'contact', fields: [], route })[0]).toMatch(/^route: mag alleen/);
  });

  it('names a question and answers that are there', () => {
    const fields = [choice(['mij', 'anders'])];
    expect(told({ kind: 'klacht', fields, route: alone('recht', ['mij']) })).toEqual([]);
    expect(told({ kind: 'klacht', fields, route: alone('wie', ['mij']) })[0]).toContain(
      'er is geen keuzeveld "wie"',
    );
    expect(told({ kind: 'klacht', fields, route: alone('recht', ['jij']) })[0]).toContain(
      'heeft geen antwoord "jij"',
    );
  });
});
