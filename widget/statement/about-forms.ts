/** What the statement says about each form: what it asks, why and on what ground, and who can read it (AVG 13). */
import type { FormSettings, Site } from '../../server/sites/site-schema.ts';
import { type Block, type Say, type Section, text } from './statement-parts.ts';

/** What is asked, and what it is used for. */
export function aboutForms({ forms, statement, mail }: Site, say: Say): Section[] {
  const all = Object.values(forms);
  const asked = all.flatMap(formBlocks);
  const sealed = all.length
    ? [
        text(
          say(
            'Uw eigen browser versleutelt wat u schrijft. Alleen onze mensen kunnen het lezen. De server kan dat niet.',
            'Uw eigen browser versleutelt wat u schrijft. Alleen ik kan het lezen. De server kan dat niet.',
          ),
        ),
        text(mailText(mail.attachEnvelope, say)),
      ]
    : [];
  return [
    {
      id: 'gegevens',
      title: say('Welke gegevens vragen wij?', 'Welke gegevens vraag ik?'),
      blocks: [
        text('Op deze website alleen wat u zelf in een formulier schrijft.'),
        ...asked,
        ...sealed,
        ...clientData(statement.data, say),
      ],
    },
    {
      id: 'waarom',
      title: say('Waarom mogen wij die hebben?', 'Waarom mag ik die hebben?'),
      blocks: [
        ...all.flatMap(({ title, purpose, ground }): Block[] => [
          { kind: 'terms', rows: [[title, `${purpose} ${ground}`]] },
        ]),
        ...(statement.purposes.length ? [text('Verder zijn de gegevens hiervoor:')] : []),
        ...(statement.purposes.length ? [{ kind: 'list' as const, items: statement.purposes }] : []),
        text(
          say(
            'U bent niet verplicht iets te geven. Zonder uw gegevens kunnen wij u alleen niet antwoorden.',
            'U bent niet verplicht iets te geven. Zonder uw gegevens kan ik u alleen niet antwoorden.',
          ),
        ),
        text('Geen computer neemt een besluit over u.'),
      ],
    },
  ];
}

function formBlocks({ title, fields, oneOf }: FormSettings): Block[] {
  const bsn = fields.find((field) => field.kind === 'bsn');
  return [
    text(`${title}. Daarin staat:`),
    { kind: 'list', items: fields.map(askedWords) },
    ...withoutWords(fields, oneOf !== undefined).map(text),
    ...(oneOf ? [text(oneOf.message)] : []),
    ...(bsn ? [text(bsn.ground)] : []),
  ];
}

/** A group is told as what it asks of each. */
function askedWords(field: FormSettings['fields'][number]): string {
  if (field.kind === 'group') return `${field.label}: ${field.fields.map(askedWords).join(', ')}`;
  return field.required ? `${field.label} (verplicht)` : field.label;
}

/** What follows if something is not given (AVG 13(2)(e)), for this form as it asks it. */
function withoutWords(fields: FormSettings['fields'], asksOneOf: boolean): string[] {
  const asked = fields.flatMap((field) => (field.kind === 'group' ? field.fields : [field]));
  const required = asked.filter((field) => field.required).length;
  const cannot = 'Vult u een verplichte vraag niet in? Dan kunt u dit formulier niet versturen.';
  const others = 'De andere vragen mag u leeg laten. Dat heeft geen gevolgen.';
  // Where one of several is needed, the sentence after this says so, and no question by itself is free.
  if (asksOneOf) return required === 0 ? [] : [cannot];
  if (required === 0) return ['U mag elke vraag leeg laten.'];
  return [required === asked.length ? cannot : `${cannot} ${others}`];
}

function mailText(attached: boolean, say: Say): string {
  if (!attached)
    return say(
      'Wij krijgen een mail dat er een bericht is. In die mail staat niets van u.',
      'Ik krijg een mail dat er een bericht is. In die mail staat niets van u.',
    );
  return say(
    'Wij krijgen een mail met uw bericht erbij, ook versleuteld. Is het gewist? Dan opent ons postvak die kopie niet meer.',
    'Ik krijg een mail met uw bericht erbij, ook versleuteld. Is het gewist? Dan opent mijn postvak die kopie niet meer.',
  );
}

function clientData(data: string[], say: Say): Block[] {
  if (data.length === 0) return [];
  return [
    text(say('Bent u cliënt bij ons? Dan hebben wij ook:', 'Begeleid ik u? Dan heb ik ook:')),
    { kind: 'list', items: data },
  ];
}
