/**
 * The questions that a site's rule for minors and representation asks for, in place of one field of the kind
 * `representation`: who decides, whether they know, and consent from whoever fills in and decides. Pure.
 *
 * A person who writes for themselves is asked whether a parent or representative knows, and "nog niet" is an answer:
 * whoever asks for help is never sent away (UAVG 5(6), AV-34). Consent is asked only of who says to decide.
 */
import { agesOf } from '../../widget/words/age-bands.ts';
import { listed } from '../../widget/words/listed.ts';
import { bearersNl, standardQuestionsNl as words } from '../../widget/words/standard-questions-nl.ts';
import type { Condition, When } from './field-base.ts';
import type { ConsentRule, MinorsRule } from './minors-schema.ts';
import type { Field, WrittenField, WrittenForm } from './site-schema.ts';

type Placed = WrittenField & { kind: 'representation' };
/** The questions that who decides hangs on. */
export interface AskedAbove {
  who: (WrittenField & { kind: 'who' }) | undefined;
  age: (WrittenField & { kind: 'age-band' | 'date' }) | undefined;
}

/** The forms with every `representation` written out. A site without a rule has none (minors-checks.ts). */
export function withRepresentation<Form extends WrittenForm>({
  forms,
  minors,
  statement,
}: {
  forms: Record<string, Form>;
  minors: MinorsRule;
  statement: { voice: 'wij' | 'ik' };
}): Record<string, Omit<Form, 'fields'> & { fields: Field[] }> {
  const voice = statement.voice === 'ik' ? 1 : 0;
  return Object.fromEntries(
    Object.entries(forms).map(([id, form]) => {
      const fields = form.fields.flatMap((field, place): Field[] =>
        field.kind === 'representation'
          ? questionsFor(field, askedAbove(form, place), minors.consent!, voice)
          : [field],
      );
      const steps = form.steps?.map(({ title, first }) => ({ title, first: beginning(first, form, fields) }));
      return [id, { ...form, fields, ...(steps && { steps }) }];
    }),
  );
}

/** A step that begins with the placed field begins with its first question. */
function beginning(first: string, { fields }: WrittenForm, asked: Field[]): string {
  const placed = fields.some(({ id, kind }) => id === first && kind === 'representation');
  return (placed && asked.find(({ id }) => id.startsWith(`${first}-`))?.id) || first;
}

/** What a form asks above a place: who writes, and the age. */
export function askedAbove({ fields }: WrittenForm, place: number): AskedAbove {
  const above = fields.slice(0, place);
  return {
    who: above.find((field) => field.kind === 'who'),
    age: above.find(
      (field) => field.kind === 'age-band' || (field.kind === 'date' && field.autocomplete === 'bday'),
    ) as AskedAbove['age'],
  };
}

