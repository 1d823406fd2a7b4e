/** What the checker makes of what it saw, without a browser: one row for each thing that it can find. */
import { describe, expect, it } from 'vitest';
import type { Declared } from '../../../server/check/declared.ts';
import { type FindingCode, findingWords } from '../../../server/check/finding-words.ts';
import { findingsIn, type Observed } from '../../../server/check/findings.ts';
import type { Phase, PhaseName, SeenRequest, SeenStorage } from '../../../server/check/report-schema.ts';
import { measure } from '../../support/sentences.ts';

const cookie = (name: string, duration = '30 dagen') => ({ name, kind: 'cookie' as const, duration });
const declared: Declared = {
  functional: [cookie('privacyloket-proef', '180 dagen')],
  services: [
    { id: 'video', title: 'Video', purpose: 'embedded', hosts: {}, cookies: [] },
    { id: 'klik', title: 'Klikken', purpose: 'click-tracking', hosts: {}, cookies: [cookie('_hj*')] },
    {
      id: 'tellen',
      title: 'Tellen',
      purpose: 'analytics',
      countingOnly: 'Telt alleen.',
      hosts: {},
      cookies: [],
    },
  ],
};
const clean: Observed = {
  declared,
  accepted: ['klik', 'tellen'],
  pages: [
    { path: '/', form: false },
    { path: '/contact', form: true },
  ],
  phases: [],
  asked: true,
  lesser: [],
  presetOn: [],
  grantedByItself: [],
  noWayBack: [],
  askedAgain: [],
  covered: [],
  notKept: [],
  dead: false,
};
const asked = (more: Partial<SeenRequest> = {}): SeenRequest => ({
  host: 'volger.example',
  party: 'third',
  type: 'script',
  url: 'https://volger.example/a.js',
  count: 1,
  page: '/',
  ...more,
});
const kept = (more: Partial<SeenStorage> = {}): SeenStorage => ({
  kind: 'cookie',
  name: 'iets',
  host: 'proef.example',
  party: 'own',
  ...more,
});
const phase = (name: PhaseName, requests: SeenRequest[], storage: SeenStorage[] = []): Partial<Observed> => ({
  phases: [{ name, requests, storage } satisfies Phase],
});
const held = (name: PhaseName, more?: Partial<SeenStorage>) => phase(name, [], [kept(more)]);
const vendor = { name: '_hjSession_1', declaredBy: 'klik' };

function codesIn(more: Partial<Observed>): FindingCode[] {
  const found = findingsIn({ ...clean, ...more }).filter(({ code }) => code !== 'declared-never-seen');
  return found.map(({ code }) => code);
}

