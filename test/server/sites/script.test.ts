/** The script of each site and its chunks, as pages of other origins load them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServices } from '../../../server/services.ts';
import { builtGate, GateMissing } from '../../../server/sites/embed-script.ts';
import { detailsPart, gatePart } from '../../../server/sites/public-part.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('GET /<site>.js', () => {
  it('is the built gate with the site’s public settings in it', async () => {
    const answer = await house.visit('/rondom.js');
    const { hash } = builtGate(join(house.dataDir, 'dist'));
    const settings = JSON.stringify(gatePart(house.sites[0]!, hash));
    expect(await answer.text()).toBe(`globalThis.settings=${settings};\n`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300, stale-while-revalidate=604800',
      vary: 'Accept-Encoding',
    });
  });

  it('names in its version the settings and the script, so another of either has another', () => {
    const site = house.sites[0]!;
    const [one, ...others] = [
      gatePart(site, 'a'),
      gatePart(site, 'b'),
      gatePart({ ...site, cookies: { ...site.cookies, keepDays: 90 } }, 'a'),
    ].map(({ version }) => version);
    expect(others).not.toContain(one);
  });

  it('holds nothing of the settings that is not for browsers', async () => {
    const text = await (await house.visit('/rondom.js')).text();
    expect(text).not.toContain('retention');
    expect(text).not.toContain(house.sites[0]!.mail.to[0]);
  });

  it('is in Brotli for a browser that reads that', async () => {
    const answer = await house.visit('/rondom.js', undefined, { 'accept-encoding': 'gzip, br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    const text = brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString();
    expect(text).toBe(await (await house.visit('/rondom.js')).text());
  });

  it('is not sent again to a browser that has it', async () => {
    const etag = (await house.visit('/rondom.js')).headers.get('etag')!;
    const answer = await house.visit('/rondom.js', undefined, { 'if-none-match': etag });
    expect([answer.status, await answer.text()]).toEqual([304, '']);
  });

  it('is refused for an unknown site', async () => {
    const answer = await house.visit('/onbekend.js');
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'unknown-site']);
  });
});

describe('GET /a/<file>', () => {
  it('is kept for good', async () => {
    const answer = await house.visit('/a/banner-abc123.js');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it.each(['..%2fgate.js', '%2e%2e%2fgate.js', '.hidden.js', 'onbekend.js', 'banner-abc123.ts', '..'])(
    'refuses %s',
    async (name) => expect((await house.visit(`/a/${name}`)).status).toBe(404),
  );
});

it('tells the preferences what they show, and no more', async () => {
  const answer = await house.visit('/s/rondom/details');
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(detailsPart(house.sites[0]!))));
});

it('does not start without a built gate, and says what to run', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'privacyloket-gate-'));
  const opening = openServices({
    dataDir,
    dist: dataDir,
    sites: house.sites,
    loketOrigin: 'http://loket.localhost',
    inboxOrigin: 'http://inbox.localhost',
    smtp: { url: 'smtp://127.0.0.1:9' },
    mailFrom: 'loket@privacyloket.example',
    analytics: { upstream: 'http://127.0.0.1:9', secrets: {} },
    clock: 'host',
  });
  await expect(opening).rejects.toThrow(GateMissing);
  await expect(opening).rejects.toThrow('run npm run build');
  rmSync(dataDir, { recursive: true });
});
