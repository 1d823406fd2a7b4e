/** What there is to explain about a site's services; the settings in the script leave it out. */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { Gate } from './gate.ts';

/** Fetched when something is shown. Undefined without a connection: who shows it says so, and goes on. */
export async function consentDetails({
  loket,
  settings,
}: Pick<Gate, 'loket' | 'settings'>): Promise<ConsentDetails | undefined> {
  try {
    const answer = await fetch(`${loket}/s/${settings.site}/details`, { credentials: 'omit' });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
