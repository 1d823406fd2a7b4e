/** Answers for every question of a form, made from its settings: valid, and each one recognisable afterwards. */
import { readFileSync } from 'node:fs';
import { type Field, siteSchema } from '../../server/sites/site-schema.ts';
import type { Field as Asked } from '../../widget/contact/contact-rules.ts';
import { shownFields } from '../../widget/contact/shown-fields.ts';

/** Input name -> what a visitor types or chooses there. In the order of the form. */
export type Answers = Map<string, string>;

/** No form of the demo asks a birth date on which another question hangs. */
const today = '2026-11-22';

export interface Filled {
  answers: Answers;
  /** What was typed, not chosen: texts that exist nowhere else. */
  typed: string[];
  /** Days that were typed; the reader writes them out. */
  days: string[];
}

/**
 * Fills every question of a demo site's form, the conditional ones included where one choice shows them.
 * Texts contain `mark`, so that what was typed can be looked for.
 */
export function answersFor(site: string, form: string, mark: string): Filled {
  const text = readFileSync(new URL(`../../demo/${site}/site.json`, import.meta.url), 'utf8');
  const fields = siteSchema.parse(JSON.parse(text)).forms[form]!.fields;
  const answers: Answers = new Map();
  const typed: string[] = [];
  const days: string[] = [];
  const done = new Set<string>();
  const next = () => shownFields({ fields }, answers, today).find(({ id }) => !done.has(id));
  for (let field = next(); field; field = next()) {
    done.add(field.id);
    for (const [name, value, chosen] of answersTo(field, fields, mark)) {
      answers.set(name, value);
      if (!chosen) (/^\d\d-\d\d-\d{4}$/.test(value) ? days : typed).push(value);
    }
  }
  return { answers, typed, days };
}

type Given = [name: string, value: string, chosen?: true];

function answersTo(field: Asked, fields: Field[], mark: string): Given[] {
  const { id } = field;
  switch (field.kind) {
    case 'text':
      return [[id, `${mark} ${id}`]];
    case 'longtext':
      return [[id, `${mark} ${id}: Wij zoeken hulp in huis.\nLiefst op dinsdag.`]];
    case 'email':
      return [[id, `${mark.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}@afzender.example`]];
    case 'phone':
      // Numbers that no website or settings document of the demo has.
      return [
        [
          id,
          fields.filter(({ kind }) => kind === 'phone')[0]?.id === id ? '06 39 57 28 41' : '06 39 57 28 42',
        ],
      ];
    case 'date':
      return [[id, '17-04-1983']];
    case 'bsn':
      return [[id, '314159277']];
    case 'address':
      return [
        [`${id}.postcode`, '9735 QZ'],
        [`${id}.number`, '7351'],
        [`${id}.addition`, 'zwartkop'],
      ];
    case 'period':
      return [
        [`${id}.from`, '23-02-2026'],
        [`${id}.until`, '24-02-2031'],
      ];
    case 'file':
      return [];
    case 'consent':
      return [[id, 'ja', true]];
    default:
      return [[id, tellingOption(field, fields), true]];
  }
}

/** The option that shows most further questions, in its own row of a group where it stands in one. */
function tellingOption({ id, options }: Asked & { options: { value: string }[] }, fields: Field[]): string {
  const [group, , own] = id.split('.');
  const around = own
    ? fields.flatMap((field) => (field.id === group && 'fields' in field ? field.fields : []))
    : fields;
  const shows = (value: string) =>
    around.filter(({ when }) =>
      [when ?? []].flat().some((each) => each.field === (own ?? id) && each.is.includes(value)),
    ).length;
  return options.map(({ value }) => value).reduce((best, each) => (shows(each) > shows(best) ? each : best));
}
