/** Sends what is due in the queue, one mail at a time, and notes what became of each. Called by mail-sender.ts. */
import type { Selectable } from 'kysely';
import { stillToReport } from '../logbook/remind-reports.ts';
import { type ReportKind, reportKinds } from '../logbook/report-term-policy.ts';
import { sealedWeek, sealKind } from '../register/sealed-week.ts';
import type { Site } from '../sites/site-schema.ts';
import type { Store } from '../store/open-store.ts';
import type { MailTable } from '../store/tables.ts';
import { type DeliveryFault, faultOf, stopsAll, waitAfter } from './delivery-fault.ts';
import { quietUntil, wishOf } from './delivery-times-policy.ts';
import type { Letter } from './letter.ts';
import { noteFault, strikeNote } from './mail-notes.ts';
import { notificationMail } from './notification-mail.ts';
import { reminderMail } from './reminder-mail.ts';
import { type ReminderKind, reminderKinds } from './reminder-policy.ts';
import { sealMail } from './seal-mail.ts';
import { stillToRemind } from './standing-reminders.ts';
import { forgetTold, rememberTold, whatToTell } from './what-to-tell.ts';

type Row = Selectable<MailTable>;

/** What of nodemailer's transport is used; tests and services.ts hand it in. */
export interface MailTransport {
  sendMail(mail: Letter): Promise<unknown>;
  close(): void;
}

export interface SendingOptions {
  store: Pick<Store, 'db'>;
  sites: ReadonlyMap<string, Site>;
  transport: MailTransport;
  /** The sender, an address of the operator's own domain (NT-03). */
  from: string;
  inboxOrigin: string;
  now: () => number;
  /** Whether the clock is believed: a reminder speaks of dates, so it waits where it is not. */
  confirmed: () => boolean;
  /** Told of each failure, for the operator's log: codes and counts only. */
  report?: (line: { fault: DeliveryFault; attempts: number }) => void;
}

const atOnce = 50;
/** From Friday afternoon to Monday morning, and a day more. */
const farthestMs = 4 * 86_400_000;
/** By then the sweep has come round, and a mail about what it wiped is gone. */
const sweptMs = 15 * 60_000;

/** Sends one batch. True when there may be more to send now; throws only what the database throws. */
export async function sendDue(options: SendingOptions, stopped: () => boolean): Promise<boolean> {
  const now = options.now();
  const due = await options.store.db
    .selectFrom('mail')
    .selectAll()
    // A clock that was set back leaves times in the far future; nothing waits longer than a quiet weekend.
    .where((is) => is.or([is('next_at', '<=', now), is('next_at', '>', now + farthestMs)]))
    .orderBy('next_at')
    .orderBy('seq')
    .limit(atOnce)
    .execute();
  let stuck: DeliveryFault | undefined;
  for (const row of due) {
    if (stopped()) return false;
    const fault = stuck ?? (await sendOne(options, row));
    if (fault === undefined) continue;
    if (stopsAll(fault)) stuck = fault;
    options.report?.({ fault, attempts: row.attempts + 1 });
    await postpone(options, row, fault);
  }
  return due.length === atOnce;
}

/** Sends one mail and strikes it off; the fault where it was not taken. */
async function sendOne(options: SendingOptions, row: Row): Promise<DeliveryFault | undefined> {
  const { db } = options.store;
  const site = options.sites.get(row.site);
  const until = site === undefined ? 0 : leavesQuietAt(site, row, options.now());
  if (until > options.now()) return wait(options, row, until);
  const compose = site && (await composing(options, site, row));
  if (!compose) return strikeOff(options, row);
  if (compose === 'hidden') return wait(options, row, options.now() + sweptMs);
  await rememberTold(db, site, row, options.now());
  try {
    await options.transport.sendMail(compose());
  } catch (error) {
    await forgetTold(db, row);
    return faultOf(error);
  }
  await strikeNote(db, row);
  // A crash right here sends it again, with the same Message-ID: a mail twice is better than none.
  return strikeOff(options, row);
}

/** What makes the mail, from all that the database says now. Null where nothing is left to say; 'hidden': not now. */
async function composing(
  options: SendingOptions,
  site: Site,
  row: Row,
): Promise<(() => Letter) | 'hidden' | null> {
  const { from, inboxOrigin } = options;
  const at = options.now();
  const addressed = { from, recipient: row.recipient, inboxOrigin, site: row.site, at };
  if (row.kind === sealKind) {
    const week = await sealedWeek(options.store.db, row.site, at);
    return week && (() => sealMail({ ...addressed, ...week, about: `${sealKind} ${week.seal.number}` }));
  }
  if (!isReminder(row)) {
    const told = await whatToTell(options.store.db, row, at);
    if (told === null || told === 'hidden') return told;
    const { frequency } = wishOf(site.mail, row.recipient);
    if (row.submission !== null) return () => notificationMail({ ...addressed, frequency: 'each', ...told });
    // Each such mail has an id of its own, or a mailbox would take the second for the first once more.
    const about = `${told.about} ${row.seq}`;
    return () =>
      notificationMail({ ...addressed, frequency: frequency === 'each' ? 'until-opened' : frequency, about });
  }
  if (!options.confirmed()) return 'hidden';
  const { db } = options.store;
  const count = isReport(row)
    ? await stillToReport(db, row, at)
    : await stillToRemind(db, row as Remembered<ReminderKind>, at);
  if (count === 0) return null;
  const { kind } = row;
  return () => reminderMail({ ...addressed, kind, count, about: `${kind} ${row.reminded_at}` });
}

type Remembered<Kind> = Row & { kind: Kind; reminded_at: number };

function isReminder(row: Row): row is Remembered<ReminderKind | ReportKind> {
  return row.reminded_at !== null && (isReport(row) || reminderKinds.some((kind) => kind === row.kind));
}

function isReport(row: Row): row is Remembered<ReportKind> {
  return reportKinds.some((kind) => kind === row.kind);
}

async function strikeOff({ store }: SendingOptions, { seq }: Row): Promise<undefined> {
  await store.db.deleteFrom('mail').where('seq', '=', seq).execute();
}

/** Terms of the law and the register's seal are not held up; the night is no reason to be late. */
function leavesQuietAt({ mail }: Site, row: Row, now: number): number {
  const isHeldUp = row.kind === 'new-message' || (isReminder(row) && !isReport(row));
  return isHeldUp ? quietUntil(wishOf(mail, row.recipient).quiet, now) : now;
}

/** Not a failed attempt: nothing was tried. `next_at` in ms. */
async function wait({ store }: SendingOptions, { seq }: Row, next_at: number): Promise<undefined> {
  await store.db.updateTable('mail').set({ next_at }).where('seq', '=', seq).execute();
}

async function postpone({ store, now }: SendingOptions, row: Row, fault: DeliveryFault): Promise<void> {
  const attempts = row.attempts + 1;
  await noteFault(store.db, row, { fault, attempts, at: now() });
  await store.db
    .updateTable('mail')
    .set({ attempts, fault, next_at: now() + waitAfter(attempts) })
    .where('seq', '=', row.seq)
    .execute();
}
