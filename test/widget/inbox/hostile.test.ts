/** What a stranger may write: markup, invisible characters, a line without end. Shown as text, and nothing runs. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SealRefused } from '../../../widget/envelope/seal.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

const markup = `"><img src=x onerror="window.ran=1"><script>window.ran=1</script><svg onload=window.ran=1><a href="javascript:window.ran=1">klik</a>{{7*7}}\${7*7}`;

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
let faults: string[];
let elsewhere: string[];

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await first.context.close();
});
beforeEach(async () => {
  ({ page, context, faults } = await openPage(browser));
  elsewhere = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${house.demo.origins.inbox}/`)) elsewhere.push(request.url());
  });
});
afterEach(async () => {
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(faults).toEqual([]);
  expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([]);
  await context.close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function open(id: string): Promise<void> {
  await page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
  await signIn(page, person);
  await page.locator('.answers').first().waitFor();
}

describe('hostile content', () => {
  it('is text in the list and in every part of the reader', async () => {
    const answers = [
      { field: 'a', label: markup, kind: 'text', value: markup },
      { field: 'telefoon', label: markup, kind: 'phone', value: markup },
      { field: 'email', label: markup, kind: 'email', value: markup },
      { field: 'bsn', label: markup, kind: 'bsn', value: markup },
      { field: 'e', label: 'Onbekend soort', kind: 'html', value: markup },
      { field: '__proto__', label: 'constructor', kind: '__proto__', value: markup },
    ];
    const { id } = await send(house.demo, 'rondom', { name: markup, first: markup, answers });
    await open(id);
    expect(await page.getByRole('heading', { level: 1 }).last().innerText()).toBe(markup);
    expect(await page.locator('.answers .value').allInnerTexts()).toEqual(answers.map(() => markup));
    const row = page.locator('inbox-list a').first();
    expect(await row.locator('.name').innerText()).toBe(markup);
    const made = page
      .locator('inbox-panes')
      .locator('img, script, iframe, object, embed, style, a[href^="javascript:" i]');
    expect(await made.count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('can turn no text around it', async () => {
    const name = 'Jan\u202e gnp.exe \u2066\u2066';
    const { id } = await send(house.demo, 'rondom', {
      name,
      answers: [{ field: 'a', label: 'Naam', kind: 'text', value: `${name}\u0000\u001b[2J` }],
    });
    await open(id);
    const text = await page.locator('inbox-panes').innerText();
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    expect(text).toContain('Jan□ gnp.exe □□');
    expect(
      await page.locator('.answers .value').evaluate((value) => getComputedStyle(value).unicodeBidi),
    ).toMatch(/isolate/);
  });

  it('stays within its place, however long the line', async () => {
    const line = 'a'.repeat(250_000);
    const { id } = await send(house.demo, 'rondom', {
      name: 'x'.repeat(400),
      answers: [
        { field: 'a', label: 'y'.repeat(5000), kind: 'text', value: 'z'.repeat(200) },
        { field: 'b', label: 'Vraag', kind: 'longtext', value: line },
      ],
    });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await open(id);
      expect((await page.locator('.answers .value').last().innerText()).length).toBe(line.length);
      const beyond = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
        const panes = [...document.querySelectorAll('.reader-pane, .list-pane')];
        return wide || panes.some((pane) => pane.scrollWidth > pane.clientWidth);
      });
      expect(beyond).toBe(false);
      await page.getByRole('button', { name: 'Op slot' }).click();
    }
  });

  it('of a megabyte is not even sealed', async () => {
    const answers = [{ field: 'a', label: 'Vraag', kind: 'longtext', value: 'a'.repeat(1_000_000) }];
    await page.goto(house.demo.origins.inbox);
    await expect(send(house.demo, 'rondom', { answers })).rejects.toThrow(SealRefused);
  });
});

describe('the page', () => {
  it('makes nothing of text, whoever asks', async () => {
    await page.goto(house.demo.origins.inbox);
    const refused = await page.evaluate(() => {
      const tries: Record<string, () => unknown> = {
        html: () => {
          document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
        },
        script: () => {
          document.createElement('script').src = '/a/x.js';
        },
        worker: () => new Worker('/a/x.js'),
        policy: () => window.trustedTypes!.createPolicy('privacyloket', { createScriptURL: (url) => url }),
      };
      return Object.entries(tries).flatMap(([name, attempt]) => {
        try {
          attempt();
          return [];
        } catch {
          return [name];
        }
      });
    });
    expect(refused).toEqual(['html', 'script', 'worker', 'policy']);
    // Those were ours: the browser reports each to the console.
    faults.length = 0;
  });
});
