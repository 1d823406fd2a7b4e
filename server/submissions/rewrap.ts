/**
 * Messages that a reader who came later has no key to, and adding the key that a colleague's browser made. The secret
 * never comes here: what is kept is one more sealed copy of it.
 */
import type { Kysely } from 'kysely';
import { fromBase64url } from '../../widget/envelope/base64url.ts';
import { recovery } from '../../widget/envelope/readers.ts';
import {
  encapsulatedBytes,
  type Header,
  type Recipient,
  recipientsCeiling,
  type Suite,
  sealedSecretBytes,
} from '../../widget/envelope/wire.ts';
import { newestStatement } from '../directory/statements.ts';
import { Refused } from '../door/refused.ts';
import { appendLines } from '../register/register.ts';
import { visibleAt } from '../retention/kept-message.ts';
import type { PersonKeys, Rewrapped, Unshared } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Tables } from '../store/tables.ts';

/** Headers of one answer, and rows that are looked through for it. */
const atOnce = 100;

type Asking = Pick<Session, 'site' | 'person'>;

/**
 * The next hundred messages by id, of which those come back that `person` has no key to and who asks has. Refuses
 * `wrong-readers` for somebody whom the signed statement names for no form.
 */
export async function unsharedWith(
  db: Kysely<Tables>,
  { site, person: self }: Asking,
  { person, after, now }: { person: string; after: string; now: number },
): Promise<Unshared> {
  const keys = await readerKeys(db, site, person);
  const own = await readerKeys(db, site, self);
  const kept = db.selectFrom('submission').where('site', '=', site).where(visibleAt(now));
  const { total } = await kept.select((is) => is.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await kept
    .select(['id', 'header'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(atOnce)
    .execute();
  const headers = rows.flatMap(({ header: text }) => {
    const header = JSON.parse(text) as Header;
    const has = ({ key }: Recipient) => key === keys[header.suite]?.id;
    const recipients = header.recipients.filter(({ key }) => key === own[header.suite]?.id);
    return header.recipients.some(has) || recipients.length === 0 ? [] : [{ ...header, recipients }];
  });
  return { headers, looked: rows.length, total, next: rows.length < atOnce ? null : rows.at(-1)!.id };
}

/**
 * Keeps what was re-wrapped, with a line "rewrapped" for each message and one with for whom and how many were kept. What
 * they have already, and what was wiped meanwhile, is passed over. Refuses `wrong-readers` for a key that is not theirs
 * by the signed statement, and `malformed` for what can't be a secret that was sealed in the message's own suite: once
 * kept it would count as theirs for ever.
 */
export async function keepRewrapped(
  db: Kysely<Tables>,
  { site, person: actor }: Asking,
  { person, added, now }: Rewrapped & { now: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const keys = await readerKeys(trx, site, person);
    const kept: string[] = [];
    for (const { id, recipient } of added) {
      const row = await trx
        .selectFrom('submission')
        .select('header')
        .where('id', '=', id)
        .where('site', '=', site)
        .where(visibleAt(now))
        .executeTakeFirst();
      if (!row) continue;
      const header = JSON.parse(row.header) as Header;
      if (recipient.key !== keys[header.suite]?.id) throw new Refused('wrong-readers');
      if (!isSealedSecret(header.suite, recipient)) throw new Refused('malformed');
      const { recipients } = header;
      if (recipients.some(({ key }) => key === recipient.key) || recipients.length >= recipientsCeiling)
        continue;
      const more = JSON.stringify({ ...header, recipients: [...recipients, recipient] });
      await trx.updateTable('submission').set({ header: more }).where('id', '=', id).execute();
      kept.push(id);
    }
    const line = { site, at: now, actor, event: 'rewrapped' as const };
    await appendLines(trx, [
      ...kept.map((submission) => ({ ...line, submission, detail: person })),
      { ...line, detail: `${person}:${kept.length}` },
    ]);
  });
}

/** Whether both can be what they say, by their lengths. */
function isSealedSecret(suite: Suite, { enc, sealed }: Recipient): boolean {
  try {
    const isWhole = fromBase64url(enc).length === encapsulatedBytes[suite];
    return isWhole && fromBase64url(sealed).length === sealedSecretBytes;
  } catch {
    return false;
  }
}

/** Whether a message that comes a second time is the one that is kept, which may have more readers by now. */
export function isSameHeader(kept: string, sent: string): boolean {
  if (kept === sent) return true;
  const { recipients, ...rest } = JSON.parse(kept) as Header;
  const { recipients: first, ...own } = JSON.parse(sent) as Header;
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return same(rest, own) && same(recipients.slice(0, first.length), first);
}

async function readerKeys(db: Kysely<Tables>, site: string, person: string): Promise<PersonKeys> {
  const newest = await newestStatement(db, site);
  const { forms = {}, readers = [] } = newest?.statement ?? {};
  const reads = person !== recovery && Object.values(forms).some((form) => form.readers.includes(person));
  const reader = reads && readers.find((each) => each.person === person);
  if (!reader) throw new Refused('wrong-readers');
  return reader.keys;
}
