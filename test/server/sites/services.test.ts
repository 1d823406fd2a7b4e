/** Each integration's settings: what is refused, with its path, and what follows from what is set. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSite } from '../../../server/sites/load-sites.ts';
import { detailsPart, gatePart } from '../../../server/sites/public-part.ts';
import { factsOf, type IntegrationName, integrations } from '../../../server/sites/services/all.ts';
import { everyService, writtenService } from './every-service.ts';

const file = new URL('../../../demo/welzijn/site.json', import.meta.url);

/** A site with these services alone. */
function siteWith(services: object[]) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const google = services.some(
    (each) => (each as { integration: string }).integration === 'google-analytics',
  );
  document.cookies.services = services;
  if (!google) delete document.cookies.ipAnonymisation;
  return readSite(JSON.stringify(document));
}
const faultsOf = (service: object) =>
  Object.fromEntries(
    siteWith([service]).faults.map(({ path, message }) => [path.replace('cookies.services.0.', ''), message]),
  );
const all = Object.keys(integrations) as IntegrationName[];

describe('settings of a service', () => {
  it.each(all)('take %s with as little as it needs', (name) => {
    expect(faultsOf(writtenService(name))).toEqual({});
  });

  it('refuse an integration that is not known, and name the nearest', () => {
    const { integration: message } = faultsOf(writtenService('hotjar', { integration: 'hotjer' }));
    expect(message).toContain('bedoelt u "hotjar"?');
  });

  it.each<[IntegrationName, string, unknown]>([
    ['google-analytics', 'measurementId', 'UA-1234-1'],
    ['google-tag-manager', 'containerId', 'G-ABC1234567'],
    ['contentsquare', 'tagId', 'geen'],
    ['clarity', 'projectId', 'AB-12'],
    ['hotjar', 'siteId', 'zeven'],
    ['matomo', 'endpoint', 'https://www.praktijk.example/statistiek'],
    ['plausible', 'script', 'https://plausible.io/'],
    ['youtube', 'frameOrigin', 'https://www.youtube.com/embed/'],
  ])('refuse %s with a wrong %s', (name, key, value) => {
    expect(Object.keys(faultsOf(writtenService(name, { [key]: value })))).toEqual([key]);
  });

  it.each<IntegrationName>([
    'google-analytics',
    'google-tag-manager',
    'hotjar',
    'contentsquare',
    'clarity',
    'youtube',
    'custom',
  ])('refuse %s as counting only (F3, F4)', (name) => {
    const faults = faultsOf(writtenService(name, { countingOnly: 'Telt alleen.' }));
    expect(faults.countingOnly).toMatch(/nooit alleen tellen/);
  });

  it.each<IntegrationName>(['matomo', 'plausible'])('take %s as counting only', (name) => {
    expect(faultsOf(writtenService(name, { countingOnly: 'Telt alleen.' }))).toEqual({});
  });

  it('refuse a Matomo that records clicks as counting only', () => {
    const service = writtenService('matomo', { purpose: 'click-tracking', countingOnly: 'Telt alleen.' });
    expect(faultsOf(service).countingOnly).toMatch(/klikgedrag/);
  });

  it.each<[IntegrationName, string]>([
    ['hotjar', 'analytics'],
    ['clarity', 'analytics'],
    ['contentsquare', 'embedded'],
    ['youtube', 'analytics'],
    ['openstreetmap', 'click-tracking'],
    ['google-analytics', 'embedded'],
  ])('refuse %s for the purpose %s', (name, purpose) => {
    expect(faultsOf(writtenService(name, { purpose })).purpose).toMatch(
      /^moet (een van deze zijn|"[a-z-]+" zijn)/,
    );
  });

  it.each([[undefined], [{}], [{ script: [] }]])('refuse custom with hosts %o', (hosts) => {
    expect(Object.keys(faultsOf(writtenService('custom', { hosts })))).toEqual(['hosts']);
  });
});

describe('what follows from the settings', () => {
  it('is a declaration of what is known to be kept, where the site makes none', () => {
    const { site } = siteWith([writtenService('clarity')]);
    const names = detailsPart(site!).services[0]!.cookies.map(({ name }) => name);
    expect(names).toEqual(
      factsOf(everyService.find((each) => each.integration === 'clarity')!).writes.map(({ name }) => name),
    );
  });

  it('is an empty declaration, and no host of Google, while IP anonymisation is locked', () => {
    const { site } = siteWith([writtenService('google-analytics')]);
    const [service] = detailsPart(site!).services;
    expect(service!.cookies).toEqual([]);
    expect(Object.values(service!.hosts).flat()).toEqual([]);
  });

  it.each(everyService)(
    'is known of $integration: who gets the data, where it goes, how it stops and why',
    (each) => {
      const facts = factsOf(each);
      expect(facts.party).not.toBe('');
      expect(Object.values(facts.hosts).flat().length).toBeGreaterThan(0);
      for (const host of Object.values(facts.hosts).flat())
        expect(host).toMatch(/^(https|wss):\/\/(\*\.)?[a-z0-9.-]+$/);
      expect(facts.why).not.toBe('');
      if (facts.stop === 'reload') expect(facts.reload).toBe(true);
    },
  );

  it('has a script to start for those that need one, and none for what the page holds back', () => {
    const { site } = siteWith([
      writtenService('youtube'),
      writtenService('custom'),
      writtenService('clarity'),
    ]);
    expect(gatePart(site!).services.map(({ run }) => run)).toEqual([undefined, undefined, 'clarity']);
  });
});
