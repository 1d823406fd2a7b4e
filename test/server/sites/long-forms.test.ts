/** Steps and repeated groups in the settings: what is refused, with its path. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSite } from '../../../server/sites/load-sites.ts';

const rondom = JSON.parse(readFileSync(new URL('../../../demo/rondom/site.json', import.meta.url), 'utf8'));
/** As the document has it, so that a test may write what is wrong. */
type Form = ReturnType<typeof JSON.parse>;
const read = (change: (form: Form) => void) => {
  const document = structuredClone(rondom);
  change(document.forms.aanmelding);
  return readSite(JSON.stringify(document));
};
const at = (form: Form, id: string) => form.fields.findIndex((each: Form) => each.id === id);
const group = (form: Form) => form.fields[at(form, 'wijkteam')];
const faultsOf = (change: (form: Form) => void) =>
  read(change).faults.map(({ path, message }) => `${path.replace('forms.aanmelding.', '')}: ${message}`);

describe('steps', () => {
  it.each<[string, (form: Form) => void, string]>([
    [
      'a first step that leaves questions out',
      (form) => form.steps.shift(),
      'steps.0.first: begint met de eerste vraag, "voor-wie"',
    ],
    [
      'a step that begins with a question that there is not',
      (form) => Object.assign(form.steps[1], { first: 'naem' }),
      'steps.1.first: er is geen veld "naem"; bedoelt u "naam"?',
    ],
    [
      'steps in another order than the questions',
      (form) => form.steps.push(form.steps.splice(1, 1)[0]),
      'steps.3.first: staat in het formulier niet na de vorige stap',
    ],
    [
      '“one of these” over two steps',
      (form) => form.steps.splice(2, 0, { title: 'Mail', first: 'email' }),
      'oneOf.fields: staan niet in één stap',
    ],
    ['one step', (form) => form.steps.splice(1), 'steps: te weinig: ten minste 2'],
  ])('refuses %s', (_, change, fault) => {
    expect(faultsOf(change)).toContain(fault);
  });

  it('may begin with the questions about who decides: then with the first of those', () => {
    const { site, faults } = read((form) =>
      form.steps.splice(2, 0, { title: 'Wie beslist?', first: 'beslist' }),
    );
    expect(faults).toEqual([]);
    expect(site!.forms.aanmelding!.steps![2]!.first).toBe('beslist-ouder');
  });
});

describe('a repeated group', () => {
  it.each<[string, (form: Form) => void, RegExp]>([
    [
      'a BSN in a row',
      (form) => group(form).fields.push({ id: 'bsn', label: 'BSN', kind: 'bsn', ground: 'Wet' }),
      /^fields\.\d+\.fields\.2\.kind: "bsn" mag niet in een groep$/,
    ],
    [
      'who writes in a row',
      (form) => group(form).fields.push({ id: 'wie', kind: 'who' }),
      /^fields\.\d+\.fields\.2\.kind: "who" mag niet/,
    ],
    [
      'a group in a group',
      (form) => group(form).fields.push(structuredClone(group(form))),
      /^fields\.\d+\.fields\.2\.kind: moet een van deze zijn/,
    ],
    [
      'the same id twice in a row',
      (form) => group(form).fields.push(group(form).fields[0]),
      /^fields\.\d+\.fields\.2\.id: "naam" staat er dubbel$/,
    ],
    [
      'a condition on a question outside of the row',
      (form) => Object.assign(group(form).fields[1], { when: { field: 'indicatie', is: ['wmo'] } }),
      /^fields\.\d+\.fields\.1\.when\.field: er is boven dit veld geen veld "indicatie"/,
    ],
    [
      'fewer rows at most than at least',
      (form) => Object.assign(group(form), { least: 4 }),
      /^fields\.\d+\.most: niet minder dan least \(4\)$/,
    ],
    [
      'a group that must be filled in: that says least',
      (form) => Object.assign(group(form), { required: true }),
      /^fields\.\d+\.required: deze naam bestaat niet/,
    ],
  ])('refuses %s', (_, change, fault) => {
    expect(faultsOf(change)).toContainEqual(expect.stringMatching(fault));
  });
});
