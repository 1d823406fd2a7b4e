/**
 * One visit of a slow telephone on Slow 4G, in a context of its own, so from a cold cache: first the question and a
 * yes by a real click, then the same visitor on another day.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { type Contestant, heldScript } from './contestants/contestant.ts';
import { categories, scriptMs } from './script-time.ts';
import type { Stage } from './stage.ts';
import { type Seen, watchScript } from './watch.ts';

/** Milliseconds, and bytes on the wire with headers; the held script's own are left out. */
export interface FirstVisit extends ReturningVisit {
  fcpMs: number;
  visibleMs: number;
  settledMs: number;
  releasedMs: number;
  cls: number;
  /** What the visitor's browser keeps. */
  kept: Awaited<ReturnType<BrowserContext['storageState']>>;
}
export interface ReturningVisit {
  scriptMs: number;
  bytes: number;
}

const cpuTimesSlower = 4;
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/** Waits for the question and says yes. Of the bare page only its first paint, script and bytes mean anything. */
export async function firstVisit(browser: Browser, stage: Stage, who: Contestant): Promise<FirstVisit> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 412, height: 823 } });
  try {
    const { page, bytes } = await open(context);
    await page.addInitScript({ content: watchScript(who.accept) });
    await browser.startTracing(page, { categories });
    await page.goto(stage.addressOf(who), { waitUntil: 'load' });
    if (who.accept.length)
      await page.waitForFunction(() => bench().done, null, { polling: 250, timeout: 15000 });
    else await page.waitForTimeout(restMs);
    const script = scriptMs(await browser.stopTracing());
    const arrived = bytes();
    const fcpMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    );
    const releasedMs = who.accept.length ? await sayYes(page) : 0;
    // Whoever reports the yes to a server is given the time for it.
    if (who.accept.length) await page.waitForTimeout(readsOnMs);
    const { visibleMs = 0, settledMs = 0, cls } = await page.evaluate(() => bench());
    return {
      fcpMs,
      visibleMs,
      // The frame that brought it is its first: never settled before it is seen.
      settledMs: Math.max(visibleMs, settledMs),
      releasedMs,
      cls,
      scriptMs: script,
      bytes: arrived,
      kept: await context.storageState(),
    };
  } finally {
    await context.close();
  }
}

/** The same visitor with what was kept, and an empty cache. */
export async function returningVisit(
  browser: Browser,
  stage: Stage,
  who: Contestant,
  kept: FirstVisit['kept'],
): Promise<ReturningVisit> {
  const context = await browser.newContext({
    locale: 'nl-NL',
    viewport: { width: 412, height: 823 },
    storageState: kept,
  });
  try {
    const { page, bytes } = await open(context);
    await browser.startTracing(page, { categories });
    await page.goto(stage.addressOf(who), { waitUntil: 'load' });
    await page.waitForTimeout(restMs);
    return { scriptMs: scriptMs(await browser.stopTracing()), bytes: bytes() };
  } finally {
    await context.close();
  }
}

/** By definition of the figures: a page without a question is watched this long after it has loaded. */
const restMs = 1500;
/** And how long a visitor stays after a yes. */
const readsOnMs = 3000;

/** Gives a page on the slow telephone; `bytes` counts what arrives. */
async function open(context: BrowserContext): Promise<{ page: Page; bytes(): number }> {
  const page = await context.newPage();
  const chromium = await context.newCDPSession(page);
  await chromium.send('Network.enable');
  await chromium.send('Network.emulateNetworkConditions', slow4G);
  await chromium.send('Emulation.setCPUThrottlingRate', { rate: cpuTimesSlower });
  return { page, bytes: countBytes(chromium) };
}

function countBytes(chromium: CDPSession): () => number {
  const left = new Set<string>();
  let bytes = 0;
  chromium.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.endsWith(heldScript)) left.add(requestId);
  });
  chromium.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!left.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
}

/** Milliseconds from the click, as the browser dates it, to the start of the held script's request. */
async function sayYes(page: Page): Promise<number> {
  const { x, y } = await page.evaluate(() => bench().at!);
  await page.mouse.click(x, y);
  const start = await page.waitForFunction(
    (held) => performance.getEntriesByType('resource').find(({ name }) => name.endsWith(held))?.startTime,
    heldScript,
    { polling: 100, timeout: 8000 },
  );
  const clickedMs = await page.evaluate(() => bench().clickedMs!);
  return (await start.jsonValue())! - clickedMs;
}

/** In the page. */
declare function bench(): Seen;
