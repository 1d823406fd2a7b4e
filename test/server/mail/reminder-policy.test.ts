/** When a reminder comes: by the table, over both changes of the clocks, and for every history that people can make. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RemindedMessage, reminderAt, reminderKinds } from '../../../server/mail/reminder-policy.ts';
import { addTerm } from '../../../server/retention/dutch-calendar.ts';
import type { Kind } from '../../../server/retention/outcome-codes.ts';
import { offersAt, termOf } from '../../../server/retention/retention-policy.ts';
import type { OutcomeEvent } from '../../../server/retention/standing.ts';
import type { OutcomeCode } from '../../../server/secretariat/inbox-api.ts';
import type { RetentionRules } from '../../../server/sites/site-schema.ts';
import { rulesFor } from '../retention/five-rules.ts';

const dayMs = 86_400_000;
const fixed = rulesFor('langdurig');
const untilDealtWith = rulesFor('rondom');
const ms = (iso: string) => Date.parse(iso);

type Told = [outcome: OutcomeCode | 'undo', at: string, reason?: string];

function message(kind: Kind, received: string, ...told: Told[]): RemindedMessage {
  const events = told.map(([outcome, at, reason = '']): OutcomeEvent => ({ outcome, at: ms(at), reason }));
  return { kind, receivedAt: ms(received), events, opened: false };
}

/** The kind that stands a millisecond before, and on the moment itself. */
function around(facts: RemindedMessage, moment: string, rules = fixed) {
  return [ms(moment) - 1, ms(moment)].map((now) => reminderAt(facts, rules, now)?.kind ?? null);
}

describe('a message that goes unread', () => {
  it.each([
    // Received in winter time, wiped on 13 April: the clocks go forward in between (29 March 2026).
    ['2026-03-16T10:00:00+01:00', '2026-03-30T10:00:00+02:00', null, 'unread-14'],
    ['2026-03-16T10:00:00+01:00', '2026-04-06T10:00:00+02:00', 'unread-14', 'unread-7'],
    ['2026-03-16T10:00:00+01:00', '2026-04-11T10:00:00+02:00', 'unread-7', 'unread-2'],
    ['2026-03-16T10:00:00+01:00', '2026-04-13T10:00:00+02:00', 'unread-2', null],
    // Wiped three days after the clocks went forward: 14 and 7 days before are an hour later in Greenwich.
    ['2026-03-04T10:00:00+01:00', '2026-03-18T10:00:00+01:00', null, 'unread-14'],
    ['2026-03-04T10:00:00+01:00', '2026-03-25T10:00:00+01:00', 'unread-14', 'unread-7'],
    ['2026-03-04T10:00:00+01:00', '2026-03-30T10:00:00+02:00', 'unread-7', 'unread-2'],
    // And back, on 25 October 2026.
    ['2026-10-01T10:00:00+02:00', '2026-10-15T10:00:00+02:00', null, 'unread-14'],
    ['2026-10-01T10:00:00+02:00', '2026-10-22T10:00:00+02:00', 'unread-14', 'unread-7'],
    ['2026-10-01T10:00:00+02:00', '2026-10-27T10:00:00+01:00', 'unread-7', 'unread-2'],
    ['2026-10-01T10:00:00+02:00', '2026-10-29T10:00:00+01:00', 'unread-2', null],
  ])('received %s, at %s: %s, then %s', (received, moment, before, on) => {
    expect(around(message('contact', received), moment)).toEqual([before, on]);
  });

  const received = '2026-06-01T10:00:00+02:00';

  it('is not announced once it was opened', () => {
    const opened = { ...message('contact', received), opened: true };
    expect(reminderAt(opened, fixed, ms('2026-06-27T10:00:00+02:00'))).toBeNull();
  });

  it('skips the steps that were past when it came in', () => {
    const tenDays: RetentionRules = { ...fixed, unanswered: { keep: 'P10D' } };
    const facts = message('contact', received);
    expect(around(facts, '2026-06-04T10:00:00+02:00', tenDays)).toEqual([null, 'unread-7']);
    expect(
      around(facts, '2026-06-01T10:00:00+02:00', { ...fixed, unanswered: { keep: 'P14D' } })[1],
    ).toBeNull();
    const aDay: RetentionRules = { ...fixed, unanswered: { keep: 'P1D' } };
    expect(reminderAt(facts, aDay, ms(received) + dayMs - 1)).toBeNull();
  });

  it.each(['unwanted', 'no-agreement', 'dealt-with'] as const)('is let go knowingly by %s', (outcome) => {
    const facts = message('contact', received, [outcome, '2026-06-22T10:00:00+02:00']);
    expect(reminderAt(facts, fixed, ms('2026-06-22T12:00:00+02:00'))).toBeNull();
  });

  it('is announced again for a date that moved, and as before once that was taken back', () => {
    const agreed: Told = ['agreement', '2026-06-22T10:00:00+02:00'];
    const facts = message('contact', received, agreed, ['service-ended', '2026-06-22T11:00:00+02:00']);
    expect(reminderAt(facts, fixed, ms('2026-06-23T10:00:00+02:00'))).toBeNull();
    const { wipesAt } = termOf(facts, fixed, ms('2026-06-23T10:00:00+02:00'));
    expect(reminderAt(facts, fixed, addTerm(wipesAt!, '-P2D'))).toEqual({
      kind: 'unread-2',
      about: String(wipesAt),
    });
    const undone = message('contact', received, agreed, ['undo', '2026-06-22T10:05:00+02:00']);
    expect(reminderAt(undone, fixed, ms('2026-06-23T10:00:00+02:00'))).toEqual({
      kind: 'unread-7',
      about: String(ms('2026-06-29T10:00:00+02:00')),
    });
  });

  it('is not announced while it is held', () => {
    const held = message('contact', received, ['hold', '2026-06-20T10:00:00+02:00', 'legal-procedure']);
    expect(reminderAt(held, fixed, ms('2026-06-27T10:00:00+02:00'))).toBeNull();
  });
});

