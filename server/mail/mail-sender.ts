/**
 * Sends what is queued, one mail at a time, and tries again with growing patience. Started by services.ts.
 * A mail server that is down never holds up a visitor: accepting only writes the row.
 */
import type { Selectable } from 'kysely';
import type { Site } from '../sites/site-schema.ts';
import type { Store } from '../store/open-store.ts';
import type { MailTable } from '../store/tables.ts';
import { type DeliveryFault, faultOf, stopsAll, waitAfter } from './delivery-fault.ts';
import { notificationMail } from './notification-mail.ts';
import { forgetTold, rememberTold, whatToTell } from './what-to-tell.ts';

type Row = Selectable<MailTable>;

/** What of nodemailer's transport is used; tests and services.ts hand it in. */
export interface MailTransport {
  sendMail(mail: ReturnType<typeof notificationMail>): Promise<unknown>;
  close(): void;
}

/** Calls `run` once after `ms`; the answer cancels it. */
export type Timer = (run: () => void, ms: number) => () => void;

export interface MailSenderOptions {
  store: Pick<Store, 'db'>;
  sites: readonly Site[] | ReadonlyMap<string, Site>;
  transport: MailTransport;
  /** The sender, an address of the operator's own domain (NT-03). */
  from: string;
  inboxOrigin: string;
  now: () => number;
  after?: Timer;
  /** Told of each failure, for the operator's log: codes and counts only. */
  report?: (line: { fault: DeliveryFault; attempts: number }) => void;
}

export interface MailSender {
  /** Sends what is due now; resolves when nothing more can be sent at this moment. Never rejects. */
  wake(): Promise<void>;
  /** Lets the mail under way finish, then sends no more. */
  stop(): Promise<void>;
}

const atOnce = 50;
/** A clock that was set back leaves times in the far future; nothing waits longer than this, in ms. */
const longestSleepMs = 6 * 3_600_000;

/** Starts sending; what an earlier run left behind goes first. */
export function startMailSender(options: MailSenderOptions): MailSender {
  const { store, now, report } = options;
  const after = options.after ?? unreferenced;
  let cancel = () => {};
  let stopped = false;
  let again = false;
  let running: Promise<void> | undefined;

  function wake(): Promise<void> {
    again = true;
    running ??= round();
    return running;
  }

  async function round(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false;
        while (!stopped && (await sendDue())) {}
        // Somebody may wake us during this question too; then there is one more turn.
        if (!stopped) await sleep();
      }
    } catch {
      // The database is closed or full: what is queued stays queued, and is tried again.
      report?.({ fault: 'unknown', attempts: 0 });
      if (!stopped) sleepFor(waitAfter(1));
    } finally {
      running = undefined;
    }
  }

  /** One batch. True when there may be more to send now. */
  async function sendDue(): Promise<boolean> {
    const due = await store.db
      .selectFrom('mail')
      .selectAll()
      .where((is) => is.or([is('next_at', '<=', now()), is('next_at', '>', now() + longestSleepMs)]))
      .orderBy('next_at')
      .orderBy('seq')
      .limit(atOnce)
      .execute();
    let stuck: DeliveryFault | undefined;
    for (const row of due) {
      if (stopped) return false;
      const fault = stuck ?? (await sendOne(row));
      if (fault === undefined) continue;
      if (stopsAll(fault)) stuck = fault;
      report?.({ fault, attempts: row.attempts + 1 });
      await postpone(row, fault);
    }
    return due.length === atOnce;
  }

  /** Sends one mail and strikes it off; the fault where it was not taken. */
  async function sendOne(row: Row): Promise<DeliveryFault | undefined> {
    const site = siteOf(options.sites, row.site);
    const told = site && (await whatToTell(store.db, row, now()));
    if (!told) return strikeOff(row);
    if (told === 'hidden') return wait(row);
    await rememberTold(store.db, site, row, now());
    try {
      await options.transport.sendMail(
        notificationMail({
          from: options.from,
          recipient: row.recipient,
          inboxOrigin: options.inboxOrigin,
          site: row.site,
          frequency: site.mail.frequency,
          at: now(),
          ...told,
        }),
      );
    } catch (error) {
      await forgetTold(store.db, row);
      return faultOf(error);
    }
    // A crash right here sends it again, with the same Message-ID: a mail twice is better than none.
    return strikeOff(row);
  }

  async function strikeOff(row: Row): Promise<undefined> {
    await store.db.deleteFrom('mail').where('seq', '=', row.seq).execute();
  }

  /** Not a failed attempt: nothing was tried. */
  async function wait(row: Row): Promise<undefined> {
    const next_at = now() + longestSleepMs;
    await store.db.updateTable('mail').set({ next_at }).where('seq', '=', row.seq).execute();
  }

  async function postpone(row: Row, fault: DeliveryFault): Promise<void> {
    const attempts = row.attempts + 1;
    await store.db
      .updateTable('mail')
      .set({ attempts, fault, next_at: now() + waitAfter(attempts) })
      .where('seq', '=', row.seq)
      .execute();
  }

  async function sleep(): Promise<void> {
    const { next } = await store.db
      .selectFrom('mail')
      .select((is) => is.fn.min('next_at').as('next'))
      .executeTakeFirstOrThrow();
    if (next !== null && !stopped) sleepFor(Math.min(Math.max(next - now(), 1), longestSleepMs));
  }

  function sleepFor(ms: number): void {
    cancel();
    cancel = after(() => void wake(), ms);
  }

  void wake();
  return {
    wake,
    async stop() {
      stopped = true;
      cancel();
      await running;
      options.transport.close();
    },
  };
}

function siteOf(sites: MailSenderOptions['sites'], id: string): Site | undefined {
  return 'get' in sites ? sites.get(id) : sites.find((each) => each.site === id);
}

/** Doesn't keep the process alive by itself. */
function unreferenced(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
}
