/** Sealed answers in the database: kept with the decision that says there is one, taken back, and shown to staff. */
import type { Kysely, Transaction } from 'kysely';
import type { SealedAnswer } from '../../widget/envelope/answer-key.ts';
import { fromBase64url } from '../../widget/envelope/base64url.ts';
import { answerCeilingBytes, bodyFloorBytes, paddedLength } from '../../widget/envelope/wire.ts';
import { Refused } from '../door/refused.ts';
import type { WrittenAnswer } from '../secretariat/inbox-api.ts';
import type { Tables } from '../store/tables.ts';

/** Most answers to one message; nobody reads more, and it bounds what one message holds. */
export const mostAnswers = 50;

const tagBytes = 16;

export interface NewAnswer extends SealedAnswer {
  number: number;
}

/** Whether it can be a sealed answer by its length and its letters. */
export function isSealedAnswer(sealed: string): boolean {
  try {
    const padded = fromBase64url(sealed).length - tagBytes;
    return padded >= bodyFloorBytes && padded <= answerCeilingBytes && paddedLength(padded) === padded;
  } catch {
    return false;
  }
}

/** Keeps one. Refuses `outcome-impossible` where its number is not the next: it is bound to that. */
export async function keepAnswer(
  trx: Transaction<Tables>,
  { id: submission, actor }: { id: string; actor: string },
  answer: NewAnswer & { at: number },
): Promise<void> {
  const { number, at, salt, sealed } = answer;
  const newest = await newestOf(trx, submission);
  if (number !== (newest?.number ?? 0) + 1) throw new Refused('outcome-impossible');
  await trx
    .insertInto('sealed_answer')
    .values({ submission, number, at, actor, salt, sealed, fetched_at: null })
    .execute();
}

/** Takes the newest one away. Refuses `undo-too-late` once it was fetched. */
export async function takeBackAnswer(trx: Transaction<Tables>, submission: string): Promise<void> {
  const newest = await newestOf(trx, submission);
  if (!newest) return;
  if (newest.fetched_at !== null) throw new Refused('undo-too-late');
  await trx
    .deleteFrom('sealed_answer')
    .where('submission', '=', submission)
    .where('number', '=', newest.number)
    .execute();
}

/** All answers to a message, oldest first. */
export async function answersTo(db: Kysely<Tables>, submission: string): Promise<WrittenAnswer[]> {
  const rows = await db
    .selectFrom('sealed_answer')
    .select(['number', 'at', 'actor', 'salt', 'sealed', 'fetched_at'])
    .where('submission', '=', submission)
    .orderBy('number')
    .execute();
  return rows.map(({ at, fetched_at, ...rest }) => ({
    ...rest,
    at: new Date(at).toISOString(),
    fetched: fetched_at === null ? null : new Date(fetched_at).toISOString(),
  }));
}

function newestOf(trx: Transaction<Tables>, submission: string) {
  return trx
    .selectFrom('sealed_answer')
    .select(['number', 'fetched_at'])
    .where('submission', '=', submission)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}
