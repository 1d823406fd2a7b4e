/** Where visitors' browsers post sealed messages. The origin of their page was checked at the door. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { envelopeCeilingBytes } from '../../widget/envelope/wire.ts';
import type { SiteEnv } from '../door/origin-check.ts';
import { parse } from '../door/parse.ts';
import type { Rates } from '../door/rates.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import { type AcceptParts, acceptSubmission } from './accept-submission.ts';
import { WorkDesk } from './work-desk.ts';
import { workBits } from './work-policy.ts';

const posted = z.looseObject({ work: z.string().max(100).optional() });
const named = z.object({
  envelope: z.object({ context: z.object({ id: z.string().regex(/^[\w-]{22}$/) }) }),
});

export interface SubmissionParts extends AcceptParts {
  rates: Rates;
  /** Wall clock in ms. */
  now: () => number;
  /** False where the disk is so full that only what is under way may still be written. */
  hasRoom: () => boolean;
  /** Told that mail may wait; must not throw and is not waited for. */
  wakeMail: () => void;
}

/**
 * `POST /s/:site/submissions`: 201 once it is on the disk, 200 for an exact repeat. Refuses `work-needed` while many
 * come in (work-policy.ts), `storage-full`, and what `acceptSubmission` refuses.
 */
export function submissionRoutes(parts: SubmissionParts): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  const desk = new WorkDesk(parts.now);
  routes.post('/s/:site/submissions', async (c) => {
    const { work, ...post } = parse(posted, await readJson(c, envelopeCeilingBytes));
    await showWork(c, post, work);
    if (!parts.hasRoom()) throw new Refused('storage-full');
    const { accepted, isNew } = await acceptSubmission(parts, c.get('site'), post);
    if (isNew) parts.wakeMail();
    return c.json(accepted, isNew ? 201 : 200);
  });
  /** Before anything is looked up: who floods us gets an answer that costs nothing. */
  async function showWork(c: Context<SiteEnv>, post: object, work: string | undefined): Promise<void> {
    const { site } = c.get('site');
    const bits = workBits(parts.rates.spent('submissions', { network: c.get('network'), site }));
    if (bits === 0) return;
    const asked = { site, id: idOf(post), bits };
    if (work === undefined || !(await desk.isDone(work, asked)))
      throw new Refused('work-needed', { work: desk.challenge(asked) });
  }

  return routes;
}

/** The message that is meant, by what it says itself: of one that is none, the parser says so afterwards. */
function idOf(post: object): string {
  return parse(named, post).envelope.context.id;
}
