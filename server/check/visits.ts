/**
 * The visits of one check: two visitors side by side, one who refuses and one who accepts and takes it back, each in
 * a browser profile without a past. They see; findings.ts judges.
 */
import type { Browser } from 'playwright';
import { accepting } from './accepting-visitor.ts';
import type { Declared } from './declared.ts';
import type { Observed } from './findings.ts';
import { refusing } from './refusing-visitor.ts';
import { openWitness, type Witness } from './witness.ts';

/** What is to be visited, and how. */
export interface Plan {
  /** The start page first. */
  pages: URL[];
  /** Of a site with our banner. */
  ours?: { site: string; declared: Declared; asks: boolean };
  /** Names of buttons of another banner. */
  clicks: { accept?: string; refuse?: string; withdraw?: string };
  /** Services and purposes to accept; all of them when absent. */
  accept?: string[];
  patienceMs: number;
}

/** What the visitors noticed of the banner; what they saw leave and stay is with each witness. */
export type Noticed = Omit<Observed, 'declared' | 'phases' | 'pages'> & { forms: Set<string> };

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
    dead: false,
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
