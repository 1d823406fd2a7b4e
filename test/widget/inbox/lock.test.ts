/** Locking: by hand, when nobody is there, and when the server says so. Nothing readable stays behind. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

// Joined at run time, so that this file's own text is not what a search finds.
const sentinel = ['zeehond', 'klaproos', '4711'].join('-');

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
let id: string;

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await first.context.close();
  ({ id } = await send(house.demo, 'rondom', {
    name: `Naam ${sentinel}`,
    first: `Regel ${sentinel}`,
    answers: [{ field: 'a', label: 'Vraag', kind: 'longtext', value: `Tekst ${sentinel}` }],
  }));
});
beforeEach(async () => {
  ({ page, context } = await openPage(browser));
});
afterEach(() => context.close());
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function open(): Promise<void> {
  await page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
  await signIn(page, person);
  await page.getByText(`Tekst ${sentinel}`).waitFor();
}

/** Is the text anywhere in the page's memory, after everything unreachable was collected? */
async function inMemory(session: CDPSession, text: string): Promise<boolean> {
  let snapshot = '';
  const collect = ({ chunk }: { chunk: string }) => {
    snapshot += chunk;
  };
  session.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', collect);
  return snapshot.includes(text);
}

describe('locking', () => {
  it('leaves nothing readable on the page, in its memory or in its stores', async () => {
    await open();
    const session = await context.newCDPSession(page);
    expect(await inMemory(session, sentinel)).toBe(true);
    await page.getByRole('button', { name: 'Op slot' }).click();
    await page.getByText('De inbox is op slot.').waitFor();
    expect(page.workers()).toEqual([]);
    expect(await page.content()).not.toContain(sentinel);
    expect(await page.title()).toBe('Inbox');
    expect(await inMemory(session, sentinel)).toBe(false);
    const stored = await page.evaluate(async () => [
      { ...localStorage },
      { ...sessionStorage },
      await indexedDB.databases(),
      await caches.keys(),
    ]);
    const local = {
      'privacyloket-inbox': '{"site":"rondom","name":"Fatima"}',
      'privacyloket-register-rondom': expect.stringMatching(/^\{"seq":\d+,"hash":"[\w-]{43}"\}$/),
      'privacyloket-statement-rondom': expect.stringMatching(/^\{"version":\d+,"hash":"[\w-]{43}"\}$/),
    };
    expect(stored).toEqual([local, {}, [], []]);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('ends the session on the server too', async () => {
    await open();
    const ended = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
    await page.getByRole('button', { name: 'Op slot' }).click();
    expect((await ended).status()).toBe(204);
    const answer = await page.evaluate(async () => (await fetch('/api/sessions/current')).status);
    expect(answer).toBe(401);
  });

  it('happens by itself after ten minutes without a sign of life, and not before', async () => {
    await page.clock.install();
    await open();
    await page.clock.runFor(599_000);
    await page.mouse.move(100, 100);
    await page.clock.runFor(599_000);
    expect(await page.getByText(`Tekst ${sentinel}`).count()).toBe(1);
    await page.clock.runFor(2_000);
    await page.getByText('U was tien minuten weg.').waitFor();
    expect(await page.content()).not.toContain(sentinel);
    expect(page.workers()).toEqual([]);
  });

  it('happens at the first touch after the computer slept', async () => {
    await page.clock.install();
    await open();
    // Timers sleep with the machine; only the clock went on.
    await page.clock.setSystemTime(Date.now() + 3_600_000);
    await page.keyboard.press('Shift');
    await page.getByText('U was tien minuten weg.').waitFor();
  });

  it('comes back to the same message', async () => {
    await open();
    await page.getByRole('button', { name: 'Op slot' }).click();
    await page.getByText('De inbox is op slot.').waitFor();
    await page.getByLabel('Wachtzin', { exact: true }).fill(person.passphrase);
    await page.keyboard.press('Enter');
    await page.getByText(`Tekst ${sentinel}`).waitFor();
  });

  it('lets a colleague at the same desk pick their own name, and begin at their own list', async () => {
    await open();
    await page.evaluate(() => {
      const others = [{ site: 'rondom', name: 'Sanne' }];
      const kept = JSON.parse(localStorage.getItem('privacyloket-inbox')!);
      localStorage.setItem('privacyloket-inbox', JSON.stringify({ ...kept, others }));
    });
    await page.getByRole('button', { name: 'Op slot' }).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill('half getypt');
    await page.getByRole('button', { name: 'Sanne' }).click();
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('Sanne');
    const field = page.getByLabel('Wachtzin', { exact: true });
    await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe('');
    expect(await page.content()).not.toContain(sentinel);
    expect(await axeViolations(page)).toEqual([]);

    // Sanne was here last, so whoever comes now is somebody else: the message that was open stays hers.
    await page.evaluate(() => localStorage.setItem('privacyloket-inbox', '{"site":"rondom","name":"Sanne"}'));
    await signIn(page, person);
    await page.getByText(`Naam ${sentinel}`).waitFor();
    expect(await page.locator('inbox-reader .answers').count()).toBe(0);
    await page.getByRole('button', { name: 'Op slot' }).click();
    await page.getByRole('button', { name: 'Vergeet deze namen op dit apparaat' }).click();
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('');
    expect(await page.evaluate(() => localStorage.getItem('privacyloket-inbox'))).toBeNull();
  });

  it('happens when the page is left, so that "back" shows nothing', async () => {
    await open();
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await page.getByText('De inbox is op slot.').waitFor();
    expect(await page.content()).not.toContain(sentinel);
    expect(page.workers()).toEqual([]);
  });

  it('happens when the session has ended on the server', async () => {
    await open();
    await house.demo.services.store.db.deleteFrom('session').execute();
    await page.getByRole('button', { name: 'Vernieuwen' }).click();
    await page.getByText('U bent uitgelogd. Log opnieuw in.').waitFor();
    expect(await page.content()).not.toContain(sentinel);
    expect(page.workers()).toEqual([]);
  });

  it('drops what a slow server answers afterwards', async () => {
    await page.goto(house.demo.origins.inbox);
    await signIn(page, person);
    await page.getByText(`Naam ${sentinel}`).waitFor();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/read', async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await page.getByText(`Naam ${sentinel}`).click();
    await page.getByText('Het bericht gaat open').waitFor();
    await page.getByRole('button', { name: 'Op slot' }).click();
    await page.getByText('De inbox is op slot.').waitFor();
    const answered = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/read'));
    release();
    await answered;
    expect(await page.content()).not.toContain(sentinel);
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
