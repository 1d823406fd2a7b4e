/**
 * How long a visitor's browser takes to seal a 2 KB message for three recipients, beside the bare HPKE and
 * WebCrypto calls that this can't do without; both suites, in Chromium, taken in turns so that both meet the same machine.
 */
import { launchBrowser } from '../support/browser.ts';
import { servePage } from '../widget/envelope/served-page.ts';
import type { Round } from './pages/seal-page.ts';

const rounds = 60;
const warmUpRounds = 10;
/** Per round and way; Chromium's clock has steps of 0.1 ms. */
const messages = 10;

/** Medians per message in milliseconds, and how much longer the whole takes than its bare calls. */
export async function bench(): Promise<Record<string, number>> {
  const served = await servePage({ page: new URL('./pages/seal-page.ts', import.meta.url) });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${served.port}/`);
    await page.waitForFunction(() => 'measure' in globalThis);
    const figures: Record<string, number> = {};
    for (const suite of ['xwing', 'p256'] as const) {
      const taken = await page.evaluate(
        (order) => (globalThis as unknown as { measure(order: object): Promise<Round[]> }).measure(order),
        { suite, rounds: warmUpRounds + rounds, messages },
      );
      const counted = taken.slice(warmUpRounds);
      figures[`${suite}SealMs`] = median(counted.map(({ sealMs }) => sealMs));
      figures[`${suite}BareMs`] = median(counted.map(({ bareMs }) => bareMs));
      figures[`${suite}Ratio`] = median(counted.map(({ sealMs, bareMs }) => sealMs / bareMs));
    }
    return figures;
  } finally {
    await browser.close();
    await served.close();
  }
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)]!,
    sorted[Math.ceil((sorted.length - 1) / 2)]!,
  ];
  return Math.round(((low + high) / 2) * 1000) / 1000;
}
