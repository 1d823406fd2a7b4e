/**
 * Promise: a minor who asks for help is never sent away (UAVG 5(6), AV-34). On every site, in every form in which
 * people ask for something, a person of any age who writes for themselves can send it: without a parent, and without
 * saying yes in anybody's place.
 */
import { describe, expect, it } from 'vitest';
import { originsByName } from '../../demo/origins.ts';
import { demoSites } from '../../demo/settings.ts';
import type { Field } from '../../server/sites/site-schema.ts';
import { contentOf } from '../../widget/contact/answers.ts';
import { faultsIn } from '../../widget/contact/contact-rules.ts';
import { shownFields } from '../../widget/contact/shown-fields.ts';

const today = '2026-11-22';
const forms = demoSites(originsByName(8787)).flatMap(({ site, forms }) =>
  Object.values(forms)
    .filter(({ kind }) => kind === 'contact' || kind === 'aanmelding')
    .map((form) => ({ site, form })),
);
const plain: Partial<Record<Field['kind'], (id: string) => [string, string][]>> = {
  text: (id) => [[id, 'Zoë']],
  longtext: (id) => [[id, 'Ik wil met iemand praten.']],
  email: (id) => [[id, 'zoe@voorbeeld.nl']],
  phone: (id) => [[id, '06 12 34 56 78']],
  date: (id) => [[id, '01-03-2013']],
  address: (id) => [
    [`${id}.postcode`, '1234 AB'],
    [`${id}.number`, '5'],
  ],
};

/** Fills in what must be filled in, and where somebody else is asked about says that they don't know. */
function answersOf(fields: Field[], oneOf: string[], age: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const field of fields) {
    if (field.kind === 'group' || !shownFields({ fields }, values, today).includes(field)) continue;
    const { id, kind } = field;
    if (kind === 'who') values.set(id, 'self');
    else if (kind === 'age-band') values.set(id, age);
    else if (kind === 'representative') values.set(id, 'nog-niet');
    else if ('options' in field && field.required) values.set(id, field.options[0]!.value);
    else if (field.required || oneOf.includes(id))
      for (const [input, text] of plain[kind]?.(id) ?? []) values.set(input, text);
  }
  return values;
}

describe.each(forms)('“$form.title” of $site', ({ form }) => {
  const { fields, oneOf } = form;
  const bands = fields.flatMap((field) => (field.kind === 'age-band' ? field.options : []));
  const ages = bands.length ? bands.map(({ value }) => value) : ['whatever'];

  it.each(ages)('can be sent by a person of %s who tells nobody', (age) => {
    const values = answersOf(fields, oneOf?.fields ?? [], age);
    const shown = shownFields(form, values, today);
    expect(faultsIn(shown, values, { today, oneOf }).map(({ input, code }) => `${input} ${code}`)).toEqual(
      [],
    );
    expect(shown.filter((field) => field.kind === 'consent' && field.required)).toEqual([]);
    expect(contentOf(form, { shown, values }, 'nl').source?.consent).not.toBe('declared');
  });

  it('has an answer that is no at every question about a parent or representative', () => {
    for (const field of fields)
      if (field.kind === 'representative')
        expect(field.options.map(({ value }) => value)).toContain('nog-niet');
  });
});
