/** What must hold of every history that people can make with the buttons they are offered. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf } from '../../../server/retention/agreement-class-policy.ts';
import { addTerm, afterBoekjaar, dayOf, startOfDay } from '../../../server/retention/dutch-calendar.ts';
import { type Kind, movesTo, reasonsFor } from '../../../server/retention/outcome-codes.ts';
import { reasonFits } from '../../../server/retention/outcome-offers.ts';
import { type MessageFacts, offersAt, termOf } from '../../../server/retention/retention-policy.ts';
import type { OutcomeEvent } from '../../../server/retention/standing.ts';
import type { AgreementClass } from '../../../server/sites/retention-schema.ts';
import type { RetentionRules } from '../../../server/sites/site-schema.ts';
import { rulesFor } from './five-rules.ts';

const dayMs = 86_400_000;
const rules = fc.constantFrom(
  ...(['langdurig', 'ambulant', 'rondom', 'welzijn', 'balans'] as const).map(rulesFor),
);
const kinds = fc.constantFrom<Kind>('contact', 'aanmelding', 'privacyverzoek', 'klacht');
const receivedAt = fc.integer({
  min: Date.parse('2024-01-01T00:00:00Z'),
  max: Date.parse('2032-01-01T00:00:00Z'),
});
/** Minutes to years between two decisions, short ones as likely as long ones. */
const pause = fc.oneof(
  fc.integer({ min: 0, max: 3_600_000 }),
  fc.integer({ min: 0, max: 3 * dayMs }),
  fc.integer({ min: 0, max: 40 * dayMs }),
  fc.integer({ min: 0, max: 900 * dayMs }),
);
const step = fc.record({ pause, pick: fc.nat(), reason: fc.nat(), undo: fc.boolean() });
const story = fc.record({ rules, kind: kinds, receivedAt, steps: fc.array(step, { maxLength: 12 }) });

/** What may be named as the end of the service: none, the day of the agreement, one between, and today. */
function daysSince(agreedAt: number, at: number): string[] {
  return ['', dayOf(agreedAt), dayOf(Math.floor((agreedAt + at) / 2)), dayOf(at)];
}

/** Where the class of the agreement counts from, told apart from how the policy finds it; null: from nothing yet. */
function startsAt({ events }: MessageFacts, { from, boekjaarEnds }: AgreementClass): number | null {
  const agreed = events.find(({ outcome }) => outcome === 'agreement')!.at;
  const ended = events.find(({ outcome }) => outcome === 'service-ended');
  if (from === 'agreement') return agreed;
  if (from === 'service-end' && !ended) return null;
  const newest = Math.max(agreed, ended ? (ended.reason ? startOfDay(ended.reason) : ended.at) : 0);
  return boekjaarEnds === undefined ? newest : afterBoekjaar(newest, boekjaarEnds, 'P0D');
}

interface Chapter {
  /** The message before and after the decision, both with the decision's own time. */
  before: MessageFacts;
  facts: MessageFacts;
  at: number;
  event: OutcomeEvent;
}

/** Plays a story through what is offered, until the message has expired. */
function play({ rules, kind, receivedAt, steps }: StoryOf): { chapters: Chapter[]; facts: MessageFacts } {
  let facts: MessageFacts = { kind, receivedAt, events: [] };
  let at = receivedAt;
  const chapters: Chapter[] = [];
  for (const each of steps) {
    at += each.pause;
    const term = termOf(facts, rules, at);
    if (term.expired) break;
    const offers = offersAt(facts, rules, at);
    let event: OutcomeEvent;
    if (each.undo && term.undo) event = { outcome: 'undo', at, reason: '' };
    else {
      const { outcome, reason: chosen } = offers[each.pick % offers.length]!;
      const days = outcome === 'service-ended' ? daysSince(term.standing.agreedAt ?? at, at) : [];
      const fitting =
        days.length > 0
          ? days
          : chosen !== undefined
            ? [chosen]
            : reasonsFor(outcome).filter((reason) => reasonFits(outcome, reason, term.standing));
      const reason = movesTo(outcome) === null ? fitting[each.reason % fitting.length]! : term.kind;
      event = { outcome, at, reason };
    }
    const before = facts;
    facts = { ...facts, events: [...facts.events, event] };
    chapters.push({ before, facts, at, event });
  }
  return { chapters, facts };
}
type StoryOf = {
  rules: RetentionRules;
  kind: Kind;
  receivedAt: number;
  steps: { pause: number; pick: number; reason: number; undo: boolean }[];
};

const holds = (check: (story: StoryOf) => void) => fc.assert(fc.property(story, check), { numRuns: 1500 });
/** Outcomes that may find that the date has passed long ago. */
const givesDate = new Set<string>(['agreement', 'service-ended', 'release', 'lift']);
const forever = Number.POSITIVE_INFINITY;

