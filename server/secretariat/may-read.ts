/** Who may be handed what visitors sent: not whoever only keeps the register or the practice's settings. */
import { createMiddleware } from 'hono/factory';
import { Refused } from '../door/refused.ts';
import type { InboxEnv } from './sessions.ts';

const readers = new Set(['administrator', 'secretariat']);

/** For routes behind `signedIn` that hand out or change messages. Refuses `not-allowed`. */
export const mayRead = createMiddleware<InboxEnv>(async (c, next) => {
  if (!readers.has(c.get('session').role)) throw new Refused('not-allowed');
  await next();
});
