/** The visitor who says yes, takes it back, and comes back. */
import {
  answers,
  appears,
  choices,
  clickThrough,
  hasOpener,
  openPreferences,
  preferenceButton,
  questionButton,
} from './banner.ts';
import { chooseByName } from './choose-by-name.ts';
import { questionMs } from './look-at-banner.ts';
import { settled } from './settled.ts';
import type { Noticed, Plan } from './visits.ts';
import type { Witness } from './witness.ts';

/**
 * Vendors write again a moment after they were told to stop, with timers of their own; so real time has to pass
 * before the last look. A faked clock would have to be in place before the page loads and change what is checked.
 */
const secondLookMs = 1500;

/** The phases accepted, withdrawn and withdrawn-next. */
export async function accepting(witness: Witness, plan: Plan, noticed: Noticed): Promise<void> {
  const { page } = witness;
  const [first, ...others] = plan.pages as [URL, ...URL[]];
  if (!plan.ours && !plan.clicks.accept) return;
  await witness.visit(first);
  if (!(await accept(witness, plan, noticed))) return;
  for (const url of [first, ...others]) {
    if (url !== first) await witness.visit(url);
    await witness.wander();
    if (plan.ours && !(await hasOpener(page))) noticed.noWayBack.push(url.pathname);
  }
  if (!plan.ours && !plan.clicks.withdraw) return;
  // Taken back on a page where it all runs, which a page with a form is not.
  if (others.length > 0) await witness.visit(first);
  await withdraw(witness, plan, noticed);
  await witness.wander();
  await page.waitForTimeout(secondLookMs);
  await witness.wander();
  witness.phase = 'withdrawn-next';
  for (const url of [...others, first]) {
    await witness.visit(url);
    await witness.wander();
  }
}

/** False where our script does not answer. */
async function accept(witness: Witness, plan: Plan, noticed: Noticed): Promise<boolean> {
  const { page } = witness;
  const { ours, clicks, accept } = plan;
  if (ours && !(await answers(page))) return false;
  await witness.decide('accepted', async (now) => {
    if (!ours) await clickThrough(page, clicks.accept!, now);
    else {
      const button = questionButton(page, 'accept');
      const asked = await appears(button, ours.asks ? questionMs : 0);
      if (accept) await chooseByName(page, ours.declared, accept);
      else if (asked) await button.click();
      if ((accept || asked) && !(await settled(page, ours.site))) noticed.notKept.push('Accepteren');
    }
    await witness.quiet();
  });
  if (!ours) return true;
  const given = await choices(page);
  noticed.accepted = ours.declared.services.map(({ id }) => id).filter((id) => given[id]);
  return true;
}

function withdraw(witness: Witness, { ours, clicks }: Plan, noticed: Noticed): Promise<void> {
  const { page } = witness;
  return witness.decide('withdrawn', async (now) => {
    if (!ours) await clickThrough(page, clicks.withdraw!, now);
    else {
      await openPreferences(page);
      await preferenceButton(page, 'refuseAll').click();
      if (!(await settled(page, ours.site))) noticed.notKept.push('Alles weigeren');
    }
    await witness.quiet();
  });
}
