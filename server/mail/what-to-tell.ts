/**
 * What a queued mail stands for at the moment it is sent, and who counts as told.
 * The envelope is read from the message's own row only now, so a wiped message can't be sent.
 */
import type { Kysely, Selectable } from 'kysely';
import { visibleAt } from '../retention/kept-message.ts';
import type { Site } from '../sites/site-schema.ts';
import type { MailTable, Tables } from '../store/tables.ts';
import { wishOf } from './delivery-times-policy.ts';

type Row = Pick<Selectable<MailTable>, 'site' | 'recipient' | 'kind' | 'submission' | 'attach'>;

/**
 * Null where nothing is left to tell: the message is gone, or all that waited was read or wiped.
 * 'hidden' where its date has come by `now` (ms): the sweep takes the mail with it, or the clock is wrong.
 */
export async function whatToTell(
  db: Kysely<Tables>,
  row: Row,
  now: number,
): Promise<{ about: string; envelope?: string } | 'hidden' | null> {
  if (row.submission === null) {
    const unread = db
      .selectFrom('submission')
      .select('id')
      .where('site', '=', row.site)
      .where('first_read_at', 'is', null)
      .orderBy('received_at')
      .limit(1);
    const waiting = await unread.where(visibleAt(now)).executeTakeFirst();
    if (waiting) return { about: waiting.id };
    return (await unread.executeTakeFirst()) ? 'hidden' : null;
  }
  const kept = await db
    .selectFrom('submission')
    .select(['id', 'header', 'list', 'body', 'wipes_at'])
    .where('id', '=', row.submission)
    .executeTakeFirst();
  if (!kept) return null;
  if (kept.wipes_at !== null && kept.wipes_at <= now) return 'hidden';
  if (row.attach === 0) return { about: kept.id };
  const { header, list, body } = kept;
  return { about: kept.id, envelope: JSON.stringify({ ...JSON.parse(header), list, body }) };
}

/**
 * Marks the recipient as told, before the mail leaves: an inbox that is opened meanwhile clears it again,
 * so the next message is told. Only where one mail stands for all that waits.
 */
export async function rememberTold(
  db: Kysely<Tables>,
  site: Pick<Site, 'mail'>,
  row: Row,
  at: number,
): Promise<void> {
  if (row.kind !== 'new-message' || row.submission !== null) return;
  if (wishOf(site.mail, row.recipient).frequency !== 'until-opened') return;
  await db
    .insertInto('mail_hold')
    .values({ site: row.site, recipient: row.recipient, told_at: at })
    .onConflict((is) => is.columns(['site', 'recipient']).doUpdateSet({ told_at: at }))
    .execute();
}

/** The mail was not taken: the recipient knows nothing. The queued row itself holds back a second one. */
export async function forgetTold(db: Kysely<Tables>, row: Row): Promise<void> {
  // A reminder tells nothing of what is new.
  if (row.kind !== 'new-message') return;
  await db
    .deleteFrom('mail_hold')
    .where('site', '=', row.site)
    .where('recipient', '=', row.recipient)
    .execute();
}
