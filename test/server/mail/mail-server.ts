/** A real mail server on loopback for the mail tests: keeps what it took, refuses whom it is told to. */
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  from: string;
  to: string[];
  raw: Buffer;
  /** It came over TLS. */
  secure: boolean;
  mail: Email;
}

export interface MailServer {
  url: string;
  port: number;
  taken: TakenMail[];
  close(): Promise<void>;
}

export interface MailServerRules {
  /** The SMTP status a recipient gets instead of 250. */
  refuse?: (address: string) => number | undefined;
  /** Called with each mail before it is answered; a thrown error with `responseCode` is the answer. */
  /** Offers STARTTLS, with a certificate that nobody signed. */
  startTls?: boolean;
  beforeTaking?: (raw: Buffer) => void | Promise<void>;
}

/** Listens on `port` (a free one when absent). */
export async function startMailServer(rules: MailServerRules = {}, port = 0): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: rules.startTls ? ['AUTH'] : ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, answer) {
      const code = rules.refuse?.(address);
      answer(code ? Object.assign(new Error('no'), { responseCode: code }) : null);
    },
    async onData(stream, session, answer) {
      const raw = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>));
      try {
        await rules.beforeTaking?.(raw);
      } catch (error) {
        return answer(error as Error);
      }
      const { mailFrom, rcptTo } = session.envelope;
      taken.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map((each) => each.address),
        raw,
        secure: session.secure,
        mail: await PostalMime.parse(raw),
      });
      answer(null);
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const { port: found } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${found}`,
    port: found,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
