/** The demo's mail server: a real SMTP conversation on loopback, so what is sent here is what is sent for real. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailDoor {
  /** `smtp://127.0.0.1:port` */
  url: string;
  close(): Promise<void>;
}

/** Listens on a free port; a mail is answered 250 only after `keep` has resolved. */
export async function openMailDoor(keep: (raw: Buffer) => Promise<void>): Promise<MailDoor> {
  const server = new SMTPServer({
    // Only this very machine can reach it, and the certificate that comes with the package is public.
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, answer) {
      const to = session.envelope.rcptTo.map(({ address }) => `Delivered-To: ${address}\r\n`).join('');
      Array.fromAsync(stream as AsyncIterable<Buffer>)
        .then((parts) => keep(Buffer.concat([Buffer.from(to), ...parts])))
        .then(() => answer(null), answer);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
