/**
 * Works a banner as a visitor does: with the mouse, by the words on its buttons. Ours in all its languages; of
 * another one the words come from the command line.
 */
import { errors, type Locator, type Page } from 'playwright';
import { words as ar } from '../../widget/words/consent-ar.ts';
import { words as en } from '../../widget/words/consent-en.ts';
import { words as nl } from '../../widget/words/consent-nl.ts';
import { words as pl } from '../../widget/words/consent-pl.ts';
import { questions } from '../../widget/words/consent-question.ts';
import { words as tr } from '../../widget/words/consent-tr.ts';
import { words as uk } from '../../widget/words/consent-uk.ts';
import { CouldNotCheck } from './could-not-check.ts';

type Question = 'accept' | 'refuse' | 'choose';
type Preference = 'refuseAll' | 'acceptAll' | 'save';

/** A button of the first layer. */
export function questionButton(page: Page, which: Question): Locator {
  return page
    .locator('privacy-choice')
    .getByRole('button', { name: oneOf(Object.values(questions).map((each) => each[which])) })
    .first();
}

/** A button of the preferences. */
export function preferenceButton(page: Page, which: Preference): Locator {
  const name = oneOf([nl, en, tr, ar, pl, uk].map((each) => each[which]));
  return page.locator('privacy-preferences').getByRole('button', { name }).first();
}

/** Exactly one of these texts. */
function oneOf(texts: string[]): RegExp {
  return new RegExp(`^\\s*(${texts.map((each) => RegExp.escape(each)).join('|')})\\s*$`);
}

/** What a visitor can see and click to change a choice: the site's own, or the button that our script adds. */
function opener(page: Page): Locator {
  return page.locator('[data-privacy-open]:visible, privacy-opener button:visible').first();
}

/** Whether it appears within `ms`; a banner may come a moment after the page. */
export async function appears(what: Locator, ms: number): Promise<boolean> {
  if (await what.isVisible()) return true;
  if (ms === 0) return false;
  try {
    await what.waitFor({ state: 'visible', timeout: ms });
    return true;
  } catch (fault) {
    if (fault instanceof errors.TimeoutError) return false;
    throw fault;
  }
}

/** Whether our script answers at all in this page. */
export function answers(page: Page): Promise<boolean> {
  return page.evaluate(
    () => typeof (globalThis as { privacyloket?: { open?: unknown } }).privacyloket?.open === 'function',
  );
}

/** Clicks the opener and waits for the preferences; through the page's script where there is no opener to see. */
export async function openPreferences(page: Page): Promise<void> {
  if (await hasOpener(page)) await opener(page).click();
  else await page.evaluate(() => (globalThis as { privacyloket?: { open(): void } }).privacyloket?.open());
  await preferenceButton(page, 'refuseAll').waitFor();
}

/** How long our script may take to add its own opener after the page was quiet. */
const openerMs = 2000;

/** Whether there is a way back to the choice for who looks at the page. */
export function hasOpener(page: Page): Promise<boolean> {
  return appears(opener(page), openerMs);
}

export interface Switch {
  id: string;
  label: string;
  on: boolean;
  locked: boolean;
}

/** The switches of the open preferences. */
export function switches(page: Page): Promise<Switch[]> {
  return page.locator('privacy-preferences input[type=checkbox]').evaluateAll((inputs) =>
    (inputs as HTMLInputElement[]).map(({ id, checked, disabled, labels }) => ({
      id,
      label: labels?.[0]?.textContent?.trim() || id,
      on: checked,
      locked: disabled,
    })),
  );
}

/** Service id -> yes or no, as the page's script says; empty where it says nothing. */
export function choices(page: Page): Promise<Record<string, boolean>> {
  return page.evaluate(
    () =>
      (globalThis as { privacyloket?: { choices?(): Record<string, boolean> } }).privacyloket?.choices?.() ??
      {},
  );
}

/**
 * Clicks the named buttons or links of another banner, one after the other: "Instellingen > Alles weigeren".
 * Calls `last` before the last one. Throws `CouldNotCheck` with `button-not-found`.
 */
export async function clickThrough(page: Page, path: string, last: () => void): Promise<void> {
  const steps = stepsOf(path);
  for (const [index, name] of steps.entries()) {
    if (index === steps.length - 1) last();
    const exact = { name: oneOf([name]) };
    const target = page.getByRole('button', exact).or(page.getByRole('link', exact)).first();
    await target.click().catch((cause) => {
      throw new CouldNotCheck(
        'button-not-found',
        `Op ${page.url()} is geen knop of link "${name}" te klikken. Schrijf de naam zoals die op de knop staat.`,
        { cause },
      );
    });
  }
}

/** The clicks that a path takes. */
export function stepsOf(path: string): string[] {
  return path
    .split('>')
    .map((each) => each.trim())
    .filter(Boolean);
}
