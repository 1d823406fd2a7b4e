/** What the doctor holds against the settings: kinds of storage, hosts as a policy writes them, and the choice. */
import { describe, expect, it } from 'vitest';
import { type Ground, judgeEntry, judgeHost, nearestTo } from '../../../widget/consent/doctor-declared.ts';
import type { ConsentDetails } from '../../../widget/settings/gate-settings.ts';

type Service = ConsentDetails['services'][number];
const entry = (name: string, kind: Service['cookies'][number]['kind'] = 'cookie', elsewhere?: true) => ({
  name,
  kind,
  purpose: 'Onthoudt iets.',
  duration: '1 dag',
  party: 'Iemand',
  ...(elsewhere && { elsewhere }),
});
const service = (id: string, more: Partial<Service>): Service => ({
  id,
  title: id,
  why: 'Daarom.',
  purpose: 'analytics',
  cookies: [],
  integration: 'custom',
  party: 'Iemand',
  hosts: { script: [], connect: [], frame: [], img: [] },
  reload: true,
  ...more,
});
const ground = (services: Service[], choices: Record<string, boolean> = {}): Ground => ({
  site: 'proef',
  details: {
    organisation: { name: 'De Proef', email: '', phone: '', street: '', postcode: '', town: '' },
    functional: [entry('taal')],
    services,
  },
  choices: { ip: true, ...choices },
  own: ['proef.example', 'loket.example:8443'],
});
const hosts = (...script: string[]) => ({ hosts: { script, connect: [], frame: [], img: [] } });

describe('judgeEntry', () => {
  const clicks = service('klik', {
    cookies: [entry('_hj*'), entry('_hj*', 'local'), entry('yt', 'local', true)],
  });

  it.each(['taal', 'privacyloket-proef', 'privacyloket-proef-outbox'])(
    'allows what is functional: %s',
    (name) => {
      expect(judgeEntry({ kind: 'cookie', name }, ground([]))).toBeUndefined();
    },
  );

  it('allows the declared after a yes, and names the service after a no', () => {
    const found = { kind: 'local', name: '_hjIdle' } as const;
    expect(judgeEntry(found, ground([clicks], { klik: true }))).toBeUndefined();
    expect(judgeEntry(found, ground([clicks], { klik: false }))).toEqual({ service: 'klik' });
  });

  it.each([
    ['another kind of storage', { kind: 'session', name: '_hjIdle' }],
    ['a name that is not declared', { kind: 'cookie', name: 'hj' }],
    ['what is declared under the vendor’s own domain', { kind: 'local', name: 'yt' }],
    ['what belongs to another site', { kind: 'cookie', name: 'privacyloket-anders' }],
  ] as const)('finds %s', (_, found) => {
    expect(judgeEntry(found, ground([clicks], { klik: true }))).toEqual({});
  });

  it('finds what Google’s tag left while our own relay measures', () => {
    const google = service('ga', { integration: 'google-analytics', cookies: [entry('_ga')] });
    const found = { kind: 'cookie', name: '_ga' } as const;
    expect(judgeEntry(found, ground([google], { ga: true }))).toEqual({ service: 'ga' });
    expect(judgeEntry(found, ground([google], { ga: true, ip: false }))).toBeUndefined();
  });

  it('allows what two services declare and one may keep', () => {
    const [one, other] = ['een', 'twee'].map((id) => service(id, { cookies: [entry('x')] }));
    expect(judgeEntry({ kind: 'cookie', name: 'x' }, ground([one!, other!], { twee: true }))).toBeUndefined();
  });
});

describe('judgeHost', () => {
  it.each(['proef.example', 'www.proef.example', 'loket.example:8443'])('allows our own: %s', (host) => {
    expect(judgeHost(host, ground([]))).toBeUndefined();
  });

  it.each([
    ['https://static.hotjar.com', 'static.hotjar.com', true],
    ['https://*.hotjar.com', 'static.hotjar.com', true],
    ['wss://*.hotjar.com', 'ws.hotjar.com', true],
    ['https://*.hotjar.com', 'hotjar.com', false],
    ['https://*.hotjar.com', 'nothotjar.com', false],
    ['https://hotjar.com', 'hotjar.com.kwaad.example', false],
    ['https://teller.example/statistiek/', 'teller.example', true],
    ['http://teller.example:81', 'teller.example:81', true],
    ['http://teller.example:81', 'teller.example:82', false],
  ])('%s covers %s: %s', (source, host, covered) => {
    const one = service('een', hosts(source));
    expect(judgeHost(host, ground([one], { een: true }))).toEqual(covered ? undefined : {});
    if (covered) expect(judgeHost(host, ground([one], { een: false }))).toEqual({ service: 'een' });
  });

  it('allows a host that one of two services may ask', () => {
    const both = [service('een', hosts('https://x.example')), service('twee', hosts('https://x.example'))];
    expect(judgeHost('x.example', ground(both, { twee: true }))).toBeUndefined();
  });
});

describe('nearestTo', () => {
  const names = ['statistiek', 'analytics', 'click-tracking'];

  it.each([
    ['statistik', 'statistiek'],
    ['Analitycs', 'analytics'],
    ['clicktracking', 'click-tracking'],
    ['youtube', undefined],
    ['', undefined],
  ])('for %s is %s', (typed, nearest) => {
    expect(nearestTo(typed, names)).toBe(nearest);
  });
});
