/** What the secretariat answers with. Mounted on the inbox app behind the session check; holds nothing of a message. */
import { Hono } from 'hono';
import { Refused } from '../door/refused.ts';
import type { AnswerDesk } from '../secretariat/inbox-api.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Sites } from '../sites/load-sites.ts';

/** `GET /api/answers`. Refuses `unknown-site` where the settings of the site are gone. */
export function answerDeskRoutes({
  sites,
  loketOrigin,
}: {
  sites: Sites;
  loketOrigin: string;
}): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();
  routes.get('/api/answers', (c) => {
    const { site } = c.get('session');
    const settings = sites.get(site);
    if (!settings) throw new Refused('unknown-site');
    const desk: AnswerDesk = { templates: settings.answers, receipt: `${loketOrigin}/s/${site}/bewijs` };
    return c.json(desk);
  });
  return routes;
}
