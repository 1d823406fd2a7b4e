/**
 * From a passphrase to an unlocked room. The passphrase and what it is stretched into stay in this browser;
 * the server gets a key that only signs in, and answers with the wrapped keys.
 */
import type {
  SessionBegin,
  SessionStart,
  SignedIn,
  SignInSettings,
} from '../../server/secretariat/inbox-api.ts';
import { type UnlockKeys, unlockKeys } from '../envelope/unlock-key.ts';
import type { AskServer } from './ask-server.ts';
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

/** Unlocks what the server gave back, and checks that it is this person's. Throws `KeysDoubtful`. */
export async function unlock(
  kek: CryptoKey,
  { wrapped, site, person }: SignedIn,
  startWorker: () => Worker,
): Promise<ReadingRoom> {
  const room = await ReadingRoom.open({ kek, wrapped }, startWorker).catch((error: unknown) => {
    throw error instanceof OpenRefused ? new KeysDoubtful(error) : error;
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
