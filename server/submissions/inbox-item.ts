/** One message as the inbox lists it: what is sealed as it came, and what the policy says about it. Pure. */
import type { Selectable } from 'kysely';
import type { Header } from '../../widget/envelope/wire.ts';
import type { Channel } from '../requests/request-codes.ts';
import { addTerm, dayOf } from '../retention/dutch-calendar.ts';
import { factsOf, rulesOf } from '../retention/kept-message.ts';
import { uncheckedOf } from '../retention/outcome-offers.ts';
import { offersAt, type Term, termOf } from '../retention/retention-policy.ts';
import { isCase, type OutcomeEvent } from '../retention/standing.ts';
import type { InboxItem, ListedItem, MessageState, RequestState } from '../secretariat/inbox-api.ts';
import type { SubmissionTable } from '../store/tables.ts';

/** What decides how a message stands, without anything sealed. */
export type ShownRow = Pick<
  Selectable<SubmissionTable>,
  'kind' | 'received_at' | 'rules' | 'first_read_at' | 'channel' | 'entered_at'
>;
export const shownColumns = [
  'kind',
  'received_at',
  'rules',
  'first_read_at',
  'channel',
  'entered_at',
] as const satisfies (keyof ShownRow)[];
export type ListedRow = ShownRow & Pick<Selectable<SubmissionTable>, 'header' | 'list'>;

/** How a message stands, without what can be decided about it. `events` oldest first (see eventsOf), `now` in ms. */
export function shownState(
  row: ShownRow,
  events: readonly OutcomeEvent[],
  now: number,
): Omit<MessageState, 'offers'> {
  const term = termOf(factsOf(row, events), rulesOf(row), now);
  return stateIn(term, row, events);
}

/** As the list has it: of the recipients only `own`, the ids of the reader's keys. */
export function listedItem(
  row: ListedRow,
  events: readonly OutcomeEvent[],
  now: number,
  own: readonly string[],
): ListedItem {
  const header = JSON.parse(row.header) as Header;
  const recipients = header.recipients.filter(({ key }) => own.includes(key));
  const state = shownState(row, events, now);
  return { header: { ...header, recipients }, list: shownList(row, state), ...state };
}

/** How a message stands, and what can be decided about it at `now`. The caller leaves out what has expired. */
export function messageState(row: ShownRow, events: readonly OutcomeEvent[], now: number): MessageState {
  const facts = factsOf(row, events);
  const rules = rulesOf(row);
  const term = termOf(facts, rules, now);
  const offers = offersAt(facts, rules, now, term).map(
    ({ outcome, reason, label, wipesAt, decideBy, since }) => ({
      outcome,
      ...(reason !== undefined && { reason }),
      ...(label !== undefined && { label }),
      wipes: isoOrNull(wipesAt),
      ...(decideBy && { decideBy }),
      ...(since && { since }),
    }),
  );
  return { ...stateIn(term, row, events), offers };
}

/** The whole of it: what is sealed as it came, and how it stands. */
export function inboxItem(row: ListedRow, events: readonly OutcomeEvent[], now: number): InboxItem {
  const state = messageState(row, events, now);
  return { header: JSON.parse(row.header), list: shownList(row, state), ...state };
}

/** Of a message that is restricted or objected to, name and first line stay shut as well (AVG 18(2)). */
function shownList({ list }: ListedRow, { frozen }: Pick<MessageState, 'frozen'>): string {
  return frozen.length > 0 ? '' : list;
}

function stateIn(term: Term, row: ShownRow, events: readonly OutcomeEvent[]): Omit<MessageState, 'offers'> {
  const { answered } = term.standing;
  return {
    kind: term.kind,
    received: iso(row.received_at),
    wipes: isoOrNull(term.wipesAt),
    state: term.settled ?? (row.first_read_at === null ? 'new' : 'read'),
    held: term.held,
    frozen: [...term.freezes],
    unchecked: uncheckedOf(term.standing),
    informBy: dayOf(addTerm(row.received_at, 'P1M')),
    decisions: events.length,
    undo: term.undo && { outcome: term.undo.outcome, until: iso(term.undo.until) },
    askInFile: term.askInFile,
    decideBy: term.decideBy,
    request: isCase(term.kind) ? requestState(term) : null,
    answered: answered && { way: answered.way, at: iso(answered.at) },
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