describe('an intake that nobody dealt with', () => {
  it.each([
    // Over the night of 29 March and that of 25 October a week has an hour less, or more.
    ['2026-03-24T10:00:00+01:00', '2026-03-31T10:00:00+02:00', null, 'week 1'],
    ['2026-03-24T10:00:00+01:00', '2026-04-07T10:00:00+02:00', 'week 1', 'week 2'],
    ['2026-10-20T10:00:00+02:00', '2026-10-27T10:00:00+01:00', null, 'week 1'],
    ['2026-10-20T10:00:00+02:00', '2027-10-19T10:00:00+02:00', 'week 51', 'week 52'],
  ])('received %s, at %s: %s, then %s', (received, moment, before, on) => {
    const facts = message('aanmelding', received);
    const weeks = [ms(moment) - 1, ms(moment)].map((now) => reminderAt(facts, untilDealtWith, now));
    expect(weeks.map((each) => each?.about ?? null)).toEqual([before, on]);
    expect(weeks[1]!.kind).toBe('not-dealt-with');
  });

  const received = '2026-06-01T10:00:00+02:00';
  const later = ms('2026-06-20T10:00:00+02:00');

  it('is told of though it was opened: reading is not dealing with', () => {
    const facts = { ...message('aanmelding', received), opened: true };
    expect(reminderAt(facts, untilDealtWith, later)?.about).toBe('week 2');
  });

  it.each(['dealt-with', 'agreement', 'unwanted', 'no-agreement'] as const)('ends with %s', (outcome) => {
    const facts = message('aanmelding', received, [outcome, '2026-06-20T09:00:00+02:00']);
    expect(reminderAt({ ...facts, opened: true }, untilDealtWith, later)).toBeNull();
  });

  it('goes on where that was taken back, and under a hold', () => {
    const settled: Told = ['dealt-with', '2026-06-20T09:00:00+02:00'];
    const undone = message('aanmelding', received, settled, ['undo', '2026-06-20T09:01:00+02:00']);
    expect(reminderAt(undone, untilDealtWith, later)?.about).toBe('week 2');
    const held = message('aanmelding', received, ['hold', '2026-06-02T09:00:00+02:00', 'complaint']);
    expect(reminderAt(held, untilDealtWith, later)?.about).toBe('week 2');
  });

  it('is nothing at a site that keeps by the calendar', () => {
    const held = message('contact', received, ['hold', '2026-06-02T09:00:00+02:00', 'complaint']);
    expect(reminderAt(held, fixed, later)).toBeNull();
  });
});

