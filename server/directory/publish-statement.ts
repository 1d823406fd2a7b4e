/** Puts a signed statement in force and retires the one before it, in one commit. */
import type { Kysely } from 'kysely';
import type { SignedStatement } from '../../widget/envelope/site-statement.ts';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import type { Site } from '../sites/site-schema.ts';
import type { Tables } from '../store/tables.ts';
import { checkStatement } from './check-statement.ts';
import { readyReaders } from './ready-readers.ts';
import { newestStatement } from './statements.ts';

/**
 * Publishes, or refuses `statement-refused`. Messages that were sealed under the former are taken for 14 days more.
 * `at` in milliseconds, a time that may be written down.
 */
export async function publishStatement(
  db: Kysely<Tables>,
  site: Site,
  signed: SignedStatement,
  { actor, at }: { actor: string; at: number },
): Promise<void> {
  const former = await newestStatement(db, site.site);
  const ready = await readyReaders(db, site.site);
  const { statement, hash } = await checkStatement(signed, { site, former, ready, now: at });
  await db.transaction().execute(async (trx) => {
    // Checking takes a moment, so somebody else may have published meanwhile.
    const newest = await newestStatement(trx, site.site);
    if (newest?.row.version !== former?.row.version) throw new Refused('statement-refused');
    if (former)
      await trx
        .updateTable('statement')
        .set({ retired_at: at })
        .where('site', '=', site.site)
        .where('version', '=', former.row.version)
        .execute();
    await trx
      .insertInto('statement')
      .values({
        site: site.site,
        version: statement.version,
        statement: signed.statement,
        signature: signed.signature,
        root: signed.root,
        hash,
        published_at: at,
        retired_at: null,
      })
      .execute();
    const detail = String(statement.version);
    await appendLine(trx, { site: site.site, at, actor, event: 'statement-published', detail });
  });
}
