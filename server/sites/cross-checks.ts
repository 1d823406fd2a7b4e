/**
 * What the schema of one field can't see: ids that must name something, and pairs that belong together.
 * Pure; site-schema.ts runs these on each form and on the cookies, so a fault elsewhere doesn't hide them.
 */
import { bandPattern, covers } from '../../widget/words/age-bands.ts';
import type { Condition, When } from './field-base.ts';
import { fileFaults } from './file-field.ts';
import { rowKinds } from './group-field.ts';
import { nearestName } from './nearest-name.ts';

/** A fault with its path inside the checked part; the message is plain Dutch. */
export interface CrossFault {
  path: (string | number)[];
  message: string;
}

interface CheckedField {
  id: string;
  kind: string;
  when?: When | undefined;
  options?: { value: string }[];
  autocomplete?: string;
  least?: number;
  most?: number;
  fields?: CheckedField[];
}

interface CheckedForm {
  kind: string;
  fields: CheckedField[];
  steps?: { title: string; first: string }[] | undefined;
  list: { name: string; first: string };
  oneOf?: { fields: string[] } | undefined;
  filesMaxBytes?: number | undefined;
}

/** Fields named in `list`, `oneOf` and `when` exist; ids are unique; a BSN is asked in an aanmelding only (UAVG 46). */
export function formFaults(form: CheckedForm): CrossFault[] {
  const ids = form.fields.map((field) => field.id);
  const faults = duplicates(form.fields, 'id', ['fields']);
  const mustExist = (name: string, path: CrossFault['path']) => {
    if (!ids.includes(name)) faults.push({ path, message: `er is geen veld "${name}"${meant(name, ids)}` });
  };
  mustExist(form.list.name, ['list', 'name']);
  mustExist(form.list.first, ['list', 'first']);
  form.oneOf?.fields.forEach((name, index) => {
    mustExist(name, ['oneOf', 'fields', index]);
  });
  faults.push(...fileFaults(form));
  form.fields.forEach((field, index) => {
    const at = ['fields', index];
    if (field.kind === 'bsn' && form.kind !== 'aanmelding')
      faults.push({
        path: [...at, 'kind'],
        message: 'een BSN mag alleen in een formulier van kind "aanmelding"',
      });
    if (field.options) faults.push(...duplicates(field.options, 'value', [...at, 'options']));
    if (field.kind === 'age-band' && field.options && !covers(field.options.map(({ value }) => value)))
      faults.push({
        path: [...at, 'options'],
        message: 'sluiten op elkaar aan: van "onder-…" tot en met "vanaf-…"',
      });
    if (field.when) faults.push(...whenFaults(form, index, field.when, at));
  });
  form.fields.forEach((field, index) => {
    faults.push(...rowFaults(form.kind, field, ['fields', index]));
  });
  faults.push(...onceFaults(form), ...stepFaults(form, mustExist));
  return faults;
}

/** What stands in a row hangs on its own row only, and is nothing that a form asks once. */
function rowFaults(
  kind: string,
  { fields, least, most }: CheckedField,
  at: CrossFault['path'],
): CrossFault[] {
  if (!fields) return [];
  const inside = formFaults({ kind, fields, list: { name: fields[0]!.id, first: fields[0]!.id } });
  return [
    ...(least! > most! ? [{ path: [...at, 'most'], message: `niet minder dan least (${least})` }] : []),
    ...fields.flatMap((field, index) =>
      rowKinds.includes(field.kind)
        ? []
        : [{ path: [...at, 'fields', index, 'kind'], message: `"${field.kind}" mag niet in een groep` }],
    ),
    ...inside.map(({ path, message }) => ({ path: [...at, ...path], message })),
  ];
}

/** The steps follow the order of the questions from the first on, and what is asked as "one of" stands in one step. */
function stepFaults(
  { fields, steps, oneOf }: CheckedForm,
  mustExist: (name: string, path: CrossFault['path']) => void,
): CrossFault[] {
  if (!steps) return [];
  const places = steps.map(({ first }) => fields.findIndex(({ id }) => id === first));
  steps.forEach(({ first }, index) => {
    mustExist(first, ['steps', index, 'first']);
  });
  if (places.includes(-1)) return [];
  const stepOf = (name: string) => {
    const place = fields.findIndex(({ id }) => id === name);
    return places.filter((first) => first <= place).length;
  };
  return [
    ...(places[0] === 0
      ? []
      : [{ path: ['steps', 0, 'first'], message: `begint met de eerste vraag, "${fields[0]!.id}"` }]),
    ...places.flatMap((place, index) =>
      index > 0 && place <= places[index - 1]!
        ? [{ path: ['steps', index, 'first'], message: 'staat in het formulier niet na de vorige stap' }]
        : [],
    ),
    ...(new Set(oneOf?.fields.map(stepOf)).size > 1
      ? [{ path: ['oneOf', 'fields'], message: 'staan niet in één stap' }]
      : []),
  ];
}

