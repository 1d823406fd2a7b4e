/** The one SMTP connection of the server: nodemailer, told to read no file and fetch no address for a mail. */
import { createTransport } from 'nodemailer';
import type { MailTransport } from './send-due.ts';

/** The longest we wait for a mail server's next word, in ms. */
const patienceMs = 20_000;

/**
 * Opens `smtp://user:secret@host:port` (or smtps). Connects per mail, so a mail server that was away is found again.
 * Where the mail server offers STARTTLS it is used; `?requireTLS=true` in the address refuses to go on without.
 */
export function openTransport(url: string): MailTransport & { verify(): Promise<unknown> } {
  return createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
