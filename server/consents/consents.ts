/** Proof of each decision of a visitor: what was shown, what was chosen, when. Appended, never changed (AV-01, AV-02). */
import { z } from 'zod';
import { namePattern } from '../../widget/envelope/wire.ts';
import { languages } from '../../widget/words/languages.ts';
import type { Store } from '../store/open-store.ts';
import type { ConsentProof } from '../submissions/intake-api.ts';

/** Most services of one decision; a site has a handful. */
const choicesCeiling = 24;

/**
 * The shape of a proof. Its choices may name a service that the settings have dropped since: the script may be
 * a week old, and a withdrawal counts all the same. Names are short ids, so there is no room for anything else.
 */
export const consentProof: z.ZodType<ConsentProof> = z.strictObject({
  proof: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  version: z.string().regex(/^[A-Za-z0-9_-]{1,43}$/),
  choices: z
    .record(z.string().regex(namePattern), z.boolean())
    .refine((choices) => Object.keys(choices).length <= choicesCeiling),
  source: z.enum(['banner', 'preferences', 'link', 'embed', 'gpc', 'dnt']),
  language: z.enum(languages),
});

export interface Consents {
  /** `at` in milliseconds, a stamp of the trusted clock. Durable when it resolves. */
  append(site: string, proof: ConsentProof, at: number): Promise<void>;
  /** Does the newest decision under this proof id say yes to this service? (GA-39: else nothing is passed on.) */
  allows(site: string, proof: string, service: string): Promise<boolean>;
}

export function openConsents({ db }: Pick<Store, 'db'>): Consents {
  return {
    async append(site, { proof, version, choices, source, language }, at) {
      await db
        .insertInto('consent_proof')
        .values({ site, proof, at, version, choices: JSON.stringify(choices), source, language })
        .execute();
    },
    async allows(site, proof, service) {
      const row = await db
        .selectFrom('consent_proof')
        .select('choices')
        .where('site', '=', site)
        .where('proof', '=', proof)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      const choices: ConsentProof['choices'] = row ? JSON.parse(row.choices) : {};
      return Object.hasOwn(choices, service) && choices[service] === true;
    },
  };
}
