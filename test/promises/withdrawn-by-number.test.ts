/**
 * Promise: who has the number of a choice can see it and withdraw it, without JavaScript, and from then on nothing is
 * passed on in its name. A real browser, the whole demo, and the vendor's own recording.
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { words as en } from '../../widget/words/choice-en.ts';
import { words as nl } from '../../widget/words/choice-nl.ts';
import { axeOn } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { openVisitor, type Visitor } from '../support/visitor.harness.ts';

const phone = { width: 320, height: 640 };
let browser: Browser;
let house: DemoHouse;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), startDemoHouse()]);
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const isHit = (address: string) => new URL(address).pathname.endsWith('/hits');
/** What the vendor was told of a page. */
const hitsOf = (path: string) =>
  house.demo.vendors.recorded.filter(
    ({ vendor, body }) => vendor === 'measurement-protocol' && body.includes(`${path}"`),
  );

/** Somebody who says yes; answers with the number of that choice once the server has its proof. */
async function sayYes(path: string): Promise<{ visitor: Visitor; number: string }> {
  const visitor = await openVisitor(browser, house.demo);
  opened.push(visitor);
  await visitor.visit('rondom', path);
  const proven = visitor.page.waitForResponse((answer) => answer.url().endsWith('/consents'));
  await visitor.acceptCookies();
  await proven;
  await house.demo.vendors.seen(({ body }) => body.includes(`${path}"`));
  const [cookie] = await visitor.context.cookies(house.demo.origins.rondom);
  return { visitor, number: /^[\w-]{8}\.([\w-]{22})\./.exec(cookie!.value)![1]! };
}

/** The page, in a browser of its own. */
async function choicePage(options: Parameters<Browser['newContext']>[0], query = ''): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: phone, locale: 'nl-NL', ...options });
  opened.push(context);
  const page = await context.newPage();
  await page.goto(`${house.demo.origins.loket}/s/rondom/keuze${query}`);
  return page;
}

async function lookUp(page: Page, number: string, words = nl): Promise<void> {
  await page.getByLabel(words.id).fill(number);
  await page.getByRole('button', { name: words.look }).click();
}

describe('a choice that is withdrawn by its number', () => {
  it('ends what is passed on, though the browser of the choice still says yes', async () => {
    const { visitor, number } = await sayYes('/');
    const page = await choicePage({ javaScriptEnabled: false });
    await lookUp(page, number);
    expect(await page.getByRole('row').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Google Analytics\s+ja$/)]),
    );
    expect(await page.getByText(nl.versionUnknown).count()).toBe(0);
    await page.getByRole('button', { name: nl.withdraw }).click();
    await page.getByText(nl.withdrawn).waitFor();
    expect(page.url()).not.toContain(number);

    const dropped = visitor.page.waitForResponse((answer) => isHit(answer.url()));
    await visitor.visit('rondom', '/zorg');
    expect((await dropped).status()).toBe(204);
    // Somebody else's hit, sent later, has arrived: so would the first have.
    await sayYes('/privacy');
    expect(hitsOf('/privacy')).toHaveLength(1);
    expect(hitsOf('/zorg')).toEqual([]);
  });
});

describe('the page of the choice', () => {
  const states: [string, (page: Page, number: string) => Promise<void>][] = [
    ['as it opens', async () => {}],
    ['with a number that nobody has', (page) => lookUp(page, 'BBBBBBBBBBBBBBBBBBBBBB')],
    [
      'with a choice, and what was asked unfolded',
      async (page, number) => {
        await lookUp(page, number);
        await page.getByText(nl.asked).click();
      },
    ],
    [
      'after the withdrawal',
      async (page, number) => {
        await lookUp(page, number);
        await page.getByRole('button', { name: nl.withdraw }).click();
        await page.getByText(nl.withdrawn).waitFor();
      },
    ],
  ];

  it.each(states)('is sound and fits a narrow phone %s', async (_, reach) => {
    const { number } = await sayYes('/');
    for (const colorScheme of ['light', 'dark'] as const) {
      const fresh = colorScheme === 'dark' ? (await sayYes('/')).number : number;
      const page = await choicePage({ colorScheme });
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await reach(page, fresh);
      const { violations } = await axeOn(page).analyze();
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
      ).toEqual([]);
      expect(wide).toBe(0);
      // The 404 of an unknown number is told as an error by the browser itself.
      expect(faults.filter((text) => !text.includes('404'))).toEqual([]);
    }
  });

  it('speaks English to a browser that does, all the way, and has targets for a thumb', async () => {
    const { number } = await sayYes('/');
    const page = await choicePage({ locale: 'en-GB' });
    await lookUp(page, number, en);
    await page.getByRole('heading', { name: en.chosen }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    for (const target of await page.locator('a, button, input:not([type=hidden]), summary').all()) {
      const box = (await target.boundingBox())!;
      expect(box.height, await target.innerText()).toBeGreaterThanOrEqual(44);
    }
  });
});

describe('the word of a provider on GPC', () => {
  it('stands on the website and on our own origin', async () => {
    const page = await choicePage({});
    for (const origin of [house.demo.origins.rondom, house.demo.origins.loket]) {
      const answer = await page.goto(`${origin}/.well-known/gpc.json`);
      expect(await answer!.json()).toMatchObject({ gpc: true });
    }
  });
});
