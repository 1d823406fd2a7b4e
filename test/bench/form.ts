/**
 * A form on a slow telephone (Slow 4G, a processor four times slower): how soon it can be used, beside the first line of
 * the same page without our script, and beside what stands in the form's place in plain HTML; and how long 2 KB takes from the press of the button to "Verstuurd".
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import { contactNl } from '../../widget/words/contact-nl.ts';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { startDemoHouse } from '../support/demo-house.ts';
import { openSecretariat } from '../support/secretariat.harness.ts';
import { formOf, Visitor } from '../support/visitor.harness.ts';
import { fileFigures } from './form/files.ts';
import type { Figures } from './run.ts';

const rounds = Number(process.argv.find((each) => each.startsWith('--rounds='))?.slice(9) ?? 7);
const site = 'langdurig';
/** With the other answers about 2 KB, and within what the question takes. */
const story = 'Ik zoek hulp. '.repeat(130);
/** What needs no script, in the place of the form: there as soon as a plain HTML form would be. */
const plain = 'privacy-form a';

/** Medians in milliseconds, from the start of the navigation; `sendMs` from the press. */
export async function bench(): Promise<Figures> {
  const house = await startDemoHouse();
  const browser = await launchBrowser();
  try {
    const secretariat = await openSecretariat(browser, house.demo);
    await secretariat.enrol(site);
    await secretariat.close();
    const { loket } = house.demo.origins;
    const address = house.demo.origins[site] + formOf[site].path;
    const taken: Record<'usableMs' | 'bareMs' | 'plainFormMs' | 'sendMs', number[]> = {
      usableMs: [],
      bareMs: [],
      plainFormMs: [],
      sendMs: [],
    };
    // The first round finds cold files and a cold compiler; it does not count.
    for (let round = 0; round <= rounds; round++) {
      const bareMs = await without(browser, address, loket, 'h1');
      const plainFormMs = await without(browser, address, loket, plain);
      const { usableMs, sendMs } = await withForm(browser, house.demo, address);
      if (round === 0) continue;
      for (const [name, value] of Object.entries({ usableMs, bareMs, plainFormMs, sendMs }))
        taken[name as keyof typeof taken].push(value);
    }
    const medians = Object.fromEntries(Object.entries(taken).map(([name, values]) => [name, median(values)]));
    const { fileRatio, filePeakMiB, ...more } = await fileFigures();
    return {
      ...medians,
      ...more,
      fileRatio: { value: fileRatio!, least: 0.8 },
      filePeakMiB: { value: filePeakMiB!, limit: 32 },
    };
  } finally {
    await browser.close();
    await house.close();
  }
}

/** Until something stands there, on the same page with our script left out. */
async function without(browser: Browser, address: string, loket: string, selector: string): Promise<number> {
  const { context, page } = await slowPage(browser);
  await page.route(`${loket}/**`, (route) => route.abort());
  const ms = await usable(page, address, selector);
  await context.close();
  return ms;
}

async function withForm(browser: Browser, demo: ConstructorParameters<typeof Visitor>[1], address: string) {
  const { context, page } = await slowPage(browser);
  const usableMs = await usable(page, address, 'privacy-form');
  const visitor = new Visitor(page, demo);
  const { answers } = answersFor(site, formOf[site].form, 'Meting');
  const [longest] = [...answers].sort(([, one], [, other]) => other.length - one.length)[0]!;
  await visitor.fill(answers.set(longest, story));
  await visitor.review();
  const sendMs = await page.evaluate(
    ([send, sent]) =>
      new Promise<number>((done) => {
        const root = document.querySelector('privacy-form')!.shadowRoot!;
        const begin = performance.now();
        new MutationObserver(() => {
          if (root.querySelector('h2')?.textContent === sent) done(performance.now() - begin);
        }).observe(root, { childList: true, subtree: true, characterData: true });
        [...root.querySelectorAll('button')].find(({ textContent }) => textContent === send)!.click();
      }),
    [contactNl.send, contactNl.sent],
  );
  await context.close();
  return { usableMs, sendMs };
}

/** Milliseconds until `selector` stands there with, in the case of our form, its first field. */
async function usable(page: Page, address: string, selector: string): Promise<number> {
  await page.addInitScript((wanted) => {
    const look = () => {
      const found = document.querySelector(wanted);
      const there = wanted === 'privacy-form' ? found?.shadowRoot?.querySelector('form [name]') : found;
      if (there) Object.assign(globalThis, { usableMs: performance.now() });
      else requestAnimationFrame(look);
    };
    look();
  }, selector);
  await page.goto(address);
  const ms = await page.waitForFunction(() => (globalThis as { usableMs?: number }).usableMs);
  return (await ms.jsonValue())!;
}

async function slowPage(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const chromium = await context.newCDPSession(page);
  await chromium.send('Network.enable');
  await chromium.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await chromium.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return { context, page };
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round((sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2);
}