function questionsFor(placed: Placed, { who, age }: AskedAbove, rule: ConsentRule, voice: 0 | 1): Field[] {
  const { id } = placed;
  const bands = age!.kind === 'age-band' ? age!.options.map(({ value }) => value) : [];
  const young = bands.filter((band) => agesOf(band).below <= rule.below);
  const grown = bands.filter((band) => agesOf(band).from >= rule.below);
  const aged = (is: string[], otherwise: string): Condition => ({
    field: age!.id,
    is: bands.length ? is : [otherwise],
  });
  const offered = who?.options.map(({ value }) => value) ?? [];
  const written = (is: readonly string[]): Condition[] =>
    who ? [{ field: who.id, is: is.filter((each) => (offered as string[]).includes(each)) }] : [];
  const given = [placed.when ?? []].flat();
  const asked = { help: words.notYet[voice]!, calls: words.calls[voice]! };

  const parents = decidersQuestions({
    id: `${id}-ouder`,
    label: words.parent.knows,
    name: words.parent.name,
    phone: words.parent.phone,
    consent: words.parent.consent,
    statement: words.parent.statement,
    when: [...given, aged(young, `onder-${rule.below}`)],
    tells: written(['self', 'known', 'referrer']),
    decides: written(['child', 'represented']),
    ...asked,
  });
  const child: Condition = written(['child', 'represented'])[0] ?? { field: `${id}-ouder`, is: ['ben-ik'] };
  const both: Field[] =
    rule.by === 'both' && child.is.length
      ? [
          {
            ...choice(`${id}-kind`, words.parent.child, [
              ...given,
              child,
              aged(young, `onder-${rule.below}`),
            ]),
            options: [
              { value: 'weet-het', label: words.knowing['weet-het'] },
              { value: 'nog-niet', label: words.knowing['nog-niet'] },
            ],
          },
        ]
      : [];
  if (!rule.representation.length) return [...parents, ...both];

  const kinds = rule.representation;
  const bearer = listed(
    kinds.map((kind) => bearersNl[kind]),
    'of',
  );
  const judged: Field = {
    ...choice(`${id}-soort`, words.representation(listed(kinds, 'of')), [
      ...given,
      aged(grown, `vanaf-${rule.below}`),
    ]),
    help: words.judge,
    options: [
      { value: 'nee', label: words.none },
      ...kinds.map((value) => ({ value: value as string, label: words.kinds[value] })),
      { value: 'weet-niet', label: words.unsure },
    ],
  };
  const others = decidersQuestions({
    id: `${id}-ander`,
    label: words.other.knows(bearer),
    name: words.other.name(bearer),
    phone: words.other.phone(bearer),
    consent: words.other.consent(bearer),
    statement: words.other.statement,
    when: [{ field: judged.id, is: [...kinds] }],
    tells: written(['self', 'child', 'known', 'referrer']),
    decides: written(['represented']),
    ...asked,
  });
  return [...parents, ...both, judged, ...others];
}

interface Deciders {
  id: string;
  label: string;
  name: string;
  phone: string;
  consent: string;
  statement: string;
  help: string;
  calls: string;
  /** When they decide. */
  when: Condition[];
  /** Who writes and has to say whether they know; empty where a form does not ask who writes. */
  tells: Condition[];
  /** Who writes and decides. */
  decides: Condition[];
}

/** Whether those who decide know; how to reach them; and their consent where they fill in themselves. */
function decidersQuestions(from: Deciders): Field[] {
  const { id, tells, decides } = from;
  const told: When = [{ field: id, is: ['weet-het'] }];
  // Without "Voor wie vult u dit in?" this question tells it as well.
  const self = decides.length === 0;
  const knows: Field = {
    id,
    kind: 'representative',
    label: from.label,
    help: from.help,
    required: true,
    when: [...from.when, ...tells],
    options: (self ? (['ben-ik', 'weet-het', 'nog-niet'] as const) : (['weet-het', 'nog-niet'] as const)).map(
      (value) => ({ value, label: words.knowing[value] }),
    ),
  };
  const contact: Field[] = [
    {
      id: `${id}-naam`,
      kind: 'text',
      label: from.name,
      required: false,
      when: told,
      autocomplete: 'off',
      maxLength: 200,
    },
    { id: `${id}-tel`, kind: 'phone', label: from.phone, help: from.calls, required: false, when: told },
  ];
  const consent: Field = {
    id: `${id}-ja`,
    kind: 'consent',
    label: from.consent,
    required: true,
    when: self ? [{ field: id, is: ['ben-ik'] }] : [...from.when, ...decides],
    statement: from.statement,
    by: 'representative',
  };
  // A condition that no answer meets is a question that nobody is asked.
  const open = ({ when }: Field) => [when ?? []].flat().every(({ is }) => is.length > 0);
  const first = open(knows) ? [knows, ...contact] : [];
  return open(consent) ? [...first, consent] : first;
}

function choice(id: string, label: string, when: Condition[]) {
  return { id, kind: 'choice' as const, label, required: true, when };
}
