/**
 * Whose mail is not taken, for the administrator: an address of the settings and a code. It goes as soon as a mail to
 * that address was taken, or the settings no longer name it.
 */
import type { Kysely } from 'kysely';
import type { MailNote } from '../secretariat/inbox-api.ts';
import type { Sites } from '../sites/load-sites.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import type { DeliveryFault } from './delivery-fault.ts';

/** A mail server that is away for a moment is no news; a refusal of an address is. */
const afterAttempts = 5;

type Addressee = { site: string; recipient: string };

/** Writes down a fault that somebody has to look at; the moment of the first one stays. `at` in ms. */
export async function noteFault(
  db: Kysely<Tables>,
  { site, recipient }: Addressee,
  { fault, attempts, at }: { fault: DeliveryFault; attempts: number; at: number },
): Promise<void> {
  if (fault !== 'recipient-refused' && attempts < afterAttempts) return;
  await db
    .insertInto('mail_note')
    .values({ site, recipient, fault, at })
    .onConflict((is) => is.columns(['site', 'recipient']).doUpdateSet({ fault }))
    .execute();
}

/** A mail to this address was taken. */
export async function strikeNote(db: Kysely<Tables>, { site, recipient }: Addressee): Promise<void> {
  await db.deleteFrom('mail_note').where('site', '=', site).where('recipient', '=', recipient).execute();
}

/** What stands for a site, the oldest first. */
export async function notesOf(db: Kysely<Tables>, site: string): Promise<MailNote[]> {
  const rows = await db.selectFrom('mail_note').selectAll().where('site', '=', site).orderBy('at').execute();
  return rows.map(({ recipient, fault, at }) => ({ recipient, fault, since: new Date(at).toISOString() }));
}

/** For the sweep's round: an address that nobody mails to any more is forgotten. */
export async function tidyMailNotes({ db }: Pick<Store, 'db'>, sites: Pick<Sites, 'get'>): Promise<void> {
  for (const { site, recipient } of await db.selectFrom('mail_note').selectAll().execute()) {
    const settings = sites.get(site);
    const { to = [], cover = [], administrator = [] } = settings?.mail ?? {};
    const named = [...to, ...cover, ...administrator, ...(settings?.register.sealTo ?? [])];
    if (!named.includes(recipient)) await strikeNote(db, { site, recipient });
  }
}
