/**
 * From rows to what the policy judges, and the one condition that hides what has expired.
 * Every query that shows a message to anybody uses `visibleAt`.
 */
import type { ExpressionBuilder, Kysely } from 'kysely';
import { type RetentionRules, retentionSchema } from '../sites/retention-schema.ts';
import type { SubmissionTable, Tables } from '../store/tables.ts';
import type { Kind } from './outcome-codes.ts';
import { type MessageFacts, type Term, termOf } from './retention-policy.ts';
import type { OutcomeEvent } from './standing.ts';

/** What the policy needs of a message's row. */
export type KeptRow = Pick<SubmissionTable, 'kind' | 'received_at' | 'rules'>;

/**
 * For `where`: only messages whose time has not come at `now` (ms, the trusted clock's `now()`).
 * What has expired is gone for everybody from that millisecond on, whenever the sweep comes round.
 */
export function visibleAt(now: number) {
  return (eb: ExpressionBuilder<Tables, 'submission'>) =>
    eb.or([eb('submission.wipes_at', 'is', null), eb('submission.wipes_at', '>', now)]);
}

/** The outcomes of these messages, oldest first; one that has none is absent. */
export async function eventsOf(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, OutcomeEvent[]>> {
  const events = new Map<string, OutcomeEvent[]>();
  // SQLite takes 32,766 parameters at most.
  for (let from = 0; from < ids.length; from += 10_000) {
    const rows = await db
      .selectFrom('outcome')
      .select(['submission', 'at', 'outcome', 'reason'])
      .where('submission', 'in', ids.slice(from, from + 10_000))
      .orderBy('seq')
      .execute();
    for (const { submission, at, outcome, reason } of rows) {
      const event = { at, outcome: outcome as OutcomeEvent['outcome'], reason };
      const known = events.get(submission);
      if (known) known.push(event);
      else events.set(submission, [event]);
    }
  }
  return events;
}

/** What happened to a message. A move's reason is the kind it moved from, so the first one names the form's own. */
export function factsOf(row: KeptRow, events: readonly OutcomeEvent[]): MessageFacts {
  const firstMove = events.find((event) => event.outcome.startsWith('move-'));
  return { kind: (firstMove?.reason ?? row.kind) as Kind, receivedAt: row.received_at, events };
}

/** How a message stands at `now`, by the rules that it came in under. Throws where those can't be read. */
export function termOfRow(row: KeptRow, events: readonly OutcomeEvent[], now: number): Term {
  return termOf(factsOf(row, events), rulesOf(row), now);
}

const knownRules = new Map<string, RetentionRules>();

/** The rules of a message's day; what a newer release adds to them comes in with its default. */
export function rulesOf(row: Pick<SubmissionTable, 'rules'>): RetentionRules {
  const known = knownRules.get(row.rules);
  if (known) return known;
  const rules = retentionSchema.parse(JSON.parse(row.rules));
  // A handful of texts serve all messages; a site that changes often must not grow this for ever.
  if (knownRules.size > 1000) knownRules.clear();
  knownRules.set(row.rules, rules);
  return rules;
}
