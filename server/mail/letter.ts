/**
 * What all our mails have in common, as nodemailer wants it: plain text to one recipient, with nothing that tells
 * more than the text does. Pure: no database, no network, no clock.
 */
import { createHash } from 'node:crypto';

export interface Addressed {
  from: string;
  recipient: string;
  inboxOrigin: string;
  site: string;
  /** Makes this mail's own id; a repeat after a crash gets the same one. */
  about: string;
  /** When it is sent, in milliseconds. */
  at: number;
}

export type Letter = ReturnType<typeof letter>;

/** Thrown for a recipient that is not one plain address; such a mail is never sent. */
export class RecipientMalformed extends Error {
  readonly code = 'EENVELOPE';
  constructor() {
    super('the recipient is not one plain e-mail address');
    this.name = 'RecipientMalformed';
  }
}

/** Composes a mail without attachments. Throws `RecipientMalformed`. */
export function letter(addressed: Addressed, subject: string, paragraphs: readonly string[]) {
  const { from, recipient, inboxOrigin, site, about, at } = addressed;
  // The settings schema checked it once; a row is checked again, since a line break here would be a header.
  if (!/^[^\s<>()[\]\\,;:"@]+@[a-z0-9.-]+$/i.test(recipient)) throw new RecipientMalformed();
  const own = createHash('sha256').update(`${site}\n${about}\n${recipient}`).digest('hex').slice(0, 32);
  return {
    from,
    to: { name: '', address: recipient },
    subject,
    text: [...paragraphs, 'Stuur geen antwoord op deze mail. Niemand leest dat.'].join('\n\n'),
    date: new Date(at),
    messageId: `<${own}@${new URL(inboxOrigin).hostname}>`,
    // RFC 3834: no holiday answer comes back, and no answer to that.
    headers: { 'Auto-Submitted': 'auto-generated' },
    textEncoding: 'quoted-printable' as const,
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
