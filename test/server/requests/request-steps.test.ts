/** The steps of a request or complaint: known, decided, done, closed; what may be taken when, and by which day. */
import { describe, expect, it } from 'vitest';
import { decidedOf, decisionReasons, reasonOf } from '../../../server/requests/request-codes.ts';
import { carryOutBy } from '../../../server/requests/request-terms-policy.ts';
import type { Kind } from '../../../server/retention/outcome-codes.ts';
import { reasonFits } from '../../../server/retention/outcome-offers.ts';
import { offersAt, termOf } from '../../../server/retention/retention-policy.ts';
import type { OutcomeEvent } from '../../../server/retention/standing.ts';
import { retentionSchema } from '../../../server/sites/retention-schema.ts';
import { rulesFor } from '../retention/five-rules.ts';

const ms = (iso: string) => Date.parse(iso);
const receivedAt = ms('2026-06-01T10:00:00+02:00');
const now = ms('2026-06-10T10:00:00+02:00');
const rondom = rulesFor('rondom');

type Told = [outcome: OutcomeEvent['outcome'], reason?: string];
function facts(kind: Kind, told: Told[]) {
  const events = told.map(([outcome, reason = '']): OutcomeEvent => ({ outcome, at: now, reason }));
  return { kind, receivedAt, events };
}
function may(kind: Kind, told: Told[], outcome: OutcomeEvent['outcome'], reason = ''): boolean {
  const message = facts(kind, told);
  const offered = offersAt(message, rondom, now).some((each) => each.outcome === outcome);
  const { standing } = termOf(message, rondom, now);
  return offered && outcome !== 'undo' && reasonFits(outcome, reason, standing);
}

const known: Told = ['identified', 'called-number'];

describe('a request', () => {
  it('gives or takes nothing before the person is known, and asks for no copy of a document (AV-21)', () => {
    expect(may('privacyverzoek', [], 'decided', 'granted:access')).toBe(false);
    expect(may('privacyverzoek', [known], 'decided', 'granted:access')).toBe(true);
    expect(may('privacyverzoek', [], 'identified', 'saw-document')).toBe(true);
    expect(may('privacyverzoek', [], 'identified', 'copy-of-document')).toBe(false);
  });

  it.each([
    'refused:access:not-identified',
    'refused-excessive:access:repeated',
    'refused-unfounded:erasure',
    'fee-asked:access:too-much',
    'nothing-found:access',
    'withdrawn:access',
  ])('can be answered with %s without that', (reason) => {
    expect(may('privacyverzoek', [], 'decided', reason)).toBe(true);
  });

  it.each([
    'refused:access',
    'refused-excessive:access',
    'fee-asked:access',
    'partly:access',
    'granted:x',
    '',
  ])('is not decided with "%s": whoever refuses or asks money names the ground (AVG 12(5))', (reason) => {
    expect(may('privacyverzoek', [known], 'decided', reason)).toBe(false);
  });

  it('is closed only once it was decided and done', () => {
    const granted: Told = ['decided', 'granted:access'];
    expect(may('privacyverzoek', [known], 'dealt-with')).toBe(false);
    expect(may('privacyverzoek', [known, granted], 'dealt-with')).toBe(false);
    expect(may('privacyverzoek', [known, granted, ['carried-out']], 'dealt-with')).toBe(true);
    expect(may('privacyverzoek', [['decided', 'nothing-found:access']], 'dealt-with')).toBe(true);
  });

  it('waits for the money within the same term, and is then decided on', () => {
    const fee: Told = ['decided', 'fee-asked:access:repeated'];
    expect(termOf(facts('privacyverzoek', [known, fee]), rondom, now).decideBy?.day).toBe('2026-06-29');
    expect(may('privacyverzoek', [known, fee], 'decided', 'fee-asked:access:repeated')).toBe(false);
    expect(may('privacyverzoek', [known, fee], 'dealt-with')).toBe(false);
    expect(may('privacyverzoek', [known, fee], 'decided', 'granted:access')).toBe(true);
  });

  it('is decided once; a wrong decision is taken back, not talked over', () => {
    const refused: Told = ['decided', 'refused:access:law-keeps'];
    expect(may('privacyverzoek', [known, refused], 'decided', 'granted:access')).toBe(false);
    expect(may('privacyverzoek', [known, refused, ['undo']], 'decided', 'granted:access')).toBe(true);
    expect(may('privacyverzoek', [known, refused], 'postpone', 'complex')).toBe(false);
  });

  it('moves no date while it is open, whatever the step', () => {
    const told: Told[] = [known, ['decided', 'granted:erasure'], ['carried-out']];
    told.forEach((_, count) => {
      expect(termOf(facts('privacyverzoek', told.slice(0, count + 1)), rondom, now).wipesAt).toBeNull();
    });
  });

  it('begins anew when it turns out to be a complaint', () => {
    const moved: Told[] = [known, ['decided', 'refused:access:law-keeps'], ['move-klacht', 'privacyverzoek']];
    expect(may('klacht', moved, 'dealt-with')).toBe(false);
    expect(may('klacht', moved, 'decided', 'refused:klacht')).toBe(true);
  });
});

