/** The registers of incidents and disclosures: sealed, append-only, written down before they are handed out, wiped. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../server/register/verify-chain.ts';
import type { LogbookEntry, LogbookPage } from '../../../server/secretariat/inbox-api.ts';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import { enrolled, type OpenSite, openSite, signedInAgain } from '../inbox-person.ts';
import { secretText } from '../sealed-post.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';
import { disclosure, incident, sealedEntry } from './sealed-entry.ts';

let house: House;
let site: OpenSite;
beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house);
});
afterEach(() => house.close());

const { parse } = JSON;
const write = (content: unknown) => site.person.ask('POST', '/api/logbook', content);
const written = async (content: unknown) => {
  const answer = await write(content);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as LogbookEntry;
};
const list = async (book: string) =>
  (await (await site.person.ask('POST', '/api/logbook/list', { book })).json()) as LogbookPage;
const lines = async (...events: string[]) =>
  (await house.services.store.db.selectFrom('register').selectAll().orderBy('seq').execute()).filter(
    ({ event }) => events.includes(event),
  );
const mails = () => house.services.store.db.selectFrom('mail').select('kind').orderBy('seq').execute();
const toldOf = (id: string) =>
  house.services.store.db
    .selectFrom('logbook_entry')
    .select(['told', 'told_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const closed = { notReported: 'no-risk', notTold: 'unreadable', closed: true } as const;
const hour = 3_600_000;
/** Moves the clock and makes a round; whoever is signed in signs in again. */
async function at(ms: number): Promise<void> {
  house.setTime(ms);
  await signedInAgain(house, site.person);
  await house.services.sweep.run();
}

