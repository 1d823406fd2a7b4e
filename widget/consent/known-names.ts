/**
 * What the vendors are known to write on a website's own domain, whether the site lists it or not (standards GA-17,
 * section 2). Here and not asked of the server, since clearing must work without a connection too; a test holds it
 * to the facts that the server has of each integration. `_cs_optout` is what a stop call itself leaves behind.
 */
import type { GateService } from '../settings/gate-settings.ts';

/** A trailing * stands for any ending. */
export const knownNames: Record<NonNullable<GateService['run']>, string[]> = {
  'google-analytics': ['_ga', '_ga_*', '_gid', '_gat*', '_gac_*', '_gcl_*'],
  'google-tag-manager': ['_ga', '_ga_*', '_gid', '_gat*', '_gac_*', '_gcl_*'],
  matomo: ['_pk_*', 'mtm_*', 'matomo_*'],
  plausible: [],
  hotjar: ['_hj*'],
  contentsquare: ['_cs_*'],
  clarity: ['_clck', '_clsk', '_cltk'],
};

/** Whether a name is meant by a declared one. */
export function fits(name: string, declared: string): boolean {
  return declared.endsWith('*') ? name.startsWith(declared.slice(0, -1)) : name === declared;
}
