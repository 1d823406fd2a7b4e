/**
 * Every kind of question (who writes, age, representation, group, steps, file) for who zooms in to 400 %, makes letters
 * twice as large, has colours forced, or speaks to the computer; and every last screen in every language. Real Chromium.
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { originsByName } from '../../../demo/origins.ts';
import { demoSites } from '../../../demo/settings.ts';
import { formDefinitions } from '../../../server/sites/public-part.ts';
import { formWords } from '../../../widget/contact/form-words.ts';
import type { Where } from '../../../widget/delivery/where.ts';
import type { ContactWords } from '../../../widget/words/contact-nl.ts';
import { languages } from '../../../widget/words/languages.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { fillAndSend, openStage, type Stage } from './form-stage.ts';

const rondom = demoSites(originsByName(8787)).find(({ site }) => site === 'rondom')!;
let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchBrowser(), openStage()]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});
beforeEach(async () => {
  // 1280 by 800 at 400 %.
  context = await browser.newContext({ viewport: { width: 320, height: 200 } });
  page = await context.newPage();
});
afterEach(() => context.close());

const form = () => page.locator('privacy-form');
const next = () => form().locator('button.main').click();
const step = (title: string) => page.getByRole('heading', { name: title, exact: true }).waitFor();
const wider = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** With the rule for voice control, which axe leaves off by itself: the name holds the words that are seen. */
async function faultsFound(): Promise<string[]> {
  const axe = axeOn(page)
    .include('privacy-form')
    .options({
      rules: { 'label-content-name-mismatch': { enabled: true } },
    });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

/** Texts that are cut off by the box they stand in. */
const cut = () =>
  page.evaluate(() => {
    const all = [...document.querySelector('privacy-form')!.shadowRoot!.querySelectorAll<HTMLElement>('*')];
    return all
      .filter((each) => getComputedStyle(each).overflowX === 'hidden' && !each.matches('.unseen'))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ outerHTML }) => outerHTML.slice(0, 80));
  });

async function fitsEverybody(): Promise<void> {
  expect(await wider()).toBeLessThanOrEqual(0);
  expect(await faultsFound()).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await page.setViewportSize({ width: 640, height: 400 });
  expect(await wider()).toBeLessThanOrEqual(0);
  expect(await cut()).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
  await page.setViewportSize({ width: 320, height: 200 });
}

describe('a form with every kind of question', () => {
  beforeEach(async () => {
    const signed = await stage.sign({ form: formDefinitions({ ...rondom, languages: ['nl'] }).aanmelding! });
    stage.answers.statement = () => ({ status: 200, body: signed });
    await page.goto(stage.pageUrl());
  });

  it('fits at 400 % and with letters twice as large, and is called by what is seen, in every step', async () => {
    await step('Wie vult dit in?');
    await next();
    await form().locator('.faults').waitFor();
    await fitsEverybody();
    await form().getByLabel('Voor mijn kind').check();
    await form().getByLabel('Uw eigen naam').fill('Bea Proef');
    await next();
    await step('Wie zoekt zorg?');
    await form().getByLabel('12 tot en met 15 jaar').check();
    await fitsEverybody();
  });

  it('shows what is chosen, wrong and focused where colours are forced', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await step('Wie vult dit in?');
    await next();
    await form().locator('.faults').waitFor();
    const border = (part: Element) => Number.parseFloat(getComputedStyle(part).borderTopWidth);
    expect(await form().locator('.faults').evaluate(border)).toBeGreaterThanOrEqual(2);
    const child = form().getByLabel('Voor mijn kind');
    await child.press('Space');
    const seen = await child.evaluate((input) => {
      const { appearance, outlineStyle, outlineWidth } = getComputedStyle(input);
      return { appearance, outlineStyle, outline: Number.parseFloat(outlineWidth) };
    });
    // The browser draws the mark itself, in the colours that were asked for.
    expect(seen.appearance).not.toBe('none');
    expect(seen.outlineStyle).toBe('solid');
    expect(seen.outline).toBeGreaterThanOrEqual(2);
    expect(await faultsFound()).toEqual([]);
  });
});

describe('all of its questions at once', () => {
  it('fit as well: representation, a group with a row, a file, a period and a BSN', async () => {
    const { steps: _, ...definition } = formDefinitions({ ...rondom, languages: ['nl'] }).aanmelding!;
    const signed = await stage.sign({ form: definition });
    stage.answers.statement = () => ({ status: 200, body: signed });
    await page.goto(stage.pageUrl());
    await form().getByLabel('Voor mijn kind').check();
    await form().getByLabel('12 tot en met 15 jaar').check();
    await form().getByText('Toestemming van de ouder of voogd').waitFor();
    await form()
      .getByRole('button', { name: /contactpersoon/ })
      .click();
    await form().getByLabel('Wmo: van de gemeente').check();
    await form().getByText('De brief met het besluit').first().waitFor();
    await fitsEverybody();
  });
});

describe('the last screens in every language', () => {
  const inEveryLanguage = async (said: (words: ContactWords) => string) => {
    for (const language of [...languages.slice(1), 'nl' as const]) {
      await form().locator(`.tongues [lang=${language}]`).click();
      const words = await formWords(language);
      await form().getByText(said(words), { exact: true }).first().waitFor();
      expect(await faultsFound()).toEqual([]);
      expect(await wider()).toBeLessThanOrEqual(0);
    }
  };
  const where: Partial<Where> = { languages };
  beforeEach(async () => {
    const signed = await stage.sign();
    stage.answers.statement = () => ({ status: 200, body: signed });
  });

  it('has been sent', async () => {
    await page.goto(stage.pageUrl(where));
    await fillAndSend(page);
    await inEveryLanguage(({ sent }) => sent);
  });

  it('waits for a connection', async () => {
    const { submissions } = stage.answers;
    stage.answers.submissions = () => 'lost';
    await page.goto(stage.pageUrl(where));
    await fillAndSend(page);
    await inEveryLanguage(({ waiting }) => waiting(false));
    stage.answers.submissions = submissions!;
  });

  it('is closed', async () => {
    stage.answers.statement = () => ({ status: 404, body: {} });
    await page.goto(stage.pageUrl(where));
    await inEveryLanguage(({ off }) => off);
  });
});
