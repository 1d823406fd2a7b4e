/** Several messages at once: what a decision does is said before, and taken back after; labels, people, copies. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, send, signIn } from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;
let page: Page;
let context: BrowserContext;
let faults: string[];
const ids: string[] = [];

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  ({ page, context, faults } = await openPage(browser, { viewport: { width: 1280, height: 900 } }));
  const person = await enrol(page, house.demo.enrolmentLinks.rondom!, 'rondom');
  for (const name of ['Anja', 'Bram', 'Carla']) {
    const answers = [{ field: 'hulpvraag', label: 'Hulp', kind: 'longtext', value: `=Vraag van ${name}` }];
    ids.push((await send(house.demo, 'rondom', { name, answers })).id);
  }
  await page.goto('about:blank');
  await page.goto(house.demo.origins.inbox);
  await signIn(page, person);
  await page.getByRole('heading', { name: 'Te doen 3' }).waitFor();
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await house?.close();
});

const lines = async (event: string) =>
  (
    await house.demo.services.store.db
      .selectFrom('register')
      .select(['submission', 'detail'])
      .where('event', '=', event)
      .orderBy('seq')
      .execute()
  ).map(({ submission, detail }) => `${ids.indexOf(submission!)} ${detail}`);
const names = () => page.locator('inbox-list .name').allInnerTexts();

describe('several messages at once', () => {
  it('are chosen with x or a box, and named', async () => {
    await page.locator('inbox-list a', { hasText: 'Carla' }).focus();
    await page.keyboard.press('x');
    await page.getByText('1 gekozen').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 gekozen').waitFor();
    await page.getByRole('checkbox', { name: 'Kies Anja' }).check();
    await page.getByText('3 gekozen').waitFor();
    await page.getByRole('checkbox', { name: 'Kies Carla' }).uncheck();
    await page.getByText('2 gekozen').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('get a label and a person, which are taken back as they were put', async () => {
    await page.locator('.many summary', { hasText: 'Label' }).click();
    await page.getByLabel('Nieuw label').fill('wachtlijst');
    await page.getByRole('button', { name: 'Zet erop' }).click();
    await expect.poll(() => page.locator('inbox-list .label').count()).toBe(2);
    await page.locator('.many summary', { hasText: 'Wie pakt dit op?' }).click();
    await page.getByRole('button', { name: 'Wijs toe' }).click();
    await expect.poll(() => page.locator('inbox-list .assigned').count()).toBe(2);
    await page.getByRole('button', { name: 'Draai terug' }).click();
    await expect.poll(() => page.locator('inbox-list .assigned').count()).toBe(0);
    expect(await page.locator('inbox-list .label').count()).toBe(2);
    expect((await lines('noted')).sort()).toEqual([
      '0 mark:1',
      '0 mark:2',
      '0 mark:3',
      '1 mark:1',
      '1 mark:2',
      '1 mark:3',
    ]);
  });

  it('are copied for a spreadsheet, after a line for each', async () => {
    await page.locator('.many summary', { hasText: 'Kopie of print' }).click();
    await page.getByText('Een kopie wist zichzelf niet.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Bestand voor een rekenblad' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^berichten-\d{4}-\d\d-\d\d\.csv$/);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain(";wachtlijst;;Anja;'=Vraag van Anja;");
    expect(text).not.toContain('Carla');
    expect((await lines('exported')).sort()).toEqual(['0 message:1 csv', '1 message:1 csv']);
  });

  it('are printed alone', async () => {
    await page.evaluate(() => {
      globalThis.print = () => {};
    });
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    const paper = page.locator('.printed-alone');
    await expect.poll(() => paper.textContent()).toContain('=Vraag van Bram');
    expect(await paper.textContent()).not.toContain('Carla');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await paper.count()).toBe(0);
  });

  it('are decided on after the effect was shown, and all taken back', async () => {
    await page.locator('.many summary', { hasText: 'Beslis' }).click();
    await page.locator('[data-many="unwanted"]').click();
    const dialog = page.getByRole('dialog', { name: 'Ongewenst: weet u het zeker?' });
    await dialog.getByText(/^2 × +Weg op/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Annuleren' }).click();
    expect(await lines('outcome')).toEqual([]);
    await page.locator('[data-many="unwanted"]').click();
    await dialog.getByRole('button', { name: 'Ja, met 2 berichten' }).click();
    await page.getByRole('heading', { name: 'Beslist 2' }).waitFor();
    await page.getByRole('button', { name: 'Draai terug' }).click();
    await page.getByText('2 berichten teruggedraaid.').waitFor();
    await page.getByRole('heading', { name: 'Te doen 3' }).waitFor();
    expect((await lines('undo')).length).toBe(2);
  });

  it('say how many it failed with, where a colleague was first, and leave the others done', async () => {
    await page.getByRole('button', { name: 'Kies alle 3' }).click();
    await page.getByText('3 gekozen').waitFor();
    await page.locator('.many summary', { hasText: 'Beslis' }).click();
    await page.locator('[data-many="no-agreement"]').click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.route(`**/${ids[2]}/outcomes`, (route) =>
      route.fulfill({ status: 409, json: { code: 'outcome-impossible' } }),
    );
    await dialog.getByRole('button', { name: 'Ja, met 3 berichten' }).click();
    await page.getByText('Bij 1 bericht lukte het niet.').first().waitFor();
    await page.getByRole('heading', { name: 'Beslist 2' }).waitFor();
    await page.locator('inbox-list a').first().focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.many').count()).toBe(0);
    expect((await names()).sort()).toEqual(['Anja', 'Bram', 'Carla']);
    expect(faults).toEqual([]);
  });
});
