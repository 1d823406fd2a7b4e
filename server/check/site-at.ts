/** What stands at an address: our banner or not, what its settings declare, and where its forms are. */
import type { Page } from 'playwright';
import { CouldNotCheck } from './could-not-check.ts';
import { type Declared, declaredSchema } from './declared.ts';

/** Our tag as it stands in a page. */
export interface Tag {
  site: string;
  /** Origin that the banner talks to. */
  loket: string;
}

/** The tag in the open page, or null. A script that the provider serves itself names its server apart. */
export function tagIn(page: Page): Promise<Tag | null> {
  return page.evaluate(() => {
    const tag = document.querySelector<HTMLScriptElement>('script[data-privacyloket]');
    const server = tag?.dataset.server ?? tag?.src;
    return tag && server && URL.canParse(server)
      ? { site: tag.dataset.privacyloket ?? '', loket: new URL(server).origin }
      : null;
  });
}

/** The settings as the banner's service publishes them. Throws `CouldNotCheck` with `no-settings`. */
export async function declaredBy({ site, loket }: Tag, page: Page): Promise<Declared> {
  const address = `${loket}/s/${site}/details`;
  // Through the browser and not from here: it is the browser that has to reach the service.
  const asked = await page.context().newPage();
  try {
    const answer = await asked.goto(address);
    return declaredSchema.parse(await answer!.json());
  } catch (cause) {
    throw new CouldNotCheck(
      'no-settings',
      `De instellingen van de site zijn niet te lezen op ${address}. Draait de server, en klopt data-privacyloket?`,
      { cause },
    );
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
