/** Every pinned gate stays served, with all that it may ask for, whatever was built since. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GateMissing } from '../../../server/sites/embed-script.ts';
import { openPinnedArchive } from '../../../server/sites/pinned-archive.ts';
import { buildPinned, type House, openHouse, start } from '../server-house.ts';

let house: House;
let dist: string;
beforeEach(async () => {
  house = await openHouse();
  dist = join(house.dataDir, 'dist');
});
afterEach(() => house.close());

const known = async () => (await (await house.visit('/s/rondom/pinned.json')).json()) as PinnedAnswer;
interface PinnedAnswer {
  newest: { hash: string; integrity: string; made: string };
  known: PinnedAnswer['newest'][];
}

describe('the pinned gate', () => {
  it('is served for good, to every page', async () => {
    const { newest } = await known();
    const answer = await house.visit(`/p/${newest.hash}.js`);
    expect(await answer.text()).toBe('pinned = 1;\n');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(newest).toMatchObject({
      integrity: expect.stringMatching(/^sha384-/),
      made: new Date(start).toISOString(),
    });
  });

  it('stays served with its files after the next build threw them away', async () => {
    const { hash: old } = (await known()).newest;
    let newer = '';
    await house.restart(() => {
      house.setTime(start + 1000);
      rmSync(join(dist, 'visitor', 'p'), { recursive: true });
      rmSync(join(dist, 'visitor', 'a'), { recursive: true });
      newer = buildPinned(dist, 'pinned = 2;\n', ['banner-def456.js']);
    });
    expect(await (await house.visit(`/p/${old}.js`)).text()).toBe('pinned = 1;\n');
    expect(await (await house.visit('/a/banner-abc123.js')).text()).toContain('export const');
    const answer = await known();
    expect(answer.newest.hash).toBe(newer);
    expect(answer.known.map(({ hash }) => hash)).toEqual([newer, old]);
  });

  it('keeps the day on which it came', async () => {
    await house.restart(() => house.setTime(start + 5000));
    expect((await known()).newest.made).toBe(new Date(start).toISOString());
  });

  it.each(['../gate.js', '..%2fgate.js', `${'0'.repeat(24)}.js`, `${'0'.repeat(24)}.json`, 'gate.js'])(
    'refuses %s',
    async (name) => expect((await house.visit(`/p/${name}`)).status).toBe(404),
  );

  it('leaves no half file behind', () => {
    const all = readdirSync(house.services.pinned.folder, { recursive: true }).map(String);
    expect(all.filter((name) => name.endsWith('.new'))).toEqual([]);
    expect(all).toContain(join('a', 'banner-abc123.js'));
  });
});

describe('openPinnedArchive refuses', () => {
  const open = () => openPinnedArchive({ dist, dataDir: join(house.dataDir, 'data'), now: start });
  const build = join('visitor', 'pinned.json');

  it('a build without a pinned gate', () => {
    rmSync(join(dist, build));
    expect(open).toThrow(GateMissing);
  });

  it('a gate that is not what its name says', () => {
    const { hash } = house.services.pinned.newest;
    writeFileSync(join(dist, 'visitor', 'p', `${hash}.js`), 'evil();\n');
    expect(open).toThrow(GateMissing);
  });

  it('a file name that leads elsewhere', () => {
    buildPinned(dist, 'pinned = 3;\n');
    const { hash, integrity } = house.services.pinned.newest;
    writeFileSync(join(dist, build), JSON.stringify({ hash, integrity, files: ['../../gate.js'] }));
    expect(open).toThrow(GateMissing);
  });

  it('a build of which a file is missing', () => {
    rmSync(join(dist, 'visitor', 'a', 'banner-abc123.js'));
    expect(open).toThrow(GateMissing);
  });
});
