/** The declaration in a real browser: what it lists, what the visitor chose, and that the page stays the page's. */
import type { Browser, BrowserContextOptions } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { statementPage } from '../../../server/sites/statement-page.ts';
import { statementOf } from '../../../widget/statement/statement-text.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, counting, openWebsite, type Website } from '../consent/website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const both = ({ vendors }: { vendors: string }) => ({
  services: [analytics(vendors), clicks(vendors)],
  ipAnonymisation: { locked: false, why: 'Zet u dit uit? Dan praat uw browser zelf met Google.' },
});
const own = '<p id="own">Wij bewaren weinig.</p>';

async function declared({
  cookies = both as Parameters<typeof openWebsite>[1],
  tag = '<privacy-statement part="cookies">',
  root = 'lang="nl"',
  languages = ['nl', 'en'] as Website['site']['languages'],
  options = {} as BrowserContextOptions,
} = {}) {
  website = await openWebsite(browser, cookies, { languages });
  website.put('/', `<h1>Privacy</h1><h2>Cookies</h2>${tag}${own}</privacy-statement>`, root);
  const visitor = await website.visitor(options);
  const { page } = visitor;
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  // The declaration takes over the page's style, so the page is one without the hostile sheet of this website.
  await page.route('**/style.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  await page.goto(website.origin);
  const statement = page.locator('privacy-statement');
  return { ...visitor, errors, statement, drawn: () => statement.locator('table').first().waitFor() };
}

describe('<privacy-statement part="cookies">', () => {
  it('lists what the settings declare, per service, with whose it is and whether another reads it', async () => {
    const { statement, drawn } = await declared();
    await drawn();
    const headings = await statement.locator('h3, h4').allInnerTexts();
    expect(headings).toEqual([
      'Uw keuze',
      'Functioneel',
      'Statistieken',
      'Google Analytics',
      'IP-adres verbergen',
      'Klikgedrag',
      'Hotjar',
    ]);
    const rows = await statement
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const { functional, services } = website.site.cookies;
    expect(rows.map(([name]) => name!.split(' ')[0])).toEqual(
      [...functional, ...services.flatMap(({ cookies }) => cookies)].map(({ name }) => name),
    );
    expect(rows[0]).toEqual(['privacyloket-proef', 'Onthoudt wat u koos.', '180 dagen', 'De Proef', 'nee']);
    expect(rows).toContainEqual(['_ga', 'Herkent uw browser.', '180 dagen', 'Google', 'ja']);
    expect(rows).toContainEqual([
      'klik-* in de opslag van uw browser',
      'Bewaart klikken.',
      '30 dagen',
      'Hotjar',
      'ja',
    ]);
  });

  it('says that a service keeps nothing where it keeps nothing, and that counting needs no choice', async () => {
    const { statement, drawn } = await declared({
      cookies: ({ site }) => ({ services: [counting(site)] }),
    });
    await drawn();
    const text = await statement.innerText();
    expect(text).toContain('Uw browser bewaart hier niets voor.');
    expect(text).toContain(counting('').countingOnly);
    expect(text).toContain('Uitzetten mag altijd.');
    expect(text).not.toContain('U hebt nog niets gekozen.');
  });

  it('asks for no choice on a site that follows nobody', async () => {
    const { statement, drawn } = await declared({ cookies: () => ({ services: [] }) });
    await drawn();
    expect(await statement.locator('h3').allInnerTexts()).toEqual(['Functioneel']);
    expect(await statement.getByRole('button').count()).toBe(0);
  });

  it('shows the visitor’s own choice and its day, and follows a new one', async () => {
    const { statement, drawn, page } = await declared();
    await drawn();
    const of = (id: string) => statement.locator(`[data-service=${id}]`).innerText();
    expect(await statement.innerText()).toContain('U hebt nog niets gekozen.');
    expect([await of('statistiek'), await of('ip')]).toEqual(['Dit staat nu uit.', 'Dit staat nu aan.']);
    await page.getByRole('button', { name: 'Accepteren', exact: true }).click();
    const today = new Date().toLocaleDateString('nl', { dateStyle: 'full' });
    await statement.getByText(today).waitFor();
    expect([await of('statistiek'), await of('klikgedrag')]).toEqual([
      'Dit staat nu aan.',
      'Dit staat nu aan.',
    ]);
  });

  it('has the reason of the IP switch', async () => {
    const { statement, drawn } = await declared();
    await drawn();
    expect(await statement.innerText()).toContain('Dan praat uw browser zelf met Google.');
  });

  it('opens the preferences from its button', async () => {
    const { statement, drawn, page } = await declared();
    await drawn();
    await statement.getByRole('button', { name: 'Wijzig uw keuze' }).click();
    await page.getByRole('dialog', { name: 'Uw keuzes' }).waitFor();
  });

  it('lets no script of the page decide with what it holds', async () => {
    const { drawn, page, cookie } = await declared();
    await drawn();
    const reached = await page.evaluate(() => {
      const { around } = document.querySelector('privacy-statement') as unknown as {
        around: Record<string, unknown>;
      };
      return Object.keys(around).sort();
    });
    expect(reached).toEqual(['choices', 'details', 'language', 'record', 'sections', 'settings', 'words']);
    expect(await cookie()).toBeUndefined();
  });

  it('keeps what the page wrote inside while there is no connection', async () => {
    website = await openWebsite(browser, both);
    website.put('/', `<h1>Privacy</h1><privacy-statement part="cookies">${own}</privacy-statement>`);
    const { page } = await website.visitor();
    const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/details'));
    await page.route('**/details', (route) => route.abort());
    await page.goto(website.origin);
    await refused;
    expect(await page.locator('#own').isVisible()).toBe(true);
  });

  it('leaves the page as it was without JavaScript', async () => {
    const { page } = await declared({ options: { javaScriptEnabled: false } });
    expect(await page.locator('#own').isVisible()).toBe(true);
  });

  it('refuses another part in the console, and leaves the page as it was', async () => {
    website = await openWebsite(browser, both);
    website.put('/', `<h1>Privacy</h1><privacy-statement part="rights">${own}</privacy-statement>`);
    const { page } = await website.visitor();
    const told = page.waitForEvent('console', (message) => message.type() === 'error');
    await page.goto(website.origin);
    expect((await told).text()).toMatch(
      /^<privacy-statement part="rights">: there is no such part\. .*"cookies", "wie", .*"bewaren"/,
    );
    expect(await page.locator('#own').isVisible()).toBe(true);
  });

  it('puts its headings where the page asks for them', async () => {
    const { statement, drawn } = await declared({ tag: '<privacy-statement part="cookies" level="2">' });
    await drawn();
    expect(await statement.locator('h2').first().innerText()).toBe('Uw keuze');
    expect(await statement.locator('h3').first().innerText()).toBe('Google Analytics');
  });

  it('speaks the language of the page, and marks what the provider wrote in its own', async () => {
    const { statement, drawn } = await declared({
      languages: ['nl', 'ar'],
      root: 'lang="ar" dir="rtl"',
    });
    await drawn();
    expect(await statement.getAttribute('lang')).toBe('ar');
    expect(await statement.locator('h3').nth(1).innerText()).toBe('الأساسي');
    const purpose = statement.getByText('Onthoudt wat u koos.');
    expect(await purpose.getAttribute('lang')).toBe('nl');
    const { x } = (await statement.locator('tbody td').first().boundingBox())!;
    expect(x).toBeGreaterThan((await purpose.boundingBox())!.x);
  });

  it('takes over how the page styles its tables', async () => {
    const { statement, drawn, page } = await declared();
    await drawn();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('td{padding:7px}');
      // Before ours, as a sheet that the page links to is.
      document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
    });
    const padding = await statement
      .locator('td')
      .first()
      .evaluate((cell) => getComputedStyle(cell).padding);
    expect(padding).toBe('7px');
  });

  it.each([
    [320, 'nl'],
    [1280, 'nl'],
    [320, 'ar'],
  ] as const)('has nothing axe can find and nothing too wide, %s px in %s', async (width, language) => {
    const { page, drawn } = await declared({
      languages: ['nl', 'ar'],
      root: `lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`,
      options: { viewport: { width, height: 640 } },
    });
    await drawn();
    const { violations } = await axeOn(page).include('privacy-statement').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(website.violations).toEqual([]);
  });

  it('is still a table to a screen reader on a phone', async () => {
    const { page, drawn } = await declared({ options: { viewport: { width: 320, height: 640 } } });
    await drawn();
    expect(await page.getByRole('columnheader', { name: 'Leest een ander mee?' }).count()).toBe(3);
    expect(await page.getByRole('row').filter({ hasText: '_ga' }).getByRole('cell').count()).toBe(5);
  });
});

