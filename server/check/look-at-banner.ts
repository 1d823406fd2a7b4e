/** Looks at our banner before anybody answers: is it there, are its buttons equals, is anything on already. */
import type { Page } from 'playwright';
import { appears, openPreferences, preferenceButton, questionButton, switches } from './banner.ts';
import type { Declared } from './declared.ts';
import { lesserThan, looksOf } from './lesser-button.ts';
import type { Noticed } from './visits.ts';

/** How long a question may take to appear after the page was quiet. */
export const questionMs = 5000;

/** Whether a site has to ask something. */
export function asksSomething({ services }: Declared): boolean {
  return services.some(({ countingOnly }) => countingOnly === undefined);
}

/** The first layer. */
export async function lookAtQuestion(page: Page, declared: Declared, noticed: Noticed): Promise<void> {
  const accept = questionButton(page, 'accept');
  noticed.asked = await appears(accept, asksSomething(declared) ? questionMs : 0);
  if (!noticed.asked) return;
  const looks = await Promise.all([looksOf(accept), looksOf(questionButton(page, 'refuse'))]);
  noticed.lesser.push(...lesserThan(...looks));
}

/** Opens the preferences without an answer, reads the switches, and leaves with Escape. */
export async function lookAtSwitches(page: Page, { services }: Declared, noticed: Noticed): Promise<void> {
  const choose = questionButton(page, 'choose');
  if (await choose.isVisible()) await choose.click();
  else await openPreferences(page);
  await preferenceButton(page, 'refuseAll').waitFor();
  const free = services.filter(({ countingOnly }) => countingOnly !== undefined);
  // The row of a purpose is on where all its services are; hiding the address is for the visitor.
  const mayBeOn = new Set([...free.flatMap(({ id, purpose }) => [id, purpose]), 'ip']);
  for (const { id, label, on, locked } of await switches(page))
    if (on && !locked && !mayBeOn.has(id)) noticed.presetOn.push(label);
  await page.keyboard.press('Escape');
  await preferenceButton(page, 'refuseAll').waitFor({ state: 'hidden' });
}
