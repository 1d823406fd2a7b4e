/**
 * The one mail we send: that something waits, and where. Pure: no database, no network, no clock.
 * It holds no name, no content and nothing that grows with either, so it may lie in any mailbox.
 */
import { createHash } from 'node:crypto';

export interface Notification {
  from: string;
  recipient: string;
  inboxOrigin: string;
  site: string;
  frequency: 'until-opened' | 'each';
  /** A random id that makes this mail's own id; a repeat after a crash gets the same one. */
  about: string;
  /** When it is sent, in milliseconds. */
  at: number;
  /** JSON of the sealed envelope, where the site wants it along. */
  envelope?: string;
}

/** The same for every message and every site: a mail server and a phone's lock screen show it. */
export const subject = 'Er staat een nieuw bericht klaar';

/** What an inbox accepts by drag and drop. */
export const attachmentName = 'bericht.privacyloket';

/** Thrown for a recipient that is not one plain address; such a mail is never sent. */
export class RecipientMalformed extends Error {
  readonly code = 'EENVELOPE';
  constructor() {
    super('the recipient is not one plain e-mail address');
    this.name = 'RecipientMalformed';
  }
}

/** Composes the mail for nodemailer, to one recipient. Throws `RecipientMalformed`. */
export function notificationMail(notification: Notification) {
  const { from, recipient, inboxOrigin, site, about, at, envelope } = notification;
  // The settings schema checked it once; a row is checked again, since a line break here would be a header.
  if (!/^[^\s<>()[\]\\,;:"@]+@[a-z0-9.-]+$/i.test(recipient)) throw new RecipientMalformed();
  const own = createHash('sha256').update(`${site}\n${about}\n${recipient}`).digest('hex').slice(0, 32);
  return {
    from,
    to: { name: '', address: recipient },
    subject,
    text: textOf(notification),
    date: new Date(at),
    messageId: `<${own}@${new URL(inboxOrigin).hostname}>`,
    // RFC 3834: no holiday answer comes back, and no answer to that.
    headers: { 'Auto-Submitted': 'auto-generated' },
    textEncoding: 'quoted-printable' as const,
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(envelope !== undefined && {
      attachments: [{ filename: attachmentName, content: envelope, contentType: 'application/octet-stream' }],
    }),
  };
}

function textOf(notification: Notification): string {
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
    ...(frequency === 'until-opened' ? ['U krijgt pas weer mail als iemand de inbox heeft geopend.'] : []),
    'Stuur geen antwoord op deze mail. Niemand leest dat.',
  ].join('\n\n');
}

/** Straight to the message where the mail is about one; what stands after the # never reaches a server. */
function linkTo({ inboxOrigin, site, frequency, about }: Notification): string {
  return `${inboxOrigin}/#/${frequency === 'each' ? `bericht/${about}` : ''}?praktijk=${site}`;
}
