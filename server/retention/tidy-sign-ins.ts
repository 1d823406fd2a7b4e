/** Sessions that have ended and enrolment links that nobody can use any more go; the register keeps that they were. */
import { absoluteMs } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';

/** A day in which a link works, and a month in which somebody may ask why it doesn't any more. */
const enrolmentMs = 31 * 86_400_000;

/** For the sweep's round; `at` in milliseconds, a stamp of the trusted clock. */
export async function tidySignIns({ db }: Pick<Store, 'db'>, at: number): Promise<void> {
  await db
    .deleteFrom('session')
    .where('created_at', '<', at - absoluteMs)
    .execute();
  await db
    .deleteFrom('enrolment')
    .where('created_at', '<', at - enrolmentMs)
    .execute();
}
