import { beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../../../server/secretariat/inbox-api.ts';
import type { FormDefinition } from '../../../server/sites/public-part.ts';
import { drawRecoveryWords, readRecoveryWords, recoveryKeys } from '../../../widget/envelope/recovery.ts';
import type { Role } from '../../../widget/envelope/role.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import { type SigningKey, signingAlgorithm, signingKey } from '../../../widget/envelope/signing-key.ts';
import {
  firstStatement,
  nextStatement,
  OwnKeysMissing,
  type SheetKeys,
} from '../../../widget/inbox/publish-statement.ts';
import { readersCode } from '../../../widget/inbox/readers-code.ts';
import { renewalOf } from '../../../widget/inbox/statement-renewal.ts';
import { settings } from '../envelope/sample-site.ts';

const start = Date.parse('2026-11-22T12:00:00Z');
const dayMs = 86_400_000;
const definition = {
  kind: 'contact',
  title: 'Contact',
  intro: 'Wij lezen uw vraag.',
  fields: [
    { id: 'naam', label: 'Uw naam', kind: 'text' },
    { id: 'vraag', label: 'Uw vraag', kind: 'longtext' },
  ],
} as unknown as FormDefinition;

let root: SigningKey;
let directory: Directory;
let self: Parameters<typeof renewalOf>[1];
let paperKeys: SheetKeys;

async function newKey(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(signingAlgorithm, false, ['sign', 'verify']);
  return signingKey(pair.privateKey, pair.publicKey);
}

async function sheet() {
  return recoveryKeys(await readRecoveryWords((await drawRecoveryWords()).join(' ')), 'praktijk');
}

beforeAll(async () => {
  root = await newKey();
  const [paper, person] = [await sheet(), await sheet()];
  const proven = new Date(start).toISOString();
  const bare: Directory = {
    published: null,
    definitions: { contact: definition },
    settings,
    former: [],
    ready: [{ person: 'lezer-1', name: 'Fatima', role: 'administrator', keys: person.public, proven }],
    snippet: {
      living: { site: 'praktijk', src: 'https://loket.example/praktijk.js' },
      pinned: { site: 'praktijk', src: 'https://loket.example/p/0.js' },
      policy: [],
      gpc: { path: '', text: '' },
    },
  };
  self = {
    site: 'praktijk',
    person: 'lezer-1',
    root: root.fingerprint,
    ids: person.reading.map(({ id }) => id),
  };
  paperKeys = { public: paper.public, spareRoot: paper.signing.fingerprint };
  const draft = firstStatement(self, bare, paperKeys, start);
  directory = { ...bare, published: await signStatement(draft, root, { now: start }) };
});

const judge = (changed: Partial<Directory> = {}, now = start) =>
  renewalOf({ ...directory, ...changed }, self, now);

describe('renewalOf', () => {
  it('has nothing to do on the first days', async () => {
    expect(await judge()).toMatchObject({ due: 'nothing', statement: { version: 1 } });
  });

  it('renews the dates after thirty days', async () => {
    expect((await judge({}, start + 28 * dayMs)).due).toBe('nothing');
    expect((await judge({}, start + 31 * dayMs)).due).toBe('dates');
  });

  it('asks about every reader of a statement that has expired: it may have been put back', async () => {
    expect(await judge({}, start + 200 * dayMs)).toMatchObject({
      due: 'consent',
      doubt: 'expired',
      newReaders: [{ name: 'Fatima', code: null }],
    });
  });

  it('asks about every reader where this browser saw a newer statement, or another of this version', async () => {
    const renewal = await judge();
    const hash = renewal.due === 'nothing' ? renewal.hash : '';
    const seen = (version: number, hash: string) =>
      renewalOf(directory, self, start, { version, hash }).then(({ due, ...rest }) => [
        due,
        'doubt' in rest ? rest.doubt : null,
      ]);
    expect(await seen(1, hash)).toEqual(['nothing', null]);
    expect(await seen(1, 'x'.repeat(43))).toEqual(['consent', 'older']);
    expect(await seen(2, hash)).toEqual(['consent', 'older']);
    const statement = JSON.parse(directory.published!.statement);
    expect(nextStatement(statement, directory, 7).version).toBe(8);
  });

  it('asks before somebody reads forms who did not, and publishes at once when somebody reads fewer', async () => {
    const olga = { ...directory.ready[0]!, person: 'lezer-2', name: 'Olga', keys: (await sheet()).public };
    const ready = (role: Role) => [...directory.ready, { ...olga, role }];
    const signed = async (role: Role) =>
      signStatement(
        nextStatement(JSON.parse(directory.published!.statement), { ...directory, ready: ready(role) }),
        root,
        { now: start },
      );
    expect(
      await judge({ published: await signed('privacy-officer'), ready: ready('secretariat') }),
    ).toMatchObject({
      due: 'consent',
      newReaders: [{ name: 'Olga', code: null }],
    });
    const published = await signed('secretariat');
    expect((await judge({ published, ready: ready('privacy-officer') })).due).toBe('dates');
    expect((await judge({ published })).due).toBe('dates');
  });

  it('gives the words of keys that nobody signed, and other words for other keys', async () => {
    const keys = (await sheet()).public;
    const joins = (keys: (typeof directory.ready)[0]['keys']) =>
      judge({
        ready: [...directory.ready, { ...directory.ready[0]!, person: 'lezer-2', name: 'Joris', keys }],
      }).then((renewal) => (renewal.due === 'consent' ? renewal.newReaders.at(-1)!.code : null));
    const code = await joins(keys);
    expect(code).toMatch(/^([a-z]{5} ){5}[a-z]{5}$/);
    const own = {
      site: 'praktijk',
      person: 'lezer-2',
      ids: [keys.p256.id, ...(keys.xwing ? [keys.xwing.id] : [])],
    };
    expect(await readersCode(own)).toBe(code);
    expect(await joins((await sheet()).public)).not.toBe(code);
    expect(await readersCode({ ...own, person: 'lezer-3' })).not.toBe(code);
  });

  it('knows that nothing was published', async () => {
    expect(await judge({ published: null })).toEqual({ due: 'first' });
  });

  it('does not take a statement of another key', async () => {
    const other = await newKey();
    const published = await signStatement(JSON.parse(directory.published!.statement), other, { now: start });
    expect(await judge({ published })).toEqual({ due: 'mismatch' });
  });

  it('does not take an expired statement of another key', async () => {
    const other = await newKey();
    const published = await signStatement(JSON.parse(directory.published!.statement), other, { now: start });
    expect(await judge({ published }, start + 200 * dayMs)).toEqual({ due: 'mismatch' });
  });

  it('does not take a changed text under the right signature', async () => {
    const statement = directory.published!.statement.replace('Uw vraag', 'Uw BSN?');
    expect(await judge({ published: { ...directory.published!, statement } })).toEqual({ due: 'mismatch' });
  });

  it("does not take another site's statement", async () => {
    const renewal = await renewalOf(directory, { ...self, site: 'andere' }, start);
    expect(renewal).toEqual({ due: 'mismatch' });
  });

  it('names each question that changed', async () => {
    const changed = {
      ...definition,
      fields: [
        { ...definition.fields[0]!, label: 'Uw volledige naam' },
        { id: 'bsn', label: 'Uw BSN', kind: 'bsn' },
      ],
    } as unknown as FormDefinition;
    expect(await judge({ definitions: { contact: changed } })).toMatchObject({
      due: 'consent',
      changes: [
        {
          title: 'Contact',
          is: 'changed',
          added: ['Uw BSN'],
          removed: ['Uw vraag'],
          altered: ['Uw volledige naam'],
          text: false,
        },
      ],
    });
  });

  it('notices a changed explanation', async () => {
    const changed = { ...definition, intro: 'Anders.' };
    expect(await judge({ definitions: { contact: changed } })).toMatchObject({
      due: 'consent',
      changes: [{ added: [], removed: [], altered: [], text: true }],
    });
  });

  it('notices a form that came and one that went', async () => {
    const changes = [
      { title: 'Contact', is: 'gone' },
      { title: 'Klacht', is: 'new' },
    ];
    const definitions = { klacht: { ...definition, title: 'Klacht' } };
    expect(await judge({ definitions })).toMatchObject({ due: 'consent', changes });
  });

  it('names each service that came, went or changed, and where its script is from', async () => {
    const film = settings.services[0]!;
    const hotjar = {
      id: 'klik',
      purpose: 'click-tracking',
      asks: 'abcd',
      run: 'hotjar',
      from: 'https://x.test',
    };
    const changed = { ...settings, services: [{ ...film, free: true }, hotjar] } as typeof settings;
    expect(await judge({ settings: changed })).toMatchObject({
      due: 'consent',
      changes: [],
      settings: { added: ['klik (https://x.test)'], removed: [], altered: ['film'], rest: false },
    });
    expect(await judge({ settings: { ...settings, services: [] } })).toMatchObject({
      settings: { added: [], removed: ['film'], altered: [], rest: false },
    });
  });

  it('notices another explanation of the services', async () => {
    expect(await judge({ settings: { ...settings, details: 'x'.repeat(43) } })).toMatchObject({
      due: 'consent',
      settings: { added: [], removed: [], altered: [], rest: true },
    });
  });

  it('asks to sign the settings where they never were', async () => {
    const { settings: _, ...older } = JSON.parse(directory.published!.statement);
    const published = await signStatement(older, root, { now: start });
    expect(await judge({ published })).toMatchObject({ due: 'consent', settings: { added: ['film'] } });
  });

  it('asks before a new reader gets in', async () => {
    const person = await sheet();
    const added = { person: 'lezer-2', name: 'Joris', keys: person.public, proven: '' };
    const judged = (role: Role) => judge({ ready: [...directory.ready, { ...added, role }] });
    const news = { due: 'consent', changes: [] };
    expect(await judged('secretariat')).toMatchObject({
      ...news,
      newReaders: [{ name: 'Joris' }],
      newOfficers: [],
    });
    expect(await judged('privacy-officer')).toMatchObject({
      ...news,
      newReaders: [],
      newOfficers: [{ name: 'Joris' }],
    });
  });

  it('seals no form to a privacy officer, and lets them read the logbook', async () => {
    const officer = { ...directory.ready[0]!, person: 'lezer-2', role: 'privacy-officer' as const };
    const { readers, forms } = nextStatement(JSON.parse(directory.published!.statement), {
      ...directory,
      ready: [...directory.ready, officer],
    });
    expect(readers.map(({ person }) => person)).toEqual(['lezer-1', 'lezer-2', 'recovery']);
    expect(forms.contact!.readers).toEqual(['lezer-1', 'recovery']);
  });

  it('asks again when a known reader has other keys', async () => {
    const joined = { ...directory.ready[0]!, person: 'lezer-2', name: 'Joris', keys: (await sheet()).public };
    const ready = [...directory.ready, joined];
    const draft = nextStatement(JSON.parse(directory.published!.statement), { ...directory, ready });
    const published = await signStatement(draft, root, { now: start });
    expect(await judge({ published, ready })).toMatchObject({ due: 'nothing' });
    const changed = [directory.ready[0]!, { ...joined, keys: (await sheet()).public }];
    expect(await judge({ published, ready: changed })).toMatchObject({
      due: 'consent',
      newReaders: [{ name: 'Joris' }],
    });
  });

  it('warns when the server lists other keys for oneself', async () => {
    const { public: keys } = await sheet();
    const ready = directory.ready.map((each) => ({ ...each, keys }));
    expect(await judge({ ready })).toEqual({ due: 'mismatch' });
  });
});

describe('nextStatement', () => {
  it('keeps the sheet and the spare key, and goes one version on', async () => {
    const published = JSON.parse(directory.published!.statement);
    const next = nextStatement(published, directory);
    expect(next.version).toBe(2);
    expect(next.spareRoot).toBe(published.spareRoot);
    expect(next.readers.at(-1)).toEqual(published.readers.at(-1));
    expect(next.forms.contact!.readers).toEqual(['lezer-1', 'recovery']);
  });
});

describe('firstStatement', () => {
  it('names nobody whom the server slips in beside its maker', async () => {
    const stranger = { ...directory.ready[0]!, person: 'lezer-2', keys: (await sheet()).public };
    const draft = firstStatement(
      self,
      { ...directory, ready: [stranger, ...directory.ready] },
      paperKeys,
      start,
    );
    expect(draft.readers.map(({ person }) => person)).toEqual(['lezer-1', 'recovery']);
    expect(Object.values(draft.forms).map(({ readers }) => readers)).toEqual([['lezer-1', 'recovery']]);
  });

  it('is not made with keys that its maker does not hold', async () => {
    const [own] = directory.ready;
    const other = (await sheet()).public;
    const { xwing: _, ...half } = own!.keys;
    for (const keys of [other, { ...own!.keys, p256: other.p256 }, ...(own!.keys.xwing ? [half] : [])])
      expect(() =>
        firstStatement(self, { ...directory, ready: [{ ...own!, keys }] }, paperKeys, start),
      ).toThrow(OwnKeysMissing);
    expect(() => firstStatement(self, { ...directory, ready: [] }, paperKeys, start)).toThrow(OwnKeysMissing);
  });
});
