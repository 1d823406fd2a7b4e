/**
 * At start: do ledger and database tell the same story? A crash between the two is made up for; a database
 * that was put back from earlier days is noticed, gets back what the ledger knows, and waits for a person.
 */
import type { Transaction } from 'kysely';
import { appendLine } from '../register/register.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { detailOf } from './date-move.ts';
import { eventsOf, termOfRow } from './kept-message.ts';
import { confirmed, type Ledger, type LedgerLine, notDone } from './ledger.ts';
import { keepGeneration, ledgered } from './ledgered-transaction.ts';
import { outcomeCodes, type WipeReason } from './outcome-codes.ts';
import type { OutcomeEvent } from './standing.ts';
import { wipe } from './wipe.ts';

/**
 * 'agrees': wiping goes on. 'rolled-back': the database is older than the ledger. 'incomplete': the ledger is
 * shorter than the database, or has a hole. In the last two what has expired is hidden, and nothing is wiped by
 * date until a person confirmed: a hold may be among what was lost.
 */
export type LedgerState = 'agrees' | 'rolled-back' | 'incomplete';

type Rooms = { store: Store; ledger: Ledger };

/** Compares, makes up for what the ledger knows more, and says how things stand. `at` in ms, only written down. */
export async function reconcile({ store, ledger }: Rooms, at: number): Promise<LedgerState> {
  const lines = ledger.lines();
  const known = await generationOf(store);
  const takenBack = takenBackIn(lines);
  // A full disk may refuse many commits in a row; each said so itself, so none of them is missing.
  const refused = [...takenBack].filter((n) => n > known).length;
  const behind = ledger.generation() - known - refused;
  if (behind > 0)
    await store.db.transaction().execute((trx) =>
      redo(
        trx,
        lines.filter(({ n }) => n > known && !takenBack.has(n)),
        ledger.generation(),
      ),
    );

  // A crash leaves the ledger one commit ahead, never two.
  const found: LedgerState =
    behind < 0 || !ledger.whole() ? 'incomplete' : behind > 1 ? 'rolled-back' : 'agrees';
  const waiting = waitingSince(lines);
  if (found === 'agrees' || found === waiting) return waiting;
  // Written down, because the next start finds numbers that agree again. A lost ledger goes on from the
  // database's number, so the two don't look alike by accident.
  const above = Math.max(known, ledger.generation());
  const generation = ledger.append([{ at, id: '', fact: found, why: '' }], above);
  await store.db.transaction().execute((trx) => keepGeneration(trx, generation));
  return found;
}

/** A person has looked: what has expired may be wiped again. Goes to the ledger and to every site's register. */
export async function confirmLedger(
  rooms: Rooms,
  { at, person }: { at: number; person: string },
): Promise<void> {
  await ledgered(rooms, async (trx) => {
    const kept = trx.selectFrom('submission').select('site');
    const sites = await trx.selectFrom('register').select('site').union(kept).orderBy('site').execute();
    for (const { site } of sites)
      await appendLine(trx, { site, at, actor: person, event: 'ledger-confirmed' });
    return { facts: [{ at, id: '', fact: confirmed, why: '' }], result: undefined };
  });
}

async function generationOf({ db }: Store): Promise<number> {
  const row = await db.selectFrom('heartbeat').select('generation').where('id', '=', 1).executeTakeFirst();
  return row?.generation ?? 0;
}

function waitingSince(lines: readonly LedgerLine[]): LedgerState {
  const last = lines.findLast(
    ({ fact }) => fact === 'rolled-back' || fact === 'incomplete' || fact === confirmed,
  );
  return last === undefined || last.fact === confirmed ? 'agrees' : (last.fact as LedgerState);
}

/** The generations whose commit failed. */
function takenBackIn(lines: readonly LedgerLine[]): ReadonlySet<number> {
  return new Set(lines.filter(({ fact }) => fact === notDone).map(({ n }) => n));
}

/** Does again what the ledger knows and the database doesn't; all of it was decided, so nothing is decided here. */
async function redo(
  trx: Transaction<Tables>,
  missing: readonly LedgerLine[],
  generation: number,
): Promise<void> {
  for (const line of missing) {
    if (line.id === '') continue;
    if (line.fact === 'wiped') await redoWipe(trx, line);
    else if (isOutcome(line.fact)) await redoOutcome(trx, line, line.fact);
  }
  await keepGeneration(trx, generation);
}

/** Its tombstone comes back even where the message came in after the back-up, so that it isn't stored again. */
async function redoWipe(trx: Transaction<Tables>, { id, at, why }: LedgerLine): Promise<void> {
  await wipe(trx, [{ id, why: why as WipeReason }], { at, actor: 'server' });
  await trx
    .insertInto('tombstone')
    .values({ id, site: '', receipt: '', wiped_at: at, why, read: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

async function redoOutcome(
  trx: Transaction<Tables>,
  { id, at, why }: LedgerLine,
  outcome: OutcomeEvent['outcome'],
): Promise<void> {
  const row = await trx.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return;
  if (outcome === 'undo') await takeBackAnswer(trx, id);
  // Who decided stands in the register of those days, which went with the database.
  await trx
    .insertInto('outcome')
    .values({ submission: id, at, actor: 'server', outcome, reason: why })
    .execute();
  const events = (await eventsOf(trx, [id])).get(id) ?? [];
  const { kind, wipesAt } = termOfRow(row, events, at);
  await trx.updateTable('submission').set({ kind, wipes_at: wipesAt }).where('id', '=', id).execute();
  await appendLine(trx, {
    site: row.site,
    at,
    actor: 'server',
    event: 'outcome',
    submission: id,
    detail: detailOf({ outcome, reason: why }, row.wipes_at, wipesAt),
  });
}

/** Where what is undone was an answer on the receipt, its text goes too; one that was fetched can't be taken back. */
async function takeBackAnswer(trx: Transaction<Tables>, id: string): Promise<void> {
  const counting: OutcomeEvent[] = [];
  for (const event of (await eventsOf(trx, [id])).get(id) ?? [])
    if (event.outcome === 'undo') counting.pop();
    else counting.push(event);
  const undone = counting.at(-1);
  if (undone?.outcome !== 'answered' || undone.reason !== 'receipt') return;
  const newest = await trx
    .selectFrom('sealed_answer')
    .select(['number', 'fetched_at'])
    .where('submission', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.fetched_at !== null || newest === undefined) return;
  await trx
    .deleteFrom('sealed_answer')
    .where('submission', '=', id)
    .where('number', '=', newest.number)
    .execute();
}

function isOutcome(fact: string): fact is OutcomeEvent['outcome'] {
  return fact === 'undo' || (outcomeCodes as readonly string[]).includes(fact);
}