describe('findingsIn', () => {
  it.each<[FindingCode, string, Partial<Observed>]>([
    ['third-party-before-choice', 'a script of a third party', phase('no-choice', [asked()])],
    [
      'third-party-before-choice',
      'also one that is declared',
      phase('no-choice', [asked({ service: 'klik' })]),
    ],
    [
      'measured-before-choice',
      'our own relay',
      phase('no-choice', [asked({ party: 'own', service: 'klik' })]),
    ],
    ['storage-before-choice', 'of a declared service', held('no-choice', vendor)],
    ['storage-before-choice', 'of a known tracker that nobody declares', held('no-choice', { name: '_ga' })],
    ['vendor-after-refusal', 'at once', phase('refused', [asked({ service: 'klik' })])],
    ['vendor-after-refusal', 'on the next page', phase('refused-reload', [asked()])],
    ['vendor-after-refusal', 'counting too', phase('refused', [asked({ party: 'own', service: 'tellen' })])],
    ['vendor-after-refusal', 'what was not named', phase('accepted', [asked({ service: 'video' })])],
    ['storage-after-refusal', 'of a service', held('refused-reload', vendor)],
    ['vendor-after-withdrawal', 'at once', phase('withdrawn', [asked({ service: 'klik' })])],
    ['vendor-after-withdrawal', 'on the next page', phase('withdrawn-next', [asked()])],
    ['storage-after-withdrawal', 'of a service', held('withdrawn', vendor)],
    ['third-party-cookie-left', 'that no site can clear', held('withdrawn', { ...vendor, party: 'third' })],
    ['undeclared-host', 'after a yes', phase('accepted', [asked()])],
    ['undeclared-storage', 'in any phase', held('accepted')],
    [
      'undeclared-storage',
      'a name that is declared as another kind',
      held('accepted', { kind: 'local', name: 'x' }),
    ],
    ['unknown-storage', 'without a declaration', { ...held('no-choice'), declared: undefined } as never],
    ['long-lived-cookie', 'over 13 months', held('accepted', { ...vendor, days: 397 })],
    ['long-lived-cookie', 'longer than declared', held('accepted', { ...vendor, days: 32 })],
    ['refuse-harder-than-accept', 'smaller', { lesser: ['10 × 10 tegen 20 × 20 pixels'] }],
    ['preset-on', 'a switch', { presetOn: ['Klikgedrag'] }],
    ['no-way-back', 'on a page', { noWayBack: ['/'] }],
    ['banner-missing', 'where there is something to ask', { asked: false }],
    ['banner-missing', 'a script that does not answer', { dead: true }],
    [
      'form-page-measured',
      'a page with a form',
      phase('accepted', [asked({ page: '/contact', service: 'klik' })]),
    ],
    ['escape-consents', 'a yes by itself', { grantedByItself: ['Klikken'] }],
    ['asks-again', 'after a no', { askedAgain: ['/'] }],
    ['wall-after-refusal', 'over the page', { covered: ['/'] }],
    ['pinned-behind', 'an old pinned script', { behind: '2026-09-01' }],
    ['choice-not-kept', 'a button', { notKept: ['Weigeren'] }],
  ])('finds %s: %s', (code, _what, more) => {
    expect(codesIn(more)).toEqual([code]);
  });

  it('finds a banner without need where everything only counts', () => {
    const { functional, services } = declared;
    expect(codesIn({ declared: { functional, services: [services[2]!] } })).toEqual(['banner-without-need']);
  });

  it.each<[string, Partial<Observed>]>([
    ['counting without a choice', phase('no-choice', [asked({ party: 'own', service: 'tellen' })])],
    [
      'a service after its yes',
      phase('accepted', [asked({ service: 'klik' })], [kept({ ...vendor, days: 30 })]),
    ],
    [
      'the listed functional cookie',
      held('no-choice', { name: 'privacyloket-proef', declaredBy: 'functional' }),
    ],
    ['a cookie that lives a day longer by rounding', held('accepted', { ...vendor, days: 31 })],
  ])('finds no fault in %s', (_what, more) => {
    expect(codesIn(more)).toEqual([]);
  });

  it('notes what is declared and was not seen, of services that had their chance', () => {
    const found = findingsIn({ ...clean, ...held('accepted', { ...vendor, days: 1 }) });
    expect(found.map(({ code, level, subject }) => [code, level, subject])).toEqual([
      ['declared-never-seen', 'note', 'cookie privacyloket-proef'],
    ]);
  });

  it('does not miss the outbox of a form, as nothing is sent', () => {
    const outbox = { name: 'privacyloket-proef-outbox', kind: 'indexeddb' as const, duration: '7 dagen' };
    const found = findingsIn({ ...clean, declared: { functional: [outbox], services: [] }, accepted: [] });
    expect(found.map(({ subject }) => subject)).not.toContain('IndexedDB privacyloket-proef-outbox');
  });

  it('says the same thing once, with the first phase, and faults before notes', () => {
    const phases = [...phase('refused', [asked()]).phases!, ...phase('refused-reload', [asked()]).phases!];
    const found = findingsIn({ ...clean, phases });
    expect(found[0]).toMatchObject({
      code: 'vendor-after-refusal',
      phase: 'refused',
      subject: 'volger.example',
    });
    expect(found.map(({ level }) => level)).toEqual([...found.map(({ level }) => level)].sort());
    expect(found.filter(({ code }) => code === 'vendor-after-refusal')).toHaveLength(1);
  });

  it('never fills in a subject as a pattern', () => {
    const [found] = findingsIn({ ...clean, phases: phase('no-choice', [asked({ host: '$&$1' })]).phases! });
    expect(found!.text).toContain('$&$1');
  });
});

describe('the words of the findings', () => {
  it('are plain: short sentences, and an id of the requirement with each', () => {
    const texts = Object.values(findingWords).flatMap(({ text, fix }) => [text, fix]);
    const { mean, long } = measure(texts, 18);
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(11);
    for (const { standards } of Object.values(findingWords))
      expect(standards.every((id) => /^[A-Z]{2}-\d\d$/.test(id)) && standards.length > 0).toBe(true);
  });
});
