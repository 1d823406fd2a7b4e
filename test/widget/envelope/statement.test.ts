import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64url } from '../../../widget/envelope/base64url.ts';
import { contextFor, definitionHash } from '../../../widget/envelope/context.ts';
import { hashText } from '../../../widget/envelope/hash.ts';
import { readersOf, strongestSuite } from '../../../widget/envelope/readers.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import { signatureAlgorithm, signedBytes } from '../../../widget/envelope/signing-key.ts';
import type { SignedStatement, SiteStatement } from '../../../widget/envelope/site-statement.ts';
import {
  type Expected,
  StatementRefused,
  verifyStatement,
} from '../../../widget/envelope/verify-statement.ts';
import { definition, newSigningKey, now, type SampleSite, sampleSite, somebody } from './sample-site.ts';

const dayMs = 86_400_000;
let site: SampleSite;
let expected: Expected;
beforeAll(async () => {
  site = await sampleSite();
  expected = { site: 'rondom', pins: [site.root.fingerprint], minimumVersion: 3, now };
});

const verdict = (signed: unknown, change: Partial<Expected> = {}) =>
  verifyStatement(signed, { ...expected, ...change }).then(
    () => 'accepted',
    (error) => (error instanceof StatementRefused ? error.code : error),
  );

/** Signs what an administrator's inbox never would. */
async function signedAs(change: (statement: SiteStatement) => unknown): Promise<SignedStatement> {
  const statement = JSON.parse(site.signed.statement);
  return signedText(JSON.stringify(change(statement) ?? statement));
}

async function signedText(statement: string): Promise<SignedStatement> {
  const mark = await crypto.subtle.sign(signatureAlgorithm, site.root.privateKey, signedBytes(statement));
  return { statement, signature: toBase64url(new Uint8Array(mark)), root: site.root.public };
}

describe('verifyStatement', () => {
  it('accepts what the administrator signed, and hashes its exact text', async () => {
    const { statement, hash } = await verifyStatement(site.signed, expected);
    expect(statement.readers).toEqual(site.draft.readers);
    expect(hash).toBe(await hashText(site.signed.statement));
  });

  it('accepts one that the spare key signed', async () => {
    const spare = await newSigningKey();
    const signed = await signStatement({ ...site.draft, version: 4 }, spare, { now });
    expect(await verdict(signed, { pins: [site.root.fingerprint, spare.fingerprint] })).toBe('accepted');
    expect(await verdict(signed)).toBe('wrong-key');
  });

  it('refuses a key that the page does not name', async () => {
    const other = await newSigningKey();
    expect(await verdict(await signStatement(site.draft, other, { now }))).toBe('wrong-key');
  });

  it('refuses everything while the page names no key', async () => {
    expect(await verdict(site.signed, { pins: [] })).toBe('wrong-key');
  });

  it("refuses another key under the root's name", async () => {
    const other = await signStatement(site.draft, await newSigningKey(), { now });
    expect(await verdict({ ...other, root: site.root.public })).toBe('unsigned');
  });

  it('refuses a text that was changed after signing', async () => {
    const statement = site.signed.statement.replace('010-0000000', '010-6666666');
    expect(await verdict({ ...site.signed, statement })).toBe('unsigned');
  });

  it('refuses a text with a space more, though it says the same', async () => {
    expect(await verdict({ ...site.signed, statement: `${site.signed.statement} ` })).toBe('unsigned');
  });

  it('refuses the signature of another version', async () => {
    const next = await signStatement({ ...site.draft, version: 4 }, site.root, { now });
    expect(await verdict({ ...next, signature: site.signed.signature })).toBe('unsigned');
  });

  it('refuses an empty signature', async () => {
    expect(await verdict({ ...site.signed, signature: '' })).toBe('unsigned');
  });

  it('refuses the statement of another site', async () => {
    expect(await verdict(site.signed, { site: 'welzijn' })).toBe('wrong-site');
  });

  it('refuses a version older than the page takes', async () => {
    expect(await verdict(site.signed, { minimumVersion: 4 })).toBe('too-old');
  });

  it.each([
    ['a moment too early', -dayMs - 1, 'not-yet-valid'],
    ['at its first moment', -dayMs, 'accepted'],
    ['at its last moment', 89 * dayMs - 1, 'accepted'],
    ['at its end', 89 * dayMs, 'expired'],
  ])('read %s: %s', async (_, afterMs, outcome) => {
    expect(await verdict(site.signed, { now: now + afterMs })).toBe(outcome);
  });

  it.each([
    ['only the sheet', ['recovery']],
    ['only the sheet, twice', ['recovery', 'recovery']],
    ['only a person, no sheet', ['anna']],
    ['nobody', []],
  ])('refuses a form read by %s', async (_, readers) => {
    const signed = await signedAs((statement) => {
      statement.forms.contact!.readers = readers;
    });
    expect(await verdict(signed)).toBe('no-reader');
  });

  const els = () => somebody('els');
  it.each<[string, (statement: SiteStatement, key: Awaited<ReturnType<typeof els>>) => unknown]>([
    ['another format', (s) => Object.assign(s, { format: 'privacyloket-site-v2' })],
    ['version 0', (s) => Object.assign(s, { version: 0 })],
    ['no dates', (s) => Object.assign(s, { notAfter: 'later' })],
    ['91 days', (s) => Object.assign(s, { notAfter: new Date(now + 90 * dayMs).toISOString() })],
    ['an end before its beginning', (s) => Object.assign(s, { notAfter: '2020-01-01T00:00:00Z' })],
    ['a reader that is nowhere described', (s) => s.forms.contact!.readers.push('ghost')],
    ['the same person twice', (s) => s.readers.push(s.readers[0]!)],
    ['two persons with one key', (s) => s.readers.push({ ...s.readers[0]!, person: 'els' })],
    [
      'a key id that is not the hash of its key',
      (s, { reader }) => Object.assign(s.readers[0]!.keys.p256, { id: reader.keys.p256.id }),
    ],
    [
      'a key that is not the one its id names',
      (s, { reader }) => Object.assign(s.readers[0]!.keys.xwing!, { public: reader.keys.xwing!.public }),
    ],
    [
      'a P-256 key in the place of X-Wing',
      (s, { reader }) => Object.assign(s.readers[0]!.keys, { xwing: reader.keys.p256 }),
    ],
    ['a reader without a P-256 key', (s) => Object.assign(s.readers[0]!, { keys: {} })],
    ['a form without questions', (s) => Object.assign(s.forms.contact!.definition, { fields: [] })],
    ['no readers at all', (s) => Object.assign(s, { readers: undefined })],
    ['no content', () => null],
  ])('refuses a signed statement with %s', async (_, change) => {
    const key = await els();
    const signed = await signedAs((statement) => (change(statement, key) === null ? [] : statement));
    expect(await verdict(signed)).toBe('malformed');
  });

  it('refuses signed text that is no JSON', async () => {
    expect(await verdict(await signedText('{'))).toBe('malformed');
  });

  it.each([[null], ['text'], [{}], [{ statement: '{}', signature: '!', root: '!' }]])(
    'refuses %j',
    async (input) => {
      expect(await verdict(input)).toBe('malformed');
    },
  );
});

