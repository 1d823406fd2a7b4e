/** Everything a mail test needs: a real database file, a stopped clock, timers that fire when told to. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queueNotification } from '../../../server/mail/mail-queue.ts';
import {
  type MailSender,
  type MailSenderOptions,
  startMailSender,
} from '../../../server/mail/mail-sender.ts';
import { openTransport } from '../../../server/mail/smtp-transport.ts';
import { type Site, siteSchema } from '../../../server/sites/site-schema.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';

const text = readFileSync(new URL('../../../demo/langdurig/site.json', import.meta.url), 'utf8');

export class MailRoom {
  readonly folder = mkdtempSync(join(tmpdir(), 'privacyloket-mail-'));
  readonly start = Date.UTC(2026, 10, 23, 9);
  readonly reported: unknown[] = [];
  time = this.start;
  store: Store = openStore(join(this.folder, 'loket.sqlite'));
  site: Site;
  /** What the sender is waiting for: the last timer that was set and not cancelled, in ms. */
  sleeping: number | undefined;
  #senders: MailSender[] = [];
  #closed = false;

  constructor(mail: Partial<Site['mail']> = {}) {
    const site = siteSchema.parse(JSON.parse(text));
    this.site = { ...site, mail: { ...site.mail, to: ['secretariaat@zorg.example'], ...mail } };
  }

  /** Starts a sender that talks to `url`; resolves when it has done what it can do now. */
  async send(url: string, options: Partial<MailSenderOptions> = {}): Promise<MailSender> {
    const sender = startMailSender({
      store: this.store,
      sites: new Map([[this.site.site, this.site]]),
      transport: openTransport(url),
      from: 'Privacyloket <loket@loket.example>',
      inboxOrigin: 'https://inbox.loket.example',
      now: () => this.time,
      confirmed: () => true,
      after: (ms) => {
        this.sleeping = ms;
        return () => {
          this.sleeping = undefined;
        };
      },
      report: (line) => void this.reported.push(line),
      ...options,
    });
    this.#senders.push(sender);
    await sender.wake();
    return sender;
  }

  /** Stores a message with a body of `bytes` characters and queues its mail, as accepting does. Its id comes back. */
  async receive({ header = '{"format":"privacyloket-1"}', bytes = 5484 } = {}): Promise<string> {
    const id = randomBytes(16).toString('base64url');
    await this.store.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('submission')
        .values({
          id,
          site: this.site.site,
          form: 'contact',
          kind: 'contact',
          suite: 'p256',
          header,
          list: randomBytes(528).toString('base64url'),
          body: randomBytes(bytes).toString('base64url'),
          receipt: randomBytes(32).toString('base64url'),
          received_at: this.time,
          wipes_at: null,
          first_read_at: null,
          rules: JSON.stringify(this.site.retention),
        })
        .execute();
      await queueNotification(trx, this.site, id, this.time);
    });
    return id;
  }

  /** As wiping does: the row goes, and its mail with it. */
  async wipe(id: string): Promise<void> {
    await this.store.db.deleteFrom('submission').where('id', '=', id).execute();
  }

  queued() {
    return this.store.db.selectFrom('mail').selectAll().orderBy('seq').execute();
  }

  /** As a stop and a start of the server do. */
  async restart(): Promise<void> {
    await this.#stopSenders();
    this.store.close();
    this.store = openStore(join(this.folder, 'loket.sqlite'));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#stopSenders();
    this.store.close();
    rmSync(this.folder, { recursive: true });
  }

  async #stopSenders(): Promise<void> {
    await Promise.all(this.#senders.splice(0).map((sender) => sender.stop()));
  }
}
