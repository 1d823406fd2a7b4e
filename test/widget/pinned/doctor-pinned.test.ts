/** The doctor on a page with the pinned tag, with our real server behind it. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { analytics } from '../consent/website-on-test.ts';
import { type HostileHouse, openHostileHouse } from './hostile-house.ts';

let browser: Browser;
let house: HostileHouse;
beforeAll(async () => {
  browser = await launchBrowser();
  house = await openHostileHouse(browser, (vendors) => ({
    services: [analytics(vendors)],
    ipAnonymisation: { locked: true, why: 'Google krijgt uw IP-adres niet.' },
  }));
});
afterAll(async () => {
  await house?.close();
  await browser?.close();
});

const address = '/?privacyloket=doctor';
const made = '2026-11-02T12:00:00.000Z';

describe('the doctor on a pinned page', () => {
  it('opens, finds nothing, and knows that the page has the newest', async () => {
    const { page } = await house.visit(address);
    const panel = page.locator('privacy-doctor');
    await panel.getByText('vast: de pagina noemt de hash van het script').waitFor();
    await panel.getByText('dit is de nieuwste').waitFor();
    expect(await panel.getByRole('status').innerText()).toBe('Alles is in orde.');
    expect(await panel.locator('section').innerText()).toContain(house.tag.integrity);
  });

  it('says how many were made since', async () => {
    const { hash, integrity } = house.services.pinned.newest;
    const newest = { hash: 'f'.repeat(24), integrity: 'sha384-anders', made: '2026-11-20T12:00:00.000Z' };
    house.tamper = async (path) =>
      path.endsWith('/pinned.json')
        ? JSON.stringify({ newest, known: [newest, { hash, integrity, made }] })
        : undefined;
    const { page } = await house.visit(address);
    await page
      .locator('privacy-doctor')
      .getByText(/van 2 nov 2026.* daarna kwamen er 1, de laatste op 20 nov 2026/)
      .waitFor();
  });

  it('does not run when somebody changed it on the way', async () => {
    house.tamper = async (path, genuine) =>
      path.startsWith('/a/doctor') ? `${await genuine()};tellHacked()` : undefined;
    const visitor = await house.visit(address);
    expect(visitor.asked.some((path) => path.startsWith('/a/doctor'))).toBe(true);
    expect(await visitor.page.locator('privacy-doctor').count()).toBe(0);
    expect(visitor.hacked).toBe(false);
  });
});
