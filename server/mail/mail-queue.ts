/**
 * Who has to be told about a new message, kept in the database beside the message itself.
 * Called inside the transactions of accept and list, so a mail is neither lost nor made up.
 */
import type { Kysely } from 'kysely';
import type { Site } from '../sites/site-schema.ts';
import type { Tables } from '../store/tables.ts';

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

async function toldAndNotLooked(trx: Kysely<Tables>, site: string): Promise<string[]> {
  const told = await trx
    .selectFrom('mail_hold')
    .select('recipient')
    .where('site', '=', site)
    .union(trx.selectFrom('mail').select('recipient').where('site', '=', site))
    .execute();
  return told.map((each) => each.recipient);
}
