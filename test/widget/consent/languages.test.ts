/** The page's language is the question's (CB-21): in a real browser, with its days, direction and names. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { questions } from '../../../widget/words/consent-question.ts';
import { languages } from '../../../widget/words/languages.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

async function asked(root: string, offered = [...languages]) {
  website = await openWebsite(
    browser,
    ({ vendors }) => ({ services: [analytics(vendors), clicks(vendors)] }),
    { languages: offered },
  );
  website.put('/', '<h1>Welkom</h1>', root);
  const { page } = await website.visitor();
  await page.goto(website.origin);
  const region = page.locator('privacy-choice section');
  await region.waitFor();
  return { page, region, language: () => page.locator('privacy-choice').getAttribute('lang') };
}

const direction = (element: Element) => getComputedStyle(element).direction;

describe.each(languages)('a page in %s', (language) => {
  const words = questions[language];
  const root = `lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`;

  it('is asked in that language', async () => {
    const { region, language: shown } = await asked(root);
    const text = await region.innerText();
    for (const each of [words.title, words.analytics, words['click-tracking'], words.change])
      expect(text).toContain(each);
    expect(text).toContain(words.who.replace('{name}', 'Zorgpraktijk De Proef'));
    for (const name of [words.accept, words.refuse, words.choose])
      expect(await region.getByRole('button', { name, exact: true }).count()).toBe(1);
    expect(await shown()).toBe(language);
    expect(await region.evaluate(direction)).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });

  it('has the preferences in it, with a day that can be read', async () => {
    const { consent } = (await import(`../../../widget/words/declaration-${language}.ts`)).words;
    const { page, region } = await asked(root);
    await region.getByRole('button', { name: words.refuse, exact: true }).click();
    await website.proven(1);
    await page.locator('#open').click();
    const dialog = page.getByRole('dialog', { name: consent.choices });
    await dialog.waitFor();
    const text = await dialog.innerText();
    for (const each of [consent.functional, consent.analytics, consent['click-tracking'], consent.refuseAll])
      expect(text).toContain(each);
    const day = new Date().toLocaleDateString(language, { dateStyle: 'full', numberingSystem: 'latn' });
    expect(day).toContain(String(new Date().getFullYear()));
    expect(text.replaceAll(/[\u200e\u200f]/g, '')).toContain(
      consent.chosen(day).replaceAll(/[\u200e\u200f]/g, ''),
    );
    expect(await dialog.evaluate(direction)).toBe(language === 'ar' ? 'rtl' : 'ltr');
    const { violations } = await axeOn(page).include('privacy-preferences').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('hears in it that the choice is kept', async () => {
    const { consent } = (await import(`../../../widget/words/declaration-${language}.ts`)).words;
    const { page, region } = await asked(root);
    await region.getByRole('button', { name: words.refuse, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(consent.kept).waitFor();
  });
});

describe('the language of the page', () => {
  it('may name its country', async () => {
    const { language } = await asked('lang="pl-PL"');
    expect(await language()).toBe('pl');
  });

  it('is the site’s first where the site does not speak it', async () => {
    const { region, language } = await asked('lang="tr"', ['nl', 'en']);
    expect(await language()).toBe('nl');
    expect(await region.innerText()).toContain(questions.nl.title);
  });

  it('is the site’s first where the page names none', async () => {
    const { language } = await asked('', ['uk', 'nl']);
    expect(await language()).toBe('uk');
  });
});
