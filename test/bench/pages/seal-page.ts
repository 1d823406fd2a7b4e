/** The page of the `seal` benchmark: the whole of `seal`, and the calls that any such envelope must make. */
import { drawMessageId } from '../../../widget/envelope/context.ts';
import { hashText } from '../../../widget/envelope/hash.ts';
import { cipherSuite } from '../../../widget/envelope/hpke-suites.ts';
import { publicHalves, readingKey } from '../../../widget/envelope/reading-key.ts';
import { type Message, seal } from '../../../widget/envelope/seal.ts';
import { bodyFloorBytes, listBytes, type Suite } from '../../../widget/envelope/wire.ts';

/** One round: milliseconds per message. */
export interface Round {
  sealMs: number;
  bareMs: number;
}

interface Order {
  suite: Suite;
  rounds: number;
  messages: number;
}

async function measure({ suite, rounds, messages }: Order): Promise<Round[]> {
  const message = await messageOf2Kb(suite);
  const publicKeys = message.readers.map((reader) => bytesOf(reader.keys[suite]!.public));
  const taken: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const sealMs = await timed(messages, () => seal(message));
    const bareMs = await timed(messages, () => bareCalls(suite, publicKeys));
    taken.push({ sealMs, bareMs });
  }
  return taken;
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let time = 0; time < times; time++) await work();
  return (performance.now() - start) / times;
}

/** The cryptography of one message without its bookkeeping: keys read and sealed to, three derivations, two parts. */
async function bareCalls(suite: Suite, publicKeys: Uint8Array[]): Promise<void> {
  const { subtle } = crypto;
  const hpke = cipherSuite(suite);
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const salt = await subtle.digest('SHA-256', new Uint8Array(256));
  const sealing = publicKeys.map(async (key) =>
    hpke.Seal(await hpke.DeserializePublicKey(key), secret, { info: new Uint8Array(160) }),
  );
  const source = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits']);
  await Promise.all(sealing);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: new Uint8Array(20) };
  await subtle.deriveBits(derivation, source, 256);
  for (const size of [listBytes, bodyFloorBytes]) {
    const aes = { name: 'AES-GCM', length: 256 };
    const key = await subtle.deriveKey(derivation, source, aes, false, ['encrypt']);
    const cipher = { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: new Uint8Array(52) };
    await subtle.encrypt(cipher, key, new Uint8Array(size));
  }
}

async function messageOf2Kb(suite: Suite): Promise<Message> {
  const nothing = await hashText('');
  const reader = async (person: string) => {
    const keys = await Promise.all(
      (['p256', 'xwing'] as const).map(async (each) =>
        readingKey(each, await cipherSuite(each).GenerateKeyPair(false)),
      ),
    );
    return { person, keys: publicHalves(keys), proven: '' };
  };
  const answers = [{ field: 'vraag', label: 'Uw vraag', kind: 'longtext', value: 'a'.repeat(2048) }];
  return {
    content: { language: 'nl', form: 'Aanmelden', answers },
    list: { name: 'Z. de Vries', kind: 'aanmelding', first: 'Ik zoek begeleiding voor mijn zoon.' },
    context: {
      site: 'rondom',
      form: 'aanmelding',
      definition: nothing,
      id: drawMessageId(),
      statement: 1,
      statementHash: nothing,
    },
    suite,
    readers: await Promise.all(['anna', 'els', 'recovery'].map(reader)),
  };
}

function bytesOf(base64url: string): Uint8Array {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

Object.assign(globalThis, { measure });
