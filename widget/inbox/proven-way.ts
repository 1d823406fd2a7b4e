/** A way in that answers for another: it tells the server who this is, and opens the key of the keys once more. */
import type {
  PasskeyAnswer,
  SignedIn,
  SignInSettings,
  WayOptions,
  Ways,
} from '../../server/secretariat/inbox-api.ts';
import { openChest, passphraseWay } from '../envelope/chest-key.ts';
import { unlockKeys } from '../envelope/unlock-key.ts';
import { type AskServer, ServerRefused } from './ask-server.ts';
import { touchPasskey } from './passkey.ts';
import { KeysDoubtful } from './session.ts';

/** The way in that answers for a new one: the words as they were typed, or a passkey that the person has. */
export type Proof = { passphrase: string } | { passkey: true };

/** The key of the keys, able to be wrapped once more, and what tells the server that this is the person. */
export async function openedBy(
  proof: Proof,
  { site, person: { id: person, name } }: SignedIn,
  { prove, rp, has }: WayOptions,
  ask: AskServer,
): Promise<{ key: CryptoKey; proof: { key: string } | { assertion: PasskeyAnswer } }> {
  if ('passphrase' in proof) {
    const settings = await ask<SignInSettings>('POST', '/api/sessions/begin', { site, name });
    const { kek, signInKey } = await unlockKeys(proof.passphrase, settings, { site });
    const { chest } = await ask<Pick<Ways, 'chest'>>('GET', '/api/ways');
    const place = { site, person, way: passphraseWay };
    // Tried here first, so that wrong words leave no passkey behind on the device that nothing knows of.
    const own = await opened(kek, chest, place).catch((cause) => {
      throw new ServerRefused('sign-in-failed', { cause });
    });
    return { key: own, proof: { key: signInKey } };
  }
  const touched = await touchPasskey({ challenge: prove, rp }, has);
  const { passkeys } = await ask<Ways>('GET', '/api/ways');
  const chest = passkeys.find(({ id }) => id === touched.id)?.chest;
  const [kek] = await touched.keys({ site, person }, ['unwrapKey']);
  const place = { site, person, way: touched.id };
  return { key: await opened(kek!, chest, place), proof: { assertion: touched.answer } };
}

async function opened(
  kek: CryptoKey,
  chest: Ways['chest'] | undefined,
  place: Parameters<typeof openChest>[2],
): Promise<CryptoKey> {
  if (!chest) throw new KeysDoubtful();
  return openChest(kek, chest, place, { toAdd: true }).catch((cause) => {
    throw new KeysDoubtful(cause);
  });
}
