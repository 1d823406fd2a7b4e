/** `cookies.shareWith`: a domain that every website of the site belongs to, and nobody else's. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSite } from '../../../server/sites/load-sites.ts';

const demo = JSON.parse(readFileSync(new URL('../../../demo/rondom/site.json', import.meta.url), 'utf8'));
const faults = (shareWith: string, ...origins: string[]) =>
  readSite(JSON.stringify({ ...demo, origins, cookies: { ...demo.cookies, shareWith } })).faults;

describe('shareWith', () => {
  it.each([
    ['example.nl', 'https://example.nl', 'https://www.example.nl'],
    ['example.nl', 'https://werkenbij.regio.example.nl:8443'],
    ['zorg.example.co.uk', 'https://zorg.example.co.uk'],
    ['rondom.localhost', 'http://rondom.localhost:8787'],
  ])('%s is taken for %s', (domain, ...origins) => {
    expect(faults(domain, ...origins)).toEqual([]);
  });

  it.each([
    ['another domain', 'https://example.be'],
    ['a name that only ends like it', 'https://mijnexample.nl'],
    ['a domain above it', 'https://nl'],
    ['an address', 'http://192.0.2.7'],
  ])('is refused where a website is %s', (_, origin) => {
    expect(faults('example.nl', 'https://www.example.nl', origin)).toEqual([
      { path: 'cookies.shareWith', message: `${origin} hoort niet bij example.nl` },
    ]);
  });

  it.each([
    'nl',
    'example.nl/pad',
    'https://example.nl',
    'example.nl:443',
    '.example.nl',
    'example.nl.',
    'Example.nl',
    'exa mple.nl',
    '-a.nl',
    '192.0.2.7',
    '',
  ])('refuses %j: that is no domain', (domain) => {
    expect(faults(domain, 'https://www.example.nl')).toEqual([
      { path: 'cookies.shareWith', message: 'een domein zoals example.nl' },
    ]);
  });

  it.each(['co.uk', 'co.nl', 'github.io', 'jouwweb.nl'])('refuses %s: others live there too', (domain) => {
    expect(faults(domain, `https://zorg.${domain}`)).toEqual([
      { path: 'cookies.shareWith', message: 'onder dit domein staan ook websites van anderen' },
    ]);
  });
});
