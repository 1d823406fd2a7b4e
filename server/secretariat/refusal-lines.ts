/** What was refused goes to the register too (NE-13), at a rate that fills no disk. */
import type { Kysely } from 'kysely';
import { appendLine } from '../register/register.ts';
import type { Tables } from '../store/tables.ts';

/** At most one line about refusals in ten seconds, so that nobody can fill the disk with them. */
const refusalLineMs = 10_000;

export interface Refusal {
  site: string;
  at: number;
  /** '-' where nobody is signed in. */
  actor: string;
  /** A code; where several were refused since the line before, how many stands behind it. */
  detail?: string;
}

/** Writes a line for each site and actor; those in between are counted in the next one. */
export function noteRefusals(
  db: Kysely<Tables>,
  event: 'sign-in-refused' | 'not-allowed',
): (refusal: Refusal) => Promise<void> {
  const last = new Map<string, { at: number; unwritten: number }>();
  return async ({ site, at, actor, detail = '' }) => {
    const who = `${site} ${actor}`;
    const before = last.get(who);
    if (before && at - before.at < refusalLineMs) {
      before.unwritten++;
      return;
    }
    last.set(who, { at, unwritten: 0 });
    const count = before?.unwritten ? [String(before.unwritten + 1)] : [];
    const text = [...(detail ? [detail] : []), ...count].join(':');
    await db.transaction().execute((trx) => appendLine(trx, { site, at, actor, event, detail: text }));
  };
}
