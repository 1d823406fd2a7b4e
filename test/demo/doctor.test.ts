/** The doctor at the five sites: what they keep, ask and build in is what their settings say, before and after a yes. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteNames } from '../../demo/origins.ts';
import { questions } from '../../widget/words/consent-question.ts';
import { words } from '../../widget/words/doctor-nl.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';

let browser: Browser;
let house: DemoHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), startDemoHouse()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe.each(siteNames)('the doctor at %s', (site) => {
  it('finds nothing, before a choice and after a yes', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const findings = async (path: string) => {
      await page.goto(`${house.demo.origins[site]}${path}?privacyloket=doctor`, {
        waitUntil: 'networkidle',
      });
      const status = page.locator('privacy-doctor [role=status]');
      await status.getByText(/./).waitFor();
      expect(await page.locator('privacy-doctor li').allInnerTexts()).toEqual([]);
      expect(await status.innerText()).toBe(words.found(0));
    };
    await findings('/');
    await findings('/privacy');
    const accept = page.getByRole('button', { name: questions.nl.accept, exact: true });
    if (await accept.count()) {
      await accept.click();
      await findings('/');
      await findings('/privacy');
    }
    await context.close();
  });
});
