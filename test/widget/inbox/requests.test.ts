/** Requests and complaints in a real Chromium: entered by hand, from step to step, the letter, who lost the code. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
let faults: string[];

const dayMs = 86_400_000;
const day = (ms: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(Date.now() + ms);

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await first.context.close();
});
beforeEach(async () => {
  await house.demo.services.store.db.deleteFrom('outcome').execute();
  await house.demo.services.store.db.deleteFrom('submission').execute();
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

/** No violations at this width, and nothing that has to be scrolled sideways. */
async function readsWell(width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

async function enter(kind: 'Privacyverzoek' | 'Klacht', received = day(-3 * dayMs)): Promise<void> {
  await page.getByLabel('per brief').check();
  await page.getByLabel('Op welke dag?').fill(received);
  await page.getByLabel(kind, { exact: true }).check();
  if (kind === 'Privacyverzoek') await page.getByLabel('Inzage', { exact: true }).check();
  await page.getByLabel('Naam van de persoon').fill('Mevrouw Bosch');
  await page.getByLabel(/Wat vraagt de persoon/).fill('Ik wil zien wat u van mij hebt.');
  await page.getByRole('button', { name: 'Verzegel en bewaar' }).click();
}

const step = (name: string) => page.locator('.request-steps li', { hasText: name });
const outcomes = async () =>
  (await house.demo.services.store.db.selectFrom('outcome').selectAll().orderBy('seq').execute()).map(
    ({ outcome, reason }) => (reason ? `${outcome}:${reason}` : outcome),
  );

describe('what did not come through the form', () => {
  it('is asked for in full: nothing is sealed while an answer is missing or the day lies ahead', async () => {
    await open('#/verzoeken/invoeren');
    await page.getByLabel('Op welke dag?').fill(day(2 * dayMs));
    await page.getByRole('button', { name: 'Verzegel en bewaar' }).click();
    await page.getByText('Er kloppen 5 antwoorden niet.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('entry-channel');
    expect(await page.getByText('Kies een dag.').isVisible()).toBe(true);
    for (const width of [360, 1280]) await readsWell(width);
    expect(await house.demo.services.store.db.selectFrom('submission').selectAll().execute()).toEqual([]);
  });

  it('is sealed here: neither the name nor the text leaves this browser readable', async () => {
    await open('#/verzoeken/invoeren');
    const posted: string[] = [];
    page.on('request', (request) => posted.push(request.postData() ?? ''));
    await enter('Privacyverzoek');
    await page.getByRole('heading', { name: 'Mevrouw Bosch' }).waitFor();
    await page.locator('.answers', { hasText: 'Ik wil zien wat u van mij hebt.' }).waitFor();
    expect(posted.filter((body) => /Bosch|wil zien/.test(body))).toEqual([]);
    expect(await page.locator('inbox-reader dl.facts').innerText()).toContain('Binnengekomen per brief.');
    const row = await house.demo.services.store.db
      .selectFrom('submission')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ kind: 'privacyverzoek', channel: 'letter' });
  });
});