describe('any history', () => {
  it('does to the date what the offer said', () => {
    holds((told) => {
      for (const { before, facts, at, event } of play(told).chapters) {
        if (['undo', 'release', 'lift'].includes(event.outcome)) continue;
        // The offer speaks of today; naming an earlier day has a property of its own.
        if (event.outcome === 'service-ended' && event.reason !== '') continue;
        const offer = offersAt(before, told.rules, at).find(
          ({ outcome, reason = event.reason }) => outcome === event.outcome && reason === event.reason,
        );
        expect(termOf(facts, told.rules, at).wipesAt).toBe(offer!.wipesAt);
      }
    });
  });

  it('never makes a message go within a day of a decision, unless it was going that soon', () => {
    holds((told) => {
      for (const { before, facts, at, event } of play(told).chapters) {
        // Taking back restores the date that stood, however near: that is the next property.
        if (event.outcome === 'undo') continue;
        const was = termOf(before, told.rules, at).wipesAt ?? forever;
        expect(termOf(facts, told.rules, at).wipesAt ?? forever).toBeGreaterThanOrEqual(
          Math.min(was, at + dayMs),
        );
      }
    });
  });

  it('restores exactly by undo', () => {
    holds((told) => {
      const { chapters } = play(told);
      for (const { before, facts, at } of chapters) {
        if (termOf(facts, told.rules, at).undo === null || facts.events.at(-1)!.outcome === 'undo') continue;
        const undone = { ...facts, events: [...facts.events, { outcome: 'undo' as const, at, reason: '' }] };
        expect(termOf(undone, told.rules, at)).toEqual(termOf(before, told.rules, at));
        expect(termOf(undone, told.rules, at).expired).toBe(false);
      }
    });
  });

  it('has no date while it is held or an open case', () => {
    holds((told) => {
      const { facts } = play(told);
      const term = termOf(facts, told.rules, told.receivedAt + 50_000 * dayMs);
      const openCase = (term.kind === 'klacht' || term.kind === 'privacyverzoek') && term.settled === null;
      const frozen = term.freezes.length > 0;
      const serviceGoesOn =
        term.settled === 'agreement' &&
        term.standing.serviceEndedAt === null &&
        classOf(term.standing.agreedClass, told.rules).from === 'service-end';
      if (term.held || frozen || openCase) expect(term.wipesAt).toBeNull();
      if (term.wipesAt === null && !term.held && !frozen)
        expect(openCase || 'untilDealtWith' in told.rules.unanswered || serviceGoesOn).toBe(true);
    });
  });

  it('makes an open case nothing else than dealt with, or what it was before by undo', () => {
    const isOpenCase = ({ kind, settled }: ReturnType<typeof termOf>) =>
      (kind === 'klacht' || kind === 'privacyverzoek') && settled === null;
    holds((told) => {
      for (const { before, facts, at, event } of play(told).chapters) {
        if (!isOpenCase(termOf(before, told.rules, at))) continue;
        if (event.outcome === 'undo' || event.outcome === 'dealt-with') continue;
        const after = termOf(facts, told.rules, at);
        expect(isOpenCase(after)).toBe(true);
        expect(after.wipesAt).toBeNull();
      }
    });
  });

  it('is never kept past the cap of its first agreement, however it is renewed', () => {
    holds((told) => {
      // Without undo, so that the first agreement in the list is the first that counts.
      const { facts } = play({ ...told, steps: told.steps.map((each) => ({ ...each, undo: false })) });
      const term = termOf(facts, told.rules, told.receivedAt);
      const newest = facts.events.findLast(({ outcome }) => outcome === 'agreement');
      if (term.settled !== 'agreement' || term.wipesAt === null || !newest) return;
      const rule = classOf(newest.reason, told.rules);
      const begins = startsAt(facts, rule);
      // It went into the file, or somebody asked for less, while the service went on.
      if (begins === null) return void expect(['in-file', 'shortened']).toContain(term.why);
      const usual = addTerm(begins, rule.keep);
      const latest =
        rule.cap !== undefined
          ? addTerm(begins, rule.cap)
          : rule.extendOnce === undefined
            ? usual
            : addTerm(usual, rule.extendOnce);
      // What gets a date that has passed long ago, or is released after it, has one more day.
      const dated = facts.events.findLast(({ outcome }) => givesDate.has(outcome))!;
      expect(term.wipesAt).toBeLessThanOrEqual(Math.max(latest, dated.at + dayMs));
    });
  });

  it('is never kept longer by naming the day on which the service really ended', () => {
    holds((told) => {
      for (const { facts, at, event } of play(told).chapters) {
        if (event.outcome !== 'service-ended' || event.reason === '') continue;
        const unnamed = { ...facts, events: [...facts.events.slice(0, -1), { ...event, reason: '' }] };
        expect(termOf(facts, told.rules, at).wipesAt ?? forever).toBeLessThanOrEqual(
          termOf(unnamed, told.rules, at).wipesAt ?? forever,
        );
      }
    });
  });

  it('goes on its promised date or sooner where nothing but Ongewenst, Geen overeenkomst or Afgehandeld was taken', () => {
    holds((told) => {
      const { facts } = play(told);
      const settling = new Set(['unwanted', 'no-agreement', 'dealt-with', 'undo']);
      if (!facts.events.every(({ outcome }) => settling.has(outcome))) return;
      const promised = termOf({ ...facts, events: [] }, told.rules, told.receivedAt).wipesAt;
      if (promised !== null)
        expect(termOf(facts, told.rules, told.receivedAt).wipesAt).toBeLessThanOrEqual(promised);
    });
  });

  it('shortening never lengthens, and nothing but a new agreement or a case outlives it', () => {
    holds((told) => {
      for (const { before, facts, at, event } of play(told).chapters) {
        if (event.outcome !== 'shorten') continue;
        const was = termOf(before, told.rules, at).wipesAt ?? forever;
        expect(termOf(facts, told.rules, at).wipesAt ?? forever).toBeLessThanOrEqual(was);
      }
    });
  });

  it('stands the same whenever it is looked at', () => {
    holds((told) => {
      const { facts } = play(told);
      const dates = [0, 1, 30 * dayMs, 5000 * dayMs].map(
        (later) => termOf(facts, told.rules, told.receivedAt + later).wipesAt,
      );
      expect(new Set(dates).size).toBe(1);
    });
  });
});
