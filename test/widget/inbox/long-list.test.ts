/** A list of some hundred messages: only what is near the screen is drawn, and everything is still within reach. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { seedInbox } from '../../support/seeded-inbox.ts';
import { axeViolations, enrol, openPage, send, signIn } from './inbox.harness.ts';

const many = 330;
let house: DemoHouse;
let browser: Browser;
let page: Page;
let context: BrowserContext;
let faults: string[];

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  ({ page, context, faults } = await openPage(browser, { viewport: { width: 1280, height: 800 } }));
  const person = await enrol(page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await seedInbox(house.demo, many);
  await page.goto('about:blank');
  await page.goto(house.demo.origins.inbox);
  await signIn(page, person);
  await page.getByRole('heading', { name: `Te doen ${many}` }).waitFor();
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await house?.close();
});

const rows = () => page.locator('inbox-list a').count();
const focused = () =>
  page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent?.trim());

describe('a long list', () => {
  it('draws only what is near, and says of each row which of how many it is', async () => {
    await expect.poll(rows).toBeLessThan(170);
    const first = page.getByRole('listitem').first();
    expect([await first.getAttribute('aria-posinset'), await first.getAttribute('aria-setsize')]).toEqual([
      '1',
      String(many),
    ]);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('draws what is scrolled to, opened', async () => {
    await page.locator('inbox-list .block').last().scrollIntoViewIfNeeded();
    const last = page.locator(`inbox-list .item[aria-posinset="${many}"]`);
    await last.locator('.name', { hasText: `${many - 1}` }).waitFor();
    expect(await rows()).toBeLessThan(170);
  });

  it('takes the keys along from block to block', async () => {
    await page.locator('inbox-list a').first().scrollIntoViewIfNeeded();
    await page.locator('inbox-list a').first().focus();
    for (let press = 0; press < 45; press++) {
      await page.keyboard.press('j');
      await expect.poll(focused).toMatch(new RegExp(` ${press + 1}$`));
    }
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toMatch(/ 44$/);
  });

  it('finds one among all of them by what its sender wrote, and says how many there are', async () => {
    await page.getByLabel('Zoek op naam, eerste regel of kenmerk').fill('eva bakker');
    await page.getByText('8 gevonden.').waitFor();
    const names = await page.locator('inbox-list .name').allInnerTexts();
    expect(names.length).toBeGreaterThan(1);
    expect(names.every((name) => name.startsWith('Éva Bakker'))).toBe(true);
    await page.getByLabel('Zoek op naam, eerste regel of kenmerk').fill('eva nergens');
    await page.getByText('Niets gevonden.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Zoek op naam, eerste regel of kenmerk').fill('');
    await page.getByRole('combobox', { name: 'Stand' }).selectOption('Vastgehouden');
    await page.getByText('Niets gevonden.').waitFor();
    await page.getByRole('combobox', { name: 'Stand' }).selectOption('Alle');
    await page.getByRole('heading', { name: `Te doen ${many}` }).waitFor();
  });

  it('takes in what is new without fetching the rest again', async () => {
    const answered = page.waitForResponse('**/api/submissions/list');
    await send(house.demo, 'rondom', { name: 'Net binnen' });
    const answer = await (await answered).json();
    expect({ whole: answer.whole, items: answer.items.length }).toEqual({ whole: false, items: 1 });
    await page.getByText('Net binnen').waitFor();
    await page.getByRole('heading', { name: `Te doen ${many + 1}` }).waitFor();
    expect(faults).toEqual([]);
  });
});