describe('a decision that is due', () => {
  // A complaint at langdurig: six weeks. Received 1 October 2026, last day 12 November, over the change back.
  const facts = message('klacht', '2026-10-01T15:00:00+02:00');

  it.each([
    ['2026-11-05T08:00:00+01:00', null, 'decide-7'],
    ['2026-11-11T08:00:00+01:00', 'decide-7', 'decide-1'],
    ['2026-11-13T00:00:00+01:00', 'decide-1', null],
    ['2026-11-13T08:00:00+01:00', null, 'decide-late'],
  ])('at %s: %s, then %s', (moment, before, on) => {
    expect(around(facts, moment)).toEqual([before, on]);
  });

  it('comes in the morning on both sides of the change forward', () => {
    // Six weeks after 20 February 2026 is 3 April; seven days before lies in winter time.
    const spring = message('klacht', '2026-02-20T15:00:00+01:00');
    expect(around(spring, '2026-03-27T08:00:00+01:00')).toEqual([null, 'decide-7']);
    expect(around(spring, '2026-04-02T08:00:00+02:00')).toEqual(['decide-7', 'decide-1']);
  });

  it('counts to the later day once it was postponed', () => {
    const postponed = message('klacht', '2026-10-01T15:00:00+02:00', [
      'postpone',
      '2026-11-06T10:00:00+01:00',
      'complex',
    ]);
    expect(reminderAt(postponed, fixed, ms('2026-11-20T10:00:00+01:00'))).toBeNull();
    expect(reminderAt(postponed, fixed, ms('2026-12-09T10:00:00+01:00'))).toEqual({
      kind: 'decide-1',
      about: '2026-12-10',
    });
  });

  it('is told of though the case was opened, and ends when it is dealt with', () => {
    const now = ms('2026-11-30T10:00:00+01:00');
    expect(reminderAt({ ...facts, opened: true }, fixed, now)?.kind).toBe('decide-late');
    const closed = message('klacht', '2026-10-01T15:00:00+02:00', [
      'dealt-with',
      '2026-11-29T10:00:00+01:00',
    ]);
    expect(reminderAt(closed, fixed, now)).toBeNull();
  });

  it('is late from the first look where the message became a complaint after its term', () => {
    const moved = message('aanmelding', '2026-10-01T15:00:00+02:00', [
      'move-klacht',
      '2026-12-01T10:00:00+01:00',
      'aanmelding',
    ]);
    const found = reminderAt(moved, untilDealtWith, ms('2026-12-01T10:00:00+01:00'));
    expect(found?.kind).toBe('decide-late');
  });
});

const step = fc.record({
  pause: fc.oneof(fc.integer({ min: 0, max: 3 * dayMs }), fc.integer({ min: 0, max: 30 * dayMs })),
  pick: fc.nat(),
});
const story = fc.record({
  rules: fc.constantFrom(fixed, untilDealtWith, rulesFor('balans')),
  kind: fc.constantFrom<Kind>('contact', 'aanmelding', 'privacyverzoek', 'klacht'),
  receivedAt: fc.integer({ min: ms('2025-01-01T00:00:00Z'), max: ms('2032-01-01T00:00:00Z') }),
  openedAfter: fc.option(fc.integer({ min: 0, max: 40 * dayMs })),
  steps: fc.array(step, { maxLength: 4 }),
  /** When the server looks, in quarters of a day after receipt; between them it was off. */
  looks: fc.uniqueArray(fc.integer({ min: 0, max: 120 * 4 }), { minLength: 5, maxLength: 200 }),
});
type Story = typeof story extends fc.Arbitrary<infer Told> ? Told : never;

function eventsOf({ rules, kind, receivedAt, steps }: Story): OutcomeEvent[] {
  const events: OutcomeEvent[] = [];
  let at = receivedAt;
  for (const { pause, pick } of steps) {
    at += pause;
    const facts = { kind, receivedAt, events };
    const offers = offersAt(facts, rules, at);
    if (offers.length === 0) break;
    const { outcome, reason: chosen = '' } = offers[pick % offers.length]!;
    const reason = outcome.startsWith('move-') ? termOf(facts, rules, at).kind : chosen;
    events.push({ outcome, at, reason });
  }
  return events;
}

interface Look {
  now: number;
  facts: RemindedMessage;
  sent: ReturnType<typeof reminderAt>;
}

/** What a server does at each look: it sends what stands and is new to it. */
function played(told: Story): Look[] {
  const events = eventsOf(told);
  const seen = new Set<string>();
  return told.looks
    .sort((one, other) => one - other)
    .map((quarters) => {
      const now = told.receivedAt + quarters * (dayMs / 4);
      const opened = told.openedAfter !== null && now >= told.receivedAt + told.openedAfter;
      const past = events.filter(({ at }) => at <= now);
      const facts = { kind: told.kind, receivedAt: told.receivedAt, events: past, opened };
      const found = reminderAt(facts, told.rules, now);
      const key = JSON.stringify(found);
      const sent = found === null || seen.has(key) ? null : found;
      seen.add(key);
      return { now, facts, sent };
    });
}

