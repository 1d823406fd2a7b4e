/** What a person sent, as a copy to take along: made here, after its line, and never of what is restricted. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceOf } from '../../../widget/envelope/wire.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, send, signIn } from './inbox.harness.ts';

const answers = [
  {
    field: 'naam',
    label: 'Voornaam en achternaam van wie zorg zoekt',
    kind: 'text',
    value: 'Anja\u202e de Vries',
  },
  { field: 'hulpvraag', label: 'Korte hulpvraag', kind: 'longtext', value: '=HYPERLINK("x")\nTweede regel' },
];
let house: DemoHouse;
let browser: Browser;
let page: Page;
let context: BrowserContext;
let id: string;

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  ({ page, context } = await openPage(browser, { viewport: { width: 360, height: 740 } }));
  const person = await enrol(page, house.demo.enrolmentLinks.rondom!, 'rondom');
  ({ id } = await send(house.demo, 'rondom', { name: 'Anja', answers }));
  await page.goto('about:blank');
  await page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
  await signIn(page, person);
  await page.getByText('Kopie voor de afzender').click();
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await house?.close();
});

const lines = async () =>
  (
    await house.demo.services.store.db
      .selectFrom('register')
      .select(['event', 'detail'])
      .where('submission', '=', id)
      .orderBy('seq')
      .execute()
  ).map(({ event, detail }) => `${event} ${detail}`);

async function saved(button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

describe('a copy for the sender', () => {
  it('says beforehand that no wipe date reaches it', async () => {
    await page.locator('inbox-portable .notice').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is JSON of the answers as they were sent, for another program', async () => {
    const { name, text } = await saved('Sla op voor een ander programma (JSON)');
    expect(name).toBe(`${referenceOf(id)}.json`);
    expect(JSON.parse(text)).toMatchObject({
      format: 'privacyloket-message-1',
      reference: referenceOf(id),
      language: 'nl',
      answers,
      files: [],
    });
    expect(await lines()).toContain('exported message:1 json');
  });

  it('is text to read, with what could mislead made visible', async () => {
    const { text } = await saved('Sla op om te lezen');
    expect(text).toContain('Voornaam en achternaam van wie zorg zoekt\nAnja□ de Vries');
    expect(text).toContain('Tweede regel');
    expect(await lines()).toContain('exported message:1 text');
  });

  it('is not made where its line can’t be written', async () => {
    const before = await lines();
    let made = false;
    page.once('download', () => {
      made = true;
    });
    await page.route('**/api/exports', (route) => route.abort());
    await page.getByRole('button', { name: 'Sla op om te lezen' }).click();
    await page.getByRole('alert').filter({ hasText: 'We krijgen geen antwoord van de server.' }).waitFor();
    expect({ made, lines: await lines() }).toEqual({ made: false, lines: before });
  });
});

describe('the sheet for a home visit', () => {
  const paper = () => page.locator('.printed-alone');
  const print = () => page.getByRole('button', { name: 'Print het blad' }).click();

  it('has what was chosen, room to write and the day by which it must be gone, after its line', async () => {
    await page.unroute('**/api/exports');
    await page.evaluate(() => {
      globalThis.print = () => {};
    });
    await page.getByText('Blad voor een huisbezoek').click();
    await page.getByRole('checkbox', { name: 'Korte hulpvraag' }).uncheck();
    expect(await axeViolations(page)).toEqual([]);
    await print();
    await page.getByText('Het blad is geprint.').waitFor();
    const text = await paper().textContent();
    expect(text).toMatch(/Vernietig dit blad uiterlijk \p{L}+dag \d+ \p{L}+\./u);
    expect(text).toContain('Anja');
    expect(text).not.toContain('Tweede regel');
    expect((await lines()).at(-1)).toBe('exported message:1 print');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });

  it('is not made where its line can’t be written', async () => {
    await page.route('**/api/exports', (route) => route.abort());
    await print();
    await page.getByRole('alert').filter({ hasText: 'We krijgen geen antwoord van de server.' }).waitFor();
    expect(await paper().count()).toBe(0);
  });
});
