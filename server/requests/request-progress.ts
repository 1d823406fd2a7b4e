/** How far a request or complaint is: identity, decision, deed. Pure; standing.ts folds the outcomes over it. */
import type { OutcomeCode } from '../secretariat/inbox-api.ts';
import { asksDeed, type Decided, decidedOf, type IdentityWay } from './request-codes.ts';

export interface RequestProgress {
  /** How the person was known; null while nobody wrote that down. */
  identified: IdentityWay | null;
  decided: (Decided & { at: number }) | null;
  /** When it was carried out, in ms. */
  carriedOutAt: number | null;
}

export const notBegun: RequestProgress = { identified: null, decided: null, carriedOutAt: null };

/** The outcomes that are steps of a request and move no date. */
export const requestSteps = ['identified', 'decided', 'carried-out'] as const satisfies OutcomeCode[];
export type RequestStep = (typeof requestSteps)[number];

/** After one more step; a new decision begins the deed anew. */
export function progressAfter(
  was: RequestProgress,
  { outcome, at, reason }: { outcome: RequestStep; at: number; reason: string },
): RequestProgress {
  if (outcome === 'identified') return { ...was, identified: reason as IdentityWay };
  if (outcome === 'carried-out') return { ...was, carriedOutAt: at };
  const decided = decidedOf(reason);
  return { ...was, decided: decided && { ...decided, at }, carriedOutAt: null };
}

/** Nothing has to be decided any more. A fee asked is no end, see request-codes.ts. */
export function isDecided({ decided }: RequestProgress): boolean {
  return decided !== null && decided.as !== 'fee-asked';
}

/** Decided, and what was promised was done: it may be closed. */
export function isDone(progress: RequestProgress): boolean {
  const { decided, carriedOutAt } = progress;
  return isDecided(progress) && (!asksDeed(decided!) || carriedOutAt !== null);
}

/** Whether this step may be taken now, with this reason. `complaint`: of a complaint, not of a request. */
export function stepFits(
  step: RequestStep,
  reason: string,
  progress: RequestProgress,
  complaint: boolean,
): boolean {
  const { identified, decided, carriedOutAt } = progress;
  if (step === 'identified') return identified === null && !isDecided(progress);
  if (step === 'carried-out') return decided !== null && asksDeed(decided) && carriedOutAt === null;
  const wanted = decidedOf(reason);
  if (wanted === null || isDecided(progress) || (wanted.asked === 'klacht') !== complaint) return false;
  // The same fee isn't asked twice; it is paid, or it isn't.
  if (wanted.as === 'fee-asked' && decided !== null) return false;
  // Nobody gets data, or loses them, on the word of somebody unknown (AVG 12(6), AV-21).
  return identified !== null || !asksDeed(wanted);
}
