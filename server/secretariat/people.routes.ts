/** The administrator's page "Mensen": who works here, and inviting a colleague. Behind by-rule.ts. */
import { Hono } from 'hono';
import { z } from 'zod';
import { invitedRoles } from '../../widget/envelope/role.ts';
import { newestStatement } from '../directory/statements.ts';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import { appendLine } from '../register/register.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { Store } from '../store/open-store.ts';
import { newEnrolment, withdrawEnrolment } from './enrolment.ts';
import type { Invitation } from './inbox-api.ts';
import { peopleOf } from './people.ts';
import { removePerson } from './remove-person.ts';
import type { InboxEnv } from './sessions.ts';

const invitation = z.strictObject({ role: z.enum(invitedRoles) });
const personId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** The hash of a link's token: it names the link and opens nothing. */
const invitationId = z.string().regex(thirtyTwoBytes);

export interface PeopleParts {
  store: Pick<Store, 'db' | 'truncateWal'>;
  clock: Pick<TrustedClock, 'now'>;
}

/**
 * GET /api/people, DELETE /api/people/:id, POST /api/invitations and DELETE /api/invitations/:id. Refuse `malformed`, `form-closed` where no
 * list of readers was published yet, and `not-found` for a link that was used, withdrawn or of another site.
 */
export function peopleRoutes({ store, clock }: PeopleParts): Hono<InboxEnv> {
  const { db } = store;
  const routes = new Hono<InboxEnv>();

  routes.get('/api/people', async (c) => c.json(await peopleOf(db, c.get('session').site, clock.now())));

  routes.delete('/api/people/:id', async (c) => {
    await removePerson(store, c.get('session'), parse(personId, c.req.param('id')), clock.now());
    return c.body(null, 204);
  });

  routes.post('/api/invitations', async (c) => {
    const { site, person } = c.get('session');
    const { role } = parse(invitation, await readJson(c));
    const at = clock.now();
    const token = await db.transaction().execute(async (trx) => {
      // Whoever enrols takes the site's signing key from the list in force, so there has to be one.
      if (!(await newestStatement(trx, site))) throw new Refused('form-closed');
      await appendLine(trx, { site, at, actor: person, event: 'invited', detail: role });
      return newEnrolment(trx, { site, role, by: person, now: at });
    });
    return c.json({ token } satisfies Invitation, 201);
  });

  routes.delete('/api/invitations/:id', async (c) => {
    const { site, person } = c.get('session');
    const id = parse(invitationId, c.req.param('id'));
    await db.transaction().execute(async (trx) => {
      const role = await withdrawEnrolment(trx, { site, id });
      if (role === null) throw new Refused('not-found');
      const line = { site, at: clock.now(), actor: person, detail: role };
      await appendLine(trx, { ...line, event: 'invitation-withdrawn' });
    });
    return c.body(null, 204);
  });

  return routes;
}
