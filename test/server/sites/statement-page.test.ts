/** The statement as a page of our own: read without JavaScript, printed, and word for word what the data say. */
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementPage } from '../../../server/sites/statement-page.ts';
import type { Section } from '../../../widget/statement/statement-parts.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { textsIn } from '../../support/sentences.ts';
import { type House, loketOrigin, openHouse } from '../server-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  house = await openHouse();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Opens the page of `rondom` as the server gives it; anything else that it asks for is asked of the server too. */
async function read(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  await context.route('**', async (route) => {
    const { pathname, origin } = new URL(route.request().url());
    if (origin !== loketOrigin) return route.abort();
    const answer = await house.visit(pathname);
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    });
  });
  const page = await context.newPage();
  await page.goto(`${loketOrigin}/s/rondom/verklaring`);
  return page;
}

async function sections(): Promise<Section[]> {
  return (await house.visit('/s/rondom/verklaring.json')).json() as Promise<Section[]>;
}

describe('the page of the statement', () => {
  it('says every word of the sections, in their order, without JavaScript', async () => {
    const page = await read({ javaScriptEnabled: false });
    const words = textsIn(await sections(), (path) => !['id', 'kind', 'row'].includes(path.at(-1)!));
    const shown = (await page.locator('main section').allTextContents()).join('').replace(/\s+/g, '');
    expect(shown).toBe(words.join('').replace(/\s+/g, ''));
    await page.context().close();
  });

  it('has no script and lets none run', async () => {
    const answer = await house.visit('/s/rondom/verklaring');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(await answer.text()).not.toMatch(/<script|\son[a-z]+=|style=/);
  });

  it('leads to the preferences on the provider’s own website', async () => {
    const page = await read();
    const link = page.getByRole('link', { name: 'Bekijk of verander uw keuze' });
    expect(await link.getAttribute('href')).toBe('http://rondom.localhost:8787/privacy#cookies');
    await page.context().close();
  });

  it('shows settings as text, whatever stands in them', () => {
    const site = structuredClone(house.sites[0]!);
    site.organisation.name = '<img src=x onerror=alert(1)>';
    site.statement.protection = ['"><script>alert(1)</script>'];
    const page = String(statementPage(site));
    expect(page).not.toMatch(/<img|<script/);
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  it.each([
    ['a phone', { viewport: { width: 320, height: 640 } }],
    ['a wide window, dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const }],
  ])('has no fault for axe and fits on %s', async (_, options) => {
    const page = await read(options);
    const { violations } = await axeOn(page).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(options.viewport.width);
    await page.context().close();
  });

  it('is not there for a site that is not', async () => {
    expect((await house.visit('/s/nergens/verklaring')).status).toBe(404);
  });
});