describe('<privacy-statement>', () => {
  it('is word for word the statement that the server prints', async () => {
    const { statement } = await declared({ cookies: both, tag: '<privacy-statement>' });
    await statement.locator('section#versie').waitFor();
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    const drawn = await statement.locator('section > *').allTextContents();
    const paper = await browser.newPage();
    await paper.setContent(String(statementPage(website.site)));
    const printed = await paper.locator('section > *').allTextContents();
    await paper.close();
    expect(drawn.map(words)).toEqual(printed.map(words));
    expect(drawn.length).toBeGreaterThan(20);
  });

  it('draws one section alone where the page names it, as the whole one has it', async () => {
    const { statement } = await declared({ tag: '<privacy-statement part="bewaren" level="3">' });
    await statement.locator('section#bewaren').waitFor();
    const { title } = statementOf(website.site).find(({ id }) => id === 'bewaren')!;
    expect(await statement.locator('section').count()).toBe(1);
    expect(await statement.locator('h3').allInnerTexts()).toEqual([title]);
  });

  it('opens the preferences where click tracking is told about', async () => {
    const { page, statement } = await declared({ cookies: both, tag: '<privacy-statement>' });
    await statement.getByRole('link', { name: 'Instellen klikgedrag' }).click();
    await page.getByRole('switch', { name: 'Klikgedrag' }).waitFor();
    expect(
      await page.evaluate(() =>
        document.querySelector('privacy-preferences')!.shadowRoot!.activeElement?.getAttribute('role'),
      ),
    ).toBe('switch');
  });

  it('has no fault for axe, at 320 px too', async () => {
    const { page, statement } = await declared({
      tag: '<privacy-statement level="2">',
      options: { viewport: { width: 320, height: 640 } },
    });
    await statement.locator('section#versie').waitFor();
    const { violations } = await axeOn(page).include('privacy-statement').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
