/**
 * From a passphrase or a passkey to an unlocked room. The passphrase, what it is stretched into and what a passkey
 * gives stay in this browser; the server gets what only signs in, and answers with the wrapped keys.
 */
import type {
  PasskeyChallenge,
  PasskeyStart,
  SessionBegin,
  SessionStart,
  SignedIn,
  SignInSettings,
} from '../../server/secretariat/inbox-api.ts';
import { openChest } from '../envelope/chest-key.ts';
import { type UnlockKeys, unlockKeys } from '../envelope/unlock-key.ts';
import { UnlockFailed } from '../envelope/wrapped-keys.ts';
import type { AskServer } from './ask-server.ts';
import type { SealedDrafts } from './note-drafts.ts';
import { OpenRefused, ReadingRoom } from './reading-room.ts';

export interface Credentials {
  site: string;
  name: string;
  passphrase: string;
}

/** Somebody who is signed in, with the keys unlocked. Lives in memory; closing the room ends it. */
export interface Session {
  signedIn: SignedIn;
  room: ReadingRoom;
}

/** What signing in needs from the page; tests and the page give their own. */
export interface Surroundings {
  ask: AskServer;
  startWorker: () => Worker;
  /** This browser's clock, in milliseconds. */
  clock: () => number;
  /** Notes in the making, sealed: they outlive a locked inbox, not the page. */
  drafts: SealedDrafts;
}

/** The server let us in, but what it gave back does not fit the passphrase: damaged, swapped, or weakened. */
export class KeysDoubtful extends Error {
  constructor(cause?: unknown) {
    super('the keys from the server do not fit', { cause });
    this.name = 'KeysDoubtful';
  }
}

/**
 * Signs in and unlocks. Throws `WordsRefused` for text that is no passphrase, `ServerRefused` with the code
 * (`sign-in-failed` for a wrong one), `KeysDoubtful` where keys or settings are not what this person made.
 */
export async function signIn(
  { site, name, passphrase }: Credentials,
  { ask, startWorker, clock }: Surroundings,
): Promise<Session> {
  const settings = await ask<SignInSettings>('POST', '/api/sessions/begin', {
    site,
    name,
  } satisfies SessionBegin);
  const { kek, signInKey } = await stretched(passphrase, settings, site);
  const signedIn = await ask<SignedIn>('POST', '/api/sessions', {
    site,
    name,
    key: signInKey,
    clock: clock(),
  } satisfies SessionStart);
  return { signedIn, room: await unlock(kek, signedIn, startWorker) };
}

/**
 * Signs in and unlocks with one touch of a passkey. Throws `PasskeyRefused`, `ServerRefused` and `KeysDoubtful`.
 */
export async function signInByPasskey({ ask, startWorker, clock }: Surroundings): Promise<Session> {
  const challenge = await ask<PasskeyChallenge>('POST', '/api/sessions/challenge', {});
  const { touchPasskey } = await import('./passkey.ts');
  const touched = await touchPasskey(challenge);
  const start: PasskeyStart = { assertion: touched.answer, clock: clock() };
  const signedIn = await ask<SignedIn>('POST', '/api/sessions/passkey', start);
  // The server says who this is; where it lies, the key that comes of it opens nothing.
  const owner = { site: signedIn.site, person: signedIn.person.id };
  const [kek] = await touched.keys(owner, ['unwrapKey']);
  return { signedIn, room: await unlock(kek!, signedIn, startWorker) };
}

/**
 * Unlocks what the server gave back, and checks that it is this person's. `kek`: of the way in. Throws `KeysDoubtful`.
 */
export async function unlock(
  kek: CryptoKey,
  { wrapped, way, chest, site, person }: SignedIn,
  startWorker: () => Worker,
): Promise<ReadingRoom> {
  const place = { site, person: person.id, way };
  const own = chest ? openChest(kek, chest, place) : Promise.resolve(kek);
  const room = await own
    .then((key) => ReadingRoom.open({ kek: key, wrapped }, startWorker))
    .catch((error: unknown) => {
      const isDoubtful = error instanceof OpenRefused || error instanceof UnlockFailed;
      throw isDoubtful ? new KeysDoubtful(error) : error;
    });
  if (room.unlocked.site === site && room.unlocked.person === person.id) return room;
  room.close();
  throw new KeysDoubtful();
}

async function stretched(passphrase: string, settings: SignInSettings, site: string): Promise<UnlockKeys> {
  try {
    return await unlockKeys(passphrase, settings, { site });
  } catch (error) {
    throw error instanceof RangeError ? new KeysDoubtful(error) : error;
  }
}
