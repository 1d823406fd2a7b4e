/** A form with every kind of field, and answers that have no fault. */
import type { FormDefinition } from '../../../server/sites/public-part.ts';

export const definition: FormDefinition = {
  kind: 'aanmelding',
  title: 'Aanmelden voor zorg',
  intro: 'Ons secretariaat leest uw aanmelding. Daarna bellen wij u.',
  purpose: 'Wij kijken of wij de juiste zorg kunnen geven.',
  ground: 'U vraagt ons om zorg.',
  keptFor: 'Wij wissen uw bericht na vier weken.',
  fields: [
    {
      id: 'voor-wie',
      label: 'Voor wie vult u dit in?',
      kind: 'choice',
      required: true,
      options: [
        { value: 'mijzelf', label: 'Voor mijzelf' },
        { value: 'kind', label: 'Voor mijn kind' },
      ],
    },
    {
      id: 'akkoord',
      label: 'Toestemming als vertegenwoordiger',
      kind: 'consent',
      required: true,
      statement: 'Ik mag hierover beslissen.',
      when: { field: 'voor-wie', is: ['kind'] },
    },
    { id: 'naam', label: 'Uw naam', kind: 'text', required: true, autocomplete: 'name', maxLength: 40 },
    { id: 'adres', label: 'Uw adres', kind: 'address', required: true },
    { id: 'telefoon', label: 'Telefoonnummer', kind: 'phone', required: false },
    { id: 'email', label: 'E-mailadres', kind: 'email', required: false },
    {
      id: 'geboren',
      label: 'Geboortedatum',
      kind: 'date',
      help: 'Die staat op uw pas.',
      required: true,
      autocomplete: 'bday',
    },
    { id: 'geldig', label: 'Hoe lang is de indicatie geldig?', kind: 'period', required: false },
    { id: 'bsn', label: 'Burgerservicenummer', kind: 'bsn', required: false, ground: 'De wet vraagt het.' },
    { id: 'vraag', label: 'Uw vraag', kind: 'longtext', required: true, maxLength: 2000 },
  ],
  list: { name: 'naam', first: 'vraag' },
  oneOf: { fields: ['telefoon', 'email'], message: 'Vul een telefoonnummer of een e-mailadres in.' },
  organisation: {
    name: 'Zorgkring Elzenbrug',
    street: 'Molenring 27',
    postcode: '6139 SA',
    town: 'Elzenbrug',
    phone: '039 012 34 30',
    email: 'secretariaat@zorgkring-elzenbrug.example',
    privacyContact: 'Joris Wedervoort',
  },
  statementUrl: '/privacy',
  hours: { when: 'Wij lezen berichten op werkdagen.', answerWithin: 'U hoort binnen 3 werkdagen van ons.' },
  urgent: ['Is er gevaar? Bel 112.', 'Denkt u aan zelfdoding? Bel 113 of gratis 0800-0113.'],
};

/** What a visitor types who makes no mistake; `changes` replaces or adds inputs. */
export function typed(changes: Record<string, string> = {}): Map<string, string> {
  const values = {
    'voor-wie': 'mijzelf',
    naam: 'Zoë de Vries',
    'adres.postcode': '1234ab',
    'adres.number': '12',
    'adres.addition': 'bis',
    telefoon: '06 12 34 56 78',
    geboren: '31-12-1980',
    vraag: 'Ik zoek begeleiding.\r\nLiefst in de ochtend.',
    ...changes,
  };
  return new Map(Object.entries(values));
}
