import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fromBase64url, toBase64url } from '../../../widget/envelope/base64url.ts';
import { contextHash } from '../../../widget/envelope/context.ts';
import { cipherSuite } from '../../../widget/envelope/hpke-suites.ts';
import { messageSecret, partCipher, partKey, recipientInfo } from '../../../widget/envelope/message-keys.ts';
import { isFor, openBody, openList, openSecret } from '../../../widget/envelope/open.ts';
import { OpenFailed } from '../../../widget/envelope/open-failed.ts';
import { pad } from '../../../widget/envelope/padding.ts';
import type { Envelope, Header, Suite } from '../../../widget/envelope/wire.ts';
import { type SampleSite, sampleEnvelope, sampleSite, somebody } from './sample-site.ts';

let site: SampleSite;
const envelopes = {} as Record<Suite, Envelope>;
beforeAll(async () => {
  site = await sampleSite();
  envelopes.p256 = await sampleEnvelope(site, 'p256');
  envelopes.xwing = await sampleEnvelope(site, 'xwing');
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Opens both parts and says how it went. */
async function attempt({ list, body, ...header }: Envelope, keys = site.anna.keys): Promise<string> {
  try {
    const secret = await openSecret(header, keys);
    await openList(secret, list);
    await openBody(secret, body);
    return 'opened';
  } catch (error) {
    return error instanceof OpenFailed ? error.message : `unexpected: ${error}`;
  }
}
const failed = 'this message could not be opened';

/** Every text and number in an envelope, by its path. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}

function flipped(envelope: Envelope, path: string[]): Envelope {
  const copy = JSON.parse(JSON.stringify(envelope));
  const last = path.at(-1)!;
  const holder = path.slice(0, -1).reduce((inner, key) => inner[key], copy);
  holder[last] = typeof holder[last] === 'number' ? holder[last] + 1 : flipText(holder[last]);
  return copy;
}

/** Another text of the same length and alphabet, so that only cryptography can notice. */
function flipText(text: string): string {
  return (text[0] === 'a' ? 'b' : 'a') + text.slice(1);
}

describe.each(['p256', 'xwing'] as const)('opening an envelope of %s', (suite) => {
  it('opens it untouched', async () => {
    expect(await attempt(envelopes[suite])).toBe('opened');
  });

  // `recipients.1` is the sheet's: what is done to it must be noticed by the sheet's keys.
  const paths = [
    'format',
    'suite',
    'commit',
    'list',
    'body',
    'context.site',
    'context.form',
    'context.definition',
    'context.id',
    'context.statement',
    'context.statementHash',
    'recipients.0.key',
    'recipients.0.enc',
    'recipients.0.sealed',
  ];

  it.each(paths)('fails when one letter of %s was changed', async (path) => {
    expect(await attempt(flipped(envelopes[suite], path.split('.')))).toBe(failed);
  });

  it('has no field that this test forgot', () => {
    const all = leaves(envelopes[suite]).map((path) => path.join('.'));
    expect(all.filter((path) => !path.startsWith('recipients.1')).sort()).toEqual([...paths].sort());
  });

  it.each(['key', 'enc', 'sealed'])(
    'fails for a second reader when the %s of theirs was changed',
    async (field) => {
      const changed = flipped(envelopes[suite], ['recipients', '1', field]);
      expect(await attempt(changed, site.sheet.keys)).toBe(failed);
    },
  );

  it.each(['list', 'body'] as const)('fails when any one byte of %s was changed', async (part) => {
    const { list, body, ...header } = envelopes[suite];
    const secret = await openSecret(header, site.anna.keys);
    const bytes = fromBase64url({ list, body }[part]);
    for (const at of [0, 1, 4, 100, bytes.length - 17, bytes.length - 16, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = changed[at]! ^ 1;
      const open = part === 'list' ? openList : openBody;
      await expect(open(secret, toBase64url(changed))).rejects.toThrow(OpenFailed);
    }
  });

  it('fails when list and body change places', async () => {
    const { list, body, ...header } = envelopes[suite];
    const secret = await openSecret(header, site.anna.keys);
    await expect(openList(secret, body)).rejects.toThrow(OpenFailed);
    await expect(openBody(secret, list)).rejects.toThrow(OpenFailed);
  });

  it.each(['list', 'body'] as const)('fails with the %s of another message', async (part) => {
    const other = await sampleEnvelope(site, suite);
    expect(await attempt({ ...envelopes[suite], [part]: other[part] })).toBe(failed);
  });

  it('fails with the recipients of another message', async () => {
    const other = await sampleEnvelope(site, suite);
    expect(await attempt({ ...envelopes[suite], recipients: other.recipients })).toBe(failed);
  });

  it('fails when two readers are swapped', async () => {
    const [one, two] = envelopes[suite].recipients;
    const recipients = [
      { ...two!, key: one!.key },
      { ...one!, key: two!.key },
    ];
    expect(await attempt({ ...envelopes[suite], recipients })).toBe(failed);
  });

  it('fails when it was moved to another form of the same site', async () => {
    const other = await sampleEnvelope(site, suite, { form: 'contact' });
    expect(await attempt({ ...envelopes[suite], context: other.context })).toBe(failed);
  });

  it('fails for somebody whom it was not sealed to', async () => {
    const { keys } = await somebody('els');
    expect(isFor(envelopes[suite], keys)).toBe(false);
    expect(await attempt(envelopes[suite], keys)).toBe(failed);
  });

  it('fails with the right key of the other suite alone', async () => {
    const others = site.anna.keys.filter((key) => key.suite !== suite);
    expect(isFor(envelopes[suite], others)).toBe(false);
    expect(await attempt(envelopes[suite], others)).toBe(failed);
  });
});

describe('openSecret', () => {
  it('decrypts nothing before the commitment was compared', async () => {
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    const other = await sampleEnvelope(site, 'p256');
    expect(await attempt({ ...envelopes.p256, commit: other.commit })).toBe(failed);
    // The one call is HPKE's own, which opened the 32-byte secret.
    expect(decrypt.mock.calls.map(([, , data]) => data.byteLength)).toEqual([48]);
  });

  it('refuses an envelope that would show another reader another message', async () => {
    // A sender who wants two readers to read two things seals two secrets under one header.
    const { list, body, ...header } = envelopes.p256;
    const hash = await contextHash(header.context, 'p256');
    const p256 = cipherSuite('p256');
    const { id, public: publicKey } = site.sheet.reader.keys.p256;
    const { encapsulatedSecret, ciphertext } = await p256.Seal(
      await p256.DeserializePublicKey(fromBase64url(publicKey)),
      crypto.getRandomValues(new Uint8Array(32)),
      { info: recipientInfo('p256', id, hash) },
    );
    const second = { key: id, enc: toBase64url(encapsulatedSecret), sealed: toBase64url(ciphertext) };
    const forged = {
      ...header,
      recipients: [header.recipients[0]!, second],
      list,
      body,
    } as unknown as Envelope;
    expect(await attempt(forged)).toBe('opened');
    expect(await attempt(forged, site.sheet.keys)).toBe(failed);
  });

  it('refuses a header that is not as it should be, with the same words', async () => {
    const header = { ...envelopes.p256, extra: 1 } as unknown as Header;
    await expect(openSecret(header, site.anna.keys)).rejects.toThrow(failed);
  });
});

describe('openBody', () => {
  it('refuses a well-sealed body that is no message', async () => {
    const hash = await contextHash(envelopes.p256.context, 'p256');
    const secret = await messageSecret(crypto.getRandomValues(new Uint8Array(32)), hash);
    const key = await partKey(secret, 'body', 'encrypt');
    const padded = pad(new TextEncoder().encode('{"html":"<script>"}'), 4096);
    const sealed = new Uint8Array(await crypto.subtle.encrypt(partCipher(secret, 'body'), key, padded));
    await expect(openBody(secret, toBase64url(sealed))).rejects.toThrow(OpenFailed);
  });
});
