/**
 * Hands the sealed answers of a message to whoever has its receipt, after the line "answer-fetched": staff see that
 * it was fetched and on which day, never by whom or from where.
 */
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import { visibleAt } from '../retention/kept-message.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { Store } from '../store/open-store.ts';
import type { FetchedAnswers } from '../submissions/intake-api.ts';
import { answersTo } from './kept-answers.ts';

/** Refuses `unknown-receipt`, also once the message is gone, and throws ClockUnconfirmed. */
export async function fetchAnswers(
  { db }: Pick<Store, 'db'>,
  { site, receipt }: { site: string; receipt: string },
  clock: Pick<TrustedClock, 'stamp'>,
): Promise<FetchedAnswers> {
  return db.transaction().execute(async (trx) => {
    const at = clock.stamp();
    const row = await trx
      .selectFrom('submission')
      .select('id')
      .where('site', '=', site)
      .where('receipt', '=', receipt)
      .where(visibleAt(at))
      .executeTakeFirst();
    if (!row) throw new Refused('unknown-receipt');
    const answers = await answersTo(trx, row.id);
    const fresh = answers.filter(({ fetched }) => fetched === null).map(({ number }) => number);
    for (const number of fresh) {
      const line = { site, at, actor: 'visitor', submission: row.id, detail: String(number) };
      await appendLine(trx, { ...line, event: 'answer-fetched' });
    }
    await trx
      .updateTable('sealed_answer')
      .set({ fetched_at: at })
      .where('submission', '=', row.id)
      .where('fetched_at', 'is', null)
      .execute();
    return {
      id: row.id,
      answers: answers.map(({ number, at, salt, sealed }) => ({ number, at, salt, sealed })),
    };
  });
}
