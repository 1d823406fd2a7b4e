/**
 * The weekly mail to the privacy officer: how often what was done, and the seal of the register. Pure: no database, no
 * network, no clock. Counts of deeds only: no name, no reference, nothing of a message.
 */
import type { RegisterEvent } from '../register/event-facts.ts';
import { sealText } from '../register/seal-rules.ts';
import type { SealedWeek } from '../register/sealed-week.ts';
import { type Addressed, type Letter, letter } from './letter.ts';

export const sealSubject = 'Het zegel van uw register';

/** What is counted together, in the order of the mail. What is in none of them is counted last. */
const groups: readonly (readonly [string, readonly RegisterEvent[]])[] = [
  ['Ingelogd', ['sign-in']],
  ['Inloggen mislukt', ['sign-in-refused']],
  ['Geweigerd', ['not-allowed', 'way-refused']],
  ['Lijst geopend', ['list-opened']],
  ['Bericht gelezen', ['read', 'mailed-opened', 'file-read']],
  ['Gezocht in berichten', ['searched']],
  ['Kopie gemaakt', ['exported', 'proofs-exported', 'register-exported']],
  ['Besloten', ['outcome', 'undo', 'entered']],
  ['Gewist of ingetrokken', ['wiped', 'withdrawn']],
  ['Register geopend', ['register-opened']],
  ['Mensen en sleutels', ['enrolled', 'invited', 'invitation-withdrawn', 'statement-published']],
];

/** Composes the mail for nodemailer, to one recipient. Throws `RecipientMalformed`. */
export function sealMail(note: Addressed & SealedWeek): Letter {
  const { inboxOrigin, site, seal, from, until, counts } = note;
  const counted = new Map<string, number>(Object.entries(counts));
  const lines = groups.map(([what, events]) => {
    const count = events.reduce((sum, event) => sum + (counted.get(event) ?? 0), 0);
    for (const event of events) counted.delete(event);
    return `${what}: ${count}`;
  });
  const others = [...counted.values()].reduce((sum, count) => sum + count, 0);
  return letter(note, sealSubject, [
    'Goedendag,',
    `Dit staat er nieuw in het register van de inbox.\nVan ${dutchDay(from)} tot en met ${dutchDay(until)}.`,
    [...lines, `Al het andere: ${others}`].join('\n'),
    'Bewaar deze mail. Dit is het zegel van het register:',
    sealText(seal),
    `Zijn er later regels weg of anders? Dan past dit zegel niet meer.\nUw beheerder ziet dat zo:\nnpx privacyloket register verify ${site} --seal <zegel>`,
    'Wie wat deed, leest u in de inbox:',
    `${inboxOrigin}/#/register?praktijk=${site}`,
    'In deze mail staat geen naam en geen bericht. Dat is met opzet.',
  ]);
}

/** "maandag 23 november 2026". */
function dutchDay(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('nl-NL', { dateStyle: 'full' });
}
