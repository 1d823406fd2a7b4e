/**
 * What a person keeps for themselves: the views of the list that they saved, sealed to their own key in their browser.
 * Mounted on the inbox app behind the session check; holds nothing of a message.
 */
import { Hono } from 'hono';
import { z } from 'zod';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import type { OwnViews } from '../secretariat/inbox-api.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';

/** Twenty views at their longest, padded and in base64url. */
const sealedCeiling = 24_000;
const ceilingBytes = 32 * 1024;
const written = z.strictObject({
  version: z.int().min(1),
  sealed: z.strictObject({
    /** A P-256 point. */
    enc: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
    sealed: z
      .string()
      .regex(/^[A-Za-z0-9_-]+$/)
      .max(sealedCeiling),
  }),
});

/**
 * `GET /api/views`, and `PUT /api/views` with the next version -> 204. Refuses `malformed`, and `list-outdated` where
 * another window of the same person was first.
 */
export function viewRoutes({ store: { db } }: { store: Pick<Store, 'db'> }): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.get('/api/views', async (c) => {
    const { site, person } = c.get('session');
    const row = await db
      .selectFrom('own_views')
      .select(['version', 'sealed'])
      .where('site', '=', site)
      .where('person', '=', person)
      .executeTakeFirst();
    const views: OwnViews = { version: row?.version ?? 0, sealed: row ? JSON.parse(row.sealed) : null };
    return c.json(views);
  });

  routes.put('/api/views', async (c) => {
    const { version, sealed } = parse(written, await readJson(c, ceilingBytes));
    const { site, person } = c.get('session');
    await db.transaction().execute(async (trx) => {
      const before = await trx
        .selectFrom('own_views')
        .select('version')
        .where('site', '=', site)
        .where('person', '=', person)
        .executeTakeFirst();
      if (version !== (before?.version ?? 0) + 1) throw new Refused('list-outdated');
      const kept = { version, sealed: JSON.stringify(sealed) };
      await trx
        .insertInto('own_views')
        .values({ site, person, ...kept })
        .onConflict((conflict) => conflict.columns(['site', 'person']).doUpdateSet(kept))
        .execute();
    });
    return c.body(null, 204);
  });

  return routes;
}
