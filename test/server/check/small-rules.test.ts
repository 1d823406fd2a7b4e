/** The small rules that the checker stands on: whose a host is, how long a duration, which button is the lesser. */
import { describe, expect, it } from 'vitest';
import { meantBy } from '../../../server/check/choose-by-name.ts';
import { CouldNotCheck } from '../../../server/check/could-not-check.ts';
import { type Declared, ownerOf, serviceAt } from '../../../server/check/declared.ts';
import { type Looks, lesserThan } from '../../../server/check/lesser-button.ts';
import { isOwn } from '../../../server/check/own-hosts.ts';
import { printableJson } from '../../../server/check/printable.ts';
import type { Report } from '../../../server/check/report-schema.ts';
import { reportText } from '../../../server/check/report-text.ts';
import { daysIn } from '../../../server/check/spoken-days.ts';
import { phasesFrom } from '../../../server/check/told-apart.ts';

const declared: Declared = {
  functional: [{ name: 'keuze', kind: 'cookie', duration: '180 dagen' }],
  services: [
    {
      id: 'film',
      title: 'Film',
      purpose: 'embedded',
      hosts: {
        frame: ['https://speler.example'],
        connect: ['https://*.film.example', 'wss://*.film.example'],
      },
      cookies: [{ name: 'yt-*', kind: 'local', duration: 'tot u het wist' }],
    },
    { id: 'tel', title: 'Tel', purpose: 'analytics', hosts: {}, cookies: [] },
  ],
};

describe('isOwn', () => {
  it.each([
    ['https://www.zorg.example/', 'https://cdn.zorg.example/a', true],
    ['https://zorg.example/', 'https://zorg.example.evil.example/', false],
    ['https://a.co.uk/', 'https://b.co.uk/', false],
    ['https://www.a.co.uk/', 'https://b.a.co.uk/', true],
    ['http://localhost:1/', 'http://localhost:2/', false],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:1/x', true],
    ['https://zorg.example/', 'https://loket.example/', true],
    ['https://zorg.example/', 'https://x.loket.example/', false],
  ])('on %s says of %s: %s', (page, url, own) => {
    expect(isOwn(new URL(url), new URL(page), ['loket.example'])).toBe(own);
  });
});

describe('what a page named itself', () => {
  const name = 'a\u001b]52;c;cm0gLXJm\u0007\n::error::b\u202ec\u009b2J\u{e0041}';
  const report: Report = {
    format: 1,
    url: 'https://zorg.example/',
    at: '2026-11-22T12:00:00Z',
    outcome: 'could-not-check',
    reason: 'no-settings',
    advice: `${name} is niet te lezen.`,
    pages: [],
    accepted: [],
    phases: [],
    findings: [],
    couldNot: [],
  };

  it('does nothing to a terminal and begins no line in a log', () => {
    const lines = reportText(report);
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lines[1]).toContain('a\\u001b]52;');
  });

  it('is the same name in the JSON, without a sign that a terminal obeys', () => {
    const text = printableJson(JSON.stringify(report, null, 2));
    expect(JSON.parse(text)).toEqual(report);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('daysIn', () => {
  it.each([
    ['180 dagen', 180],
    ['13 maanden', 403],
    ['2 jaar', 732],
    ['30 minuten', 30 * (1 / 1440)],
    ['1 year', 366],
    ['ten hoogste 365 dagen', 365],
    ['tot u de browser sluit', undefined],
    ['zo lang als uw keuze', undefined],
    ['tot het is verstuurd, hooguit 7 dagen of 2 weken', undefined],
  ])('"%s" is %s', (text, days) => {
    expect(daysIn(text)).toBe(days);
  });
});

describe('serviceAt', () => {
  it.each([
    ['https://speler.example/embed', 'film'],
    ['https://a.film.example/x', 'film'],
    ['wss://a.film.example/x', 'film'],
    ['https://film.example/x', undefined],
    ['https://notfilm.example/x', undefined],
    ['http://speler.example/embed', undefined],
  ])('%s belongs to %s', (url, service) => {
    expect(serviceAt(new URL(url), declared)).toBe(service);
  });
});

describe('ownerOf', () => {
  it.each([
    ['cookie', 'keuze', 'functional'],
    ['local', 'yt-player', 'film'],
    ['cookie', 'yt-player', undefined],
    ['local', 'keuze', undefined],
  ] as const)('a %s called %s is declared by %s', (kind, name, owner) => {
    expect(ownerOf({ kind, name }, declared)).toBe(owner);
  });
});

describe('meantBy', () => {
  it('takes services and purposes', () => {
    expect(meantBy(['film', 'analytics'], declared)).toEqual(['film', 'tel']);
  });

  it('refuses a name that the site does not have, and says which one may be meant', () => {
    expect(() => meantBy(['flim'], declared)).toThrow(CouldNotCheck);
    expect(() => meantBy(['flim'], declared)).toThrow('Bedoelt u film?');
  });
});

describe('lesserThan', () => {
  const button: Looks = {
    tag: 'button',
    width: 120,
    height: 44,
    fontSize: 16,
    fontWeight: 600,
    background: 'rgb(0, 0, 0)',
    colour: 'rgb(255, 255, 255)',
    opacity: 1,
    inView: true,
  };

  it('finds nothing between equals, nor in two pixels of rounding', () => {
    expect(lesserThan(button, button)).toEqual([]);
    expect(lesserThan(button, { ...button, width: 118 })).toEqual([]);
  });

  it.each<[string, Partial<Looks>]>([
    ['smaller', { width: 110 }],
    ['in a lighter letter', { fontWeight: 400 }],
    ['in another colour', { background: 'rgba(0, 0, 0, 0)' }],
    ['a link', { tag: 'a' }],
    ['transparent', { opacity: 0.5 }],
    ['under something', { inView: false }],
  ])('finds a no that is %s', (_what, more) => {
    expect(lesserThan(button, { ...button, ...more })).toHaveLength(1);
  });

  it('finds a no that is not there', () => {
    expect(lesserThan(button, undefined)).toHaveLength(1);
  });
});

describe('phasesFrom', () => {
  const url = new URL('https://zorg.example/');
  const raw = (address: string, frames: string[] = []) => ({
    url: new URL(address),
    type: 'fetch',
    page: '/',
    phase: 'accepted' as const,
    frames: frames.map((each) => new URL(each)),
    body: null,
  });
  const seen = (requests: ReturnType<typeof raw>[]) =>
    phasesFrom([{ requests, storage: new Map([['accepted', []]]) }], { url, own: [], declared })[0]!.requests;

  it('leaves out what the site itself gets, and counts the rest once per host, without query', () => {
    expect(
      seen([raw('https://zorg.example/a'), raw('https://b.example/?mail=x'), raw('https://b.example/2')]),
    ).toEqual([
      { host: 'b.example', party: 'third', type: 'fetch', url: 'https://b.example/', count: 2, page: '/' },
    ]);
  });

  it('counts measuring on the own server as measuring', () => {
    expect(seen([raw('https://zorg.example/statistiek/matomo.php?x')])).toMatchObject([{ party: 'own' }]);
  });

  it('says of what an embedded frame asks elsewhere that it is of that frame', () => {
    const [one] = seen([raw('https://reclame.example/', ['https://speler.example/embed'])]);
    expect(one).toMatchObject({ host: 'reclame.example', service: 'film' });
  });
});
