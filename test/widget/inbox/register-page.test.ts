/** The register as its keeper sees it: by person, by message, by day, as a file; and what the mail could not bring. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceOf } from '../../../widget/envelope/wire.ts';
import { typedReferences } from '../../../widget/inbox/typed-references.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

describe('a reference as people type it', () => {
  it.each([
    ['k7qm-3xpa', ['K7QM-3XPA']],
    ['K7QM 3XPA, K7QM3XPA;OIL0-0000', ['K7QM-3XPA', '0110-0000']],
    ['', []],
    ['K7QM', null],
    ['K7QM-3XPU', null],
  ])('%j', (typed, references) => {
    expect(typedReferences(typed)).toEqual(references);
  });
});

describe('the page of the register', () => {
  let house: DemoHouse;
  let browser: Browser;
  let person: Person;
  let page: Page;
  let context: BrowserContext;
  let reference: string;
  const sqlite = () => house.demo.services.store.sqlite;
  const rows = () => page.locator('inbox-register tbody tr');

  beforeAll(async () => {
    house = await startDemoHouse();
    browser = await launchBrowser();
    ({ page, context } = await openPage(browser));
    person = await enrol(page, house.demo.enrolmentLinks.rondom!, 'rondom');
    await send(house.demo, 'rondom', { name: 'Kenmerk Test' });
    const { id } = sqlite().prepare('select id from submission').get() as { id: string };
    reference = referenceOf(id);
    sqlite()
      .prepare('insert into mail_note values (?, ?, ?, ?)')
      .run('rondom', 'weg@zorgkring-elzenbrug.example', 'recipient-refused', Date.now());
    await page.goto(house.demo.origins.inbox);
    await signIn(page, person);
    await page.getByText('Kenmerk Test').click();
    await page.getByRole('heading', { name: 'Kenmerk Test' }).waitFor();
    await page.getByRole('link', { name: 'Register' }).click();
    await page.getByRole('table').waitFor();
  });
  afterAll(async () => {
    await context?.close();
    await browser?.close();
    await house?.close();
  });

  it('says who did what, in which role and from where', async () => {
    const line = rows().filter({ hasText: 'Gelezen' });
    await expect.poll(() => line.count()).toBe(1);
    const text = await line.innerText();
    for (const part of [reference, 'Beheerder']) expect(text).toContain(part);
    expect(await page.getByText('deze regels kloppen niet').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('finds what was done with one message, and says so where nothing was typed right', async () => {
    const field = page.getByLabel('Kenmerk van het bericht');
    await field.fill('K7QM');
    await page.getByRole('button', { name: 'Toon', exact: true }).click();
    await page.getByText('Een kenmerk ziet er zo uit').waitFor();
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await field.fill(reference.toLowerCase());
    await field.press('Enter');
    await page.getByText('1 regel.').waitFor();
    expect(await rows().innerText()).toContain('Gelezen');
  });

  it('gives the same as a file, and the register says that it did', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Bewaar als bestand' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^register-\d{4}-\d\d-\d\d\.csv$/);
    const file = readFileSync(await download.path(), 'utf8');
    expect(file).toMatch(/^\uFEFFnummer;EventID;EventDateTime;/);
    expect(file.trim().split('\r\n')).toHaveLength(2);
    await page.getByText('Het bestand staat bij uw downloads.').waitFor();
    await page.getByLabel('Kenmerk van het bericht').fill('');
    await page.getByLabel('Wie').selectOption(person.name);
    await page.getByRole('button', { name: 'Toon', exact: true }).click();
    await rows().filter({ hasText: 'Register uitgevoerd' }).first().waitFor();
    for (const text of await rows().allInnerTexts()) expect(text).toContain(person.name);
  });

  it('raises the alarm where a line is not what it was', async () => {
    sqlite().exec("drop trigger register_stays; update register set role = 'x' where event = 'read'");
    await page.getByRole('button', { name: 'Toon', exact: true }).click();
    await page.getByText('deze regels kloppen niet').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('tells the administrator whose mail does not arrive', async () => {
    const notice = page.getByRole('status').filter({ hasText: 'Mail komt niet aan' });
    expect(await notice.innerText()).toContain(
      'weg@zorgkring-elzenbrug.example: het adres wordt geweigerd, sinds ',
    );
  });
});
