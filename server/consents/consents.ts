/** Proof of each decision of a visitor: what was shown, what was chosen, when. Appended, never changed (AV-01, AV-02). */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { namePattern } from '../../widget/envelope/wire.ts';
import { languages } from '../../widget/words/languages.ts';
import type { Store } from '../store/open-store.ts';
import type { ConsentProofTable } from '../store/tables.ts';
import type { ConsentProof } from '../submissions/intake-api.ts';
import type { BrowserSignal } from './browser-signal.ts';

/** Most services of one decision; a site has a handful. */
const choicesCeiling = 24;

const perService = <Answer extends z.ZodType>(answer: Answer) =>
  z
    .record(z.string().regex(namePattern), answer)
    .refine((answers) => Object.keys(answers).length <= choicesCeiling);

/** 128 random bits, base64url. */
export const proofId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/**
 * The shape of a proof. Its choices may name a service that the settings have dropped since: the script may be
 * a week old, and a withdrawal counts all the same. Names are short ids, so there is no room for anything else.
 *
 * Its version may be one that the archive doesn't have: of a pinned script, of a copy in a cache that outlived the
 * archive, or made up. It is kept all the same, since losing a withdrawal is worse than keeping a doubtful line, and
 * whoever reads it is told that what was shown is not known (see banner-versions.ts, export-command.ts).
 */
export const consentProof: z.ZodType<ConsentProof> = z.strictObject({
  proof: proofId,
  version: z.string().regex(/^[A-Za-z0-9_-]{1,43}$/),
  choices: perService(z.boolean()),
  asked: perService(z.string().regex(/^[A-Za-z0-9_-]{1,43}$/)),
  source: z.enum(['banner', 'preferences', 'link', 'embed', 'gpc', 'dnt']),
  language: z.enum(languages),
});

/** What the server adds to what the browser says. */
export interface ProofCircumstances {
  /** A stamp of the trusted clock, in milliseconds. */
  at: number;
  /** Host of the website, one of the site's origins, or ours. */
  domain: string;
  signal: BrowserSignal;
}

/** How a decision came about: as the browser says, or `number` where it was withdrawn on our own page. */
export type ProofSource = ConsentProof['source'] | 'number';

/** One decision as it was kept. */
export interface KeptProof extends Omit<ConsentProof, 'source'>, ProofCircumstances {
  seq: number;
  source: ProofSource;
}

export interface Consents {
  /** Durable when it resolves. A proof with source `number` ends what is allowed under its id for good. */
  append(
    site: string,
    proof: Omit<ConsentProof, 'source'> & { source: ProofSource },
    circumstances: ProofCircumstances,
  ): Promise<void>;
  /**
   * Does the newest decision under this proof id say yes to this service? (GA-39: else nothing is passed on.) Never
   * again once it was withdrawn by its number: the browser of the choice doesn't know of that, and sends its yes anew
   * when it doubts whether it arrived. A repeat can't be told from a new yes, so both count as the no.
   */
  allows(site: string, proof: string, service: string): Promise<boolean>;
  /** The newest decisions under this proof id, newest first; empty where there are none. */
  newest(site: string, proof: string, count: number): Promise<KeptProof[]>;
  /** Was a choice under this proof id withdrawn by its number? */
  isClosed(site: string, proof: string): Promise<boolean>;
}

export function openConsents({ db }: Pick<Store, 'db'>): Consents {
  const newest: Consents['newest'] = async (site, proof, count) => {
    const rows = await db
      .selectFrom('consent_proof')
      .selectAll()
      .where('site', '=', site)
      .where('proof', '=', proof)
      .orderBy('seq', 'desc')
      .limit(count)
      .execute();
    return rows.map(proofOf);
  };
  const isClosed: Consents['isClosed'] = async (site, proof) => {
    const row = await db
      .selectFrom('consent_proof')
      .select('seq')
      .where('site', '=', site)
      .where('proof', '=', proof)
      .where('source', '=', 'number')
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  };
  return {
    async append(site, { choices, asked, ...proof }, circumstances) {
      await db
        .insertInto('consent_proof')
        .values({
          site,
          ...proof,
          ...circumstances,
          choices: JSON.stringify(choices),
          asked: JSON.stringify(asked),
        })
        .execute();
    },
    async allows(site, proof, service) {
      const [last] = await newest(site, proof, 1);
      const says = last !== undefined && Object.hasOwn(last.choices, service) && last.choices[service];
      return says === true && !(await isClosed(site, proof));
    },
    newest,
    isClosed,
  };
}

/** A row of the table as it was sent in. */
export function proofOf({ site: _, choices, asked, ...row }: Selectable<ConsentProofTable>): KeptProof {
  return { ...row, choices: JSON.parse(choices), asked: JSON.parse(asked) } as KeptProof;
}
