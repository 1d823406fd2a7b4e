/** When a choice is done with: its proof is on the server and what a no left behind is cleared. */
import type { Page } from 'playwright';

/** Waits for that, on the fresh page where one was needed; false where it does not come within the page's patience. */
export async function settled(page: Page, site: string): Promise<boolean> {
  try {
    await page.waitForFunction((name) => {
      const kept = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
      // The fifth part of our cookie is a mark while something is still to be done.
      return document.readyState === 'complete' && kept?.slice(name.length + 1).split('.')[4] === '';
    }, `privacyloket-${site}`);
    return true;
  } catch {
    return false;
  }
}