describe('a complaint', () => {
  it('is judged, and no right is granted by it', () => {
    expect(may('klacht', [], 'decided', 'granted:klacht')).toBe(true);
    expect(may('klacht', [], 'decided', 'granted:erasure')).toBe(false);
    expect(may('privacyverzoek', [known], 'decided', 'granted:klacht')).toBe(false);
  });

  it('is closed once it was decided, and there is nothing to carry out', () => {
    const judged: Told = ['decided', 'partly:klacht'];
    expect(may('klacht', [judged], 'carried-out')).toBe(false);
    expect(may('klacht', [judged], 'dealt-with')).toBe(true);
  });

  it('can’t be wiped on request: it answers for itself, also against who it is about', () => {
    expect(may('klacht', [], 'erased-on-request', 'known')).toBe(false);
    expect(may('klacht', [['decided', 'refused:klacht'], ['dealt-with']], 'erased-on-request', 'known')).toBe(
      false,
    );
  });
});

describe('the day by which it is done', () => {
  const by = (site: Parameters<typeof rulesFor>[0], asked: 'access' | 'erasure', decided: string) =>
    carryOutBy(asked, { receivedAt, decidedAt: ms(decided), postponed: false }, rulesFor(site));

  it.each([
    ['14 working days', 'access', '2026-06-10T10:00:00+02:00', '2026-06-30'],
    [
      '14 working days also for erasure, well within its three months (AV-25)',
      'erasure',
      '2026-06-10T10:00:00+02:00',
      '2026-06-30',
    ],
    [
      'three months from receipt where a late decision leaves less',
      'erasure',
      '2026-08-25T10:00:00+02:00',
      '2026-09-01',
    ],
    [
      'the day of the decision where every term is over',
      'erasure',
      '2026-11-02T10:00:00+01:00',
      '2026-11-02',
    ],
  ] as const)('at rondom is %s', (_what, asked, decided, day) => {
    expect(by('rondom', asked, decided)).toBe(day);
  });

  it('is 30 days where so many of the working days are holidays', () => {
    const rules = retentionSchema.parse({
      unanswered: { keep: 'P4W' },
      agreement: { class: 'dossier', keep: 'P5Y' },
      cases: { privacyverzoek: { carryOut: { workingDays: 20, atMost: 'P30D' } } },
    });
    const decidedAt = ms('2026-12-18T10:00:00+01:00');
    expect(carryOutBy('access', { receivedAt, decidedAt, postponed: false }, rules)).toBe('2027-01-17');
  });

  it('is the day of the law where the site names none: informed and done within the month (AV-20)', () => {
    expect(by('welzijn', 'access', '2026-06-10T10:00:00+02:00')).toBe('2026-07-01');
  });

  it('comes in the place of the decision, and ends with the deed', () => {
    const told: Told[] = [known, ['decided', 'granted:access']];
    const term = termOf(facts('privacyverzoek', told), rondom, now);
    expect([term.decideBy, term.carryOutBy]).toEqual([null, '2026-06-30']);
    expect(termOf(facts('privacyverzoek', [...told, ['carried-out']]), rondom, now).carryOutBy).toBeNull();
  });

  it('follows the rules of the day of receipt, whatever the settings say later', () => {
    const before = retentionSchema.parse({
      unanswered: { keep: 'P4W' },
      agreement: { class: 'dossier', keep: 'P5Y' },
      cases: { privacyverzoek: { decide: 'P4W', postpone: 'P2M', keep: 'P3M' } },
    });
    const told: Told[] = [known, ['decided', 'granted:access']];
    expect(termOf(facts('privacyverzoek', told), before, now).carryOutBy).toBe('2026-06-29');
  });

  it('can’t be set later than the law allows', () => {
    const cases = (privacyverzoek: object) =>
      retentionSchema.safeParse({
        unanswered: { keep: 'P4W' },
        agreement: { class: 'dossier', keep: 'P5Y' },
        cases: { privacyverzoek },
      }).success;
    expect(cases({ erase: 'P3M' })).toBe(true);
    expect(cases({ erase: 'P4M' })).toBe(false);
    expect(cases({ carryOut: { atMost: 'P2M' } })).toBe(false);
    expect(cases({ carryOut: { workingDays: 14 } })).toBe(false);
  });
});

describe('wiping on request, without the code', () => {
  it.each(['contact', 'aanmelding'] as const)('makes a %s go in a day, with regret until then', (kind) => {
    const term = termOf(facts(kind, [['erased-on-request', 'called-number']]), rondom, now);
    expect(term).toMatchObject({ wipesAt: now + 86_400_000, why: 'erased-on-request' });
    expect(term.undo).toEqual({ outcome: 'erased-on-request', until: now + 86_400_000 });
  });

  it('asks how the person was known', () => {
    expect(may('contact', [], 'erased-on-request', 'saw-document')).toBe(true);
    expect(may('contact', [], 'erased-on-request', '')).toBe(false);
  });

  it('also ends an agreement, but no hold', () => {
    expect(may('contact', [['agreement']], 'erased-on-request', 'known')).toBe(true);
    expect(may('contact', [['hold', 'legal-procedure']], 'erased-on-request', 'known')).toBe(false);
  });
});

it('every decision is one code, and comes back from it', () => {
  expect(decisionReasons.length).toBe(new Set(decisionReasons).size);
  for (const reason of decisionReasons) {
    expect(reasonOf(decidedOf(reason)!)).toBe(reason);
    // What the route takes.
    expect(reason.length).toBeLessThanOrEqual(40);
  }
  expect(decidedOf('granted:access:law-keeps')).toBeNull();
});
