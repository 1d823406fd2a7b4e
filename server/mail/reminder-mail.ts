/**
 * The reminders: how many, how urgent, and where the inbox is. Pure: no database, no network, no clock.
 * No name, no content, no reference; every mail of a kind is equally large, however many it counts.
 */
import type { ReportKind } from '../logbook/report-term-policy.ts';
import { type Addressed, type Letter, letter } from './letter.ts';
import type { ReminderKind } from './reminder-policy.ts';

export interface ReminderNote extends Addressed {
  kind: ReminderKind | ReportKind;
  /** One or more; what is counted is what still stands when the mail leaves. */
  count: number;
}

/** The same for every kind: a lock screen shows it to whoever passes by. */
export const reminderSubject = 'Herinnering van uw inbox';

/** Below the 76 characters at which the transfer encoding breaks a line, with room for the one that is escaped. */
const countedWidth = 73;

/** Composes the mail for nodemailer, to one recipient. Throws `RecipientMalformed`. */
export function reminderMail(note: ReminderNote): Letter {
  const { kind, count, inboxOrigin, site } = note;
  const { counted, therefore } = words[kind];
  return letter(note, reminderSubject, [
    'Goedendag,',
    // Spaces up to a fixed width, so that the size of the mail doesn't tell the number.
    `${counted(count).padEnd(countedWidth)}\n${therefore}`,
    'Open de inbox:',
    `${inboxOrigin}/#/?praktijk=${site}`,
    'In deze mail staat geen naam en geen vraag. Dat is met opzet.',
  ]);
}

const messages = (count: number) => (count === 1 ? '1 bericht' : `${count} berichten`);
const cases = (count: number) => (count === 1 ? '1 verzoek of klacht' : `${count} verzoeken of klachten`);

/** "Binnen", since it stays true for a mail that had to wait. */
const unread = (days: number) => ({
  counted: (count: number) =>
    count === 1
      ? `1 bericht wordt binnen ${days} dagen gewist en is nog niet gelezen.`
      : `${count} berichten worden binnen ${days} dagen gewist en zijn nog niet gelezen.`,
  therefore: 'Lees wat er staat, en beslis. Gewist is voorgoed weg.',
});

const decide = (when: string) => ({
  counted: (count: number) => `Over ${cases(count)} moet u ${when} beslissen.`,
  therefore: 'In de inbox ziet u de laatste dag. Soms kunt u uitstel nemen.',
});

const carryOut = (when: string) => ({
  counted: (count: number) => `Voer ${when} uit wat is besloten: ${cases(count)}.`,
  therefore: 'In de inbox ziet u de laatste dag en wat u hebt besloten.',
});

/** No number of hours: a mail may wait, and the inbox knows. */
const report = {
  counted: () => 'Er loopt een meldtermijn.',
  therefore: 'In de inbox ziet u tot wanneer, en wat u moet doen.',
};

const words: Readonly<
  Record<ReminderKind | ReportKind, { counted: (count: number) => string; therefore: string }>
> = {
  'unread-14': unread(14),
  'unread-7': unread(7),
  'unread-2': unread(2),
  'not-dealt-with': {
    counted: (count) =>
      `${messages(count)} ${count === 1 ? 'is' : 'zijn'} na een week of langer nog niet afgehandeld.`,
    therefore: 'Wat niet is afgehandeld, blijft bewaard. U hoort dit elke week.',
  },
  'carry-out-7': carryOut('binnen 7 dagen'),
  'carry-out-1': carryOut('vandaag of morgen'),
  'carry-out-late': {
    counted: (count) => `U bent te laat met uitvoeren, bij ${cases(count)}.`,
    therefore: 'De laatste dag is voorbij. Voer uit wat u hebt besloten.',
  },
  'look-back': {
    counted: () => 'Het is tijd om terug te kijken.',
    therefore: 'In de inbox ziet u waarop, bij Incidenten.',
  },
  'report-0': report,
  'report-24': report,
  'report-48': report,
  'report-66': report,
  'decide-7': decide('binnen 7 dagen'),
  'decide-1': decide('vandaag of morgen'),
  'decide-late': {
    counted: (count) => `U bent te laat met ${cases(count)}.`,
    therefore: 'De laatste dag is voorbij. Beslis zo snel u kunt.',
  },
};
