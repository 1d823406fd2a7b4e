/**
 * Taking an outcome, and taking it back: the row, the new wipe date, the audit line and the ledger in one unit.
 * Called by outcome.routes.ts.
 */
import type { Selectable, Transaction } from 'kysely';
import { Refused } from '../door/refused.ts';
import { keepAnswer, type NewAnswer, takeBackAnswer } from '../receipts/kept-answers.ts';
import { appendLine } from '../register/register.ts';
import { detailOf } from '../retention/date-move.ts';
import { emptyLog } from '../retention/empty-log.ts';
import { eventsOf, factsOf, rulesOf, termOfRow, visibleAt } from '../retention/kept-message.ts';
import type { Ledger } from '../retention/ledger.ts';
import { ledgered } from '../retention/ledgered-transaction.ts';
import { isCheck, movesTo } from '../retention/outcome-codes.ts';
import { reasonFits, uncheckedOf } from '../retention/outcome-offers.ts';
import { offersAt, termOf } from '../retention/retention-policy.ts';
import type { OutcomeEvent } from '../retention/standing.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { OutcomeCode } from '../secretariat/inbox-api.ts';
import type { Store } from '../store/open-store.ts';
import type { SubmissionTable, Tables } from '../store/tables.ts';

export interface SettleParts {
  store: Pick<Store, 'db' | 'truncateWal'>;
  ledger: Ledger;
  clock: Pick<TrustedClock, 'stamp'>;
}

/** Which message, and who decides. */
export interface Deciding {
  id: string;
  site: string;
  /** Person id. */
  actor: string;
  /** How many decisions the message had on that person's screen; the inbox always says so. */
  seen?: number;
}

/** An outcome as the inbox asks for it. */
export interface Chosen {
  outcome: OutcomeCode;
  reason: string;
  answer?: NewAnswer | undefined;
}

/** A message after a decision, with all its outcomes, oldest first. */
export interface SettledMessage {
  row: Selectable<SubmissionTable>;
  events: OutcomeEvent[];
  at: number;
}

/**
 * Takes an outcome. Refuses `not-found` (also once it has expired), `outcome-impossible` where it isn't offered
 * now, its reason doesn't fit, or somebody decided since the person looked. Throws ClockUnconfirmed: a decision without a time can't be counted from.
 */
export async function settleOutcome(
  parts: SettleParts,
  deciding: Deciding,
  { outcome, reason, answer }: Chosen,
): Promise<SettledMessage> {
  const sealed = outcome === 'answered' && reason === 'receipt';
  // An answer goes with nothing else, and nobody is told that there is one without it.
  if (sealed !== (answer !== undefined)) throw new Refused('malformed');
  const keep = async (trx: Transaction<Tables>, at: number) => {
    if (answer) await keepAnswer(trx, deciding, { ...answer, at });
  };
  const eventFor = ({ row, events, at }: SettledMessage): OutcomeEvent => {
    const facts = factsOf(row, events);
    const rules = rulesOf(row);
    const term = termOf(facts, rules, at);
    const offered = isCheck(outcome)
      ? uncheckedOf(term.standing).includes(outcome)
      : offersAt(facts, rules, at, term).some(
          (offer) => offer.outcome === outcome && (offer.reason ?? reason) === reason,
        );
    if (!offered || !reasonFits(outcome, reason, term.standing, rules, at))
      throw new Refused('outcome-impossible');
    // What it was is written with a move, so that the whole history can be told from the outcomes alone.
    return { outcome, at, reason: movesTo(outcome) === null ? reason : term.kind };
  };
  return decide(parts, deciding, eventFor, keep);
}

/**
 * Takes the newest outcome back. Refuses `not-found`, `undo-too-late` where there is none or its time is over, and
 * `outcome-impossible` where the newest is another than the person saw: it may be a colleague's hold. A sealed answer
 * goes with it, until it was fetched: what somebody may have read can't be taken back.
 */
export async function undoOutcome(parts: SettleParts, deciding: Deciding): Promise<SettledMessage> {
  let taken = '';
  const eventFor = ({ row, events, at }: SettledMessage): OutcomeEvent => {
    const { undo, standing } = termOfRow(row, events, at);
    if (undo === null) throw new Refused('undo-too-late');
    if (undo.outcome === 'answered') taken = standing.answered?.way ?? '';
    return { outcome: 'undo', at, reason: '' };
  };
  const undone = await decide(parts, deciding, eventFor, async (trx) => {
    if (taken === 'receipt') await takeBackAnswer(trx, deciding.id);
  });
  // No byte of the answer stays behind in the log; where that is busy the sweep empties it on its next round.
  if (taken === 'receipt') await emptyLog(parts.store);
  return undone;
}

async function decide(
  { store, ledger, clock }: SettleParts,
  deciding: Deciding,
  eventFor: (message: SettledMessage) => OutcomeEvent,
  also: (trx: Transaction<Tables>, at: number) => Promise<void>,
): Promise<SettledMessage> {
  return ledgered({ store, ledger }, async (trx) => {
    // Stamped inside, where decisions queue: so no outcome is older than the one before it.
    const at = clock.stamp();
    const before = await loadKept(trx, deciding, at);
    if (deciding.seen !== undefined && deciding.seen !== before.events.length)
      throw new Refused('outcome-impossible');
    const event = eventFor(before);
    await also(trx, at);
    const events = [...before.events, event];
    const { id, site, actor } = deciding;
    await trx
      .insertInto('outcome')
      .values({ submission: id, actor, ...event })
      .execute();
    const was = before.row.wipes_at;
    const { kind, wipesAt } = termOfRow(before.row, events, at);
    await trx.updateTable('submission').set({ kind, wipes_at: wipesAt }).where('id', '=', id).execute();
    const register = event.outcome === 'undo' ? 'undo' : 'outcome';
    const detail = detailOf(event, was, wipesAt);
    await appendLine(trx, { site, at, actor, event: register, submission: id, detail });
    const row = { ...before.row, kind, wipes_at: wipesAt };
    const fact = { at, id, fact: event.outcome, why: event.reason };
    return { facts: [fact], result: { row, events, at } };
  });
}

async function loadKept(
  trx: Transaction<Tables>,
  { id, site }: Deciding,
  at: number,
): Promise<SettledMessage> {
  const row = await trx
    .selectFrom('submission')
    .selectAll()
    .where('id', '=', id)
    .where('site', '=', site)
    .where(visibleAt(at))
    .executeTakeFirst();
  if (row === undefined) throw new Refused('not-found');
  return { row, events: (await eventsOf(trx, [id])).get(id) ?? [], at };
}
