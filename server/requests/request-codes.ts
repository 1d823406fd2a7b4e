/**
 * The closed lists of a request or complaint: what is asked, how the person was known, what was decided and why, how
 * it came in. Codes only: who asked and in which words stays sealed. Read by policy, routes, inbox and letters. Pure.
 */

/** What a person may ask for (AVG 7(3), 15 to 21); the statement names the same. */
export const rights = [
  'access',
  'recipients',
  'correction',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
] as const;
export type Right = (typeof rights)[number];
/** A complaint asks for a judgement, not for a right. */
export type Asked = Right | 'klacht';

/** How somebody is known to be who they say; never a copy of a document, never its number (AV-21). */
export const identityWays = ['called-number', 'saw-document', 'known'] as const;
export type IdentityWay = (typeof identityWays)[number];

/** How a request or complaint came in that was not sent with the form. */
export const channels = ['letter', 'mail', 'phone', 'counter'] as const;
export type Channel = (typeof channels)[number];

/**
 * Decisions, each with the grounds of which one must be named. A fee asked is no end: the person pays, or the request
 * is decided on otherwise, within the same term. A complaint is granted, partly granted or refused.
 */
export const decisions = {
  granted: [],
  partly: ['law-keeps', 'rights-of-others', 'needed-for-claim', 'not-applicable'],
  refused: ['law-keeps', 'rights-of-others', 'needed-for-claim', 'not-applicable', 'not-identified'],
  // AVG 12(5): whoever refuses or asks a fee shows why.
  'refused-excessive': ['repeated', 'too-much'],
  'refused-unfounded': [],
  'fee-asked': ['repeated', 'too-much'],
  'nothing-found': [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>;
export type Decision = keyof typeof decisions;
export type Ground = (typeof decisions)[Decision][number];

const ofComplaint: readonly Decision[] = ['granted', 'partly', 'refused', 'withdrawn'];

export interface Decided {
  as: Decision;
  asked: Asked;
  /** Null where the decision needs none. */
  ground: Ground | null;
}

/** Every decision that there is, as the one reason code that its outcome carries: "refused:access:law-keeps". */
export const decisionReasons: readonly string[] = Object.entries(decisions).flatMap(([decision, grounds]) => [
  ...rights.flatMap((right) =>
    grounds.length > 0 ? grounds.map((ground) => `${decision}:${right}:${ground}`) : `${decision}:${right}`,
  ),
  ...(ofComplaint.includes(decision as Decision) ? [`${decision}:klacht`] : []),
]);

/** Takes such a code apart; null for anything that is none. */
export function decidedOf(reason: string): Decided | null {
  if (!decisionReasons.includes(reason)) return null;
  const [as, asked, ground] = reason.split(':');
  return { as: as as Decision, asked: asked as Asked, ground: (ground as Ground | undefined) ?? null };
}

/** The code of a decision. */
export function reasonOf({ as, asked, ground }: Decided): string {
  return [as, asked, ...(ground === null ? [] : [ground])].join(':');
}

/** Whether something must still be done once this was decided. */
export function asksDeed({ as, asked }: Decided): boolean {
  return asked !== 'klacht' && (as === 'granted' || as === 'partly');
}
