/**
 * A passkey as one more way in, in the order that loses nothing: another way proves who this is and opens the key of
 * the keys; the new one wraps it; what the server kept of that is read back and opened; only then is it told of.
 */
import type { NewWay, SignedIn, WayOptions, Ways } from '../../server/secretariat/inbox-api.ts';
import { closeChest, openChest } from '../envelope/chest-key.ts';
import type { AskServer } from './ask-server.ts';
import { makePasskey } from './passkey.ts';
import { openedBy, type Proof } from './proven-way.ts';
import { KeysDoubtful } from './session.ts';

/**
 * Adds one; answers with all of them. Throws `WordsRefused` for words that are no passphrase, `PasskeyRefused`,
 * `ServerRefused` (`sign-in-failed` for other words), and `KeysDoubtful` where what is kept doesn't open: then the
 * server has been asked to forget it.
 */
export async function addPasskey(signedIn: SignedIn, proof: Proof, ask: AskServer): Promise<Ways> {
  const { site, person } = signedIn;
  const options = await ask<WayOptions>('POST', '/api/ways/options', {});
  const opened = await openedBy(proof, signedIn, options, ask);
  const made = await makePasskey(options);
  const owner = { site, person: person.id };
  const place = { ...owner, way: made.id };
  const [wrap, unwrap] = await made.keys(owner, ['wrapKey', 'unwrapKey']);
  const content: NewWay = {
    attestation: made.answer,
    chest: await closeChest(wrap!, opened.key, place),
    proof: opened.proof,
  };
  const ways = await ask<Ways>('POST', '/api/ways', content);
  const kept = ways.passkeys.find(({ id }) => id === made.id);
  try {
    await openChest(unwrap!, kept!.chest, place);
  } catch (cause) {
    await ask('DELETE', `/api/ways/${made.id}`);
    throw new KeysDoubtful(cause);
  }
  return ways;
}
