/** Giving a new colleague what was kept before they came. Behind by-rule.ts. */
import { Hono } from 'hono';
import { z } from 'zod';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { keepRewrapped, unsharedWith } from './rewrap.ts';

const person = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const submissionId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const question = z.strictObject({ person, after: z.union([submissionId, z.literal('')]) });
const recipient = z.strictObject({
  key: z.string().regex(thirtyTwoBytes),
  /** An X-Wing key encapsulation is 1120 bytes, P-256's 65; which of them, the message's own suite says. */
  enc: base64url.max(1494),
  /** 32 bytes and a tag. */
  sealed: base64url.length(64),
});
const rewrapped = z.strictObject({
  person,
  added: z
    .array(z.strictObject({ id: submissionId, recipient }))
    .min(1)
    .max(100),
});
const rewrappedBytes = 256 * 1024;

/** POST /api/submissions/unshared and …/rewrapped. Refuse `malformed` and `wrong-readers`. */
export function rewrapRoutes({
  store: { db },
  clock,
}: {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'now'>;
}): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.post('/api/submissions/unshared', async (c) => {
    const asked = parse(question, await readJson(c));
    return c.json(await unsharedWith(db, c.get('session'), { ...asked, now: clock.now() }));
  });

  routes.post('/api/submissions/rewrapped', async (c) => {
    const made = parse(rewrapped, await readJson(c, rewrappedBytes));
    await keepRewrapped(db, c.get('session'), { ...made, now: clock.now() });
    return c.body(null, 204);
  });

  return routes;
}
