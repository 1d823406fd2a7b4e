/**
 * Passkeys as a way in: WebAuthn with user verification, checked by @simplewebauthn/server, and the person's keys
 * wrapped for each. What a passkey's PRF gives never comes here: a body that has it is refused (inbox-requests.ts).
 */
import { createHash } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Kysely, Selectable } from 'kysely';
import type { Chest } from '../../widget/envelope/chest-key.ts';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import type { PasskeyTable, Tables } from '../store/tables.ts';
import type { Challenges } from './challenges.ts';
import type { Assertion, Attestation } from './inbox-requests.ts';

export interface PasskeyParts {
  db: Kysely<Tables>;
  challenges: Challenges;
  inboxOrigin: string;
}

interface Owner {
  site: string;
  person: string;
}

/** For the authenticator, which keeps it: says who somebody is to this server alone. */
export function userHandle({ site, person }: Owner): string {
  return createHash('sha256')
    .update(JSON.stringify([site, person]))
    .digest('base64url');
}

/** The domain that a passkey is bound to. */
export function relyingParty(inboxOrigin: string): string {
  return new URL(inboxOrigin).hostname;
}

/**
 * Whose passkey signed a challenge that was drawn for this purpose; writes down that it was used. Undefined for
 * anything else, whatever the reason. `now` in milliseconds.
 */
export async function recognisePasskey(
  { db, challenges, inboxOrigin }: PasskeyParts,
  assertion: Assertion,
  { purpose, now }: { purpose: string; now: number },
): Promise<Selectable<PasskeyTable> | undefined> {
  const passkey = await db
    .selectFrom('passkey')
    .selectAll()
    .where('id', '=', assertion.id)
    .executeTakeFirst();
  if (!passkey || assertion.response.userHandle !== userHandle(passkey)) return undefined;
  // Loaded when the first passkey comes: what it needs to know of certificates is large.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const publicKey = new Uint8Array(Buffer.from(passkey.public_key, 'base64url'));
  const found = await verifyAuthenticationResponse({
    // Zod says 'perhaps undefined' where the library says 'perhaps absent'.
    response: assertion as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => challenges.take(challenge, purpose, now),
    expectedOrigin: inboxOrigin,
    expectedRPID: relyingParty(inboxOrigin),
    credential: { id: passkey.id, publicKey, counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!found?.verified) return undefined;
  const used = { counter: found.authenticationInfo.newCounter, used_at: now };
  await db.updateTable('passkey').set(used).where('id', '=', passkey.id).execute();
  return passkey;
}

/** Keeps a new passkey with the line "way-added". Refuses `passkey-refused`, and `id-taken` for one that is there. */
export async function addPasskey(
  { db, challenges, inboxOrigin }: PasskeyParts,
  { site, person }: Owner,
  { attestation, chest }: { attestation: Attestation; chest: Chest },
  { purpose, now }: { purpose: string; now: number },
): Promise<void> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const found = await verifyRegistrationResponse({
    response: attestation as RegistrationResponseJSON,
    expectedChallenge: (challenge) => challenges.take(challenge, purpose, now),
    expectedOrigin: inboxOrigin,
    expectedRPID: relyingParty(inboxOrigin),
    requireUserVerification: true,
  }).catch((cause) => {
    throw new Refused('passkey-refused', { cause });
  });
  if (!found.verified) throw new Refused('passkey-refused');
  const { credential, credentialBackedUp } = found.registrationInfo;
  await db.transaction().execute(async (trx) => {
    const taken = await trx
      .selectFrom('passkey')
      .select('id')
      .where('id', '=', credential.id)
      .executeTakeFirst();
    if (taken) throw new Refused('id-taken');
    await trx
      .insertInto('passkey')
      .values({
        id: credential.id,
        site,
        person,
        public_key: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        synced: credentialBackedUp ? 1 : 0,
        chest: JSON.stringify(chest),
        made_at: now,
        used_at: null,
      })
      .execute();
    await appendLine(trx, { site, at: now, actor: person, event: 'way-added', detail: 'passkey' });
  });
}

/** Takes a passkey away, with every session it opened. Refuses `not-found` for what is not this person's. */
export async function removePasskey(
  db: Kysely<Tables>,
  { site, person }: Owner,
  id: string,
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('site', '=', site)
      .where('person', '=', person)
      .executeTakeFirst();
    if (!numDeletedRows) throw new Refused('not-found');
    await trx.deleteFrom('session').where('way', '=', id).execute();
    await appendLine(trx, { site, at: now, actor: person, event: 'way-removed', detail: 'passkey' });
  });
}

/** Where a refused passkey belongs, for the line about it; undefined for one that nobody has. */
export async function siteOfPasskey(db: Kysely<Tables>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('passkey').select('site').where('id', '=', id).executeTakeFirst();
  return row?.site;
}

/** A person's passkeys, oldest first. */
export function passkeysOf(db: Kysely<Tables>, { site, person }: Owner): Promise<Selectable<PasskeyTable>[]> {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('site', '=', site)
    .where('person', '=', person)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}
