/** What there is to explain about a site's services; the settings in the script leave it out. */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { Gate } from './gate.ts';

/**
 * Fetched when something is shown. Undefined without a connection, and where the settings were signed and this is not
 * what was signed with them: who shows it says so, and goes on.
 */
export async function consentDetails({
  loket,
  settings,
}: Pick<Gate, 'loket' | 'settings'>): Promise<ConsentDetails | undefined> {
  try {
    const answer = await fetch(`${loket}/s/${settings.site}/details`, { credentials: 'omit' });
    const text = await answer.text();
    if (!answer.ok) return;
    if (settings.details) {
      const { isAsSigned } = await import('../envelope/as-signed.ts');
      if (!(await isAsSigned(text, settings.details))) return;
    }
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
