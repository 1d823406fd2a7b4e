/**
 * The mail about a new message: that something waits, and where. Pure: no database, no network, no clock.
 * It holds no name, no content and nothing that grows with either, so it may lie in any mailbox.
 */
import type { Frequency } from '../sites/mail-schema.ts';
import { type Addressed, letter } from './letter.ts';

export interface Notification extends Addressed {
  /** Any but 'each' stands for whatever waits. */
  frequency: Frequency;
  /** JSON of the sealed envelope, where the site wants it along. */
  envelope?: string;
}

/** The same for every message and every site: a mail server and a phone's lock screen show it. */
export const subject = 'Er staat een nieuw bericht klaar';

/** What an inbox accepts by drag and drop. */
export const attachmentName = 'bericht.privacyloket';

/** Composes the mail for nodemailer, to one recipient; `about` is a random id. Throws `RecipientMalformed`. */
export function notificationMail(notification: Notification) {
  const { envelope } = notification;
  return {
    ...letter(notification, subject, paragraphsOf(notification)),
    ...(envelope !== undefined && {
      attachments: [{ filename: attachmentName, content: envelope, contentType: 'application/octet-stream' }],
    }),
  };
}

/** When the next one comes; by the settings, never by how much there is. */
const next: Readonly<Record<Exclude<Frequency, 'each'>, string>> = {
  'until-opened': 'U krijgt pas weer mail als iemand de inbox heeft geopend.',
  hourly: 'U krijgt hooguit elk uur een mail.',
  daily: 'U krijgt hooguit één mail per dag.',
};

function paragraphsOf(notification: Notification): string[] {
  const { frequency, envelope } = notification;
  return [
    'Goedendag,',
    'Er staat een nieuw bericht klaar in uw inbox.\nOpen de inbox:',
    linkTo(notification),
    'In deze mail staat geen naam en geen vraag. Dat is met opzet.\nAlleen wie een sleutel heeft, kan het bericht lezen.',
    ...(envelope === undefined
      ? []
      : [
          `Bij deze mail zit het bestand ${attachmentName}.\nDat is een verzegelde kopie. U opent die alleen in de inbox.\nSleep het bestand naar het venster van de inbox.`,
          'De kopie blijft in uw mailbox tot u deze mail weggooit.\nIs het bericht in de inbox gewist? Dan opent de inbox ook de kopie niet meer.',
        ]),
    ...(frequency === 'each' ? [] : [next[frequency]]),
  ];
}

/** Straight to the message where the mail is about one; what stands after the # never reaches a server. */
function linkTo({ inboxOrigin, site, frequency, about }: Notification): string {
  return `${inboxOrigin}/#/${frequency === 'each' ? `bericht/${about}` : ''}?praktijk=${site}`;
}
