/**
 * The round that reminds of the 72 hours, and of looking back: one mail per recipient and step, without a word of what happened. Written
 * down with the entry in one commit, so nobody is told twice.
 */
import type { Kysely } from 'kysely';
import type { IncidentFacts } from '../../widget/envelope/logbook-facts.ts';
import { queueReminder } from '../mail/mail-queue.ts';
import type { Sites } from '../sites/load-sites.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { lookBackFrom, type ReportKind, reportKinds, reportStep } from './report-term-policy.ts';

export interface RemindReportParts {
  store: Pick<Store, 'db'>;
  sites: Pick<Sites, 'get'>;
  /** Called after the commit where mail was queued. */
  wakeMail: () => void;
}

interface Standing {
  id: string;
  site: string;
  step: ReportKind;
  told: string;
  toldAt: number | null;
  /** Told before this, in ms, it was about an earlier day. */
  since: number;
}

/** For the sweep's round; `at` is a stamp of the trusted clock. */
export function remindReportsRound({
  store,
  sites,
  wakeMail,
}: RemindReportParts): (at: number) => Promise<void> {
  return async (at) => {
    if (!(await standing(store.db, at)).some(isNew)) return;
    await store.db.transaction().execute(async (trx) => {
      const found = new Map<string, Set<ReportKind>>();
      for (const { id, site, step } of (await standing(trx, at)).filter(isNew)) {
        if (sites.get(site) === undefined) continue;
        const told = { told: step, told_at: at };
        await trx.updateTable('logbook_entry').set(told).where('id', '=', id).execute();
        found.set(site, (found.get(site) ?? new Set()).add(step));
      }
      for (const [site, steps] of found)
        for (const kind of reportKinds)
          if (steps.has(kind)) await queueReminder(trx, sites.get(site)!, kind, at);
    });
    wakeMail();
  };
}

const isNew = ({ step, told, toldAt, since }: Standing) => step !== told || (toldAt ?? 0) < since;

/** Of all that a queued mail was made for, how much is still to be said at `now` (ms). */
export async function stillToReport(
  db: Kysely<Tables>,
  mail: { site: string; kind: ReportKind; reminded_at: number },
  now: number,
): Promise<number> {
  return (await standing(db, now)).filter(
    ({ site, step, told, toldAt }) =>
      site === mail.site && step === mail.kind && told === mail.kind && toldAt === mail.reminded_at,
  ).length;
}

/** The open incidents whose term runs, of all sites: a handful. */
async function standing(db: Kysely<Tables>, now: number): Promise<Standing[]> {
  const rows = await db
    .selectFrom('logbook_entry')
    .innerJoin('logbook_version', (on) =>
      on
        .onRef('logbook_version.entry', '=', 'logbook_entry.id')
        .onRef('logbook_version.number', '=', 'logbook_entry.versions'),
    )
    .select(['logbook_entry.id', 'site', 'opened_at', 'told', 'told_at', 'facts', 'actor'])
    .where('book', '=', 'incident')
    .where('closed_at', 'is', null)
    .execute();
  return rows.flatMap(({ id, site, opened_at, told, told_at, facts, actor }) => {
    const judged = {
      facts: JSON.parse(facts) as IncidentFacts,
      openedAt: opened_at,
      draft: actor === 'server',
    };
    const step = reportStep(judged, now);
    const since = step === 'look-back' ? lookBackFrom(judged.facts) : 0;
    return step === null ? [] : [{ id, site, step, told, toldAt: told_at, since }];
  });
}
