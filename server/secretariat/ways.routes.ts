/** A person's own ways in: listing them, adding a passkey, taking a lost one away. Behind by-rule.ts. */
import { Hono } from 'hono';
import { parse } from '../door/parse.ts';
import type { Rates } from '../door/rates.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import { dayOf } from '../retention/dutch-calendar.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { Store } from '../store/open-store.ts';
import type { Challenges } from './challenges.ts';
import type { WayOptions, Ways } from './inbox-api.ts';
import { credentialId, newPassphrase, newWay, nothing, type WayProof, wayBytes } from './inbox-requests.ts';
import {
  addPasskey,
  type PasskeyParts,
  passkeysOf,
  recognisePasskey,
  relyingParty,
  removePasskey,
  userHandle,
} from './passkeys.ts';
import type { Refusals } from './refusal-lines.ts';
import { replacePassphrase } from './replace-passphrase.ts';
import type { InboxEnv, Session } from './sessions.ts';
import { isOwnKey } from './sign-in.ts';
import { slowGuessing } from './slow-guessing.ts';

export interface WaysParts {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'now'>;
  challenges: Challenges;
  refusals: Refusals;
  rates: Rates;
  inboxOrigin: string;
}

/**
 * GET /api/ways, POST /api/ways/options, POST /api/ways, PUT /api/ways/passphrase and DELETE /api/ways/:id. Adding one asks for another way in
 * at that very moment: an inbox that somebody left open lets nobody make a key of their own. Refuses `sign-in-failed`
 * without that, which leaves a line and is bounded as guessing at a passphrase is (`too-many`), `passkey-refused`, `id-taken`, `not-found` and `malformed`.
 */
export function waysRoutes({
  store: { db },
  clock,
  challenges,
  refusals,
  rates,
  inboxOrigin,
}: WaysParts): Hono<InboxEnv> {
  const parts: PasskeyParts = { db, challenges, inboxOrigin };
  const routes = new Hono<InboxEnv>();

  routes.get('/api/ways', async (c) => c.json(await waysOf(c.get('session'))));

  routes.post('/api/ways/options', async (c) => {
    parse(nothing, await readJson(c));
    const session = c.get('session');
    const now = clock.now();
    const { name } = await personOf(session);
    return c.json({
      make: challenges.draw(session.tokenHash, now),
      prove: challenges.draw(session.tokenHash, now),
      rp: relyingParty(inboxOrigin),
      user: { id: userHandle(session), name },
      has: (await passkeysOf(db, session)).map(({ id }) => id),
    } satisfies WayOptions);
  });

  routes.post('/api/ways', async (c) => {
    const { attestation, chest, proof } = parse(newWay, await readJson(c, wayBytes));
    const session = c.get('session');
    const at = { purpose: session.tokenHash, now: clock.now() };
    await demandProof(session, proof, { ...at, route: 'POST /api/ways' });
    await addPasskey(parts, session, { attestation, chest }, at);
    return c.json(await waysOf(session), 201);
  });

  routes.put('/api/ways/passphrase', async (c) => {
    const { proof, ...words } = parse(newPassphrase, await readJson(c, wayBytes));
    const session = c.get('session');
    const now = clock.now();
    await demandProof(session, proof, { purpose: session.tokenHash, now, route: 'PUT /api/ways/passphrase' });
    await replacePassphrase(db, session, words, now);
    return c.json(await waysOf(session));
  });

  routes.delete('/api/ways/:id', async (c) => {
    await removePasskey(db, c.get('session'), parse(credentialId, c.req.param('id')), clock.now());
    return c.body(null, 204);
  });

  /** Refuses `sign-in-failed` unless another way in of this very person answers now. */
  async function demandProof(
    session: Session,
    proof: WayProof,
    { route, ...at }: { purpose: string; now: number; route: string },
  ) {
    const { site, person: actor } = session;
    // By person, whatever the session or the network, and apart from their signing in: that stays open to them.
    const guesser = { site, name: actor, network: null, known: 'way' };
    const known = await slowGuessing(rates, guesser, async () => {
      const isTheirs =
        'key' in proof
          ? await isOwnKey(db, session, proof.key)
          : isOf(await recognisePasskey(parts, proof.assertion, at), session);
      return isTheirs || undefined;
    });
    if (known) return;
    await refusals.note({ event: 'way-refused', site, actor, at: at.now, route });
    throw new Refused('sign-in-failed');
  }

  function personOf({ site, person }: Session) {
    return db
      .selectFrom('person')
      .select(['name', 'chest'])
      .where('site', '=', site)
      .where('id', '=', person)
      .executeTakeFirstOrThrow();
  }

  async function waysOf(session: Session): Promise<Ways> {
    const passkeys = await passkeysOf(db, session);
    const { chest: own } = await personOf(session);
    return {
      now: session.way,
      chest: own ? JSON.parse(own) : null,
      passkeys: passkeys.map(({ id, synced, chest, made_at, used_at }) => ({
        id,
        made: dayOf(made_at),
        used: used_at === null ? null : dayOf(used_at),
        synced: synced === 1,
        chest: JSON.parse(chest),
      })),
    };
  }

  return routes;
}

/** An id is one within its site only. */
function isOf(passkey: { site: string; person: string } | undefined, { site, person }: Session): boolean {
  return passkey?.site === site && passkey.person === person;
}
