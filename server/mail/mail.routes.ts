/** What the administrator has to know of the mail: to whom it can't be brought. Behind the session check. */
import { Hono } from 'hono';
import type { MailState } from '../secretariat/inbox-api.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { notesOf } from './mail-notes.ts';

/** GET /api/mail */
export function mailRoutes({ store }: { store: Pick<Store, 'db'> }): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();
  routes.get('/api/mail', async (c) => {
    const notes = await notesOf(store.db, c.get('session').site);
    return c.json({ notes } satisfies MailState);
  });
  return routes;
}
