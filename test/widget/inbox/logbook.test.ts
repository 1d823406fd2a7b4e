/** The registers of incidents and disclosures in a real Chromium: sealed here, with their terms, copies and paper. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draftRound } from '../../../server/logbook/draft-incidents.ts';
import type { LogbookPage } from '../../../server/secretariat/inbox-api.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, signIn } from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
let faults: string[];

const hourMs = 3_600_000;
const wall = (ms: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' })
    .format(Date.now() + ms)
    .replace(' ', 'T');
const today = () => wall(0).slice(0, 10);

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await first.context.close();
});
beforeEach(async () => {
  await house.demo.services.store.db.deleteFrom('logbook_entry').execute();
  ({ page, context, faults } = await openPage(browser));
});
afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function open(hash: string): Promise<void> {
  await page.goto(`${house.demo.origins.inbox}/${hash}`);
  await signIn(page, person);
  await page.getByRole('button', { name: 'Op slot' }).waitFor();
}

/** axe at one of the two widths, since it looks at what the page says; whether it fits is asked of both. */
async function readsWell(): Promise<void> {
  const wider = () => document.documentElement.scrollWidth - innerWidth;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(wider)).toBeLessThanOrEqual(0);
  }
  expect(await axeViolations(page)).toEqual([]);
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const keep = () => press('Verzegel en bewaar');
const exported = async () =>
  (
    await house.demo.services.store.db
      .selectFrom('register')
      .select('detail')
      .where('event', '=', 'exported')
      .orderBy('seq')
      .execute()
  ).map(({ detail }) => detail);

async function file(button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(button)]);
  return readFile(await download.path(), 'utf8');
}

