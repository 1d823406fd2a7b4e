/** Enrolment, signing in and out. */
import { Hono } from 'hono';
import type { Selectable } from 'kysely';
import { newestStatement, signedOf } from '../directory/statements.ts';
import { parse } from '../door/parse.ts';
import type { Rates } from '../door/rates.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { Sites } from '../sites/load-sites.ts';
import { formDefinitions } from '../sites/public-part.ts';
import type { Store } from '../store/open-store.ts';
import type { PersonTable } from '../store/tables.ts';
import { enrolPerson } from './enrol-person.ts';
import { openEnrolment } from './enrolment.ts';
import type { EnrolmentOffer, SignedIn } from './inbox-api.ts';
import { completion, completionBytes, inspection, sessionBegin, sessionStart } from './inbox-requests.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { noteRefusals } from './refusal-lines.ts';
import { endSession, giveCookie, type InboxEnv, startSession, takeCookie } from './sessions.ts';
import { recognise, signInSettings } from './sign-in.ts';
import { slowGuessing } from './slow-guessing.ts';

export interface SecretariatParts {
  store: Pick<Store, 'db'>;
  sites: Sites;
  clock: Pick<TrustedClock, 'now' | 'confirmBy'>;
  /** See server-secret.ts. */
  secret: Uint8Array;
  rates: Rates;
}

export function secretariatRoutes({ store, sites, clock, secret, rates }: SecretariatParts): Hono<InboxEnv> {
  const { db } = store;
  const refused = noteRefusals(db, 'sign-in-refused');
  const routes = new Hono<InboxEnv>();

  routes.post('/api/enrolments/inspect', async (c) => {
    const { token } = parse(inspection, await readJson(c));
    const { site, role } = await openEnrolment(db, token, clock.now());
    const settings = siteOf(site);
    const newest = await newestStatement(db, site);
    return c.json({
      site,
      organisation: settings.organisation.name,
      role,
      forms: formDefinitions(settings),
      published: newest ? signedOf(newest.row) : null,
    } satisfies EnrolmentOffer);
  });

  routes.post('/api/enrolments/complete', async (c) => {
    const request = parse(completion, await readJson(c, completionBytes));
    const { person, token } = await enrolPerson(db, request, clock.now());
    // The link came from the operator's own hand, which is as good a proof as a sign-in.
    clock.confirmBy(request.clock);
    giveCookie(c, token);
    rememberBrowser(c, secret, person);
    return c.json(signedInAs(person), 201);
  });

  routes.post('/api/sessions/begin', async (c) =>
    c.json(await signInSettings(db, parse(sessionBegin, await readJson(c)), secret)),
  );

  routes.post('/api/sessions', async (c) => {
    const request = parse(sessionStart, await readJson(c));
    const { site } = request;
    const known = knownBrowser(c, secret, request);
    const guesser = { site, name: request.name, network: c.get('network'), known };
    const person = await slowGuessing(rates, guesser, () => recognise(db, request));
    if (!person || !sites.has(site)) {
      if (sites.has(site)) await refused({ site, at: clock.now(), actor: '-' });
      throw new Refused('sign-in-failed');
    }
    clock.confirmBy(request.clock);
    await endSession(c, db);
    const at = clock.now();
    const token = await db.transaction().execute(async (trx) => {
      await appendLine(trx, { site, at, actor: person.id, event: 'sign-in' });
      return startSession(trx, { person: person.id, site }, at);
    });
    giveCookie(c, token);
    rememberBrowser(c, secret, request);
    return c.json(signedInAs(person));
  });

  routes.get('/api/sessions/current', async (c) => {
    const { person, site } = c.get('session');
    const row = await db
      .selectFrom('person')
      .selectAll()
      .where('site', '=', site)
      .where('id', '=', person)
      .executeTakeFirstOrThrow();
    return c.json(signedInAs(row));
  });

  routes.delete('/api/sessions/current', async (c) => {
    await db.transaction().execute(async (trx) => {
      const ended = await endSession(c, trx);
      if (!ended) return;
      const { site, person } = ended;
      await appendLine(trx, { site, at: clock.now(), actor: person, event: 'sign-out' });
    });
    takeCookie(c);
    // Not "storage": whose inbox this is, is remembered there and says nothing.
    c.header('Clear-Site-Data', '"cache"');
    return c.body(null, 204);
  });

  function signedInAs(person: Selectable<PersonTable>): SignedIn {
    const { id, name, role, site } = person;
    return {
      site,
      organisation: siteOf(site).organisation.name,
      person: { id, name, role, ready: person.ready_at !== null },
      wrapped: JSON.parse(person.wrapped),
      keys: JSON.parse(person.keys),
      now: clock.now(),
    };
  }

  /** A site whose settings were taken away has no inbox. */
  function siteOf(id: string) {
    const site = sites.get(id);
    if (!site) throw new Refused('unknown-site');
    return site;
  }

  return routes;
}
