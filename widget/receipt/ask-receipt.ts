/** What a visitor asks about a message that was sent: its state, or that it be wiped. Both are POSTs after a button. */
import type { ReceiptAnswer, ReceiptQuestion } from '../../server/submissions/intake-api.ts';
import { type CallEffects, call, codeOf } from '../delivery/call.ts';
import { routeOf, type Where } from '../delivery/where.ts';

export type ReceiptReply =
  | { is: 'answer'; answer: ReceiptAnswer }
  /** No message belongs to this code. */
  | { is: 'unknown' }
  /** Something keeps the message; it can't be withdrawn now. */
  | { is: 'held' }
  /** Wrong codes were tried too often from this network. */
  | { is: 'too-many' }
  | { is: 'no-answer' };

/** Asks for the state of a message by its receipt key. Never throws. */
export function askState(where: Where, key: string, effects?: CallEffects): Promise<ReceiptReply> {
  return ask(routeOf(where, 'receipts/state'), key, effects);
}

/** Withdraws a message by its receipt key; the answer is its state afterwards. Never throws. */
export function withdraw(where: Where, key: string, effects?: CallEffects): Promise<ReceiptReply> {
  return ask(routeOf(where, 'receipts/withdraw'), key, effects);
}

async function ask(url: string, key: string, effects?: CallEffects): Promise<ReceiptReply> {
  const question: ReceiptQuestion = { key };
  const reply = await call(url, JSON.stringify(question), effects);
  if (reply?.status === 200) return { is: 'answer', answer: reply.body as ReceiptAnswer };
  const code = reply && codeOf(reply);
  if (code === 'unknown-receipt') return { is: 'unknown' };
  if (code === 'held' || code === 'too-many') return { is: code };
  return { is: 'no-answer' };
}
