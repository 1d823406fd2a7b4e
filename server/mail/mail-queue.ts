/**
 * Who has to be told about a message, kept in the database beside the message itself.
 * Called inside the transactions of accept, list and remind, so a mail is neither lost nor made up.
 */
import type { Kysely } from 'kysely';
import type { ReportKind } from '../logbook/report-term-policy.ts';
import type { Site } from '../sites/site-schema.ts';
import { compiledOnce } from '../store/compiled-once.ts';
import type { Tables } from '../store/tables.ts';
import { leavesAt, wishOf } from './delivery-times-policy.ts';
import type { ReminderKind } from './reminder-policy.ts';

/**
 * Queues one mail per recipient of the site, as each asked for it, in the caller's transaction.
 * 'until-opened': nothing for a recipient who was told and has not looked since, or whose mail still waits.
 * 'hourly', 'daily': nothing where the mail of that hour or day waits already, for it stands for this message too.
 * 'each': always one, and it goes with the message: wiped before it was sent, it is never sent.
 * Caller wakes the sender after the commit. `at` in milliseconds.
 */
export async function queueNotification(
  trx: Kysely<Tables>,
  site: Pick<Site, 'site' | 'mail'>,
  submissionId: string,
  at: number,
): Promise<void> {
  const wishes = [...new Set(site.mail.to)].map((recipient) => ({
    recipient,
    wish: wishOf(site.mail, recipient),
  }));
  const told = wishes.every(({ wish }) => wish.frequency === 'each') ? [] : await toldOf(trx, site.site);
  const knows = (recipient: string, ...how: ('waits' | 'held')[]) =>
    told.some((each) => each.recipient === recipient && how.includes(each.how));
  const rows = wishes.flatMap(({ recipient, wish }) => {
    const { frequency } = wish;
    if (frequency === 'until-opened' && knows(recipient, 'waits', 'held')) return [];
    if ((frequency === 'hourly' || frequency === 'daily') && knows(recipient, 'waits')) return [];
    return {
      site: site.site,
      recipient,
      kind: 'new-message',
      // A mail that stands for whatever waits must outlive the message that caused it, so it names none.
      submission: frequency === 'each' ? submissionId : null,
      attach: frequency === 'each' && site.mail.attachEnvelope ? 1 : 0,
      attempts: 0,
      next_at: leavesAt(wish, at),
      fault: '',
    };
  });
  if (rows.length > 0) await trx.insertInto('mail').values(rows).execute();
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
  const { to, cover, administrator } = site.mail;
  // Who should read it has not, twice: now others hear of it too.
  const others = kind === 'unread-7' || kind === 'unread-2' ? [...cover, ...administrator] : [];
  await queueToEach(trx, [...to, ...others], { site: site.site, kind, at, remindedAt: at });
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

/** Who has a mail that waits, and who was told and has not looked since. */
const toldOf = compiledOnce((db, site: string) =>
  db
    .selectFrom('mail_hold')
    .select((is) => ['recipient', is.val('held').$castTo<'held' | 'waits'>().as('how')])
    .where('site', '=', site)
    .union(
      db
        .selectFrom('mail')
        .select((is) => ['recipient', is.val('waits').$castTo<'held' | 'waits'>().as('how')])
        .where('site', '=', site)
        .where('kind', '=', 'new-message'),
    ),
);