describe('an incident', () => {
  it('is kept sealed to every reader: the server holds days and codes, and not a word', async () => {
    const entry = await written(await sealedEntry(site.signed));
    expect(entry).toMatchObject({ book: 'incident', cause: '', count: 1, closed: null, wipes: null });
    const { envelope } = entry.versions[0]!;
    const { list: _list, body, ...header } = envelope!;
    for (const { reading } of [site.person.keys, site.sheet])
      expect((await openBody(await openSecret(header, reading), body)).answers[0]!.value).toBe(secretText);
    const rows = await house.services.store.db.selectFrom('logbook_version').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secretText);
    expect(parse(rows[0]!.facts)).toEqual(incident);
  });

  it('is never changed: each edit is a version beside the earlier ones, with who and when', async () => {
    const first = await sealedEntry(site.signed);
    const { id } = await written(first);
    await at(start + hour);
    const entry = await written(
      await sealedEntry(site.signed, { ...incident, ...closed }, { id, number: 2 }),
    );
    expect(entry.versions.map(({ number, at: when, actor }) => [number, when, actor])).toEqual([
      [1, new Date(start).toISOString(), site.person.id],
      [2, new Date(start + hour).toISOString(), site.person.id],
    ]);
    expect(entry.versions[0]!.facts).toEqual(incident);
    const { sqlite } = house.services.store;
    expect(() => sqlite.exec("update logbook_version set facts = '{}'")).toThrow('append-only');
    expect(() => sqlite.exec('delete from logbook_version')).toThrow('append-only');
  });

  it('that came twice after a lost answer is one version, and one line in the register', async () => {
    const content = await sealedEntry(site.signed);
    expect(await written(content)).toEqual(await written(content));
    expect(await lines('logbook-written')).toMatchObject([{ actor: site.person.id, detail: 'incident:1' }]);
  });

  it('that came twice shows nothing of the versions that were written after it', async () => {
    const first = await sealedEntry(site.signed);
    const entry = await written(first);
    const { id } = entry;
    const second = await sealedEntry(site.signed, { ...incident, ...closed }, { id, number: 2 });
    const whole = await written(second);
    expect(await written(first)).toEqual(entry);
    expect(await written(second)).toEqual({ ...whole, versions: whole.versions.slice(1) });
    expect(await lines('logbook-written')).toHaveLength(2);
  });

  it('is refused where a colleague wrote the same version first', async () => {
    const { id } = await written(await sealedEntry(site.signed));
    const second = () => sealedEntry(site.signed, incident, { id, number: 2 });
    await written(await second());
    expect(await codeOf(await write(await second()))).toBe('id-taken');
    expect(await codeOf(await write(await sealedEntry(site.signed, disclosure, { id, number: 3 })))).toBe(
      'id-taken',
    );
  });

  it('is refused with days that are not those it was sealed with', async () => {
    const content = await sealedEntry(site.signed);
    const facts = { ...incident, known: '2026-11-23T07:00:00.000Z' };
    expect(await codeOf(await write({ ...content, facts }))).toBe('wrong-definition');
    expect(await codeOf(await write({ ...content, number: 2 }))).toBe('wrong-definition');
  });

  it('is refused with facts that can’t be true together, and with a word that is no code', async () => {
    const late = await sealedEntry(site.signed, { ...incident, closed: true });
    const answer = await write(late);
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'facts-refused']);
    const typed = { ...(await sealedEntry(site.signed)), facts: { ...incident, kind: 'Mevrouw De Wit' } };
    expect(await codeOf(await write(typed))).toBe('malformed');
  });

  it('is refused unless it is sealed to all readers of this site', async () => {
    const other = await openSite(house, 'welzijn');
    expect(await codeOf(await write(await sealedEntry(other.signed)))).toBe('wrong-site');
    const fewer = await sealedEntry(site.signed);
    const envelope = { ...fewer.envelope, recipients: fewer.envelope.recipients.slice(1) };
    expect(await codeOf(await write({ ...fewer, envelope }))).toBe('wrong-readers');
  });

  it('reminds after 24, 48 and 66 hours, each once and without a word of it, until the AP was told', async () => {
    const { id } = await written(await sealedEntry(site.signed));
    const known = Date.parse(incident.known);
    const told: string[] = [];
    for (const hours of [23, 24, 25, 48, 66, 80]) {
      await at(known + hours * hour);
      const { told: step, told_at } = await toldOf(id);
      told.push(`${step} ${told_at === house.now() ? 'now' : 'before'}`);
      // A mail of a step that has passed is struck off by the sender; the newest waits for its turn.
      expect((await mails()).at(-1)?.kind ?? '').toBe(step);
    }
    expect(told).toEqual([
      ' before',
      'report-24 now',
      'report-24 before',
      'report-48 now',
      'report-66 now',
      'report-66 before',
    ]);
    const reported = new Date(known + 70 * hour).toISOString();
    await written(await sealedEntry(site.signed, { ...incident, reported }, { id, number: 2 }));
    await at(known + 90 * hour);
    expect((await toldOf(id)).told_at).toBe(known + 66 * hour);
  });

  it('reminds of looking back on the chosen day, and again where a later one was chosen', async () => {
    const first = { ...incident, notReported: 'no-risk', evaluateOn: '2026-12-10' } as const;
    const { id } = await written(await sealedEntry(site.signed, first));
    const noon = (day: string) => Date.parse(`${day}T12:00:00+01:00`);
    await at(noon('2026-12-09'));
    expect((await toldOf(id)).told).toBe('');
    for (const day of ['2026-12-10', '2026-12-11']) {
      await at(noon(day));
      expect(await toldOf(id)).toMatchObject({ told: 'look-back', told_at: noon('2026-12-10') });
    }
    await signedInAgain(house, site.person);
    await written(await sealedEntry(site.signed, { ...first, evaluateOn: '2026-12-20' }, { id, number: 2 }));
    await at(noon('2026-12-19'));
    expect((await toldOf(id)).told_at).toBe(noon('2026-12-10'));
    await at(noon('2026-12-20'));
    expect((await toldOf(id)).told_at).toBe(noon('2026-12-20'));
    expect((await mails()).at(-1)?.kind).toBe('look-back');
  });

  it('goes a term of its own after it was closed, all versions with it, and a line says so', async () => {
    const { id } = await written(await sealedEntry(site.signed));
    const { wipes } = await written(
      await sealedEntry(site.signed, { ...incident, ...closed }, { id, number: 2 }),
    );
    expect(wipes).toBe('2031-11-23T09:00:00.000Z');
    await at(Date.parse(wipes!) - 1);
    expect((await list('incident')).entries.map((each) => each.id)).toContain(id);
    await at(Date.parse(wipes!));
    const rows = await house.services.store.db.selectFrom('logbook_version').select('entry').execute();
    expect(rows.map(({ entry }) => entry)).not.toContain(id);
    expect(await lines('wiped')).toMatchObject([{ actor: 'server', detail: 'incident:1' }]);
    expect((await verifyChain(house.services.store.db, 'rondom')).brokenAt).toBeNull();
  });

  it('that is opened again stays', async () => {
    const { id } = await written(await sealedEntry(site.signed, { ...incident, ...closed }));
    expect(await written(await sealedEntry(site.signed, incident, { id, number: 2 }))).toMatchObject({
      closed: null,
      wipes: null,
    });
  });
});

describe('a disclosure', () => {
  it('is kept for its own term from when it was written down, beside the incidents and not among them', async () => {
    const entry = await written(await sealedEntry(site.signed, disclosure));
    expect(entry.wipes).toBe('2031-11-23T09:00:00.000Z');
    expect((await list('incident')).entries).toEqual([]);
    expect((await list('disclosure')).entries.map(({ id }) => id)).toEqual([entry.id]);
  });
});

