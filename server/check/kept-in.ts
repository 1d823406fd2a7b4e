/** What a browser keeps after a visit: cookies of everybody, and the four other storages of every frame. */
import type { BrowserContext, Frame, Page } from 'playwright';
import type { SeenStorage } from './report-schema.ts';

/** As `SeenStorage`, before anybody said whose it is. */
export type RawStorage = Pick<SeenStorage, 'kind' | 'name' | 'host' | 'days'>;

/** Looks once; a frame that can't be looked into (sandboxed, or gone meanwhile) keeps nothing that we can see. */
export async function keptIn(
  context: BrowserContext,
  page: Page,
): Promise<{ storage: RawStorage[]; preconnects: URL[] }> {
  const cookies = (await context.cookies()).map(({ name, domain, expires }): RawStorage => {
    const days = Math.max(0, Math.ceil((expires * 1000 - Date.now()) / 864e5));
    return { kind: 'cookie', name, host: domain.replace(/^\./, ''), ...(expires > 0 && { days }) };
  });
  const frames = await Promise.all(page.frames().map(keptByFrame));
  const preconnects = await page
    .locator('link[rel~="preconnect"],link[rel~="dns-prefetch"]')
    .evaluateAll((links) => links.map((each) => (each as HTMLLinkElement).href));
  return {
    storage: [...cookies, ...frames.flat()],
    preconnects: preconnects.filter((each) => URL.canParse(each)).map((each) => new URL(each)),
  };
}

async function keptByFrame(frame: Frame): Promise<RawStorage[]> {
  if (!/^https?:/.test(frame.url())) return [];
  const { host } = new URL(frame.url());
  const names = await frame.evaluate(namesKept).catch((): [RawStorage['kind'], string][] => []);
  return names.map(([kind, name]) => ({ kind, name, host }));
}

/** Runs in the page. Each storage by itself, since a browser may refuse one and allow another. */
async function namesKept(): Promise<[RawStorage['kind'], string][]> {
  const attempts: [RawStorage['kind'], () => string[] | Promise<string[]>][] = [
    ['local', () => Object.keys(localStorage)],
    ['session', () => Object.keys(sessionStorage)],
    ['indexeddb', async () => (await indexedDB.databases()).map(({ name }) => name ?? '')],
    ['cache', () => caches.keys()],
  ];
  const found: [RawStorage['kind'], string][] = [];
  for (const [kind, names] of attempts)
    try {
      for (const name of await names()) found.push([kind, name]);
    } catch {
      // Refused: then nothing can be kept there.
    }
  return found;
}