describe('what was granted', () => {
  // 14 working days from Thursday 12 November are over on Wednesday 2 December.
  const facts = message(
    'privacyverzoek',
    '2026-11-02T15:00:00+01:00',
    ['identified', '2026-11-12T10:00:00+01:00', 'known'],
    ['decided', '2026-11-12T10:00:00+01:00', 'granted:access'],
  );

  it.each([
    ['2026-11-25T08:00:00+01:00', null, 'carry-out-7'],
    ['2026-12-01T08:00:00+01:00', 'carry-out-7', 'carry-out-1'],
    ['2026-12-03T08:00:00+01:00', null, 'carry-out-late'],
  ])('at %s: %s, then %s', (moment, before, on) => {
    expect(around(facts, moment, untilDealtWith)).toEqual([before, on]);
  });

  it('is silent once it was done, and never tells a step of before the decision', () => {
    const done: OutcomeEvent = { outcome: 'carried-out', at: ms('2026-12-01T12:00:00+01:00'), reason: '' };
    const after = { ...facts, events: [...facts.events, done] };
    expect(reminderAt(after, fixed, ms('2026-12-03T10:00:00+01:00'))).toBeNull();
    // At a site without a term of its own the law's month is over on 2 December; decided on the day before.
    const late = message(
      'privacyverzoek',
      '2026-11-02T15:00:00+01:00',
      ['identified', '2026-12-01T10:00:00+01:00', 'known'],
      ['decided', '2026-12-01T10:00:00+01:00', 'granted:access'],
    );
    expect(reminderAt(late, fixed, ms('2026-12-01T10:00:00+01:00'))).toBeNull();
    expect(reminderAt(late, fixed, ms('2026-12-03T08:00:00+01:00'))?.kind).toBe('carry-out-late');
  });
});

describe('any history', () => {
  const holds = (check: (told: Story) => void) => fc.assert(fc.property(story, check), { numRuns: 800 });

  it('brings no reminder twice, and none that is less urgent after one that is more', () => {
    holds((told) => {
      const sent = played(told).flatMap((look) => (look.sent ? [look.sent] : []));
      expect(new Set(sent.map((each) => JSON.stringify(each))).size).toBe(sent.length);
      const urgency = new Map<string, number>();
      for (const { kind, about } of sent) {
        expect(reminderKinds.indexOf(kind)).toBeGreaterThan(urgency.get(about) ?? -1);
        urgency.set(about, reminderKinds.indexOf(kind));
      }
    });
  });

  it('brings none after the message was opened, settled or gone, as each kind asks', () => {
    holds((told) => {
      for (const { now, facts, sent } of played(told)) {
        if (sent === null) continue;
        const term = termOf(facts, told.rules, now);
        expect(term.expired).toBe(false);
        if (sent.kind.startsWith('unread')) expect(facts.opened).toBe(false);
        else expect(term.settled).toBeNull();
        if (sent.kind.startsWith('decide')) expect(term.decideBy!.day).toBe(sent.about);
        if (sent.kind.startsWith('carry-out')) expect(term.carryOutBy).toBe(sent.about);
      }
    });
  });

  it('misses none: a look after the machine was off finds the most urgent step that came meanwhile', () => {
    holds((told) => {
      const steps = [2, 7, 14];
      for (const { now, facts } of played(told)) {
        const term = termOf(facts, told.rules, now);
        const unread = !facts.opened && (term.settled === null || term.why === 'agreement-ended');
        if (term.expired || term.wipesAt === null || !unread || term.why === 'shortened') continue;
        const came = steps.find((days) => addTerm(term.wipesAt!, `-P${days}D`) <= now);
        const inTime = came !== undefined && addTerm(term.wipesAt, `-P${came}D`) > told.receivedAt;
        expect(reminderAt(facts, told.rules, now)?.kind ?? null).toBe(inTime ? `unread-${came}` : null);
      }
    });
  });

  it('counts the weeks of an intake so that each comes at the first look after its hour', () => {
    holds((told) => {
      for (const { now, facts } of played(told)) {
        const term = termOf(facts, told.rules, now);
        const waits = 'untilDealtWith' in told.rules.unanswered && term.settled === null;
        if (!waits || term.decideBy !== null || term.carryOutBy !== null) continue;
        // Who asked for less has a date, so nothing waits without end.
        if (term.standing.shortenedTo !== null) continue;
        const found = reminderAt(facts, told.rules, now);
        const week = Number(found?.about.slice('week '.length) ?? 0);
        expect(addTerm(told.receivedAt, `P${week}W`)).toBeLessThanOrEqual(now);
        expect(addTerm(told.receivedAt, `P${week + 1}W`)).toBeGreaterThan(now);
      }
    });
  });

  it('tells of a decision by the calendar and the clock on the wall', () => {
    holds((told) => {
      for (const { now, facts } of played(told)) {
        const { decideBy } = termOf(facts, told.rules, now);
        if (decideBy === null) continue;
        const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/Amsterdam');
        const today = here.toPlainDate().until(decideBy.day).days;
        // The office day begins at eight.
        const left = here.hour < 8 ? today + 1 : today;
        const night = today === -1 && here.hour < 8;
        const usual = left > 7 ? null : left > 1 ? 'decide-7' : left > -1 ? 'decide-1' : 'decide-late';
        expect(reminderAt(facts, told.rules, now)?.kind ?? null).toBe(night ? null : usual);
      }
    });
  });
});