describe('reading the logbook', () => {
  it('is in the register before a byte leaves: the list with its number, one entry with its reference', async () => {
    const { id } = await written(await sealedEntry(site.signed));
    await list('incident');
    await site.person.ask('POST', `/api/logbook/${id}/read`, {});
    expect(await lines('logbook-opened', 'logbook-read')).toMatchObject([
      { detail: 'incident:1', actor: site.person.id },
      { detail: 'incident', submission: id },
    ]);
  });

  it('gives the list with the newest version, one entry with all', async () => {
    const { id } = await written(await sealedEntry(site.signed));
    await written(await sealedEntry(site.signed, incident, { id, number: 2 }));
    const [first] = (await list('incident')).entries;
    expect([first!.count, first!.versions.map(({ number }) => number)]).toEqual([2, [2]]);
    const all = (await (await site.person.ask('POST', `/api/logbook/${id}/read`, {})).json()) as LogbookEntry;
    expect(all.versions.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('comes a hundred at a time', async () => {
    const { db } = house.services.store;
    const row = {
      site: 'rondom',
      book: 'incident',
      cause: '',
      opened_at: start,
      closed_at: null,
      wipes_at: null,
    };
    const ids = Array.from({ length: 101 }, (_, at_) => String(at_).padStart(22, 'A'));
    await db
      .insertInto('logbook_entry')
      .values(ids.map((id) => ({ ...row, id, versions: 1 })))
      .execute();
    const { entries, next } = await list('incident');
    expect([entries.length, entries[0]!.id]).toEqual([100, ids[100]]);
    const rest = await site.person.ask('POST', '/api/logbook/list', { book: 'incident', before: next });
    expect(((await rest.json()) as LogbookPage).entries.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('is refused for another site and for nobody signed in', async () => {
    const { id } = await written(await sealedEntry(site.signed));
    const other = await enrolled(house, 'welzijn', 'Bea');
    expect(await codeOf(await other.ask('POST', `/api/logbook/${id}/read`, {}))).toBe('not-found');
    await house.services.store.db.deleteFrom('session').execute();
    expect(await codeOf(await site.person.ask('POST', '/api/logbook/list', { book: 'incident' }))).toBe(
      'not-signed-in',
    );
  });
});

describe('a copy that leaves the inbox', () => {
  it('is in the register first, as what and how many', async () => {
    const notice = { what: 'disclosure', format: 'csv', count: 12, about: null };
    expect((await site.person.ask('POST', '/api/exports', notice)).status).toBe(204);
    expect(await lines('exported')).toMatchObject([{ actor: site.person.id, detail: 'disclosure:12 csv' }]);
  });

  it('takes no text along: a name in the place of a code is refused', async () => {
    const notice = { what: 'disclosure', format: 'csv', count: 1, about: 'Mevrouw De Wit' };
    expect(await codeOf(await site.person.ask('POST', '/api/exports', notice))).toBe('malformed');
  });
});

describe('a draft that the server opens', () => {
  const drafts = async () =>
    (await house.services.store.db.selectFrom('logbook_entry').selectAll().execute()).map(
      ({ site: of, cause }) => `${of} ${cause.split(':')[0]}`,
    );

  it('is there when it was away for longer than the site allows, once, with a mail and a line', async () => {
    await house.restart(() => house.setTime(start + 4 * hour + 60_000));
    await house.restart();
    expect(await drafts()).toEqual(['rondom outage']);
    expect((await mails()).map(({ kind }) => kind)).toEqual(['report-0']);
    expect(await lines('logbook-written')).toMatchObject([{ actor: 'server', detail: 'incident:1 outage' }]);
    await signedInAgain(house, site.person);
    const [draft] = (await list('incident')).entries;
    expect(draft).toMatchObject({ cause: 'outage', versions: [{ actor: 'server', envelope: null }] });
    const facts = draft!.versions[0]!.facts;
    await written(await sealedEntry(site.signed, facts, { id: draft!.id, number: 2 }));
  });

  it('is not there for a restart, nor for a site that nobody has opened yet', async () => {
    await house.restart(() => house.setTime(start + 4 * hour - 60_000));
    expect(await drafts()).toEqual([]);
  });

  it('is there when nobody can read the site’s messages any more', async () => {
    await house.services.store.db.updateTable('person').set({ ready_at: null }).execute();
    await house.services.sweep.run();
    await house.services.sweep.run();
    expect(await drafts()).toEqual(['rondom no-key']);
  });

  it('is there when the list of readers has expired, so that the form is closed', async () => {
    await at(start + 91 * 24 * hour);
    expect(await drafts()).toContain('rondom no-key');
  });
});
