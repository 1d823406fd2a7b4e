/** One message as the inbox lists it: what is sealed as it came, and what the policy says about it. Pure. */
import type { Selectable } from 'kysely';
import type { Channel } from '../requests/request-codes.ts';
import { addTerm, dayOf } from '../retention/dutch-calendar.ts';
import { factsOf, rulesOf } from '../retention/kept-message.ts';
import { uncheckedOf } from '../retention/outcome-offers.ts';
import { offersAt, type Term, termOf } from '../retention/retention-policy.ts';
import { isCase, type OutcomeEvent } from '../retention/standing.ts';
import type { InboxItem, RequestState } from '../secretariat/inbox-api.ts';
import type { SubmissionTable } from '../store/tables.ts';

export type ListedRow = Pick<
  Selectable<SubmissionTable>,
  'header' | 'list' | 'kind' | 'received_at' | 'rules' | 'first_read_at' | 'channel' | 'entered_at'
>;

/** `events` oldest first (see eventsOf), `now` in ms. The caller leaves out what has expired. */
export function inboxItem(row: ListedRow, events: readonly OutcomeEvent[], now: number): InboxItem {
  const facts = factsOf(row, events);
  const rules = rulesOf(row);
  const term = termOf(facts, rules, now);
  return {
    header: JSON.parse(row.header),
    list: row.list,
    kind: term.kind,
    received: iso(row.received_at),
    wipes: isoOrNull(term.wipesAt),
    state: term.settled ?? (row.first_read_at === null ? 'new' : 'read'),
    held: term.held,
    offers: offersAt(facts, rules, now, term).map(({ outcome, wipesAt, decideBy }) => ({
      outcome,
      wipes: isoOrNull(wipesAt),
      ...(decideBy && { decideBy }),
    })),
    unchecked: uncheckedOf(term.standing),
    informBy: dayOf(addTerm(row.received_at, 'P1M')),
    decisions: events.length,
    undo: term.undo && { outcome: term.undo.outcome, until: iso(term.undo.until) },
    askInFile: term.askInFile,
    decideBy: term.decideBy,
    request: isCase(term.kind) ? requestState(term) : null,
    entered: row.entered_at === null ? null : { channel: row.channel as Channel, at: iso(row.entered_at) },
  };
}

function requestState({ standing: { progress }, carryOutBy }: Term): RequestState {
  const { identified, decided, carriedOutAt } = progress;
  return {
    identified,
    decided: decided && {
      as: decided.as,
      asked: decided.asked,
      ground: decided.ground,
      day: dayOf(decided.at),
    },
    carryOutBy,
    carriedOut: carriedOutAt === null ? null : dayOf(carriedOutAt),
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
