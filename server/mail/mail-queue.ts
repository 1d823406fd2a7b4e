/**
 * Who has to be told about a message, kept in the database beside the message itself.
 * Called inside the transactions of accept, list and remind, so a mail is neither lost nor made up.
 */
import type { Kysely } from 'kysely';
import type { ReportKind } from '../logbook/report-term-policy.ts';
import type { Site } from '../sites/site-schema.ts';
import { compiledOnce } from '../store/compiled-once.ts';
import type { Tables } from '../store/tables.ts';
import type { ReminderKind } from './reminder-policy.ts';

/**
 * Queues one mail per recipient of the site, as its settings ask, in the caller's transaction.
 * 'until-opened': nothing for a recipient who was told and has not looked since, or whose mail still waits.
 * 'each': always one, and it goes with the message: wiped before it was sent, it is never sent.
 * Caller wakes the sender after the commit. `at` in milliseconds.
 */
export async function queueNotification(
  trx: Kysely<Tables>,
  site: Pick<Site, 'site' | 'mail'>,
  submissionId: string,
  at: number,
): Promise<void> {
  const { frequency, attachEnvelope } = site.mail;
  const recipients = new Set(site.mail.to);
  // A mail that stands for whatever waits must outlive the message that caused it, so it names none.
  const row = {
    site: site.site,
    kind: 'new-message',
    submission: frequency === 'each' ? submissionId : null,
    attach: attachEnvelope ? 1 : 0,
    attempts: 0,
    next_at: at,
    fault: '',
  };
  if (frequency === 'until-opened')
    for (const told of await toldAndNotLooked(trx, site.site)) recipients.delete(told);
  if (recipients.size === 0) return;
  await trx
    .insertInto('mail')
    .values([...recipients].map((recipient) => ({ ...row, recipient })))
    .execute();
}

/** Somebody of the site looked: from now on a new message is told again. In the caller's transaction. */
export async function inboxOpened(trx: Kysely<Tables>, site: string): Promise<void> {
  await trx.deleteFrom('mail_hold').where('site', '=', site).execute();
}

/**
 * Queues one mail per recipient for the reminders of this kind that a round found, in the transaction that writes
 * those down. A mail of an earlier round that still waits goes by itself: it may be leaving at this very moment.
 */
export async function queueReminder(
  trx: Kysely<Tables>,
  site: Pick<Site, 'site' | 'mail'>,
  kind: ReminderKind | ReportKind,
  at: number,
): Promise<void> {
  await queueToEach(trx, site.mail.to, { site: site.site, kind, at, remindedAt: at });
}

/** Queues the same mail to each of these, once, in the caller's transaction. `at` in milliseconds. */
export async function queueToEach(
  trx: Kysely<Tables>,
  recipients: readonly string[],
  {
    site,
    kind,
    at,
    remindedAt = null,
  }: { site: string; kind: string; at: number; remindedAt?: number | null },
): Promise<void> {
  const row = { site, kind, submission: null, attach: 0, attempts: 0, next_at: at, fault: '' };
  await trx
    .insertInto('mail')
    .values([...new Set(recipients)].map((recipient) => ({ ...row, recipient, reminded_at: remindedAt })))
    .execute();
}

const toldOf = compiledOnce((db, site: string) =>
  db
    .selectFrom('mail_hold')
    .select('recipient')
    .where('site', '=', site)
    .union(
      db.selectFrom('mail').select('recipient').where('site', '=', site).where('kind', '=', 'new-message'),
    ),
);

async function toldAndNotLooked(trx: Kysely<Tables>, site: string): Promise<string[]> {
  return (await toldOf(trx, site)).map((each) => each.recipient);
}