/** Who writes is asked once; the age as a band or as a birth date, never both (AV-35, 3.3.7). */
function onceFaults({ fields }: CheckedForm): CrossFault[] {
  const places = (isOne: (field: CheckedForm['fields'][number]) => boolean) =>
    fields.flatMap((field, index) => (isOne(field) ? [index] : [])).slice(1);
  const again = (index: number, message: string) => ({ path: ['fields', index, 'kind'], message });
  const isAge = ({ kind, autocomplete }: CheckedForm['fields'][number]) =>
    kind === 'age-band' || (kind === 'date' && autocomplete === 'bday');
  return [
    ...places(({ kind }) => kind === 'who').map((index) =>
      again(index, 'wie invult, vraagt een formulier één keer'),
    ),
    ...places(isAge).map((index) =>
      again(index, 'vraag de leeftijd één keer: als groep, of als geboortedatum waar die nodig is'),
    ),
    ...places(({ kind }) => kind === 'representation').map((index) =>
      again(index, 'wie beslist, vraagt een formulier één keer'),
    ),
  ];
}

/** A field that depends on others comes after them, and on answers that can be given. */
function whenFaults(form: CheckedForm, index: number, when: When, at: CrossFault['path']): CrossFault[] {
  if (!Array.isArray(when)) return conditionFaults(form, index, when, [...at, 'when']);
  return when.flatMap((each, place) => conditionFaults(form, index, each, [...at, 'when', place]));
}

function conditionFaults(
  form: CheckedForm,
  index: number,
  when: Condition,
  at: CrossFault['path'],
): CrossFault[] {
  const earlier = form.fields.slice(0, index);
  const other = earlier.find((field) => field.id === when.field);
  const path = [...at, 'field'];
  const choices = earlier.filter((field) => field.options).map((field) => field.id);
  if (!other) {
    const why = `er is boven dit veld geen veld "${when.field}"${meant(when.field, choices)}`;
    return [{ path, message: why }];
  }
  if (other.autocomplete === 'bday')
    return when.is.flatMap((value, place) =>
      bandPattern.test(value)
        ? []
        : [{ path: [...at, 'is', place], message: 'is een leeftijd, zoals onder-16 of vanaf-16' }],
    );
  if (!other.options) return [{ path, message: `"${when.field}" is geen keuzeveld` }];
  const values = other.options.map((option) => option.value);
  return when.is.flatMap((value, place) =>
    values.includes(value)
      ? []
      : [
          {
            path: [...at, 'is', place],
            message: `"${when.field}" heeft geen antwoord "${value}"${meant(value, values)}`,
          },
        ],
  );
}

/**
 * Service ids are unique; the IP switch is there exactly when Google Analytics is, since nothing else has one; what
 * records clicks is never counting only (F4).
 */
export function cookieFaults(cookies: {
  services: { id: string; integration: string; purpose: string; countingOnly?: string | undefined }[];
  ipAnonymisation?: unknown;
}): CrossFault[] {
  const faults = duplicates(cookies.services, 'id', ['services']);
  const google = cookies.services.some((service) => service.integration === 'google-analytics');
  const path = ['ipAnonymisation'];
  if (google && cookies.ipAnonymisation === undefined)
    faults.push({ path, message: 'ontbreekt; is verplicht bij google-analytics' });
  if (!google && cookies.ipAnonymisation !== undefined)
    faults.push({ path, message: 'mag alleen als google-analytics bij services staat' });
  cookies.services.forEach(({ purpose, countingOnly }, index) => {
    if (purpose !== 'analytics' && countingOnly !== undefined)
      faults.push({
        path: ['services', index, 'countingOnly'],
        message: 'mag niet: klikgedrag is nooit alleen tellen, de bezoeker kiest altijd zelf',
      });
  });
  return faults;
}

/**
 * What we keep ourselves is declared under this site's own name: in a document that was copied the old name stays
 * easily, and then the list tells visitors of a cookie that they don't have.
 */
export function ownNameFaults({
  site,
  cookies,
}: {
  site: string;
  cookies: { functional: { name: string }[] };
}): CrossFault[] {
  const own = `privacyloket-${site}`;
  return cookies.functional.flatMap(({ name }, index) => {
    if (!name.startsWith('privacyloket-') || name === own || name === `${own}-outbox`) return [];
    const meant = name.endsWith('-outbox') ? `${own}-outbox` : own;
    const path = ['cookies', 'functional', index, 'name'];
    return [{ path, message: `hoort niet bij "${site}"; bedoelt u "${meant}"?` }];
  });
}

function duplicates<K extends string>(
  items: Record<K, string>[],
  key: K,
  at: CrossFault['path'],
): CrossFault[] {
  const seen = new Set<string>();
  const faults: CrossFault[] = [];
  items.forEach((item, index) => {
    if (seen.has(item[key]))
      faults.push({ path: [...at, index, key], message: `"${item[key]}" staat er dubbel` });
    seen.add(item[key]);
  });
  return faults;
}

function meant(name: string, names: readonly string[]): string {
  const near = nearestName(name, names);
  return near === undefined ? '' : `; bedoelt u "${near}"?`;
}
