/** Who can read: proving it, and each statement that is not published. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Challenge, Directory } from '../../../server/secretariat/inbox-api.ts';
import { openProof } from '../../../widget/envelope/open-proof.ts';
import { type RecoveryKeys, recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { type StatementDraft, signStatement } from '../../../widget/envelope/sign-statement.ts';
import type { Reader, SignedStatement } from '../../../widget/envelope/site-statement.ts';
import { draftOf, enrolled, type Person, proven } from '../inbox-person.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

let house: House;
let person: Person;
let sheet: RecoveryKeys;

const newKeys = () => recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');

beforeEach(async () => {
  house = await openHouse();
  person = await enrolled(house);
  sheet = await newKeys();
});
afterEach(() => house.close());

async function directory(): Promise<Directory> {
  return (await person.ask('GET', '/api/directory')).json() as Promise<Directory>;
}

describe('proving that one can read', () => {
  async function challenge(): Promise<Challenge> {
    return (await person.ask('POST', '/api/directory/challenge', {})).json() as Promise<Challenge>;
  }
  const open = ({ challenges }: Challenge) =>
    openProof(challenges, person.keys.reading, { site: 'rondom', person: person.id });
  const answer = (answers: unknown) => person.ask('POST', '/api/directory/proof', { answers });

  it('asks about every key of the person', async () => {
    const { challenges } = await challenge();
    expect(challenges.map(({ suite }) => suite)).toEqual(['p256', 'xwing']);
  });

  it('makes a reader of whoever opens all of them', async () => {
    expect((await directory()).ready).toEqual([]);
    expect((await proven(person)).status).toBe(204);
    expect((await directory()).ready).toEqual([
      {
        person: person.id,
        name: 'Anna',
        role: 'administrator',
        keys: person.keys.public,
        proven: new Date(start).toISOString(),
      },
    ]);
  });

  it('keeps the moment of the first proof', async () => {
    await proven(person);
    house.setTime(start + 1000);
    await proven(person);
    expect((await directory()).ready[0]!.proven).toBe(new Date(start).toISOString());
  });

  it.each([
    ['one key that was left out', (all: { key: string; secret: string }[]) => all.slice(1)],
    ['the same key twice', (all: { key: string; secret: string }[]) => [all[0], all[0]]],
    [
      'a wrong secret',
      (all: { key: string; secret: string }[]) => all.map(({ key }) => ({ key, secret: 'A'.repeat(43) })),
    ],
    ['nothing', () => []],
  ])('refuses %s', async (_, change) => {
    const refused = await answer(change(await open(await challenge())));
    expect([refused.status, await codeOf(refused)]).toEqual([422, 'proof-failed']);
    expect((await directory()).ready).toEqual([]);
  });

  it('takes an answer once', async () => {
    const answers = await open(await challenge());
    await answer([]);
    expect(await codeOf(await answer(answers))).toBe('proof-failed');
  });

  it('takes an answer for ten minutes', async () => {
    const answers = await open(await challenge());
    house.setTime(start + 10 * 60_000);
    expect(await codeOf(await answer(answers))).toBe('proof-failed');
  });

  it('refuses an answer to a question that was never asked', async () => {
    expect(await codeOf(await answer([]))).toBe('proof-failed');
  });
});

describe('publishing a statement', () => {
  let draft: StatementDraft;
  beforeEach(async () => {
    await proven(person);
    draft = await draftOf(person, sheet);
  });

  const sign = (change: Partial<StatementDraft> = {}, key = person.keys.signing) =>
    signStatement({ ...draft, ...change }, key, { now: house.now() });
  const put = (signed: SignedStatement) => person.ask('PUT', '/api/directory/statement', signed);

  const versions = () =>
    house.services.store.sqlite.prepare('select version, retired_at from statement order by version').all();

  async function expectRefused(signed: SignedStatement): Promise<void> {
    const before = versions();
    const answer = await put(signed);
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'statement-refused']);
    expect(versions()).toEqual(before);
  }

  /** Signs any text, as an administrator's browser that is not ours could. */
  async function signText(statement: string): Promise<SignedStatement> {
    const { privateKey, public: root } = person.keys.signing;
    const bytes = new TextEncoder().encode(`privacyloket-site-v1\n${statement}`);
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes);
    return { statement, signature: Buffer.from(signature).toString('base64url'), root };
  }

  it('opens the form to visitors, and is written down', async () => {
    const signed = await sign();
    expect((await put(signed)).status).toBe(204);
    const published = await house.visit('/s/rondom/statement');
    expect(published.headers.get('cache-control')).toBe('no-cache');
    expect(await published.json()).toEqual(signed);
    const line = house.services.store.sqlite.prepare('select * from register order by seq desc').get();
    expect(line).toMatchObject({ event: 'statement-published', actor: person.id, detail: '1' });
  });

  it('retires the one before it', async () => {
    await put(await sign());
    house.setTime(start + 1000);
    expect((await put(await sign({ version: 2 }))).status).toBe(204);
    expect(versions()).toEqual([
      { version: 1, retired_at: start + 1000 },
      { version: 2, retired_at: null },
    ]);
  });

  it('takes one of two that were made at the same moment', async () => {
    const answers = await Promise.all([put(await sign()), put(await sign())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
  });

  it.each([2, 7])('refuses version %i as the first', async (version) =>
    expectRefused(await sign({ version })),
  );

  it('refuses a version that is not the next, nor a little further for a back-up that was put back', async () => {
    await put(await sign());
    await expectRefused(await sign({ version: 1 }));
    await expectRefused(await sign({ version: 22 }));
    expect((await put(await sign({ version: 4 }))).status).toBe(204);
    await expectRefused(await sign({ version: 3 }));
  });

  it('refuses a signature that doesn’t fit', async () => {
    const signed = await sign();
    await expectRefused({ ...signed, statement: signed.statement.replace('aanmelding', 'aanmeldinh') });
  });

  it('refuses a statement of another site', async () => expectRefused(await sign({ site: 'welzijn' })));

  it('refuses another root than the one in force', async () => {
    await put(await sign());
    await expectRefused(await sign({ version: 2 }, (await newKeys()).signing));
  });

  it('takes the published spare as the root', async () => {
    await put(await sign());
    expect((await put(await sign({ version: 2 }, sheet.signing))).status).toBe(204);
  });

  it('refuses another spare, unless the spare itself brings it in', async () => {
    await put(await sign());
    const spareRoot = (await newKeys()).signing.fingerprint;
    await expectRefused(await sign({ version: 2, spareRoot }));
    expect((await put(await sign({ version: 2, spareRoot }, sheet.signing))).status).toBe(204);
  });

  it('refuses a question that the settings don’t ask', async () => {
    const forms = structuredClone(draft.forms);
    forms.aanmelding!.definition.title = 'Iets anders';
    await expectRefused(await sign({ forms }));
  });

  it('refuses other settings than the site has', async () => {
    const { services } = draft.settings;
    await expectRefused(await sign({ settings: { ...draft.settings, services: [] } }));
    const free = services.map((each) => ({ ...each, free: true as const }));
    await expectRefused(await sign({ settings: { ...draft.settings, services: free } }));
    await expectRefused(await sign({ settings: { ...draft.settings, details: 'x'.repeat(43) } }));
  });

  it('signs what the preferences explain, by its hash', async () => {
    const answer = await (await house.visit('/s/rondom/details')).text();
    expect(draft.settings.details).toBe(createHash('sha256').update(answer).digest('base64url'));
  });

  it('refuses a form too many', async () => {
    await expectRefused(await sign({ forms: { ...draft.forms, extra: draft.forms.aanmelding! } }));
  });

  it('refuses a form too few', async () => expectRefused(await sign({ forms: {} })));

  it('refuses a reader who never proved to be able to open', async () => {
    const { public: keys } = await newKeys();
    const readers = [...draft.readers, { person: 'lezer-x', keys, proven: new Date(start).toISOString() }];
    await expectRefused(await sign({ readers }));
  });

  it('refuses other keys of a reader than those that were proved', async () => {
    const { public: keys } = await newKeys();
    const readers = draft.readers.map((reader) =>
      reader.person === person.id ? { ...reader, keys } : reader,
    );
    await expectRefused(await sign({ readers }));
  });

  it('refuses a statement without the X-Wing key of a reader who has one', async () => {
    const readers = draft.readers.map((reader) => ({ ...reader, keys: { p256: reader.keys.p256 } }));
    await expectRefused(await sign({ readers }));
  });

  it('refuses a moment of proof that is made up', async () => {
    const readers = draft.readers.map((reader) => ({ ...reader, proven: new Date(0).toISOString() }));
    await expectRefused(await sign({ readers }));
  });

  it('refuses a statement that nobody but the sheet of paper can read', async () => {
    const statement = JSON.parse((await sign()).statement);
    statement.readers = statement.readers.filter((reader: Reader) => reader.person === 'recovery');
    statement.forms.aanmelding.readers = ['recovery', 'recovery'];
    await expectRefused(await signText(JSON.stringify(statement)));
  });

  it('refuses a statement that has expired', async () => {
    const signed = await sign();
    house.setTime(Date.parse(JSON.parse(signed.statement).notAfter));
    Object.assign(person, await enrolled(house, 'rondom', 'Bea'));
    await expectRefused(signed);
  });

  it('refuses a second spelling of the same statement', async () => {
    await expectRefused(await signText(` ${(await sign()).statement}`));
  });

  it('is for those who are signed in', async () => {
    const answer = await person.ask('PUT', '/api/directory/statement', await sign(), { cookie: '' });
    expect(await codeOf(answer)).toBe('not-signed-in');
  });

  it('can be had by its version after it was replaced', async () => {
    const [first, second] = [await sign(), await sign({ version: 2 })];
    await put(first);
    await put(second);
    const version = (number: unknown) => person.ask('GET', `/api/directory/statements/${number}`);
    expect(await (await version(1)).json()).toEqual(first);
    expect(await (await version(2)).json()).toEqual(second);
    expect(await codeOf(await version(3))).toBe('not-found');
    for (const wrong of [0, -1, 1.5, 'x']) expect(await codeOf(await version(wrong))).toBe('malformed');
    const other = await enrolled(house, 'welzijn');
    expect(await codeOf(await other.ask('GET', '/api/directory/statements/1'))).toBe('not-found');
    const stranger = await person.ask('GET', '/api/directory/statements/1', undefined, { cookie: '' });
    expect(await codeOf(stranger)).toBe('not-signed-in');
  });

  it('is still in force after a restart', async () => {
    const signed = await sign();
    await put(signed);
    await house.restart();
    expect(await (await house.visit('/s/rondom/statement')).json()).toEqual(signed);
  });
});

it('tells what the page needs, and no key: those are the inbox’s own', async () => {
  const { snippet, definitions } = await directory();
  const { hash, integrity } = house.services.pinned.newest;
  expect(snippet).toMatchObject({
    living: { src: 'http://loket.localhost:8787/rondom.js', site: 'rondom' },
    pinned: { src: `http://loket.localhost:8787/p/${hash}.js`, site: 'rondom', integrity },
  });
  expect(JSON.stringify(snippet)).not.toContain(person.keys.signing.fingerprint);
  expect(Object.keys(definitions)).toEqual(['aanmelding', 'verzoek']);
});
