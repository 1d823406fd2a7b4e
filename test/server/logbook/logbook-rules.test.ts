/** What an incident and a disclosure must say, and how long they stay. */
import { describe, expect, it } from 'vitest';
import { entryWipesAt, fits, reportBy } from '../../../server/logbook/logbook-rules.ts';
import { reportStep } from '../../../server/logbook/report-term-policy.ts';
import { retentionSchema } from '../../../server/sites/retention-schema.ts';
import { disclosure, incident } from './sealed-entry.ts';

const hours = (count: number) => Date.parse(incident.known) + count * 3_600_000;
const iso = (count: number) => new Date(hours(count)).toISOString();
const now = hours(100);

describe('the facts of an incident', () => {
  it.each([
    ['nothing decided yet', {}],
    ['told the AP on the last minute of 72 hours', { reported: iso(72) }],
    ['told it later, with reasons', { reported: iso(72.1), late: true }],
    ['no need to tell anybody', { notReported: 'no-risk', notTold: 'no-high-risk', closed: true }],
    ['everybody told', { reported: iso(1), told: '2026-11-23', closed: true }],
  ] as const)('may be: %s', (_what, more) => {
    expect(fits('incident', { ...incident, ...more }, now)).toBe(true);
  });

  it.each([
    ['known in the future', { known: iso(101) }],
    ['told the AP before it was known', { reported: iso(-1) }],
    ['told the AP tomorrow', { reported: iso(124) }],
    ['told the AP and yet need not', { reported: iso(1), notReported: 'no-risk' }],
    ['told it after 72 hours without reasons', { reported: iso(72.1) }],
    ['reasons for being late, told in time', { reported: iso(71), late: true }],
    ['reasons for being late, not told', { late: true }],
    ['told the persons and yet need not', { told: '2026-11-23', notTold: 'unreadable' }],
    ['told the persons tomorrow', { told: '2026-11-29' }],
    ['looked back at it tomorrow', { evaluated: '2026-11-29' }],
    ['closed with the AP’s question open', { notTold: 'no-high-risk', closed: true }],
    ['closed with the persons’ question open', { reported: iso(1), closed: true }],
  ] as const)('are refused: %s', (_what, more) => {
    expect(fits('incident', { ...incident, ...more }, now)).toBe(false);
  });

  it('give the AP’s term: 72 hours to the minute, also when the clocks change', () => {
    expect(reportBy({ known: '2026-03-28T12:00:00Z' })).toBe(Date.parse('2026-03-31T12:00:00Z'));
  });
});

describe('the facts of a disclosure', () => {
  it.each([
    ['consent without a way', { ground: 'consent', consent: 'none' }],
    ['given tomorrow', { given: '2026-11-29' }],
    ['neither told nor why not', { told: null }],
    ['told and yet not', { notTold: 'secrecy' }],
  ] as const)('are refused: %s', (_what, more) => {
    expect(fits('disclosure', { ...disclosure, ...more }, now)).toBe(false);
  });

  it('may name no consent where the law asks for it', () => {
    const facts = {
      ...disclosure,
      ground: 'legal-duty',
      consent: 'none',
      told: null,
      notTold: 'law',
    } as const;
    expect(fits('disclosure', facts, now)).toBe(true);
  });
});

describe('an entry stays', () => {
  const rules = (more: object = {}) => retentionSchema.parse({ ...base, ...more });
  const base = { unanswered: { keep: 'P4W' }, agreement: { class: 'dossier', keep: 'P5Y' } };
  const day = (ms: number | null) => ms && new Date(ms).toISOString().slice(0, 10);

  it('as long as an incident is open, and then for its own term', () => {
    expect(entryWipesAt('incident', incident, null, rules())).toBeNull();
    expect(
      day(entryWipesAt('incident', incident, now, rules({ records: { incident: { keep: 'P2Y' } } }))),
    ).toBe('2028-11-27');
  });

  it('for a disclosure’s own term from the day on which it was written down, however long ago data were given', () => {
    const kept = rules({ records: { disclosure: { keep: 'P20Y' } } });
    const expected = day(
      Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').add('P20Y').epochMilliseconds,
    );
    expect(day(entryWipesAt('disclosure', disclosure, now, kept))).toBe(expected);
    expect(day(entryWipesAt('disclosure', { ...disclosure, given: '2001-01-01' }, now, kept))).toBe(expected);
  });
});

describe('the reminder of the 72 hours', () => {
  const stands = (at: number, more: object = {}, { draft = false, openedAt = hours(0) } = {}) =>
    reportStep({ facts: { ...incident, ...more }, openedAt, draft }, hours(at));

  it.each([
    [23.9, null],
    [24, 'report-24'],
    [47.9, 'report-24'],
    [48, 'report-48'],
    [66, 'report-66'],
    [500, 'report-66'],
  ])('after %d hours is %s', (at, kind) => {
    expect(stands(at)).toBe(kind);
  });

  it.each([[{ reported: iso(20) }], [{ notReported: 'no-risk' }], [{ closed: true }]])(
    'is over with %o',
    (more) => {
      expect(stands(66, more)).toBeNull();
    },
  );

  it('comes at once for what the server opened, and not for what a person wrote', () => {
    expect(stands(0, {}, { draft: true })).toBe('report-0');
    expect(stands(0)).toBeNull();
  });

  it('is about looking back from the chosen day on, once the AP’s question was answered, until that was done', () => {
    const decided = { notReported: 'no-risk', evaluateOn: '2026-11-24' };
    // Midnight in Amsterdam is fourteen hours after 9 o'clock in the morning, and a day later.
    expect([14.9, 15].map((at) => stands(at, decided))).toEqual([null, 'look-back']);
    expect(stands(900, { reported: iso(1), evaluateOn: '2026-11-24' })).toBe('look-back');
    expect(stands(900, { ...decided, evaluated: '2026-11-24' })).toBeNull();
    expect(stands(900, { ...decided, closed: true })).toBeNull();
    expect(stands(25, { evaluateOn: '2026-11-23' })).toBe('report-24');
  });

  it('is not about a step from before it was written down', () => {
    expect(stands(50, {}, { openedAt: hours(49) })).toBeNull();
    expect(stands(66, {}, { openedAt: hours(49) })).toBe('report-66');
  });
});
