/**
 * Another passphrase in the place of one that was lost: a passkey answers for it. Tried in this browser before it is
 * kept, and read back after, so that nobody is left with words that open nothing.
 */
import type { NewPassphrase, SignedIn, WayOptions, Ways } from '../../server/secretariat/inbox-api.ts';
import { closeChest, openChest, passphraseWay } from '../envelope/chest-key.ts';
import { drawUnlockSettings, unlockKeys } from '../envelope/unlock-key.ts';
import type { AskServer } from './ask-server.ts';
import { openedBy } from './proven-way.ts';
import { KeysDoubtful } from './session.ts';

/**
 * Keeps the new words; from then on the old ones open nothing, and who signed in with them is out. Throws
 * `PasskeyRefused`, `ServerRefused`, and `KeysDoubtful` where what is kept doesn't open.
 */
export async function keepPassphrase(signedIn: SignedIn, words: string[], ask: AskServer): Promise<Ways> {
  const { site, person } = signedIn;
  const options = await ask<WayOptions>('POST', '/api/ways/options', {});
  const opened = await openedBy({ passkey: true }, signedIn, options, ask);
  const settings = drawUnlockSettings();
  const { kek, signInKey } = await unlockKeys(words.join(' '), settings, { site });
  const place = { site, person: person.id, way: passphraseWay };
  const chest = await closeChest(kek, opened.key, place);
  await openChest(kek, chest, place);
  const content: NewPassphrase = { signIn: { ...settings, key: signInKey }, chest, proof: opened.proof };
  const ways = await ask<Ways>('PUT', '/api/ways/passphrase', content);
  await openChest(kek, ways.chest!, place).catch((cause) => {
    throw new KeysDoubtful(cause);
  });
  return ways;
}
