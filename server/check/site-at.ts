/** What stands at an address: our banner or not, what its settings declare, and where its forms are. */
import type { Page } from 'playwright';
import { z } from 'zod';
import { CouldNotCheck } from './could-not-check.ts';
import { type Declared, declaredSchema } from './declared.ts';

/** Our tag as it stands in a page. */
export interface Tag {
  site: string;
  /** Origin that the banner talks to. */
  loket: string;
  /** Hash of a pinned script, from its name; absent with the living tag. */
  pinned?: string;
}

/** The tag in the open page, or null. A script that the provider serves itself names its server apart. */
export function tagIn(page: Page): Promise<Tag | null> {
  return page.evaluate(() => {
    const tag = document.querySelector<HTMLScriptElement>('script[data-privacyloket]');
    const server = tag?.dataset.server ?? tag?.src;
    if (!tag || !server || !URL.canParse(server)) return null;
    const [, pinned] = /\/([0-9a-f]{24})\.js$/.exec(tag.src) ?? [];
    return { site: tag.dataset.privacyloket ?? '', loket: new URL(server).origin, ...(pinned && { pinned }) };
  });
}

/** The settings as the banner's service publishes them. Throws `CouldNotCheck` with `no-settings`. */
export async function declaredBy({ site, loket }: Tag, page: Page): Promise<Declared> {
  const address = `${loket}/s/${site}/details`;
  try {
    return declaredSchema.parse(await jsonAt(address, page));
  } catch (cause) {
    throw new CouldNotCheck(
      'no-settings',
      `De instellingen van de site zijn niet te lezen op ${address}. Draait de server, en klopt data-privacyloket?`,
      { cause },
    );
  }
}

const pinnedSchema = z.object({
  newest: z.object({ hash: z.string(), made: z.string() }),
  known: z.array(z.object({ hash: z.string(), made: z.string() })),
});

/** Of a pinned script that is not the newest: its day, or "onbekend"; undefined where there is nothing to say. */
export async function behind({ site, loket, pinned }: Tag, page: Page): Promise<string | undefined> {
  if (!pinned) return undefined;
  const told = pinnedSchema.safeParse(await jsonAt(`${loket}/s/${site}/pinned.json`, page).catch(() => null));
  if (!told.success || told.data.newest.hash === pinned) return undefined;
  return told.data.known.find(({ hash }) => hash === pinned)?.made.slice(0, 10) ?? 'onbekend';
}

/** Through the browser and not from here: it is the browser that has to reach the service. */
async function jsonAt(address: string, page: Page): Promise<unknown> {
  const asked = await page.context().newPage();
  try {
    const answer = await asked.goto(address);
    return await answer!.json();
  } finally {
    await asked.close();
  }
}

/** How many links of the start page are read in search of forms. */
const linksRead = 40;

/** Addresses on this site, linked from the open page, whose HTML has a `<privacy-form>`; null where it can't tell. */
export async function formPages(page: Page, most: number): Promise<string[] | null> {
  if (most === 0) return [];
  return page.evaluate(
    async ([linksRead, most]) => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
        .filter(({ origin, pathname }) => origin === location.origin && pathname !== location.pathname)
        .filter(({ pathname }) => !/\.(?!html?$|php$)[a-z0-9]{2,5}$/i.test(pathname))
        .map(({ origin, pathname }) => origin + pathname);
      const found = await Promise.all(
        [...new Set(links)].slice(0, linksRead).map(async (link) => {
          const text = await fetch(link, { headers: { accept: 'text/html' } })
            .then((answer) => answer.text())
            .catch(() => null);
          return { link, form: text && /<privacy-form[\s>]/.test(text) };
        }),
      );
      if (found.length > 0 && found.every(({ form }) => form === null)) return null;
      return found.flatMap(({ link, form }) => (form ? [link] : [])).slice(0, most);
    },
    [linksRead, most] as const,
  );
}
