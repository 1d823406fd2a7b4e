/** The one SMTP connection of the server: nodemailer, told to read no file and fetch no address for a mail. */
import { createTransport } from 'nodemailer';
import type { MailTransport } from './send-due.ts';

/** The longest we wait for a mail server's next word, in ms. */
const patienceMs = 20_000;

/**
 * Opens `smtp://user:secret@host:port` (or smtps). Connects per mail, so a mail server that was away is found again.
 * Nothing is said to a server on another machine before TLS stands and its certificate was checked (NT-03); only who
 * is on this machine may do without. What stands behind a ? in the address counts for nothing: no switch turns it off.
 */
export function openTransport(
  url: string,
  { near = isNear(url) } = {},
): MailTransport & { verify(): Promise<unknown> } {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port !== '' && { port: Number(port) }),
    secure,
    requireTLS: !near && !secure,
    tls: { rejectUnauthorized: !near },
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** This machine: nobody stands in between. */
function isNear(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
