/** What the sweep does for proofs at each round: archives what is shown now, and wipes what has had its time. */
import type { Sites } from '../sites/load-sites.ts';
import type { Store } from '../store/open-store.ts';
import { archiveVersions, bannerVersionOf } from './banner-versions.ts';
import { forgetProofs } from './forget-proofs.ts';
import { archivePinned } from './pinned-versions.ts';

export interface ProofRoundParts {
  store: Pick<Store, 'db'>;
  sites: Sites;
  /** SHA-256 of the built script, base64url. */
  script: string;
  /** Every pinned script that this server ever had. */
  pinned: readonly { hash: string }[];
}

/**
 * For `also` of the sweep, whose first round is before anything is served: so what a visitor sees is archived before
 * the first proof of it. `at` is a stamp of the trusted clock: while that is in doubt nothing is dated or wiped.
 */
export function proofRound({ store, sites, script, pinned }: ProofRoundParts): (at: number) => Promise<void> {
  return async (at) => {
    const shown = await Promise.all([...sites.values()].map((site) => bannerVersionOf(site, script)));
    const scripts = pinned.map(({ hash }) => hash);
    await store.db.transaction().execute((trx) => archiveVersions(trx, shown, at));
    for (const site of sites.values()) await archivePinned(store.db, site, scripts);
    await forgetProofs(store, sites, at);
  };
}
