/**
 * Writes down a request or complaint that came by letter, mail, phone or at the counter. It comes sealed from a staff
 * browser to the readers of a form, as a sender's message does; only how and on which day it came in is readable.
 */
import type { Kysely, Selectable } from 'kysely';
import { parseEnvelope } from '../../widget/envelope/parse-envelope.ts';
import { hashOf, randomToken } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import { wipesAtReceipt } from '../retention/retention-policy.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { InboxItem, RequestEntry } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Site } from '../sites/site-schema.ts';
import type { Store } from '../store/open-store.ts';
import type { SubmissionTable, Tables } from '../store/tables.ts';
import { headerText } from '../submissions/accept-submission.ts';
import { checkAddressing } from '../submissions/check-addressing.ts';
import { inboxItem } from '../submissions/inbox-item.ts';
import { isSameHeader } from '../submissions/rewrap.ts';
import { receivedAt } from './received-day-policy.ts';

export interface EnterParts {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'now' | 'stamp'>;
}

/** As it was parsed; the envelope is judged here. */
export type Entry = Omit<RequestEntry, 'envelope'> & { envelope: unknown };

/**
 * Stores it with the line "entered", in one commit. Refuses `day-refused`, `wrong-site`, `id-taken`, `wiped` and what
 * the envelope and its addressing are refused for. No mail goes out: who typed it knows. An exact repeat, after an
 * answer that got lost, gets the same answer and no second line.
 */
export async function enterRequest(
  { store, clock }: EnterParts,
  { site, person }: Pick<Session, 'site' | 'person'>,
  settings: Pick<Site, 'retention'>,
  { envelope: sealed, kind, channel, received }: Entry,
): Promise<InboxItem> {
  const envelope = parseEnvelope(sealed);
  // Files come with a ticket, which only a visitor's form asks for.
  if (envelope.files) throw new Refused('malformed');
  const { context, suite, list, body } = envelope;
  if (context.site !== site) throw new Refused('wrong-site');
  const header = headerText(envelope);
  return store.db.transaction().execute(async (trx) => {
    const at = clock.stamp();
    const earlier = await known(trx, context.id);
    if (earlier) {
      const same = earlier.site === site && isSameHeader(earlier.header, header) && earlier.body === body;
      if (!same || earlier.entered_at === null) throw new Refused('id-taken');
      return inboxItem(earlier, [], at);
    }
    await checkAddressing(trx, envelope, at);
    const received_at = receivedAt(received, at);
    if (received_at === null) throw new Refused('day-refused');
    const row = {
      ...{ id: context.id, site, form: context.form, kind, suite, header, list, body, received_at },
      // A key that nobody has: who wrote a letter has no receipt.
      receipt: hashOf(randomToken()),
      rules: JSON.stringify(settings.retention),
      wipes_at: wipesAtReceipt(kind, received_at, settings.retention),
      first_read_at: at,
      channel,
      entered_at: at,
    };
    await trx.insertInto('submission').values(row).execute();
    const detail = `${channel}:${received}`;
    await appendLine(trx, { site, at, actor: person, event: 'entered', submission: context.id, detail });
    return inboxItem(row, [], at);
  });
}

async function known(trx: Kysely<Tables>, id: string): Promise<Selectable<SubmissionTable> | undefined> {
  const tombstone = await trx
    .selectFrom('tombstone')
    .select('wiped_at')
    .where('id', '=', id)
    .executeTakeFirst();
  if (tombstone) throw new Refused('wiped', { wiped: new Date(tombstone.wiped_at).toISOString() });
  return trx.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst();
}
