/** Enrolment, signing in and out. */
import { type Context, Hono } from 'hono';
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
import type { PasskeyTable, PersonTable } from '../store/tables.ts';
import type { Challenges } from './challenges.ts';
import { enrolPerson } from './enrol-person.ts';
import { openEnrolment } from './enrolment.ts';
import type { EnrolmentOffer, PasskeyChallenge, SignedIn } from './inbox-api.ts';
import {
  completion,
  completionBytes,
  inspection,
  nothing,
  passkeyStart,
  sessionBegin,
  sessionStart,
  wayBytes,
} from './inbox-requests.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { passkeysOf, recognisePasskey, relyingParty, siteOfPasskey } from './passkeys.ts';
import type { Refusals } from './refusal-lines.ts';
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
  challenges: Challenges;
  refusals: Refusals;
  inboxOrigin: string;
}

export function secretariatRoutes(parts: SecretariatParts): Hono<InboxEnv> {
  const { sites, clock, secret, rates, challenges, refusals, inboxOrigin } = parts;
  const { db } = parts.store;
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
    // Whoever sat at this browser before is not signed in beside them.
    await endSession(c, db);
    giveCookie(c, token);
    rememberBrowser(c, secret, person);
    return c.json(signedInAs(person, null), 201);
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
      if (sites.has(site)) await refused(site, 'POST /api/sessions');
      throw new Refused('sign-in-failed');
    }
    clock.confirmBy(request.clock);
    return c.json(await letIn(c, person, null));
  });

  routes.post('/api/sessions/challenge', async (c) => {
    parse(nothing, await readJson(c));
    const challenge = challenges.draw('sign-in', clock.now());
    return c.json({ challenge, rp: relyingParty(inboxOrigin) } satisfies PasskeyChallenge);
  });

  routes.post('/api/sessions/passkey', async (c) => {
    const request = parse(passkeyStart, await readJson(c, wayBytes));
    const at = { purpose: 'sign-in', now: clock.now() };
    const passkey = await recognisePasskey({ db, challenges, inboxOrigin }, request.assertion, at);
    if (!passkey || !sites.has(passkey.site)) {
      const site = await siteOfPasskey(db, request.assertion.id);
      if (site !== undefined && sites.has(site)) await refused(site, 'POST /api/sessions/passkey');
      throw new Refused('sign-in-failed');
    }
    clock.confirmBy(request.clock);
    return c.json(await letIn(c, await personOf(passkey.site, passkey.person), passkey));
  });

  routes.get('/api/sessions/current', async (c) => {
    const session = c.get('session');
    const passkey = (await passkeysOf(db, session)).find(({ id }) => id === session.way);
    return c.json(signedInAs(await personOf(session.site, session.person), passkey ?? null));
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

  function refused(site: string, route: string): Promise<void> {
    return refusals.note({ event: 'sign-in-refused', site, at: clock.now(), actor: '-', route });
  }

  /** Ends the session that there was and starts theirs; the line is written first. */
  async function letIn(
    c: Context<InboxEnv>,
    person: Selectable<PersonTable>,
    passkey: Selectable<PasskeyTable> | null,
  ): Promise<SignedIn> {
    const { id, site } = person;
    await endSession(c, db);
    const at = clock.now();
    const token = await db.transaction().execute(async (trx) => {
      const detail = passkey ? 'passkey' : 'passphrase';
      await appendLine(trx, { site, at, actor: id, event: 'sign-in', detail });
      return startSession(trx, { person: id, site, way: passkey?.id ?? '' }, at);
    });
    giveCookie(c, token);
    rememberBrowser(c, secret, person);
    return signedInAs(person, passkey);
  }

  function personOf(site: string, id: string): Promise<Selectable<PersonTable>> {
    return db
      .selectFrom('person')
      .selectAll()
      .where('site', '=', site)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  }

  /** `passkey`: the one that opened this session, null for the passphrase. */
  function signedInAs(person: Selectable<PersonTable>, passkey: Selectable<PasskeyTable> | null): SignedIn {
    const { id, name, role, site } = person;
    const chest = passkey?.chest ?? person.chest;
    return {
      site,
      organisation: siteOf(site).organisation.name,
      person: { id, name, role, ready: person.ready_at !== null },
      wrapped: JSON.parse(person.wrapped),
      way: passkey?.id ?? 'passphrase',
      chest: chest ? JSON.parse(chest) : null,
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
