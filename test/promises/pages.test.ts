/**
 * Every page that somebody sees, in a real Chromium: strict headers, no violation of its own policy, no fault in the
 * console, no violation of WCAG that axe can find, and nothing that sticks out on a phone.
 */
import { readdirSync } from 'node:fs';
import type { Browser, Page, Response } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactNl } from '../../widget/words/contact-nl.ts';
import { answersFor } from '../support/answers.ts';
import { axeOn } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { openSecretariat } from '../support/secretariat.harness.ts';
import { type DemoSite, openVisitor, type Visitor } from '../support/visitor.harness.ts';

const sites: DemoSite[] = ['langdurig', 'ambulant', 'rondom', 'welzijn', 'balans'];
const pages = sites.flatMap((site) =>
  readdirSync(new URL(`../../demo/${site}/`, import.meta.url))
    .filter((file) => file.endsWith('.html'))
    .map((file): [DemoSite, string] => [
      site,
      file === 'index.html' ? '/' : `/${file.slice(0, -'.html'.length)}`,
    ]),
);
/** The smallest phone that WCAG's reflow (1.4.10) has in mind. */
const phone = { width: 320, height: 640 };
let browser: Browser;
let house: DemoHouse;
let visitor: Visitor;
let faults: string[];

beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), startDemoHouse()]);
  const secretariat = await openSecretariat(browser, house.demo);
  await secretariat.enrol('rondom');
  await secretariat.close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
beforeEach(async () => {
  visitor = await openVisitor(browser, house.demo, { viewport: phone });
  faults = [];
  // A violation of the page's own policy arrives as an error on the console too.
  visitor.page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  visitor.page.on('pageerror', (error) => faults.push(String(error)));
});
afterEach(() => visitor.close());

/** What is wrong with the page as it stands now. */
async function wrongWith(page: Page): Promise<string[]> {
  const { violations } = await axeOn(page).analyze();
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...faults,
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
    ...(wide > 0 ? [`${wide} pixels too wide for a phone`] : []),
  ];
}

function strict(response: Response | null): void {
  const headers = response!.headers();
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
  expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
  expect(headers['content-security-policy']).not.toMatch(/unsafe-|\*/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBeDefined();
}

describe.each(pages)('%s %s', (site, path) => {
  it('is strict, sound and usable on a phone', async () => {
    strict(await visitor.page.goto(house.demo.origins[site] + path, { waitUntil: 'networkidle' }));
    expect(await wrongWith(visitor.page)).toEqual([]);
  });
});

describe.each(sites)('the choice at %s', (site) => {
  it('is sound and usable on a phone once made, and when it is looked at again', async () => {
    const { page } = visitor;
    await page.goto(house.demo.origins[site], { waitUntil: 'networkidle' });
    const due = await visitor.refusal.isVisible();
    expect(due).toBe(!['ambulant', 'balans'].includes(site));
    if (due) {
      await visitor.refuseCookies();
      expect(await wrongWith(page)).toEqual([]);
    }
    await page.locator('[data-privacy-open]').first().click();
    await page.locator('privacy-preferences dialog').waitFor();
    expect(await wrongWith(page)).toEqual([]);
  });
});

describe('a form at rondom', () => {
  it('is sound with faults, in the review, after sending, and on the receipt page', async () => {
    const { page } = visitor;
    await visitor.openForm('rondom');
    await page.getByRole('button', { name: contactNl.nextStep, exact: true }).click();
    await page.locator('privacy-form [aria-invalid]').first().waitFor();
    expect(await wrongWith(page)).toEqual([]);
    await visitor.fill(answersFor('rondom', 'aanmelding', 'Zwaluw').answers);
    await visitor.review();
    expect(await wrongWith(page)).toEqual([]);
    const { code } = await visitor.send();
    expect(await wrongWith(page)).toEqual([]);
    await page.goto('about:blank');
    strict(await page.goto(`${house.demo.origins.loket}/s/rondom/bewijs#${code}`));
    await visitor.follow('rondom', code);
    expect(await wrongWith(page)).toEqual([]);
  });
});

describe('the inbox and the mailbox', () => {
  it('have the same strict headers, each on an origin of its own', async () => {
    strict(await visitor.page.goto(house.demo.origins.inbox));
    expect(await wrongWith(visitor.page)).toEqual([]);
    await visitor.page.goto(house.demo.origins.mail);
    expect(await wrongWith(visitor.page)).toEqual([]);
    expect(new Set(Object.values(house.demo.origins)).size).toBe(Object.values(house.demo.origins).length);
  });
});
