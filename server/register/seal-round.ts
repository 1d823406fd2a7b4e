/**
 * Once a week the register of each site is sealed: a line says so, and the mail with its counts and its newest hash is
 * queued in the same commit. Whoever keeps those mails can tell a register that was shortened or rewritten since.
 */
import { queueToEach } from '../mail/mail-queue.ts';
import type { Sites } from '../sites/load-sites.ts';
import type { Store } from '../store/open-store.ts';
import { appendLine } from './register.ts';
import { isSealDue } from './seal-rules.ts';
import { sealKind } from './sealed-week.ts';

export interface SealParts {
  store: Pick<Store, 'db'>;
  sites: Pick<Sites, 'values'>;
  /** Called after a commit where mail was queued. */
  wakeMail: () => void;
}

/** For the sweep's round; `at` is a stamp of the trusted clock. A site without a line has nothing to seal. */
export function sealRound({ store: { db }, sites, wakeMail }: SealParts): (at: number) => Promise<void> {
  return async (at) => {
    for (const { site, register, mail } of sites.values()) {
      const newest = await db
        .selectFrom('register')
        .select('at')
        .where('site', '=', site)
        .where('event', '=', 'sealed')
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      const since = newest ?? (await firstLine(site));
      if (since === undefined || !isSealDue(since.at, at)) continue;
      await db.transaction().execute(async (trx) => {
        await appendLine(trx, { site, at, actor: 'server', event: 'sealed' });
        await queueToEach(trx, register.sealTo ?? mail.to, { site, kind: sealKind, at });
      });
      wakeMail();
    }
  };

  function firstLine(site: string) {
    return db
      .selectFrom('register')
      .select('at')
      .where('site', '=', site)
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst();
  }
}
