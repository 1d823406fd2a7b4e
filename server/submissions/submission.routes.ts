/** Where visitors' browsers post sealed messages. The origin of their page was checked at the door. */
import { Hono } from 'hono';
import { envelopeCeilingBytes } from '../../widget/envelope/wire.ts';
import type { SiteEnv } from '../door/origin-check.ts';
import { readJson } from '../door/read-json.ts';
import { type AcceptParts, acceptSubmission } from './accept-submission.ts';

export interface SubmissionParts extends AcceptParts {
  /** Told that mail may wait; must not throw and is not waited for. */
  wakeMail: () => void;
}

/** `POST /s/:site/submissions`: 201 once it is on the disk, 200 for an exact repeat. */
export function submissionRoutes(parts: SubmissionParts): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  routes.post('/s/:site/submissions', async (c) => {
    const post = await readJson(c, envelopeCeilingBytes);
    const { accepted, isNew } = await acceptSubmission(parts, c.get('site'), post);
    if (isNew) parts.wakeMail();
    return c.json(accepted, isNew ? 201 : 200);
  });
  return routes;
}
