/** By which day a request or complaint must be decided, at the five sites and over every kind of month. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideBy, mayPostpone } from '../../../server/requests/request-terms-policy.ts';
import { offersAt, termOf } from '../../../server/retention/retention-policy.ts';
import type { OutcomeEvent } from '../../../server/retention/standing.ts';
import { retentionSchema } from '../../../server/sites/retention-schema.ts';
import { rulesFor } from '../retention/five-rules.ts';

const ms = (iso: string) => Date.parse(iso);
const first = { postponed: false };
const later = { postponed: true };

describe('a request', () => {
  it.each([
    ['langdurig', '2026-06-01T10:00:00+02:00', '2026-07-01'],
    ['ambulant', '2026-06-01T10:00:00+02:00', '2026-06-29'],
    ['rondom', '2026-06-01T10:00:00+02:00', '2026-06-29'],
    ['welzijn', '2026-01-31T23:30:00+01:00', '2026-02-28'],
    ['balans', '2028-01-31T09:00:00+01:00', '2028-02-29'],
    // Half past twelve at night here is still the day before in Greenwich.
    ['welzijn', '2026-06-01T00:30:00+02:00', '2026-07-01'],
  ] as const)('at %s, received %s, is decided by %s', (site, received, day) => {
    expect(decideBy('privacyverzoek', ms(received), rulesFor(site), first)).toBe(day);
  });

  it('can be decided two months later, once, by the law', () => {
    const rules = rulesFor('langdurig');
    expect(decideBy('privacyverzoek', ms('2026-06-01T10:00:00+02:00'), rules, later)).toBe('2026-09-01');
  });

  it('is postponed on the last day of the term at the latest', () => {
    const received = ms('2026-06-01T10:00:00+02:00');
    const at = (iso: string) =>
      mayPostpone('privacyverzoek', received, rulesFor('langdurig'), { now: ms(iso), postponed: false });
    expect(at('2026-07-01T23:59:59+02:00')).toBe(true);
    expect(at('2026-07-02T00:00:00+02:00')).toBe(false);
  });
});

describe('a complaint', () => {
  const received = ms('2026-06-01T10:00:00+02:00');

  it('is decided within six weeks, once four weeks later (Wkkgz 17)', () => {
    expect(decideBy('klacht', received, rulesFor('ambulant'), first)).toBe('2026-07-13');
    expect(decideBy('klacht', received, rulesFor('ambulant'), later)).toBe('2026-08-10');
  });

  it('keeps the day of its receipt when it came in as something else', () => {
    const moved: OutcomeEvent = {
      outcome: 'move-klacht',
      at: ms('2026-06-20T10:00:00+02:00'),
      reason: 'contact',
    };
    const term = termOf(
      { kind: 'contact', receivedAt: received, events: [moved] },
      rulesFor('ambulant'),
      moved.at,
    );
    expect(term.decideBy).toEqual({ day: '2026-07-13', postponed: false });
  });
});

describe('what is offered', () => {
  const received = ms('2026-06-01T10:00:00+02:00');
  const rules = rulesFor('langdurig');
  const now = ms('2026-06-10T10:00:00+02:00');
  const offer = (events: OutcomeEvent[] = [], at = now) =>
    offersAt({ kind: 'klacht', receivedAt: received, events }, rules, at).find(
      ({ outcome }) => outcome === 'postpone',
    );
  const postponed: OutcomeEvent = { outcome: 'postpone', at: now, reason: 'complex' };

  it('says the later day beforehand, and leaves the wipe date alone', () => {
    expect(offer()).toEqual({ outcome: 'postpone', wipesAt: null, decideBy: '2026-08-10' });
  });

  it('is nothing after it was postponed, after its term, or after it was dealt with', () => {
    expect(offer([postponed])).toBeUndefined();
    expect(offer([], ms('2026-07-14T10:00:00+02:00'))).toBeUndefined();
    expect(offer([{ outcome: 'dealt-with', at: now, reason: '' }])).toBeUndefined();
  });

  it('is nothing for a message that asks for no decision', () => {
    const facts = { kind: 'contact' as const, receivedAt: received, events: [] };
    expect(offersAt(facts, rules, now).map(({ outcome }) => outcome)).not.toContain('postpone');
    expect(termOf(facts, rules, now).decideBy).toBeNull();
  });

  it('comes back when postponing is undone', () => {
    const undone: OutcomeEvent = { outcome: 'undo', at: now + 1000, reason: '' };
    expect(offer([postponed, undone])?.decideBy).toBe('2026-08-10');
  });

  it('is closed with the case: nothing is left to decide', () => {
    const closed: OutcomeEvent = { outcome: 'dealt-with', at: now, reason: '' };
    expect(
      termOf({ kind: 'klacht', receivedAt: received, events: [closed] }, rules, now).decideBy,
    ).toBeNull();
  });
});

describe('the settings', () => {
  const cases = (privacyverzoek: object) =>
    retentionSchema.safeParse({
      unanswered: { keep: 'P4W' },
      agreement: { class: 'dossier', keep: 'P5Y' },
      cases: { privacyverzoek },
    });

  it('refuse a term that is longer than the law’s', () => {
    expect(cases({ decide: 'P5W' }).error?.issues[0]).toMatchObject({
      path: ['cases', 'privacyverzoek', 'decide'],
      message: 'niet langer dan P1M',
    });
    expect(cases({ postpone: 'P3M' }).success).toBe(false);
  });

  it('refuse to throw a case away before its term and its extension are over', () => {
    expect(cases({ keep: 'P2M' }).success).toBe(false);
  });

  it('give messages of before these terms the law’s own', () => {
    expect(cases({ keep: 'P3M' }).data?.cases.privacyverzoek).toEqual({
      decide: 'P1M',
      postpone: 'P2M',
      keep: 'P3M',
    });
  });
});

it('never asks for a decision before the day of receipt, and the later day is never sooner', () => {
  const rules = rulesFor('langdurig');
  fc.assert(
    fc.property(
      fc.integer({ min: ms('2025-01-01T00:00:00Z'), max: ms('2060-01-01T00:00:00Z') }),
      fc.constantFrom('klacht' as const, 'privacyverzoek' as const),
      (received, kind) => {
        const [usual, extended] = [first, later].map((each) => decideBy(kind, received, rules, each));
        expect(usual! > new Date(received).toISOString().slice(0, 10)).toBe(true);
        expect(extended! > usual!).toBe(true);
      },
    ),
  );
});
