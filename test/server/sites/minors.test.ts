/** What a site's rule for minors and representation makes of its forms (UAVG 5, AV-30 to AV-35). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSite } from '../../../server/sites/load-sites.ts';
import type { Field } from '../../../server/sites/site-schema.ts';
import { contentOf } from '../../../widget/contact/answers.ts';
import { faultsIn } from '../../../widget/contact/contact-rules.ts';
import { shownFields } from '../../../widget/contact/shown-fields.ts';

const balans = JSON.parse(readFileSync(new URL('../../../demo/balans/site.json', import.meta.url), 'utf8'));
const name = { id: 'naam', label: 'Uw naam', kind: 'text', required: true };
const who = { id: 'wie', kind: 'who' };
const age = { id: 'leeftijd', kind: 'age-band', required: true };
const decides = { id: 'beslist', kind: 'representation' };
const today = '2026-11-22';

const read = (fields: unknown[], consent: unknown = { below: 16, by: 'parents' }, more = {}) =>
  readSite(
    JSON.stringify({
      ...balans,
      translations: undefined,
      minors: { consent },
      forms: {
        contact: {
          ...balans.forms.contact,
          oneOf: undefined,
          list: { name: 'naam', first: 'naam' },
          fields: [...fields, name],
          ...more,
        },
      },
    }),
  );
const fieldsOf = (...args: Parameters<typeof read>): Field[] => {
  const { site, faults } = read(...args);
  expect(faults).toEqual([]);
  return site!.forms.contact!.fields;
};
const asked = (fields: Field[], answers: Record<string, string>) =>
  shownFields({ fields }, new Map(Object.entries(answers)), today).map(({ id }) => id);
const sent = (fields: Field[], answers: Record<string, string>) => {
  const values = new Map(Object.entries({ naam: 'Zoë', ...answers }));
  const shown = shownFields({ fields }, values, today);
  expect(faultsIn(shown, values, { today }).map(({ input, code }) => `${input} ${code}`)).toEqual([]);
  return contentOf({ title: 'Contact' }, { shown, values }, 'nl').source;
};

describe('a rule of 16 years in a form that asks who writes', () => {
  const fields = fieldsOf([who, age, decides]);

  // UAVG 5(6), AV-34: whoever asks for help is never sent away.
  it.each(['onder-12', '12-15'])(
    'lets a person of %s write without a parent, and says that none knows yet',
    (leeftijd) => {
      const answers = { wie: 'self', leeftijd, 'beslist-ouder': 'nog-niet' };
      expect(sent(fields, answers)).toEqual({ who: 'self', consent: 'missing' });
    },
  );

  it('asks for a parent’s name and number once they know, and takes an answer without', () => {
    const answers = { wie: 'self', leeftijd: '12-15', 'beslist-ouder': 'weet-het' };
    expect(asked(fields, answers)).toEqual(
      expect.arrayContaining(['beslist-ouder-naam', 'beslist-ouder-tel']),
    );
    expect(sent(fields, answers)).toEqual({ who: 'self', consent: 'told' });
  });

  it('asks nothing more of who is 16 or older', () => {
    expect(asked(fields, { wie: 'self', leeftijd: '16-17' })).toEqual(['wie', 'leeftijd', 'naam']);
    expect(sent(fields, { wie: 'self', leeftijd: 'vanaf-18' })).toEqual({ who: 'self' });
  });

  it.each(['child', 'represented'])('asks consent of who writes as %s, who decides', (wie) => {
    const answers = { wie, leeftijd: 'onder-12' };
    expect(asked(fields, answers)).toEqual(['wie', 'leeftijd', 'beslist-ouder-ja', 'naam']);
    expect(sent(fields, { ...answers, 'beslist-ouder-ja': 'ja' })).toEqual({ who: wie, consent: 'declared' });
  });

  it.each(['known', 'referrer'])('asks no consent of who writes as %s, who decides nothing', (wie) => {
    const ids = asked(fields, { wie, leeftijd: 'onder-12' });
    expect(ids).toContain('beslist-ouder');
    expect(ids).not.toContain('beslist-ouder-ja');
  });

  it('asks of no adult whether somebody else decides, where the site has no such rule', () => {
    expect(fields.map(({ id }) => id)).not.toContain('beslist-soort');
  });
});

describe('a rule with curatele and mentorschap', () => {
  const rule = { below: 16, by: 'parents', representation: ['curatele', 'mentorschap'] };
  const fields = fieldsOf([who, age, decides], rule);
  const grown = { wie: 'self', leeftijd: 'vanaf-18' };

  it('asks it of adults only', () => {
    expect(asked(fields, grown)).toContain('beslist-soort');
    expect(asked(fields, { wie: 'self', leeftijd: '12-15' })).not.toContain('beslist-soort');
  });

  it('names the kinds of the rule and no other', () => {
    const soort = fields.find(({ id }) => id === 'beslist-soort')!;
    expect(soort.label).toBe('Is er curatele of mentorschap?');
    expect('options' in soort && soort.options.map(({ value }) => value)).toEqual([
      'nee',
      'curatele',
      'mentorschap',
      'weet-niet',
    ]);
  });

  it('asks consent of the representative who writes', () => {
    const answers = { wie: 'represented', leeftijd: 'vanaf-18', 'beslist-soort': 'curatele' };
    expect(asked(fields, answers)).toContain('beslist-ander-ja');
    expect(sent(fields, { ...answers, 'beslist-ander-ja': 'ja' })).toEqual({
      who: 'represented',
      consent: 'declared',
    });
  });

  it('lets a person with a mentor write alone', () => {
    const answers = { ...grown, 'beslist-soort': 'mentorschap', 'beslist-ander': 'nog-niet' };
    expect(sent(fields, answers)).toEqual({ who: 'self', consent: 'missing' });
  });

  it('asks a parent of a grown child whether the representative knows: a parent need not be one', () => {
    const ids = asked(fields, { wie: 'child', leeftijd: 'vanaf-18', 'beslist-soort': 'curatele' });
    expect(ids).toContain('beslist-ander');
    expect(ids).not.toContain('beslist-ander-ja');
  });
});

describe('a rule that asks both', () => {
  it('asks the parent who writes whether the child knows', () => {
    const fields = fieldsOf([who, age, decides], { below: 16, by: 'both' });
    expect(asked(fields, { wie: 'child', leeftijd: '12-15' })).toContain('beslist-kind');
    expect(asked(fields, { wie: 'self', leeftijd: '12-15' })).not.toContain('beslist-kind');
  });
});

describe('a form that does not ask who writes', () => {
  const fields = fieldsOf([age, decides]);

  it('lets a parent say so, and asks for consent then', () => {
    const answers = { leeftijd: 'onder-12', 'beslist-ouder': 'ben-ik' };
    expect(asked(fields, answers)).toContain('beslist-ouder-ja');
    expect(sent(fields, { ...answers, 'beslist-ouder-ja': 'ja' })).toEqual({ consent: 'declared' });
  });

  it('lets a child write alone', () => {
    expect(sent(fields, { leeftijd: 'onder-12', 'beslist-ouder': 'nog-niet' })).toEqual({
      consent: 'missing',
    });
  });
});

describe('a form that needs the birth date itself', () => {
  const born = { id: 'geboren', label: 'Geboortedatum', kind: 'date', required: true, autocomplete: 'bday' };

  it('takes the age from it and does not ask that again (AV-35)', () => {
    const fields = fieldsOf([who, born, decides]);
    expect(asked(fields, { wie: 'self', geboren: '23-11-2010' })).toContain('beslist-ouder');
    expect(asked(fields, { wie: 'self', geboren: '22-11-2010' })).not.toContain('beslist-ouder');
  });

  it('may not ask the band as well', () => {
    expect(read([who, born, age, decides]).faults).toContainEqual({
      path: 'forms.contact.fields.2.kind',
      message: expect.stringContaining('vraag de leeftijd één keer'),
    });
  });
});

describe('settings that the rule refuses', () => {
  const bands = (...values: string[]) => ({ ...age, options: values.map((value) => ({ value })) });
  it.each<[string, Parameters<typeof read>, string, string]>([
    ['a form that does not ask who decides', [[age]], 'fields', 'minors.consent wil een veld'],
    ['the questions without the rule', [[age, decides], undefined, {}], 'fields.1.kind', 'mag alleen met'],
    ['the questions above the age', [[decides, age]], 'fields.0.kind', 'onder een vraag naar de leeftijd'],
    [
      'bands without a bound at the age of the rule',
      [[bands('onder-12', 'vanaf-12'), decides]],
      'fields.1.kind',
      'een grens nodig bij 16',
    ],
    ['bands with a gap', [[bands('onder-12', 'vanaf-16'), decides]], 'fields.0.options', 'sluiten op elkaar'],
    ['a band that is none', [[bands('kind', 'vanaf-16'), decides]], 'fields.0.options.0.value', 'zoals'],
    ['who writes asked twice', [[who, { ...who, id: 'wie2' }, age, decides]], 'fields.1.kind', 'één keer'],
  ])('%s', (_, [fields, consent, more], path, message) => {
    const { faults } = more ? readWithout(fields) : read(fields, consent);
    expect(faults).toContainEqual({
      path: `forms.contact.${path}`,
      message: expect.stringContaining(message),
    });
  });

  function readWithout(fields: unknown[]) {
    return readSite(
      JSON.stringify({
        ...balans,
        minors: {},
        forms: {
          contact: {
            ...balans.forms.contact,
            oneOf: undefined,
            list: { name: 'naam', first: 'naam' },
            fields: [...fields, name],
          },
        },
      }),
    );
  }

  it('an answer of another kind of question', () => {
    const odd = { ...decides, id: 'x', kind: 'representative', label: 'Weet iemand het?' };
    expect(read([age, { ...odd, options: [{ value: 'ja' }, { value: 'nog-niet' }] }]).faults).not.toEqual([]);
    expect(read([age, { ...odd, options: [{ value: 'ben-ik' }, { value: 'weet-het' }] }]).faults).toEqual([
      { path: 'forms.contact.fields.1.options', message: 'heeft ook "nog-niet"' },
    ]);
  });
});