describe('an incident', () => {
  it('is sealed here, says how much of the 72 hours is left, and is copied', async () => {
    await open('#/incidenten');
    await page.getByText('Er is niets opgeschreven.').waitFor();
    await press('Nieuw incident');
    await keep();
    await page.getByText('Er kloppen 2 antwoorden niet.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('logbook-kind');
    await readsWell();

    const posted: string[] = [];
    page.on('request', (request) => posted.push(request.postData() ?? ''));
    await page.getByLabel('Wat voor incident is het?').selectOption('seen');
    await page.getByLabel('Wanneer wist u het?').fill(wall(-10 * hourMs));
    await page.getByLabel('Wat is er gebeurd?').fill('=Brief van mevrouw Bosch verkeerd bezorgd');
    await keep();
    const row = page.locator('.cases .case');
    await row.locator('.deadline.soon', { hasText: /nog 6[12] uur/ }).waitFor();
    expect(posted.filter((body) => /Bosch|bezorgd/.test(body))).toEqual([]);
    await readsWell();
    const csv = await file('Kopie als CSV');
    expect(csv).toContain("'=Brief van mevrouw Bosch");
    const copy = JSON.parse(await file('Kopie als JSON'));
    expect(copy).toMatchObject({ format: 'privacyloket-logbook-1', book: 'incident' });
    expect(await exported()).toEqual(['incident:1 csv', 'incident:1 json']);
  });

  it('stands on paper with all that the AP asks, and closes once all was decided', async () => {
    await open('#/incidenten');
    await press('Nieuw incident');
    await page.getByLabel('Wat voor incident is het?').selectOption('seen');
    await page.getByLabel('Wanneer wist u het?').fill(wall(-10 * hourMs));
    await page.getByLabel('Wat is er gebeurd?').fill('Brief verkeerd bezorgd');
    await keep();
    const row = page.locator('.cases .case');
    await row.click();
    await page.getByText('Wie schreef wat op').waitFor();
    await page.getByText('Zo komt het op papier').click();
    for (const heading of ['Over de melding', 'Over het datalek', 'Gevolgen', 'Maatregelen'])
      await page.locator('.letter-sheet .subject', { hasText: heading }).waitFor();
    await readsWell();

    await press('Vul aan');
    await page.getByLabel('Dit incident is klaar').check();
    await keep();
    await page.getByText('Er kloppen 2 antwoorden niet.').waitFor();
    await page.getByLabel('Wanneer meldde u het bij de AP?').fill(wall(-hourMs));
    await page.getByLabel('Moeten de mensen zelf het weten?').selectOption('no-high-risk');
    await keep();
    await row.getByText('Afgesloten').waitFor();
    await row.click();
    await page.getByText('Wist zichzelf op').waitFor();
    expect(await page.locator('inbox-logbook-entry summary').count()).toBe(2);
  });

  it('is too late in words and colour, and days that a server changed are told and not copied', async () => {
    await open('#/incidenten');
    await press('Nieuw incident');
    await page.getByLabel('Wat voor incident is het?').selectOption('lost');
    await page.getByLabel('Wanneer wist u het?').fill(wall(-80 * hourMs));
    await page.getByLabel('Wat is er gebeurd?').fill('Tas kwijt');
    await keep();
    await page.locator('.deadline.late', { hasText: 'Te laat' }).waitFor();

    await page.evaluate(() => {
      const honest = window.fetch;
      window.fetch = async (...asked) => {
        const answer = await honest(...asked);
        if (!String(asked[0]).endsWith('/api/logbook/list')) return answer;
        const list = (await answer.json()) as LogbookPage;
        for (const { versions } of list.entries)
          Object.assign(versions[0]!.facts, { known: new Date().toISOString() });
        return Response.json(list);
      };
    });
    await page.getByRole('link', { name: 'Register', exact: true }).click();
    await page.getByRole('link', { name: 'Incidenten', exact: true }).click();
    await page.locator('.deadline.late', { hasText: 'Vertrouw ze niet' }).waitFor();
    await page.getByText('1 kon niet mee: u kunt het niet lezen.').waitFor();
    expect(await page.getByRole('button', { name: 'Kopie als CSV' }).count()).toBe(0);
    await readsWell();
  });
});

describe('an incident that the server drafted', () => {
  it('says why it is there and that its term runs, has no word of its own, and is filled in by a person', async () => {
    const { store, sites } = house.demo.services;
    const now = Date.now();
    await draftRound({ store, sites, lastSeen: now - 100 * hourMs })(now);
    await open('#/incidenten');
    const row = page.locator('.cases .case');
    await row.getByText('De server was lang weg. Vul aan wat er gebeurde.').waitFor();
    await row.locator('.deadline.soon', { hasText: /nog 7[12] uur/ }).waitFor();
    await readsWell();
    await row.click();
    await press('Vul aan');
    expect(await page.getByLabel('Wat voor incident is het?').inputValue()).toBe('down');
    expect(await page.getByLabel('Wat is er gebeurd?').inputValue()).toBe('');
    await keep();
    await page.getByText('Er klopt 1 antwoord niet.').waitFor();
    await page.getByLabel('Wat is er gebeurd?').fill('De stroom viel uit');
    await keep();
    await row.getByText('De stroom viel uit').waitFor();
    await row.click();
    await page.getByText('Wie schreef wat op').waitFor();
    await readsWell();
  });
});

describe('a disclosure', () => {
  it('is sealed here, and answers per person to whom data were given, on paper and as a file', async () => {
    await open('#/verstrekkingen');
    for (const [name, to] of [
      ['Mevrouw Bosch', 'Huisarts'],
      ['Meneer Vos', 'Gemeente'],
    ] as const) {
      await press('Nieuwe verstrekking');
      await page.getByLabel('Van wie zijn de gegevens?').fill(name);
      await page.getByLabel('Aan wie gaf u ze?').fill(to);
      await page.getByLabel('Wat gaf u?').fill('Een brief');
      await page.getByLabel('Op welke dag?').fill(today());
      await page.getByLabel('Waarom mocht dat?').selectOption('consent');
      await page.getByLabel('Was er toestemming?').selectOption('none');
      await page.getByLabel('Wanneer vertelde u het aan de persoon?').fill(today());
      await keep();
      await page.getByText('Er klopt 1 antwoord niet.').waitFor();
      await page.getByLabel('Was er toestemming?').selectOption('written');
      await keep();
      await page.locator('.case', { hasText: name }).waitFor();
    }
    await page.getByLabel('Van wie?', { exact: true }).fill('bosch');
    await page.getByText('1 verstrekking.').waitFor();
    await readsWell();
    const csv = await file('Kopie als CSV');
    expect(csv).toContain('Huisarts');
    expect(csv).not.toContain('Gemeente');

    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset.printed = document.querySelector('.printed-alone')?.textContent ?? '';
      };
    });
    await press('Print');
    const printed = () => page.evaluate(() => document.body.dataset.printed ?? '');
    await expect.poll(printed).toContain('Huisarts');
    expect(await printed()).toContain('Aan wie zijn gegevens gegeven van bosch?');
    expect(await printed()).not.toContain('Gemeente');
    expect((await exported()).slice(-2)).toEqual(['disclosure:1 csv', 'disclosure:1 print']);
  });
});
