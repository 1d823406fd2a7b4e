/**
 * An inbox of ten thousand messages, in Chromium: when the first row can be read, how fast all are opened beside as
 * many workers that only do HPKE in the same run, whether scrolling and searching keep their frames, and what locking
 * gives back.
 */
import type { CDPSession, Page } from 'playwright';
import { readersOf, strongestSuite } from '../../widget/envelope/readers.ts';
import type { SiteStatement } from '../../widget/envelope/site-statement.ts';
import { inboxWords } from '../../widget/words/inbox-nl.ts';
import { launchBrowser } from '../support/browser.ts';
import { startDemoHouse } from '../support/demo-house.ts';
import { seedInbox } from '../support/seeded-inbox.ts';
import { servePage } from '../widget/envelope/served-page.ts';
import { enrol, publishedStatement, signIn } from '../widget/inbox/inbox.harness.ts';
import { type Seen, watchInbox } from './inbox/watch.ts';
import type { Figures } from './run.ts';

const messages = 10_000;
const rounds = 3;
/** As widget/inbox/reading-room.ts hands them out. */
const batch = 20;

/** Medians of three rounds; each round opens the inbox and the bare workers in turn. */
export async function bench(): Promise<Figures> {
  const house = await startDemoHouse();
  const browser = await launchBrowser();
  const bare = await servePage({
    page: new URL('./inbox/bare-page.ts', import.meta.url),
    worker: new URL('./inbox/bare-worker.ts', import.meta.url),
  });
  try {
    const first = await browser.newPage({ locale: 'nl-NL' });
    const person = await enrol(first, house.demo.enrolmentLinks.rondom!, 'rondom');
    await first.close();
    await seedInbox(house.demo, messages);
    const { statement } = await publishedStatement(house.demo, 'rondom');
    const suite = strongestSuite(readersOf(JSON.parse(statement) as SiteStatement, 'aanmelding'));

    const taken: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.addInitScript(watchInbox, messages);
      await page.goto(house.demo.origins.inbox);
      const memory = await context.newCDPSession(page);
      const before = await heapMiB(memory);
      await signIn(page, person);
      await page.waitForFunction(() => (globalThis as unknown as { seen: Seen }).seen.allMs, null, {
        timeout: 120_000,
      });
      const { unlockedMs, readableMs, allMs } = await seenIn(page);
      const workers = page.workers().length;
      const opened = await heapMiB(memory);
      const scrolling = await framesOf(page, () => scrollThrough(page));
      const typing = await framesOf(page, () => searchFor(page));
      await page.getByRole('button', { name: inboxWords.bar.lock }).click();
      await page.getByLabel('Wachtzin', { exact: true }).waitFor();
      const locked = await heapMiB(memory);
      await context.close();

      const beside = await browser.newPage();
      await beside.goto(`http://127.0.0.1:${bare.port}/`);
      await beside.waitForFunction(() => 'measure' in globalThis);
      const bareRate = await beside.evaluate(
        (order) => (globalThis as unknown as { measure(order: object): Promise<number> }).measure(order),
        { suite, workers, messages: 4000, batch },
      );
      await beside.close();
      const rate = (messages * 1000) / (allMs! - unlockedMs!);
      taken.push({
        readableMs: readableMs! - unlockedMs!,
        rate,
        bareRate,
        ratio: rate / bareRate,
        scrollMs: scrolling.longestMs,
        typeMs: typing.longestMs,
        opened: opened - before,
        left: locked - before,
      });
    }
    const median = (name: keyof Round) =>
      taken.map((each) => each[name]).sort((one, other) => one - other)[Math.floor(rounds / 2)]!;
    return {
      firstRowMs: { value: median('readableMs'), limit: 1000 },
      openedPerSecond: median('rate'),
      barePerSecond: median('bareRate'),
      openRatio: { value: median('ratio'), least: 0.8 },
      scrollFrameMs: { value: median('scrollMs'), limit: 50 },
      typeFrameMs: { value: median('typeMs'), limit: 50 },
      openedMiB: median('opened'),
      lockedMiB: median('left'),
    };
  } finally {
    await browser.close();
    await bare.close();
    await house.close();
  }
}

interface Round {
  readableMs: number;
  rate: number;
  bareRate: number;
  ratio: number;
  scrollMs: number;
  typeMs: number;
  opened: number;
  left: number;
}

function seenIn(page: Page): Promise<Seen> {
  return page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
}

/** The longest frame while something is done. */
async function framesOf(page: Page, deed: () => Promise<void>): Promise<Seen> {
  await page.evaluate(() =>
    Object.assign((globalThis as unknown as { seen: Seen }).seen, { longestMs: 0, slow: 0 }),
  );
  await deed();
  return seenIn(page);
}

async function scrollThrough(page: Page): Promise<void> {
  await page.locator('inbox-list a').first().hover();
  for (let step = 0; step < 60; step++) {
    await page.mouse.wheel(0, 900);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

async function searchFor(page: Page): Promise<void> {
  const find = page.locator('#find');
  await find.focus();
  for (const letter of 'eva bakker 12') {
    await page.keyboard.type(letter);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await page.locator('inbox-list a').first().waitFor();
}

/** What JavaScript holds of the page, after a collection. Workers are not counted; locking ends them. */
async function heapMiB(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}