describe('a request', () => {
  it('goes from who it is to the letter and is closed, and the page says where it stands', async () => {
    await open('#/verzoeken/invoeren');
    await enter('Privacyverzoek');
    await step('Weten wie het is').getByRole('button', { name: 'Een document gezien' }).click();
    await step('Beslissen').getByLabel('Wat besluit u?').selectOption('refused');
    await step('Beslissen').getByLabel('Waar gaat het om?').selectOption('access');
    await page.getByRole('button', { name: 'Leg het besluit vast' }).click();
    await page.getByText('Kies bij elke vraag een antwoord.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('decision-ground');
    await readsWell(360);
    await step('Beslissen').getByLabel('Wat besluit u?').selectOption('granted');
    await page.getByRole('button', { name: 'Leg het besluit vast' }).click();
    await step('Uitvoeren').getByText('Zoek de persoon op en print het overzicht.').waitFor();
    await page.locator('inbox-reader .deadline', { hasText: 'Voer uit, uiterlijk' }).waitFor();

    await page.getByRole('link', { name: 'Verzoeken', exact: true }).click();
    const row = page.locator('.cases a');
    await row.getByText('Nu: uitvoeren').waitFor();
    expect(await row.innerText()).toMatch(/Voer uit, uiterlijk .*nog \d+ dagen/);
    for (const width of [360, 1280]) await readsWell(width);
    await row.click();

    await page.getByRole('button', { name: 'Het is gedaan' }).click();
    await page.getByRole('button', { name: 'Maak de brief' }).click();
    await page.getByLabel('Wat wilt u er nog bij zeggen?').fill('Bel gerust.');
    const letter = page.locator('.letter-sheet');
    await letter.getByText('Over uw verzoek om inzage').waitFor();
    for (const text of [
      'Mevrouw Bosch',
      'Wij doen wat u vraagt.',
      'Autoriteit Persoonsgegevens',
      'Bel gerust.',
    ])
      expect(await letter.innerText()).toContain(text);
    for (const width of [360, 1280]) await readsWell(width);

    await page.locator('button[data-outcome="dealt-with"]').click();
    await page.getByText('Mevrouw Bosch: Afgehandeld').first().waitFor();
    expect(await outcomes()).toEqual([
      'identified:saw-document',
      'decided:granted:access',
      'carried-out',
      'dealt-with',
    ]);
  });

  it('is printed alone: the letter and nothing of the inbox around it', async () => {
    await open('#/verzoeken/zoeken');
    await page.getByLabel('Naam, telefoonnummer of mailadres').fill('Niemand');
    await page.getByRole('button', { name: 'Zoek', exact: true }).click();
    await page.getByText('Niets gevonden.').waitFor();
    await page.getByRole('button', { name: 'Maak de brief ‘wij hebben niets’' }).click();
    await page.evaluate(() => {
      window.print = () => {};
    });
    await page.getByRole('button', { name: 'Print de brief' }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('body').innerText()).toMatch(
      /^Zorgkring Elzenbrug[\s\S]*Wij hebben nu niets van u/,
    );
    expect(await page.locator('inbox-app').isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator('.printed-alone').count()).toBe(0);
  });
});

describe('a complaint', () => {
  it('is judged without asking who it is, is told of an extension, and can’t be wiped away', async () => {
    await open('#/verzoeken/invoeren');
    await enter('Klacht');
    await page.getByRole('heading', { name: 'Mevrouw Bosch' }).waitFor();
    expect(await page.locator('.request-steps li').count()).toBe(2);
    expect(await page.locator('button[data-outcome="erased-on-request"]').count()).toBe(0);
    await page.locator('button[data-outcome="postpone"]').click();
    await page.getByRole('dialog').getByLabel('Er zijn veel verzoeken tegelijk').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Later beslissen' }).click();
    await page.getByText('De termijn is één keer verlengd.').waitFor();
    await page.getByLabel('Wat besluit u?').selectOption({ label: 'Deels gegrond' });
    await page.getByRole('button', { name: 'Leg het besluit vast' }).click();
    await page.getByText('Klacht: Deels gegrond, op').waitFor();
    await page.locator('button[data-outcome="dealt-with"]').waitFor();
    expect(await outcomes()).toEqual(['postpone:many', 'decided:partly:klacht']);
  });
});

describe('who lost the code', () => {
  it('is found by number however it is written, and has it wiped after a check, with a day of regret', async () => {
    const phone = [{ field: 'telefoon', label: 'x', kind: 'phone', value: '06 - 1234 5678' }];
    await send(house.demo, 'rondom', { name: 'Anja de Vries', answers: phone });
    await send(house.demo, 'rondom', { name: 'Iemand anders' });
    await open('#/verzoeken/zoeken');
    await page.getByLabel('Naam, telefoonnummer of mailadres').fill('x');
    await page.getByRole('button', { name: 'Zoek', exact: true }).click();
    await page.getByText('Typ ten minste twee letters').waitFor();
    await page.getByLabel('Naam, telefoonnummer of mailadres').fill('+31 6 12345678');
    await page.getByRole('button', { name: 'Zoek', exact: true }).click();
    await page.getByText('1 bericht gevonden.').waitFor();
    for (const width of [360, 1280]) await readsWell(width);
    await page.getByRole('button', { name: 'Maak een brief met overzicht' }).click();
    await page.locator('.enclosed', { hasText: '06 - 1234 5678' }).waitFor();
    await page.getByRole('button', { name: 'Sluit de brief' }).click();

    await page.getByRole('link', { name: 'Open dit bericht' }).click();
    await page.getByRole('heading', { name: 'Anja de Vries' }).waitFor();
    await page.getByText('Langer of korter bewaren').click();
    await page.locator('button[data-outcome="erased-on-request"]').click();
    await page.getByRole('dialog').getByLabel('Gebeld op het nummer in het bericht').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Wissen op verzoek' }).click();
    await page.getByText('Wissen op verzoek. Terugdraaien kan tot').first().waitFor();
    expect(await outcomes()).toEqual(['erased-on-request:called-number']);
    const lines = await house.demo.services.store.db.selectFrom('register').selectAll().execute();
    expect(lines.findLast(({ event }) => event === 'searched')).toMatchObject({ detail: '2' });
    expect(JSON.stringify(lines)).not.toMatch(/12345678|Vries/);
  });
});
