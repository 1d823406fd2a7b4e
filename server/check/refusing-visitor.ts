/** The visitor who first answers nothing, then says no, and comes back. */
import {
  answers,
  choices,
  clickThrough,
  openPreferences,
  preferenceButton,
  questionButton,
  stepsOf,
} from './banner.ts';
import { lookAtQuestion, lookAtSwitches } from './look-at-banner.ts';
import { settled } from './settled.ts';
import { isCovered } from './stir.ts';
import type { Noticed, Plan } from './visits.ts';
import type { Witness } from './witness.ts';

/** The phases no-choice, refused and refused-reload. */
export async function refusing(witness: Witness, plan: Plan, noticed: Noticed): Promise<void> {
  const { page } = witness;
  for (const url of plan.pages) {
    await witness.visit(url);
    if (await page.locator('privacy-form').count()) noticed.forms.add(url.pathname);
    if (plan.ours && url === plan.pages[0]) await lookAtQuestion(page, plan.ours.declared, noticed);
    await witness.wander();
  }
  if (!(await refuse(witness, plan, noticed))) return;
  await witness.wander();
  if (await isCovered(page)) noticed.covered.push(new URL(page.url()).pathname);
  witness.phase = 'refused-reload';
  for (const url of plan.pages) {
    await witness.visit(url);
    if (plan.ours && (await questionButton(page, 'accept').isVisible()))
      noticed.askedAgain.push(url.pathname);
    await witness.wander();
  }
}

/** False where there is nothing to refuse with. */
async function refuse(witness: Witness, { ours, clicks }: Plan, noticed: Noticed): Promise<boolean> {
  const { page } = witness;
  if (!ours) return refuseElsewhere(witness, clicks, noticed);
  noticed.dead = !(await answers(page));
  if (noticed.dead) return false;
  await lookAtSwitches(page, ours.declared, noticed);
  const given = await choices(page);
  for (const { id, title, countingOnly } of ours.declared.services)
    if (given[id] && countingOnly === undefined) noticed.grantedByItself.push(title);
  await witness.decide('refused', async () => {
    const button = questionButton(page, 'refuse');
    if (await button.isVisible()) await button.click();
    else {
      await openPreferences(page);
      await preferenceButton(page, 'refuseAll').click();
    }
    if (!(await settled(page, ours.site))) noticed.notKept.push('Weigeren');
    await witness.quiet();
  });
  return true;
}

async function refuseElsewhere(
  witness: Witness,
  { accept, refuse }: Plan['clicks'],
  noticed: Noticed,
): Promise<boolean> {
  if (!refuse) return false;
  const [yes, no] = [accept ? stepsOf(accept).length : Number.POSITIVE_INFINITY, stepsOf(refuse).length];
  if (no > yes) noticed.lesser.push(`${no} klikken tegen ${yes}`);
  await witness.decide('refused', async (now) => {
    await clickThrough(witness.page, refuse, now);
    await witness.quiet();
  });
  return true;
}
