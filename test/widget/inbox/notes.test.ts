/** Notes, labels and who takes a message up: sealed here, seen by colleagues, and kept over a lock. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
let faults: string[];
let id: string;
const answers = [{ field: 'hulpvraag', label: 'Korte hulpvraag', kind: 'longtext', value: 'Hulp.' }];

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  ({ page, context, faults } = await openPage(browser, { viewport: { width: 1280, height: 900 } }));
  person = await enrol(page, house.demo.enrolmentLinks.rondom!, 'rondom');
  ({ id } = await send(house.demo, 'rondom', { answers }));
  await send(house.demo, 'rondom', { name: 'Bram Bos', answers });
  await page.goto('about:blank');
  await page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
  await signIn(page, person);
  await page.getByLabel('Nieuwe notitie').waitFor();
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await house?.close();
});

const note = () => page.getByLabel('Nieuwe notitie');
const save = (at = page) => at.getByRole('button', { name: 'Bewaar de notitie' });
const filterBy = (name: string) => page.locator('inbox-list').getByRole('combobox', { name });
const row = (at = page) => at.locator(`inbox-list a[data-id="${id}"]`);

describe('notes and labels', () => {
  it('puts a label on, which the list shows and finds, and takes it off', async () => {
    await page.getByRole('button', { name: 'Voeg toe' }).click();
    await page.getByText('Typ eerst een label.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Nieuw label').fill('  Bel   terug ');
    await page.keyboard.press('Enter');
    await row()
      .locator('.label', { hasText: /^Bel terug$/ })
      .waitFor();
    await filterBy('Label').selectOption('Bel terug');
    await expect.poll(() => page.locator('inbox-list a').count()).toBe(1);
    await page.getByRole('button', { name: 'Haal label ‘Bel terug’ weg' }).click();
    await page.getByText('Niets gevonden.').waitFor();
    await filterBy('Label').selectOption('Alle');
    await page.getByLabel('Nieuw label').fill('spoed');
    await page.keyboard.press('Enter');
    await row().getByText('spoed').waitFor();
  });

  it('says who takes it up', async () => {
    await page.getByRole('combobox', { name: 'Wie pakt dit op?' }).selectOption('Fatima (u)');
    await row().locator('.assigned', { hasText: 'Bij u' }).waitFor();
    await filterBy('Opgepakt door').selectOption('Niemand');
    await expect.poll(() => page.locator('inbox-list a .name').allInnerTexts()).toEqual(['Bram Bos']);
    await filterBy('Opgepakt door').selectOption('Alle');
  });

  it('saves what is shown as a view of one’s own', async () => {
    await page.getByText('Bewaarde weergaven').click();
    await page.getByText('Zoek of kies eerst iets.').waitFor();
    await filterBy('Label').selectOption('spoed');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.getByText('Typ eerst een naam.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Naam voor wat u nu ziet').fill('Alles met haast');
    await page.keyboard.press('Enter');
    await page.getByText('‘Alles met haast’ is bewaard.').waitFor();
    await filterBy('Label').selectOption('Alle');
  });

  it('keeps a note of each, and shows a colleague’s once it is asked for', async () => {
    await save().click();
    await page.getByText('Schrijf eerst uw notitie.').waitFor();
    await note().fill('Ik heb gebeld, geen gehoor.');
    await save().click();
    await page.locator('inbox-notes li', { hasText: 'geen gehoor' }).waitFor();
    expect(await note().inputValue()).toBe('');
    const other = await openPage(browser);
    await other.page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
    await signIn(other.page, person);
    await other.page.locator('inbox-notes li', { hasText: 'geen gehoor' }).waitFor();
    await other.page.getByLabel('Nieuwe notitie').fill('Nu wel gesproken.');
    await save(other.page).click();
    await other.page.locator('inbox-notes li', { hasText: 'Nu wel' }).waitFor();
    await other.context.close();
    // This page does not know of it yet, and its own next note has a number that is taken.
    await note().fill('Ik ga het nog eens proberen.');
    await save().click();
    await expect
      .poll(() => page.locator('inbox-notes li .text').allInnerTexts())
      .toEqual(['Ik heb gebeld, geen gehoor.', 'Nu wel gesproken.', 'Ik ga het nog eens proberen.']);
    await row().getByText('3 notities').waitFor();
  });

  it('keeps what was typed where the server refuses, and over a lock', async () => {
    await page.route('**/notes', (route) => route.abort());
    await note().fill('Nog niet af');
    await save().click();
    await page.getByText('We krijgen geen antwoord van de server.').waitFor();
    expect(await note().inputValue()).toBe('Nog niet af');
    await page.unroute('**/notes');
    await page.getByRole('link', { name: 'Berichten' }).click();
    await row().click();
    await expect.poll(() => note().inputValue()).toBe('Nog niet af');
    await page.waitForFunction(() => {
      const app = document.querySelector('inbox-desk') as HTMLElement & {
        surroundings: { drafts: Map<string, unknown> };
      };
      return app.surroundings.drafts.size === 1;
    });
    await page.getByRole('button', { name: 'Op slot' }).click();
    await signIn(page, person);
    await expect.poll(() => note().inputValue()).toBe('Nog niet af');
    // So does the view that was saved, which only this person's key opens.
    await page.getByText('Bewaarde weergaven').click();
    await page.getByRole('button', { name: 'Alles met haast', exact: true }).click();
    await expect.poll(() => page.locator('inbox-list a').count()).toBe(1);
    await page.getByRole('button', { name: 'Haal weergave ‘Alles met haast’ weg' }).click();
    await page.getByText('‘Alles met haast’ is weg.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
