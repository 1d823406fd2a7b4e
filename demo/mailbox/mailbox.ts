/** Every mailbox of the five providers in one: takes mail in by SMTP, keeps it, and shows it on its own origin. */
import type { Hono } from 'hono';
import PostalMime, { type Email } from 'postal-mime';
import { openMailFolder } from './kept-mail.ts';
import { openMailDoor } from './mail-door.ts';
import { mailboxPages } from './mailbox-pages.ts';

/** A mail as the viewer and the tests read it. */
export interface ReadMail {
  id: string;
  to: string;
  raw: Buffer;
  mail: Email;
}

export interface Mailbox {
  /** Where to send to. */
  smtpUrl: string;
  /** The viewer. */
  pages: Hono;
  /** All mails, newest first. */
  mails(): Promise<ReadMail[]>;
  /** Resolves once there are at least `count` mails, at once where there are. */
  arrived(count: number): Promise<ReadMail[]>;
  close(): Promise<void>;
}

/** Opens the mailbox in a folder; `inboxOrigin` is the only address in a mail that the viewer makes a link of. */
export async function openMailbox(folder: string, inboxOrigin: string): Promise<Mailbox> {
  const kept = openMailFolder(folder);
  const waiting = new Set<() => void>();
  const door = await openMailDoor(async (raw) => {
    await kept.keep(raw);
    for (const look of waiting) look();
  });

  async function read(id: string): Promise<ReadMail | undefined> {
    const found = kept.read(id);
    if (!found) return undefined;
    const mail = await PostalMime.parse(found.raw);
    return { ...found, mail, to: mail.deliveredTo ?? mail.to?.[0]?.address ?? '' };
  }
  async function mails(): Promise<ReadMail[]> {
    const all = await Promise.all(kept.ids().map(read));
    return all.filter((each) => each !== undefined);
  }

  return {
    smtpUrl: door.url,
    pages: mailboxPages({ mails, read, inboxOrigin }),
    mails,
    async arrived(count) {
      await new Promise<void>((resolve) => {
        const look = () => {
          if (kept.ids().length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
      return mails();
    },
    close: door.close,
  };
}
