/**
 * Takes a sealed message in. Whether it is meant for us is decided by the signed statement that it names,
 * since nothing else about it can be read here. Stored and mail queued in one commit, which is on the disk
 * before this resolves (promise 4).
 */
import { type Insertable, type Kysely, sql } from 'kysely';
import { parseEnvelope } from '../../widget/envelope/parse-envelope.ts';
import type { Envelope } from '../../widget/envelope/wire.ts';
import { Refused } from '../door/refused.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import { queueNotification } from '../mail/mail-queue.ts';
import { wipesAtReceipt } from '../retention/retention-policy.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { Site } from '../sites/site-schema.ts';
import { compiledOnce } from '../store/compiled-once.ts';
import type { Store } from '../store/open-store.ts';
import type { SubmissionTable, Tables } from '../store/tables.ts';
import { claimUpload } from '../uploads/claim-upload.ts';
import { checkAddressing } from './check-addressing.ts';
import type { Accepted } from './intake-api.ts';
import { isSameHeader } from './rewrap.ts';

export interface AcceptParts {
  store: Pick<Store, 'together'>;
  clock: Pick<TrustedClock, 'now' | 'stamp'>;
}

/**
 * Accepts a `Post` as it came in. `isNew` is false for an exact repeat, which gets the same answer.
 * Refuses: malformed, unknown-suite, too-large, wrong-site, id-taken, wiped, clock-unconfirmed, and what
 * `checkAddressing` and `claimUpload` refuse, and busy where the disk can't keep up. Nothing is stored then.
 */
export async function acceptSubmission(
  { store, clock }: AcceptParts,
  site: Site,
  input: unknown,
): Promise<{ accepted: Accepted; isNew: boolean }> {
  const { envelope, receipt, ticket } = parsePost(input);
  const { context, suite, list, body } = envelope;
  if (context.site !== site.site) throw new Refused('wrong-site');
  const content = { site: site.site, header: headerText(envelope), list, body, receipt };
  return store.together(async (trx) => {
    const earlier = await repeated(trx, context.id, content, clock);
    if (earlier) return { accepted: earlier, isNew: false };
    const definition = await checkAddressing(trx, envelope, clock.now());
    if (envelope.files) await claimUpload(trx, envelope, { definition, ticket });
    const received_at = clock.stamp();
    const wipes_at = wipesAtReceipt(definition.kind, received_at, site.retention);
    await insertMessage(trx, {
      ...content,
      id: context.id,
      form: context.form,
      kind: definition.kind,
      suite,
      received_at,
      rules: JSON.stringify(site.retention),
      wipes_at,
      first_read_at: null,
    });
    await queueNotification(trx, site, context.id, received_at);
    return { accepted: answerOf({ id: context.id, received_at, wipes_at }), isNew: true };
  });
}

/** A ticket exactly where there are files. */
function parsePost(input: unknown): { envelope: Envelope; receipt: string; ticket: string } {
  if (typeof input !== 'object' || input === null) throw new Refused('malformed');
  const { envelope, receipt, ticket, ...more } = input as Record<string, unknown>;
  if (Object.keys(more).length > 0) throw new Refused('malformed');
  if (typeof receipt !== 'string' || !thirtyTwoBytes.test(receipt)) throw new Refused('malformed');
  const parsed = parseEnvelope(envelope);
  if (!parsed.files && ticket === undefined) return { envelope: parsed, receipt, ticket: '' };
  if (!parsed.files || typeof ticket !== 'string' || !thirtyTwoBytes.test(ticket))
    throw new Refused('malformed');
  return { envelope: parsed, receipt, ticket };
}

/** The envelope without its two sealed parts, as it is stored. In a fixed order, so that a repeat of the same message is the same text. */
export function headerText({ format, suite, context, recipients, commit, files }: Envelope): string {
  const { site, form, definition, id, statement, statementHash } = context;
  return JSON.stringify({
    format,
    suite,
    context: { site, form, definition, id, statement, statementHash },
    recipients: recipients.map(({ key, enc, sealed }) => ({ key, enc, sealed })),
    commit,
    files,
  });
}

type NewMessage = Omit<Insertable<SubmissionTable>, 'guard' | 'channel' | 'entered_at'>;

/** In the order of `insertMessage`'s stand-ins. */
const columns = [
  'id',
  'site',
  'form',
  'kind',
  'suite',
  'header',
  'list',
  'body',
  'receipt',
  'received_at',
  'rules',
  'wipes_at',
  'first_read_at',
] as const satisfies (keyof NewMessage)[];

const insertRow = compiledOnce((db, ...values: unknown[]) =>
  db
    .insertInto('submission')
    .values(Object.fromEntries(columns.map((column, at) => [column, values[at]])) as NewMessage),
);

async function insertMessage(trx: Kysely<Tables>, row: NewMessage): Promise<void> {
  await insertRow(trx, ...columns.map((column) => row[column]));
}

/** Whether its id was seen before, in one query: nearly always it wasn't. */
const seenBefore = compiledOnce((db, id: string) =>
  db
    .selectFrom('tombstone')
    .select(({ ref }) => ['id', ref('wiped_at').$castTo<number | null>().as('wiped_at')])
    .where('id', '=', id)
    .unionAll(
      db
        .selectFrom('submission')
        .select(['id', sql<number | null>`null`.as('wiped_at')])
        .where('id', '=', id),
    ),
);

/** The answer of an earlier accept of the very same post; refuses another one with its id, and a wiped one. */
async function repeated(
  trx: Kysely<Tables>,
  id: string,
  content: Record<'site' | 'header' | 'list' | 'body' | 'receipt', string>,
  clock: AcceptParts['clock'],
): Promise<Accepted | undefined> {
  const [seen] = await seenBefore(trx, id);
  if (!seen) return undefined;
  if (seen.wiped_at !== null) throw new Refused('wiped', { wiped: new Date(seen.wiped_at).toISOString() });
  const row = await trx.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const { site, header, list, body, receipt } = content;
  const same =
    row.site === site &&
    isSameHeader(row.header, header) &&
    row.list === list &&
    row.body === body &&
    row.receipt === receipt;
  if (!same) throw new Refused('id-taken');
  // Its date has come, only the sweep has not; by a clock in doubt it is neither here nor gone.
  if (row.wipes_at !== null && row.wipes_at <= clock.now()) {
    const wipedAt = Math.min(row.wipes_at, clock.stamp());
    throw new Refused('wiped', { wiped: new Date(wipedAt).toISOString() });
  }
  return answerOf(row);
}

function answerOf(row: { id: string; received_at: number; wipes_at: number | null }): Accepted {
  return {
    id: row.id,
    received: new Date(row.received_at).toISOString(),
    wipes: row.wipes_at === null ? null : new Date(row.wipes_at).toISOString(),
  };
}
