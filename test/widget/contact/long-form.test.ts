/** A form in steps with a repeated group, in real Chromium: by keyboard, at 320 px, with nothing lost. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { openStage, type Stage } from './form-stage.ts';
import { longForm } from './long-form.ts';

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchBrowser(), openStage()]);
  const signed = await stage.sign({ form: longForm });
  stage.answers.statement = () => ({ status: 200, body: signed });
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});
beforeEach(async () => {
  complaints.length = 0;
  stage.asked.length = 0;
  context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (fault) => complaints.push(fault.message));
  await page.goto(stage.pageUrl());
  await step('Wie bent u?');
});
afterEach(() => context.close());

const step = (title: string) => page.getByRole('heading', { name: title, exact: true }).waitFor();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document.querySelector('privacy-form')!.shadowRoot!;
    return activeElement && (activeElement.id || activeElement.textContent);
  });
const axe = async () => (await axeOn(page).analyze()).violations.map(({ id }) => id);
const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** To the last step. */
async function toLast(): Promise<void> {
  await page.getByLabel('Voor mijzelf').check();
  await button('Verder').press('Enter');
  await step('Hoe bereiken wij u?');
  await page.getByLabel('Naam').fill('Zoë');
  await page.getByLabel('E-mailadres').fill('zoe@voorbeeld.nl');
  await button('Verder').click();
  await step('Waar is hulp bij nodig?');
}

describe('a form in steps', () => {
  it('asks one step at a time, says where one is, and keeps everything on the way back', async () => {
    expect(await focused()).toBe(null);
    expect(await page.getByLabel('Naam').count()).toBe(0);
    await button('Verder').click();
    await page.getByRole('heading', { name: 'Er klopt iets nog niet' }).waitFor();
    await page.getByLabel('Voor mijn kind').check();
    await page.getByLabel('Uw eigen naam').fill('Bea');
    // Enter in a question goes on, as the button does.
    await page.getByLabel('Uw eigen naam').press('Enter');
    await step('Hoe bereiken wij u?');
    expect(await focused()).toBe('Hoe bereiken wij u?');
    await page.getByRole('status').filter({ hasText: 'Stap 2 van 3' }).waitFor();
    await page.getByLabel('Telefoonnummer').fill('06 12');
    await button('Verder').click();
    await page.getByRole('heading', { name: 'Er kloppen 2 dingen nog niet' }).waitFor();
    expect(await axe()).toEqual([]);
    expect(await wide()).toBe(false);
    await button('Terug').press('Enter');
    await step('Wie bent u?');
    expect(await focused()).toBe('Wie bent u?');
    expect(await page.getByLabel('Uw eigen naam').inputValue()).toBe('Bea');
    await button('Verder').click();
    await step('Hoe bereiken wij u?');
    expect(await page.getByLabel('Telefoonnummer').inputValue()).toBe('06 12');
    expect(await page.getByRole('heading', { name: /klopp?en/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('ends in a review of all steps, from which an answer is changed with the focus on it', async () => {
    await toLast();
    await page.getByLabel('Uw vraag').fill('Ik zoek hulp.');
    await page.getByRole('button', { name: 'Verder: kijk uw antwoorden na' }).click();
    await step('Klopt dit?');
    const review = await page.locator('privacy-form .answers').innerText();
    for (const text of ['Voor mijzelf', 'Zoë', 'zoe@voorbeeld.nl', 'Ik zoek hulp.'])
      expect(review).toContain(text);
    await page.getByRole('button', { name: 'Wijzig Naam' }).click();
    await expect.poll(focused).toBe('naam');
    await page.getByLabel('Naam').fill('Zoë de Vries');
    await page.getByLabel('Naam').press('Enter');
    await step('Klopt dit?');
    expect(await page.locator('privacy-form .answers').innerText()).toContain('Zoë de Vries');
  });
});

describe('a repeated group', () => {
  it('adds and takes away rows with the focus where one goes on, and sends what is left', async () => {
    await toLast();
    await button('Een hulpverlener toevoegen').press('Enter');
    await expect.poll(focused).toBe('hulp.1');
    const first = page.getByRole('group', { name: 'Hulpverlener 1', exact: true });
    await first.getByLabel('Huisarts').check();
    await button('Nog een hulpverlener toevoegen').press('Enter');
    const second = page.getByRole('group', { name: 'Hulpverlener 2', exact: true });
    await second.getByLabel('Anders').check();
    await second.getByLabel('Welke hulp?').fill('Buurvrouw');
    await button('Nog een hulpverlener toevoegen').click();
    expect(await button('Nog een hulpverlener toevoegen').count()).toBe(0);
    expect(await axe()).toEqual([]);
    expect(await wide()).toBe(false);
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('link', { name: 'Kies een antwoord bij ‘Hulpverlener 3: Soort hulp’.' }).click();
    expect(await focused()).toBe('hulp.3.soort');

    await button('Hulpverlener 3 weghalen').press('Enter');
    await expect.poll(focused).toBe('hulp.2');
    await button('Hulpverlener 1 weghalen').press('Enter');
    await expect.poll(focused).toBe('hulp.1');
    expect(await first.getByLabel('Anders').isChecked()).toBe(true);
    expect(await first.getByLabel('Welke hulp?').inputValue()).toBe('Buurvrouw');
    expect(await second.count()).toBe(0);

    await page.getByLabel('Uw vraag').fill('Ik zoek hulp.');
    await page.getByRole('button', { name: 'Verder: kijk uw antwoorden na' }).click();
    await step('Klopt dit?');
    await page.getByRole('button', { name: 'Wijzig Hulpverlener 1: Welke hulp?' }).waitFor();
    await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
    await step('Verstuurd');
    const { body, list: _, ...header } = stage.posts()[0]!.envelope;
    const { answers, source } = await openBody(await openSecret(header, stage.anna.keys), body);
    expect(answers.map(({ field, value }) => `${field} ${value}`)).toEqual([
      'voor-wie Voor mijzelf',
      'naam Zoë',
      'email zoe@voorbeeld.nl',
      'hulp.1.soort Anders',
      'hulp.1.welke Buurvrouw',
      'vraag Ik zoek hulp.',
    ]);
    expect(source).toEqual({ who: 'self' });
    expect(complaints).toEqual([]);
  });

  it('leaves the focus on the button that adds when the last row is gone', async () => {
    await toLast();
    await button('Een hulpverlener toevoegen').click();
    await button('Hulpverlener 1 weghalen').press('Enter');
    await expect.poll(focused).toBe('hulp');
  });

  it('closes the form with a phone number where its part cannot be fetched', async () => {
    await page.route('**/group-view-*.js', (route) => route.abort());
    await page.reload();
    await page.getByRole('link', { name: '039 012 34 30' }).waitFor();
  });
});