describe('signStatement', () => {
  it('holds for 89 days more, and since yesterday for the sake of slow clocks', () => {
    const { notBefore, notAfter } = site.verified.statement;
    expect([notBefore, notAfter]).toEqual(['2026-03-01T09:00:00.000Z', '2026-05-30T09:00:00.000Z']);
  });

  it('signs nothing that no form would take', async () => {
    const forms = { contact: { readers: ['anna'], definition } };
    await expect(signStatement({ ...site.draft, forms }, site.root, { now })).rejects.toMatchObject({
      code: 'no-reader',
    });
  });
});

describe('readersOf', () => {
  it("gives a form's readers and no others", async () => {
    const { reader } = await somebody('els');
    const statement = { ...site.verified.statement, readers: [...site.draft.readers, reader] };
    expect(readersOf(statement, 'contact').map(({ person }) => person)).toEqual(['anna', 'recovery']);
  });

  it.each(['klacht', 'constructor', '__proto__'])('gives nobody for a form %s that is not there', (form) => {
    expect(readersOf(site.verified.statement, form)).toEqual([]);
  });
});

describe('strongestSuite', () => {
  it('is X-Wing when every reader has it', () => {
    expect(strongestSuite(site.draft.readers)).toBe('xwing');
  });

  it('is P-256 as soon as one has not', async () => {
    const { reader } = await somebody('els', ['p256']);
    expect(strongestSuite([...site.draft.readers, reader])).toBe('p256');
  });
});

describe('contextFor', () => {
  it('names the very definition that was signed', async () => {
    const context = await contextFor(site.verified, 'aanmelding', 'AAAAAAAAAAAAAAAAAAAAAA');
    expect(context).toEqual({
      site: 'rondom',
      form: 'aanmelding',
      definition: await definitionHash(definition),
      id: 'AAAAAAAAAAAAAAAAAAAAAA',
      statement: 3,
      statementHash: site.verified.hash,
    });
  });

  it.each(['klacht', 'constructor'])('throws for a form %s that was not signed', async (form) => {
    await expect(contextFor(site.verified, form, 'AAAAAAAAAAAAAAAAAAAAAA')).rejects.toThrow(TypeError);
  });
});
