/** Held content in a real browser: nothing of it exists before the yes, and it runs as it was parsed. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const held = `
  <template data-privacy="analytics"><p id="in-template">Los</p>
    <script src="/een.js"></script><script src="/twee.js"></script></template>
  <script type="text/plain" data-privacy="statistiek" id="by-service" src="/drie.js"></script>
  <template data-privacy="click-tracking"><p id="other">Dicht</p></template>
  <template data-privacy="marketing"><p id="unknown">Dicht</p></template>`;

async function openHeld(path = '/', main = held) {
  website = await openWebsite(browser, ({ vendors }) => ({
    services: [analytics(vendors), clicks(vendors)],
  }));
  website.put(path, main);
  const visitor = await website.visitor();
  const { page } = visitor;
  await visitor.context.addInitScript(() => {
    (globalThis as { ran?: string[] }).ran = [];
  });
  const served: string[] = [];
  for (const name of ['een', 'twee', 'drie'])
    await page.route(`**/${name}.js`, (route) => {
      served.push(name);
      return route.fulfill({ contentType: 'text/javascript', body: `ran.push('${name}')` });
    });
  await page.goto(website.origin + path);
  const choose = async (row: string) => {
    await page.locator('#open').click();
    await page.getByRole('switch', { name: row }).check();
    await page.getByRole('button', { name: 'Opslaan' }).click();
  };
  return { ...visitor, served, choose };
}

describe('held content', () => {
  it('is inert before the choice and after a no', async () => {
    const { page, served } = await openHeld();
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await website.proven(1);
    await page.reload({ waitUntil: 'networkidle' });
    expect(served).toEqual([]);
    expect(await page.locator('#in-template').count()).toBe(0);
  });

  it('is released by purpose and by service after a yes to that, scripts in their order', async () => {
    const { page, choose } = await openHeld();
    await choose('Statistieken');
    await page.waitForFunction(() => (globalThis as never as { ran: string[] }).ran.length === 3);
    expect(await page.evaluate(() => (globalThis as never as { ran: string[] }).ran)).toEqual([
      'een',
      'twee',
      'drie',
    ]);
    expect(await page.locator('#in-template').isVisible()).toBe(true);
    expect(await page.locator('#other').count()).toBe(0);
    expect(await page.locator('#unknown').count()).toBe(0);
    expect(website.violations).toEqual([]);
  });

  it('is released for a returning visitor by the gate alone', async () => {
    const { page, choose } = await openHeld();
    await choose('Statistieken');
    await website.proven(1);
    await page.route('**/a/*', (route) => route.abort());
    await page.goto(website.origin);
    await page.locator('#in-template').waitFor();
  });

  it('is released when it is added to the page later', async () => {
    const { page, choose } = await openHeld('/', '<p>leeg</p>');
    await choose('Statistieken');
    await page.evaluate(() => {
      const template = document.createElement('template');
      template.dataset.privacy = 'statistiek';
      const late = document.createElement('p');
      late.id = 'late';
      late.textContent = 'later';
      template.content.append(late);
      document.querySelector('main')!.append(template);
    });
    await page.locator('#late').waitFor();
  });

  it('stays held on a page with a form, whatever was chosen', async () => {
    const { page, choose, served } = await openHeld(
      '/contact',
      `<privacy-form form="vraag"></privacy-form>${held}`,
    );
    await choose('Statistieken');
    await website.proven(1);
    await page.reload({ waitUntil: 'networkidle' });
    expect(served).toEqual([]);
    expect(await page.locator('#in-template').count()).toBe(0);
  });

  it('goes with the page when the yes is withdrawn', async () => {
    const { page, choose } = await openHeld();
    await choose('Statistieken');
    await page.locator('#in-template').waitFor();
    await website.proven(1);
    await page.locator('#open').click();
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.getByRole('button', { name: 'Alles weigeren' }).click(),
    ]);
    await website.proven(2);
    expect(await page.locator('#in-template').count()).toBe(0);
  });
});
