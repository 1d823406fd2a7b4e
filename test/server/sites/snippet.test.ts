/** What a website is told to paste and to let in, and that the command line knows no key. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../../server/cli.ts';
import { siteSchema } from '../../../server/sites/site-schema.ts';
import { policyOf, snippetOf, snippetText } from '../../../server/sites/snippet.ts';
import { siteTag } from '../../../widget/words/site-tag.ts';
import { type House, openHouse } from '../server-house.ts';

const loket = 'https://loket.example.nl';
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => house.close());

describe('siteTag', () => {
  const pins = { key: ['root', 'spare'], version: 3 };

  it('names the script that follows the settings', () => {
    expect(siteTag({ site: 'rondom', src: `${loket}/rondom.js`, ...pins })).toBe(
      `<script type="module" async crossorigin data-privacyloket="rondom" data-key="root spare" data-version="3" src="${loket}/rondom.js"></script>`,
    );
  });

  it('names the hash of the script that does not', () => {
    const tag = siteTag({
      site: 'rondom',
      src: '/eigen/p/0.js',
      integrity: 'sha384-x',
      server: loket,
      nonce: 'n',
      ...pins,
    });
    expect(tag).toBe(
      `<script type="module" async crossorigin nonce="n" integrity="sha384-x" data-privacyloket="rondom" data-key="root spare" data-version="3" data-server="${loket}" src="/eigen/p/0.js"></script>`,
    );
  });
});

describe('policyOf', () => {
  const withServices = (services: unknown[]) =>
    siteSchema.parse({ ...house.sites[1]!, cookies: { functional: [], services } });

  it('lets in nobody but us where nothing is used', () => {
    expect(policyOf(withServices([]), loket)).toEqual([
      `script-src ${loket}`,
      `connect-src ${loket}`,
      'trusted-types lit-html privacyloket',
    ]);
  });

  it('lets in each service where its facts say it goes', () => {
    const why = 'Wij tonen een film.';
    const policy = policyOf(
      withServices([{ id: 'film', title: 'Film', purpose: 'embedded', why, integration: 'youtube' }]),
      loket,
    );
    expect(policy.find((line) => line.startsWith('frame-src'))).toContain('youtube');
    expect(policy).toContain(`script-src ${loket}`);
  });
});

describe('the snippet', () => {
  const snippet = () => snippetOf(house.sites[0]!, { loket, pinned: house.services.pinned.newest });

  it('says in plain words what each tag protects against, and what not', () => {
    const text = snippetText(snippet()).join('\n');
    for (const part of [
      'Levende regel',
      'Vaste regel',
      'Beschermt:',
      'Beschermt niet:',
      'integrity="sha384-',
    ])
      expect(text).toContain(part);
    expect(text).toContain('{"gpc":true');
  });

  it('is printed without a key, and says where the keys are', async () => {
    vi.stubEnv('SITES_DIR', new URL('../../../demo', import.meta.url).pathname);
    vi.stubEnv('LOKET_ORIGIN', loket);
    vi.stubEnv('DIST_DIR', join(house.dataDir, 'dist'));
    const lines: string[] = [];
    expect(await run(['site', 'tag', 'rondom'], (line) => void lines.push(line))).toBe(0);
    expect(lines.filter((line) => line.startsWith('<script')).length).toBe(2);
    expect(lines.join('\n')).not.toMatch(/data-key="/);
    expect(lines.join('\n')).toContain('De inbox laat de regel zien');
    expect(await run(['site', 'tag', 'nergens'], () => {})).toBe(1);
  });
});
