/** Links for the first person of each site: whoever opens one becomes its administrator. */
import { makeEnrolmentLink } from '../server/secretariat/enrolment.ts';
import type { Services } from '../server/services.ts';
import type { Site } from '../server/sites/site-schema.ts';

/**
 * A fresh link by site, for each site with a form that nobody can read yet.
 * Links of an earlier start stay good until their day is over.
 */
export async function newEnrolmentLinks(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  sites: readonly Site[],
  inboxOrigin: string,
): Promise<Record<string, string>> {
  const published = await store.db.selectFrom('statement').select('site').distinct().execute();
  const open = new Set(published.map((each) => each.site));
  const links: Record<string, string> = {};
  for (const { site, forms } of sites)
    if (Object.keys(forms).length > 0 && !open.has(site))
      links[site] = inboxOrigin + (await makeEnrolmentLink(store, site, clock.now()));
  return links;
}
