/**
 * Enrolment as one procedure, in an order that loses nothing: keys are made, wrapped and stored; what the server
 * stored is read back and unlocked in a worker; that worker opens a challenge for each key; only then is signed.
 */
import type {
  Challenge,
  Directory,
  EnrolmentCompletion,
  EnrolmentOffer,
  SignedIn,
} from '../../server/secretariat/inbox-api.ts';
import { fromBase64url } from '../envelope/base64url.ts';
import { closeChest, newChestKey, passphraseWay } from '../envelope/chest-key.ts';
import { hashBytes } from '../envelope/hash.ts';
import { makeReadingKeys } from '../envelope/make-reading-keys.ts';
import { readRecoveryWords, recoveryKeys } from '../envelope/recovery.ts';
import { drawUnlockSettings, unlockKeys } from '../envelope/unlock-key.ts';
import { secrecyVersion } from '../words/secrecy.ts';
import { firstStatement, publish, type SheetKeys } from './publish-statement.ts';
import { type Session, type Surroundings, unlock } from './session.ts';

export const enrolSteps = ['keys', 'stored', 'proven', 'published'] as const;
export type EnrolStep = (typeof enrolSteps)[number];

export interface Enrolment {
  token: string;
  offer: EnrolmentOffer;
  name: string;
  passphrase: string[];
  /** Keys of the recovery sheet; null for somebody who joins a site that has one. */
  sheet: SheetKeys | null;
}

/**
 * Enrols and gives back an open session; `done` hears of each step. Throws `ServerRefused`, `KeysUnusable`,
 * `KeysDoubtful`, `OwnKeysMissing` or `OpenRefused`; before 'stored' nothing happened, and nothing is published before 'proven'.
 */
export async function enrol(
  { token, offer, name, passphrase, sheet }: Enrolment,
  surroundings: Surroundings,
  done: (step: EnrolStep) => void,
): Promise<Session> {
  const { ask, clock, startWorker } = surroundings;
  const { site } = offer;
  const settings = drawUnlockSettings();
  const { kek, signInKey } = await unlockKeys(passphrase.join(' '), settings, { site });
  const person = { id: drawPersonId(), name };
  const root = offer.published ? await hashBytes(fromBase64url(offer.published.root)) : undefined;

  const chestKey = await newChestKey();
  const place = { site, person: person.id, way: passphraseWay };
  const chest = await closeChest(kek, chestKey, place);

  await makeReadingKeys({
    kek: chestKey,
    site,
    person: person.id,
    ...(root !== undefined && { root }),
    async keep(wrapped, keys) {
      done('keys');
      const signIn = { ...settings, key: signInKey };
      const completion: EnrolmentCompletion = {
        token,
        person,
        signIn,
        wrapped,
        chest,
        keys,
        secrecy: secrecyVersion,
        clock: clock(),
      };
      await ask('POST', '/api/enrolments/complete', completion);
      done('stored');
      return (await ask<SignedIn>('GET', '/api/sessions/current')).wrapped;
    },
  });
  const signedIn = await ask<SignedIn>('GET', '/api/sessions/current');
  const session = { signedIn, room: await unlock(kek, signedIn, startWorker) };
  return finishSetUp(session, sheet, surroundings, done);
}

/** The rest, also for somebody who was interrupted: prove that every key opens, then sign and publish. */
export async function finishSetUp(
  { signedIn, room }: Session,
  sheet: SheetKeys | null,
  { ask, clock }: Pick<Surroundings, 'ask' | 'clock'>,
  done: (step: EnrolStep) => void,
): Promise<Session> {
  await prove({ signedIn, room }, { ask });
  done('proven');
  const directory = await ask<Directory>('GET', '/api/directory');
  if (sheet && !directory.published) {
    await publish(firstStatement(room.unlocked, directory, sheet, clock()), { room, ask, now: clock() });
    done('published');
  }
  return { signedIn: { ...signedIn, person: { ...signedIn.person, ready: true } }, room };
}

/** Shows the server that every key opens; until then no statement may name this person. */
export async function prove({ room }: Session, { ask }: Pick<Surroundings, 'ask'>): Promise<void> {
  const challenge = await ask<Challenge>('POST', '/api/directory/challenge', {});
  await ask('POST', '/api/directory/proof', await room.prove(challenge));
}

/** The sheet's public half; its words are forgotten by whoever calls this. Throws `WordsRefused`. */
export async function sheetKeys(words: string[], site: string): Promise<SheetKeys> {
  const keys = await recoveryKeys(await readRecoveryWords(words.join(' ')), site);
  return { public: keys.public, spareRoot: keys.signing.fingerprint };
}

/** Random, because the published statement carries it: no visitor learns who works here. */
function drawPersonId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `lezer-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
