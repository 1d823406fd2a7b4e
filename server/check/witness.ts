/**
 * One visitor with a browser profile of its own, and everything that leaves it or stays in it, by phase.
 * It writes down all requests; what they mean is worked out afterwards, when the site's settings are known.
 */
import { type Browser, type BrowserContext, errors, type Page, type Request } from 'playwright';
import { CouldNotCheck } from './could-not-check.ts';
import { keptIn, type RawStorage } from './kept-in.ts';
import type { PhaseName } from './report-schema.ts';
import { stir } from './stir.ts';
import { watchTraffic } from './traffic.ts';

export interface RawRequest {
  url: URL;
  type: string;
  /** Path of the page that was open. */
  page: string;
  phase: PhaseName;
  /** Addresses of the frames it came out of, below the page itself. */
  frames: URL[];
  /** What was sent along. */
  body: string | null;
}

export interface Witness {
  context: BrowserContext;
  page: Page;
  phase: PhaseName;
  requests: RawRequest[];
  storage: Map<PhaseName, RawStorage[]>;
  /** Opens a page and waits until it is quiet. Throws `CouldNotCheck` with `no-answer` or `timeout`. */
  visit(url: URL): Promise<void>;
  /** Waits until nothing goes in or out any more, with a bound: some pages never rest. */
  quiet(): Promise<void>;
  /** Scrolls and clicks as people do, waits until that is over, and notes what the browser keeps then. */
  wander(): Promise<void>;
  /**
   * Does what takes a decision; requests that left after it was taken belong to `next`, earlier ones do not.
   * Our banner says itself when it was; of another one `act` calls `now` right before its last click.
   */
  decide(next: PhaseName, act: (now: () => void) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** While a decision is taken. */
interface Turning {
  /** When the banner said that it was; ms. */
  taken?: number;
  /** Addresses that the page asked before that. */
  before: string[];
  made: { raw: RawRequest; heard: number }[];
}

/** A page has come to rest when nothing went in or out for so long. */
const restMs = 400;

/** Starts a visitor without a past; `patienceMs` is how long it waits for a page, and for quiet. */
export async function openWitness(browser: Browser, patienceMs: number): Promise<Witness> {
  const context = await browser.newContext({ locale: 'nl-NL' });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  let path = '/';
  let turning: Turning | undefined;

  // The page's own renderer reports requests and this call in the order in which they happened; clocks would not do.
  const traffic = watchTraffic(context);
  const renderer = await context.newCDPSession(page);
  renderer.on('Runtime.bindingCalled', ({ name }) => {
    if (turning && name === 'tellWitness') turning.taken ??= Date.now();
  });
  renderer.on('Network.requestWillBeSent', ({ request }) => {
    if (turning && !turning.taken) turning.before.push(request.url);
  });
  await renderer.send('Network.enable');
  await renderer.send('Runtime.enable');
  await renderer.send('Runtime.addBinding', { name: 'tellWitness' });
  await context.addInitScript(() => {
    const { tellWitness } = globalThis as unknown as { tellWitness(text: string): void };
    document.addEventListener('privacyloket-changed', () => tellWitness(''));
  });

  const witness: Witness = {
    context,
    page,
    phase: 'no-choice',
    requests: [],
    storage: new Map(),
    async visit(url) {
      // What the page before sends when it is left is its own, not the next one's.
      if (page.url() !== 'about:blank') await page.goto('about:blank');
      path = url.pathname;
      const answer = await page.goto(url.href, { timeout: patienceMs }).catch((cause) => {
        if (cause instanceof errors.TimeoutError)
          throw new CouldNotCheck('timeout', `${url.href} was niet op tijd klaar.`, { cause });
        throw new CouldNotCheck('no-answer', `${url.href} is niet te bereiken.`, { cause });
      });
      if (answer && answer.status() >= 400)
        throw new CouldNotCheck('no-answer', `${url.href} antwoordt met ${answer.status()}.`);
      await witness.quiet();
    },
    quiet: () => traffic.rest(restMs, patienceMs),
    async wander() {
      await stir(page);
      await witness.quiet();
      const kept = await keptIn(context, page);
      witness.storage.set(witness.phase, [...(witness.storage.get(witness.phase) ?? []), ...kept.storage]);
      for (const url of kept.preconnects) note(url, 'preconnect', []);
    },
    async decide(next, act) {
      const turned: Turning = { before: [], made: [] };
      turning = turned;
      await act(() => {
        turned.taken ??= Date.now();
      });
      const { taken = Date.now(), before, made } = turned;
      turning = undefined;
      // Frames of other sites have renderers of their own: of those only the time is known at which we heard.
      for (const { raw, heard } of made) {
        const known = before.indexOf(raw.url.href);
        if (known >= 0) before.splice(known, 1);
        else if (heard >= taken) raw.phase = next;
      }
      witness.phase = next;
    },
    async close() {
      traffic.stop();
      await context.close();
    },
  };

  function note(url: URL, type: string, frames: URL[], body: string | null = null): RawRequest {
    const raw = { url, type, page: path, phase: witness.phase, frames, body };
    witness.requests.push(raw);
    return raw;
  }

  context.on('request', (request) => {
    if (!/^https?:/.test(request.url())) return;
    const raw = note(
      new URL(request.url()),
      request.resourceType(),
      framesOf(request),
      request.postData() as string | null,
    );
    turning?.made.push({ raw, heard: Date.now() });
  });
  page.on('websocket', (socket) => note(new URL(socket.url()), 'websocket', []));
  return witness;
}

function framesOf(request: Request): URL[] {
  const frames: URL[] = [];
  try {
    // Throws for the first request of a frame and for a worker's own: neither has a frame yet.
    for (let frame = request.frame(); frame.parentFrame(); frame = frame.parentFrame()!)
      if (URL.canParse(frame.url())) frames.push(new URL(frame.url()));
  } catch {
    return [];
  }
  return frames;
}
