/** custom-elements.json, which editors read, says what our elements are: all of them, and nothing else. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elementsManifestText } from '../../../widget/elements-manifest.ts';
import { roles } from '../../../widget/envelope/role.ts';
import { words as choiceWords } from '../../../widget/words/consent-nl.ts';
import { questions } from '../../../widget/words/consent-question.ts';
import { launchBrowser } from '../../support/browser.ts';
import { sourcesIn } from '../../support/imports.ts';
import { analytics, openWebsite, type Website } from '../consent/website-on-test.ts';

interface Declaration {
  tagName: string;
  description: string;
  attributes?: { name: string; description: string }[];
  cssParts: { name: string; description: string }[];
  cssProperties: { name: string; description: string }[];
}

const written = readFileSync(new URL('../../../widget/custom-elements.json', import.meta.url), 'utf8');
const declarations: Declaration[] = JSON.parse(written).modules.flatMap(
  ({ declarations }: { declarations: Declaration[] }) => declarations,
);
const partsOf = (tag: string) =>
  declarations.find(({ tagName }) => tagName === tag)!.cssParts.map(({ name }) => name);

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
  website = await openWebsite(browser, ({ vendors }) => ({ services: [analytics(vendors)] }));
});
afterAll(async () => {
  await website?.close();
  await browser?.close();
});

describe('custom-elements.json', () => {
  it('is what the sources give: npm run build writes it', () => {
    expect(written).toBe(elementsManifestText());
  });

  it('names every element that our code defines or puts in a page, and no other', () => {
    const named = sourcesIn('widget')
      .filter((file) => !file.startsWith('widget/inbox/') && !file.endsWith('elements-manifest.ts'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'(privacy-[a-z]+(?:-frame)?)'/g)])
      .map(([, name]) => name!)
      // A role of staff is written the same way.
      .filter((name) => !(roles as readonly string[]).includes(name));
    expect(declarations.map(({ tagName }) => tagName).sort()).toEqual([...new Set(named)].sort());
  });

  it('says of each thing what it is', () => {
    const things = declarations.flatMap((each) => [
      each,
      ...(each.attributes ?? []),
      ...each.cssParts,
      ...each.cssProperties,
    ]);
    expect(things.filter(({ description }) => !description)).toEqual([]);
  });

  it('names the parts that the question and the preferences have in a browser', async () => {
    const { page } = await website.visitor();
    await page.goto(website.origin);
    await page.getByRole('button', { name: questions.nl.choose }).click();
    await page.getByRole('heading', { name: choiceWords.choices }).waitFor();
    for (const tag of ['privacy-choice', 'privacy-preferences'])
      expect(partsOf(tag)).toEqual(expect.arrayContaining(await partsIn(page, tag)));
  });
});

/** Names of the parts that stand in the shadow of an element; at least one. */
async function partsIn(page: Page, tag: string): Promise<string[]> {
  const parts = await page
    .locator(tag)
    .evaluate((host) => [...host.shadowRoot!.querySelectorAll('[part]')].flatMap((each) => [...each.part]));
  expect(parts).not.toEqual([]);
  return [...new Set(parts)];
}
