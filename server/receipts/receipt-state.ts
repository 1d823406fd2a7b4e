/** What a visitor is told about a message by its receipt: how far it is and when it goes, nothing about who read it. */
import { createHash } from 'node:crypto';
import { Refused } from '../door/refused.ts';
import { eventsOf, termOfRow } from '../retention/kept-message.ts';
import type { Term } from '../retention/retention-policy.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { Store } from '../store/open-store.ts';
import type { ReceiptAnswer, ReceiptState } from '../submissions/intake-api.ts';
import { answersTo } from './kept-answers.ts';

/** What is stored of a receipt key: SHA-256 of its 32 bytes, base64url. */
export function receiptHash(key: string): string {
  return createHash('sha256').update(Buffer.from(key, 'base64url')).digest('base64url');
}

/**
 * The state of the message of this receipt hash. Refuses `unknown-receipt`.
 * Throws ClockUnconfirmed where it looks expired by a clock in doubt: it is hidden then, and not wiped.
 */
export async function receiptState(
  { db }: Pick<Store, 'db'>,
  { site, receipt }: { site: string; receipt: string },
  clock: Pick<TrustedClock, 'now' | 'stamp'>,
): Promise<ReceiptAnswer> {
  const row = await db
    .selectFrom('submission')
    .select(['id', 'kind', 'received_at', 'rules', 'first_read_at'])
    .where('site', '=', site)
    .where('receipt', '=', receipt)
    .executeTakeFirst();
  if (!row) return wipedState({ db }, site, receipt);
  const term = termOfRow(row, (await eventsOf(db, [row.id])).get(row.id) ?? [], clock.now());
  const wasRead = row.first_read_at !== null;
  if (term.expired) {
    // By a clock in doubt it is neither here nor gone: this throws then.
    clock.stamp();
    return goneAnswer(row.id, goneState(term.why, wasRead), term.wipesAt!);
  }
  const { answered } = term.standing;
  return {
    state: stateOf(term, wasRead),
    id: row.id,
    received: new Date(row.received_at).toISOString(),
    wipes: term.wipesAt === null ? null : new Date(term.wipesAt).toISOString(),
    wiped: null,
    read: row.first_read_at === null ? null : new Date(row.first_read_at).toISOString(),
    answered: answered && { way: answered.way, at: new Date(answered.at).toISOString() },
    answers: (await answersTo(db, row.id)).map(({ at }) => at),
    withdrawable: term.withdrawable,
  };
}

function stateOf({ held, freezes, settled, standing }: Term, wasRead: boolean): ReceiptState {
  if (held || freezes.length > 0) return 'held';
  if (settled === 'agreement') return 'agreement';
  // Which decision it was is for the provider to say, not for a page that anyone with the code can open.
  if (settled !== null) return 'dealt-with';
  const { answered, postponed, progress } = standing;
  if (answered || postponed || progress.identified || progress.decided) return 'in-hand';
  return wasRead ? 'read' : 'received';
}

async function wipedState({ db }: Pick<Store, 'db'>, site: string, receipt: string): Promise<ReceiptAnswer> {
  const tombstone = await db
    .selectFrom('tombstone')
    .selectAll()
    .where('site', '=', site)
    .where('receipt', '=', receipt)
    .executeTakeFirst();
  if (!tombstone) throw new Refused('unknown-receipt');
  const { id, why, read, wiped_at } = tombstone;
  return goneAnswer(id, goneState(why, read === 1), wiped_at);
}

function goneState(why: string, wasRead: boolean): ReceiptState {
  if (why === 'withdrawn' || why === 'transferred') return why;
  return wasRead ? 'wiped' : 'wiped-unread';
}

function goneAnswer(id: string, state: ReceiptState, wipedAt: number): ReceiptAnswer {
  const wiped = new Date(wipedAt).toISOString();
  return {
    state,
    id,
    received: null,
    wipes: null,
    wiped,
    read: null,
    answered: null,
    answers: [],
    withdrawable: false,
  };
}
