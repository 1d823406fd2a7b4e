/**
 * The visits of one check: two visitors side by side, one who refuses and one who accepts and takes it back, each in
 * a browser profile without a past. They see; findings.ts judges.
 */
import type { Browser, Page } from 'playwright';
import {
  appears,
  choices,
  clickThrough,
  opener,
  openerMs,
  openPreferences,
  preferenceButton,
  questionButton,
  stepsOf,
  switches,
} from './banner.ts';
import { chooseByName } from './choose-by-name.ts';
import type { Declared } from './declared.ts';
import type { Observed } from './findings.ts';
import { lesserThan, looksOf } from './lesser-button.ts';
import { isCovered, stir } from './stir.ts';
import { openWitness, type Witness } from './witness.ts';

/** What is to be visited, and how. */
export interface Plan {
  /** The start page first. */
  pages: URL[];
  /** Of a site with our banner. */
  ours?: { site: string; declared: Declared };
  /** Names of buttons of another banner. */
  clicks: { accept?: string; refuse?: string; withdraw?: string };
  /** Services and purposes to accept; all of them when absent. */
  accept?: string[];
  patienceMs: number;
}

/** What the visitors noticed of the banner; what they saw leave and stay is with each witness. */
export type Noticed = Omit<Observed, 'declared' | 'phases' | 'pages'> & { forms: Set<string> };

/** How long a question may take to appear after the page was quiet. */
const questionMs = 2000;
/**
 * Vendors write again a moment after they were told to stop, with timers of their own; so real time has to pass
 * before the last look. A faked clock would have to be in place before the page loads and change what is checked.
 */
const secondLookMs = 1500;

/** Makes all visits. Throws `CouldNotCheck`. */
export async function visitAll(
  browser: Browser,
  plan: Plan,
): Promise<{ witnesses: Witness[]; noticed: Noticed }> {
  const noticed: Noticed = {
    accepted: [],
    forms: new Set(),
    lesser: [],
    presetOn: [],
    grantedByItself: [],
    noWayBack: [],
    askedAgain: [],
    covered: [],
    notKept: [],
  };
  const [refuser, accepter] = await Promise.all([
    openWitness(browser, plan.patienceMs),
    openWitness(browser, plan.patienceMs),
  ]);
  try {
    await Promise.all([refusing(refuser, plan, noticed), accepting(accepter, plan, noticed)]);
  } finally {
    await Promise.all([refuser.close(), accepter.close()]);
  }
  return { witnesses: [refuser, accepter], noticed };
}

/** Nobody answers, then a no, then the same pages again. */
async function refusing(witness: Witness, plan: Plan, noticed: Noticed): Promise<void> {
  const { page } = witness;
  for (const url of plan.pages) {
    await witness.visit(url);
    if (await page.locator('privacy-form').count()) noticed.forms.add(url.pathname);
    if (plan.ours && url === plan.pages[0]) await lookAtQuestion(page, plan.ours.declared, noticed);
    await stir(page);
    await witness.quiet();
    await witness.look();
  }
  if (plan.ours) {
    await lookAtSwitches(page, plan.ours.declared, noticed);
    const given = await choices(page);
    for (const { id, title, countingOnly } of plan.ours.declared.services)
      if (given[id] && countingOnly === undefined) noticed.grantedByItself.push(title);
    await witness.decide('refused', async () => {
      if (noticed.asked) await questionButton(page, 'refuse').click();
      else {
        await openPreferences(page);
        await preferenceButton(page, 'refuseAll').click();
      }
      await settled(page, plan, 'Weigeren', noticed);
    });
  } else {
    const { accept, refuse } = plan.clicks;
    if (!refuse) return;
    if (accept && stepsOf(refuse).length > stepsOf(accept).length)
      noticed.lesser.push(`${stepsOf(refuse).length} klikken tegen ${stepsOf(accept).length}`);
    await witness.decide('refused', () => clickThrough(page, refuse));
  }
  await stir(page);
  await witness.quiet();
  await witness.look();
  if (await isCovered(page)) noticed.covered.push(new URL(page.url()).pathname);
  witness.phase = 'refused-reload';
  for (const url of plan.pages) {
    await witness.visit(url);
    if (plan.ours && (await questionButton(page, 'accept').isVisible()))
      noticed.askedAgain.push(url.pathname);
    await stir(page);
    await witness.quiet();
    await witness.look();
  }
}

/** A yes, then that yes is taken back, then the same pages again. */
async function accepting(witness: Witness, plan: Plan, noticed: Noticed): Promise<void> {
  const { page } = witness;
  const [first, ...others] = plan.pages as [URL, ...URL[]];
  const { accept, withdraw } = plan.clicks;
  if (!plan.ours && !accept) return;
  await witness.visit(first);
  await witness.decide('accepted', async () => {
    if (!plan.ours) return clickThrough(page, accept!);
    const asked = await appears(
      questionButton(page, 'accept'),
      needsAnswer(plan.ours.declared) ? questionMs : 1,
    );
    if (plan.accept) await chooseByName(page, plan.ours.declared, plan.accept);
    else if (asked) await questionButton(page, 'accept').click();
    if (plan.accept || asked) await settled(page, plan, 'Accepteren', noticed);
  });
  if (plan.ours) {
    const given = await choices(page);
    noticed.accepted = plan.ours.declared.services.map(({ id }) => id).filter((id) => given[id]);
  }
  for (const url of [first, ...others]) {
    if (url !== first) await witness.visit(url);
    await stir(page);
    await witness.quiet();
    await witness.look();
    if (plan.ours && !(await appears(opener(page), openerMs))) noticed.noWayBack.push(url.pathname);
  }
  if (!plan.ours && !withdraw) return;
  if (others.length > 0) await witness.visit(first);
  await witness.decide('withdrawn', async () => {
    if (!plan.ours) return clickThrough(page, withdraw!);
    await openPreferences(page);
    await preferenceButton(page, 'refuseAll').click();
    await settled(page, plan, 'Alles weigeren', noticed);
  });
  await stir(page);
  await page.waitForTimeout(secondLookMs);
  await stir(page);
  await witness.quiet();
  await witness.look();
  witness.phase = 'withdrawn-next';
  for (const url of [...others, first]) {
    await witness.visit(url);
    await stir(page);
    await witness.quiet();
    await witness.look();
  }
}

const needsAnswer = ({ services }: Declared) =>
  services.some(({ countingOnly }) => countingOnly === undefined);

async function lookAtQuestion(page: Page, declared: Declared, noticed: Noticed): Promise<void> {
  const accept = questionButton(page, 'accept');
  noticed.asked = await appears(accept, needsAnswer(declared) ? questionMs : 1);
  if (!noticed.asked) return;
  const looks = await Promise.all([looksOf(accept), looksOf(questionButton(page, 'refuse'))]);
  noticed.lesser.push(...lesserThan(...looks));
}

/** Opens the preferences without an answer, reads the switches, and leaves with Escape. */
async function lookAtSwitches(page: Page, { services }: Declared, noticed: Noticed): Promise<void> {
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

/** Waits until the proof is on the server and the clearing is done, on the fresh page where one was needed. */
async function settled(page: Page, plan: Plan, button: string, noticed: Noticed): Promise<void> {
  const done = await page
    .waitForFunction((name) => {
      const kept = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
      return document.readyState === 'complete' && /^[^.]*(\.[^.]*){3}\.\./.test(kept ?? '');
    }, `privacyloket-${plan.ours!.site}`)
    .then(() => true)
    .catch(() => false);
  if (!done) noticed.notKept.push(button);
  await page.waitForLoadState('networkidle').catch(() => {});
}
