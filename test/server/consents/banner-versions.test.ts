/** What a proof says was shown can be read back later, word for word, and goes when nothing needs it any more. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archivedVersions } from '../../../server/consents/banner-versions.ts';
import { proofRound } from '../../../server/consents/proof-round.ts';
import { addTerm } from '../../../server/retention/dutch-calendar.ts';
import { siteMap } from '../../../server/sites/load-sites.ts';
import { detailsPart } from '../../../server/sites/public-part.ts';
import type { Site } from '../../../server/sites/site-schema.ts';
import { hashText } from '../../../widget/envelope/hash.ts';
import { shownVersion } from '../../../widget/envelope/shown-version.ts';
import { words as consentNl } from '../../../widget/words/consent-nl.ts';
import { questions } from '../../../widget/words/consent-question.ts';
import { openSite } from '../inbox-person.ts';
import { type House, openHouse, start } from '../server-house.ts';

const dayMs = 86_400_000;
let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const rows = (site = 'rondom') =>
  house.services.store.sqlite
    .prepare('select version, at from banner_version where site = ? order by seq')
    .all(site);
const versionInScript = async () =>
  /"version":"([^"]+)"/.exec(await (await house.visit('/rondom.js')).text())![1]!;
/** Another build: other words in a chunk, or other code. */
const rebuild = (text: string) =>
  writeFileSync(
    join(house.dataDir, 'dist', 'visitor', 'gate.js'),
    `globalThis.settings=PRIVACYLOKET_SETTINGS;//${text}\n`,
  );
const prove = (version: string) =>
  house.visit('/s/rondom/consents', {
    proof: 'AAAAAAAAAAAAAAAAAAAAAA',
    version,
    choices: { statistiek: true },
    asked: { statistiek: 'a1B_' },
    source: 'banner',
    language: 'nl',
  });

describe('at the start', () => {
  it('the version that the script names is archived before anything is served', async () => {
    expect(rows()).toEqual([{ version: await versionInScript(), at: start }]);
  });

  it('with the words of every language of the site, its settings and the hash of the script', async () => {
    const [version] = await archivedVersions(house.services.store.db, 'rondom', await versionInScript());
    expect(version).toMatchObject({ until: null, script: expect.stringMatching(/^[\w-]{43}$/) });
    const { settings, details, words } = version!.shown;
    expect(Object.keys(words)).toEqual(house.sites[0]!.languages);
    expect(words.nl!.question).toEqual(questions.nl);
    expect(words.nl!.preferences).toMatchObject({
      refuseAll: consentNl.refuseAll,
      chosen: consentNl.chosen('…'),
      columns: consentNl.columns,
    });
    expect(settings.services.map(({ id }) => id)).toEqual(['statistiek']);
    expect(details!.services[0]!.cookies.map(({ name }) => name)).toEqual(['_ga', '_ga_*']);
  });

  it('nothing is added where nothing changed', async () => {
    const before = rows();
    house.setTime(start + dayMs);
    await house.restart();
    expect(rows()).toEqual(before);
  });

  it('another script is another version, and what came before has an end', async () => {
    const first = await versionInScript();
    house.setTime(start + dayMs);
    await house.restart(() => rebuild('anders'));
    const second = await versionInScript();
    expect(second).not.toBe(first);
    expect(rows()).toEqual([
      { version: first, at: start },
      { version: second, at: start + dayMs },
    ]);
    const [old] = await archivedVersions(house.services.store.db, 'rondom', first);
    expect(old).toMatchObject({ at: start, until: start + dayMs });
  });

  it('a version that comes back has a second stretch of time', async () => {
    const first = await versionInScript();
    const script = join(house.dataDir, 'dist', 'visitor', 'gate.js');
    await house.restart(() => rebuild('anders'));
    await house.restart(() => writeFileSync(script, 'globalThis.settings=PRIVACYLOKET_SETTINGS;\n'));
    const versions = rows().map(({ version }) => version);
    expect([versions[0], versions[2], versions.length]).toEqual([first, first, 3]);
    const stretches = await archivedVersions(house.services.store.db, 'rondom', first);
    expect(stretches.map(({ until }) => until !== null)).toEqual([true, false]);
  });
});

describe('an archived version', () => {
  it('stays while a proof names it, and goes with the last of them', async () => {
    const first = await versionInScript();
    await prove(first);
    await house.restart(() => rebuild('anders'));
    house.setTime(addTerm(start, 'P5Y') - 1);
    await house.services.sweep.run();
    expect(rows().map(({ version }) => version)).toContain(first);
    house.setTime(addTerm(start, 'P5Y'));
    await house.services.sweep.run();
    expect(rows().map(({ version }) => version)).toEqual([await versionInScript()]);
  });

  it('waits 400 days for choices that were made without a connection', async () => {
    const first = await versionInScript();
    await house.restart(() => rebuild('anders'));
    house.setTime(addTerm(start, 'P400D') - 1);
    await house.services.sweep.run();
    expect(rows()).toHaveLength(2);
    house.setTime(addTerm(start, 'P400D'));
    await house.services.sweep.run();
    expect(rows().map(({ version }) => version)).not.toContain(first);
  });

  it('goes with the last proof of a site that is no longer served', async () => {
    await prove(await versionInScript());
    const others = siteMap(house.sites.filter(({ site }) => site !== 'rondom') as Site[]);
    const round = proofRound({ store: house.services.store, sites: others, script: 'x', pinned: [] });
    await round(addTerm(start, 'P5Y') - 1);
    expect(rows()).toHaveLength(1);
    await round(addTerm(start, 'P5Y'));
    expect(rows()).toEqual([]);
    expect(house.services.store.sqlite.prepare('select seq from consent_proof').all()).toEqual([]);
  });
});

describe('a proof of a version that nobody knows', () => {
  it('is kept: losing a no would be worse than a doubtful line', async () => {
    expect((await prove('onbekend')).status).toBe(204);
    expect(await archivedVersions(house.services.store.db, 'rondom', 'onbekend')).toEqual([]);
  });
});

describe('what a pinned tag showed', () => {
  it('is archived once a proof names it, from the signed settings, and the living version stays the current one', async () => {
    const { signed } = await openSite(house);
    const { hash } = house.services.pinned.newest;
    const version = await shownVersion(await hashText(signed.statement), `${hash}.js`);
    await house.services.sweep.run();
    expect(rows()).toHaveLength(1);
    await prove(version);
    await house.services.sweep.run();
    const [pinned] = await archivedVersions(house.services.store.db, 'rondom', version);
    expect(pinned).toMatchObject({ script: `pinned:${hash}`, until: null });
    expect(pinned!.shown.settings).toMatchObject({ ...JSON.parse(signed.statement).settings, version });
    expect(pinned!.shown.details).toEqual(detailsPart(house.sites[0]!));
    // Another start adds nothing, and the living version has not ended.
    const before = rows();
    await house.restart();
    expect(rows()).toEqual(before);
    const [living] = await archivedVersions(house.services.store.db, 'rondom', await versionInScript());
    expect(living!.until).toBeNull();
  });

  it('goes with the last proof that names it', async () => {
    const { signed } = await openSite(house);
    const { hash } = house.services.pinned.newest;
    const version = await shownVersion(await hashText(signed.statement), `${hash}.js`);
    await prove(version);
    await house.services.sweep.run();
    house.setTime(addTerm(start, 'P5Y'));
    await house.services.sweep.run();
    expect(await archivedVersions(house.services.store.db, 'rondom', version)).toEqual([]);
  });
});
