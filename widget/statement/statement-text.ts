/**
 * The published privacy statement, drawn from the settings that also make the banner, the forms, the wiping and
 * the mail, so what it says and what happens can't differ (promise 9). Pure: sections as data, painted by the
 * server's page and by `<privacy-statement>`. In Dutch: the provider's own sentences are.
 */
import type { Site } from '../../server/sites/site-schema.ts';
import { aboutCookies } from './about-cookies.ts';
import { aboutForms } from './about-forms.ts';
import { aboutKeeping } from './about-keeping.ts';
import { aboutMinors } from './about-minors.ts';
import { aboutRights } from './about-rights.ts';
import { type Block, type Say, type Section, text } from './statement-parts.ts';
import { dayWords } from './term-words.ts';

/** All of the statement, in the order of AVG 13: who, what and why, how long, with whom, rights, complaint. */
export function statementOf(site: Site): Section[] {
  const { statement } = site;
  const say: Say = (wij, ik) => (statement.voice === 'ik' ? ik : wij);
  return [
    who(site, say),
    ...aboutForms(site, say),
    aboutKeeping(site, say),
    aboutMinors(site, say),
    sharing(site, say),
    lines('bescherming', say('Hoe beschermen wij uw gegevens?', 'Hoe bescherm ik uw gegevens?'), [
      say('Wij bewaren geen IP-adressen van bezoekers.', 'Ik bewaar geen IP-adressen van bezoekers.'),
      ...statement.protection,
    ]),
    aboutCookies(site, say),
    ...aboutRights(site, say),
    lines('incident', 'Als er iets misgaat', statement.incidents),
    lines('afwijking', say('Waar wij het anders doen', 'Waar ik het anders doe'), statement.departures),
    versions(site, say),
  ].filter(({ blocks }) => blocks.length > 0);
}

/** A section of sentences of the provider's own; without any there is no section. */
function lines(id: string, title: string, items: string[]): Section {
  const blocks: Block[] = items.length > 1 ? [{ kind: 'list', items }] : items.map(text);
  return { id, title, blocks };
}

function who({ organisation }: Site, say: Say): Section {
  const { name, street, postcode, town, phone, email, privacyContact } = organisation;
  return {
    id: 'wie',
    title: say('Wie zijn wij?', 'Wie ben ik?'),
    blocks: [
      text(`${name}, ${street}, ${postcode} ${town}.`),
      text(`Telefoon: ${phone}. E-mail: ${email}.`),
      text(say('Wij zijn verantwoordelijk voor uw gegevens.', 'Ik ben verantwoordelijk voor uw gegevens.')),
      text(`Vragen over privacy? Vraag het aan ${privacyContact}.`),
    ],
  };
}

function sharing({ statement }: Site, say: Say): Section {
  const { processors } = statement;
  const section = lines(
    'delen',
    say('Aan wie geven wij gegevens?', 'Aan wie geef ik gegevens?'),
    statement.sharing,
  );
  if (processors.length > 0)
    section.blocks.push(
      text(
        say(
          'Deze bedrijven werken voor ons. Met elk hebben wij een overeenkomst.',
          'Deze bedrijven werken voor mij. Met elk heb ik een overeenkomst.',
        ),
      ),
      {
        kind: 'table',
        columns: ['Bedrijf', 'Wat het doet', 'Overeenkomst sinds'],
        rows: processors.map(({ name, does, agreed }) => [name, does, dayWords(agreed)]),
      },
    );
  return section;
}

function versions({ statement }: Site, say: Say): Section {
  const { version, published, changes } = statement;
  const earlier: Block[] = changes.length
    ? [
        {
          kind: 'table',
          columns: ['Versie', 'Geldig vanaf', 'Wat er daarna veranderde'],
          rows: changes.map((each) => [each.version, dayWords(each.published), each.what]),
        },
      ]
    : [];
  return {
    id: 'versie',
    title: 'Versie',
    blocks: [
      text(`Versie ${version}, geldig vanaf ${dayWords(published)}.`),
      text(say('Veranderen wij iets? Dan staat het hier.', 'Verander ik iets? Dan staat het hier.')),
      ...earlier,
    ],
  };
}
