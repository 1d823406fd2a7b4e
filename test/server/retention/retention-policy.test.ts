import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../server/retention/kept-message.ts';
import type { Kind } from '../../../server/retention/outcome-codes.ts';
import { reasonFits } from '../../../server/retention/outcome-offers.ts';
import {
  type MessageFacts,
  offersAt,
  termOf,
  wipesAtReceipt,
} from '../../../server/retention/retention-policy.ts';
import type { OutcomeEvent } from '../../../server/retention/standing.ts';
import type { OutcomeCode } from '../../../server/secretariat/inbox-api.ts';
import { retentionSchema } from '../../../server/sites/retention-schema.ts';
import { rulesFor } from './five-rules.ts';

const received = '2026-06-01T10:00:00+02:00';
const fixed = rulesFor('langdurig');
const untilDealtWith = rulesFor('rondom');

const ms = (iso: string) => Date.parse(iso);
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const same = (text: string) => new Date(text).toISOString();

type Told = [outcome: OutcomeCode | 'undo', at: string, reason?: string];

function message(kind: Kind, ...told: Told[]): MessageFacts {
  const events = told.map(([outcome, at, reason = '']): OutcomeEvent => ({ outcome, at: ms(at), reason }));
  return { kind, receivedAt: ms(received), events };
}

/** When it goes, looked at right after the last outcome. */
function goes(facts: MessageFacts, rules = fixed): string | null {
  return iso(termOf(facts, rules, facts.events.at(-1)?.at ?? facts.receivedAt).wipesAt);
}

function offered(facts: MessageFacts, now: string, rules = fixed): string[] {
  return [...new Set(offersAt(facts, rules, ms(now)).map(({ outcome }) => outcome))];
}

describe('a message nobody decided about', () => {
  it('goes four weeks after receipt', () => {
    expect(goes(message('contact'))).toBe(same('2026-06-29T10:00:00+02:00'));
    expect(iso(wipesAtReceipt('contact', ms(received), fixed))).toBe(same('2026-06-29T10:00:00+02:00'));
  });

  it('is there one millisecond before its date and gone on it', () => {
    const due = ms('2026-06-29T10:00:00+02:00');
    expect(termOf(message('contact'), fixed, due - 1).expired).toBe(false);
    expect(termOf(message('contact'), fixed, due).expired).toBe(true);
    expect(termOf(message('contact'), fixed, due).why).toBe('expired');
  });

  it('has no date at a site that keeps an intake until it was dealt with', () => {
    expect(goes(message('aanmelding'), untilDealtWith)).toBeNull();
  });

  it.for(['privacyverzoek', 'klacht'] as const)('has no date while it is an open case: %s', (kind) => {
    expect(goes(message(kind))).toBeNull();
    expect(goes(message(kind), untilDealtWith)).toBeNull();
  });

  it('offers what fits, in the order of the inbox', () => {
    expect(offered(message('contact'), '2026-06-02T10:00:00+02:00')).toEqual([
      'unwanted',
      'no-agreement',
      'dealt-with',
      'agreement',
      'answered',
      'shorten',
      'erased-on-request',
      'move-aanmelding',
      'move-privacyverzoek',
      'move-klacht',
      'hold',
      'freeze',
      'transferred',
    ]);
  });

  it('offers nothing once its date has come', () => {
    expect(offered(message('contact'), '2026-06-29T10:00:00+02:00')).toEqual([]);
  });
});

describe('Ongewenst', () => {
  const taken: Told = ['unwanted', '2026-06-10T09:30:00+02:00'];

  it('makes it go in 24 hours, and can be undone until then', () => {
    const facts = message('contact', taken);
    expect(goes(facts)).toBe(same('2026-06-11T09:30:00+02:00'));
    const term = termOf(facts, fixed, ms('2026-06-11T09:29:59+02:00'));
    expect(term.undo).toEqual({ outcome: 'unwanted', until: ms('2026-06-11T09:30:00+02:00') });
    expect(term.why).toBe('unwanted');
  });

  it('makes it go on its own date where that is sooner', () => {
    expect(goes(message('contact', ['unwanted', '2026-06-29T08:00:00+02:00']))).toBe(
      same('2026-06-29T10:00:00+02:00'),
    );
  });

  it('counts hours, not days, across a change of the clocks', () => {
    const facts = {
      ...message('contact', ['unwanted', '2026-10-24T12:00:00+02:00']),
      receivedAt: ms('2026-10-20T10:00:00Z'),
    };
    expect(goes(facts)).toBe(same('2026-10-25T11:00:00+01:00'));
  });

  it('makes it go in 24 hours where it had no date', () => {
    expect(goes(message('aanmelding', taken), untilDealtWith)).toBe(same('2026-06-11T09:30:00+02:00'));
  });

  it.for(['privacyverzoek', 'klacht'] as const)('is not offered for a case: %s', (kind) => {
    expect(offered(message(kind), '2026-06-02T10:00:00+02:00')).not.toContain('unwanted');
  });
});

describe('Geen overeenkomst', () => {
  it('makes it go in seven days, and can be undone until then', () => {
    const facts = message('contact', ['no-agreement', '2026-06-10T09:30:00+02:00']);
    expect(goes(facts)).toBe(same('2026-06-17T09:30:00+02:00'));
    expect(termOf(facts, fixed, ms('2026-06-17T09:29:59+02:00')).undo?.until).toBe(
      ms('2026-06-17T09:30:00+02:00'),
    );
  });

  it('makes it go on the wipe date where that is sooner', () => {
    expect(goes(message('contact', ['no-agreement', '2026-06-25T09:30:00+02:00']))).toBe(
      same('2026-06-29T10:00:00+02:00'),
    );
  });

  it('ends an agreement that fell through', () => {
    const facts = message(
      'contact',
      ['agreement', '2026-06-10T09:30:00+02:00'],
      ['no-agreement', '2026-08-03T09:30:00+02:00'],
    );
    expect(goes(facts)).toBe(same('2026-08-10T09:30:00+02:00'));
  });
});

describe('Afgehandeld', () => {
  it('keeps the date', () => {
    expect(goes(message('contact', ['dealt-with', '2026-06-10T09:30:00+02:00']))).toBe(
      same('2026-06-29T10:00:00+02:00'),
    );
  });

  it('becomes the end of the boekjaar plus three months where it was kept until dealt with', () => {
    expect(goes(message('aanmelding', ['dealt-with', '2026-06-10T09:30:00+02:00']), untilDealtWith)).toBe(
      same('2027-03-31T00:00:00+02:00'),
    );
  });

  it('takes Ongewenst back to the date that was promised, not past it', () => {
    const facts = message(
      'contact',
      ['unwanted', '2026-06-10T09:30:00+02:00'],
      ['dealt-with', '2026-06-10T11:00:00+02:00'],
    );
    expect(goes(facts)).toBe(same('2026-06-29T10:00:00+02:00'));
  });

  it.for([
    ['privacyverzoek', '2026-10-01T12:00:00+02:00'],
    ['klacht', '2027-07-01T12:00:00+02:00'],
  ] as const)('closes a case, which then stays its own term: %s', ([kind, date]) => {
    expect(goes(message(kind, ['dealt-with', '2026-07-01T12:00:00+02:00']))).toBe(same(date));
  });
});

describe('Overeenkomst', () => {
  const agreed: Told = ['agreement', '2026-06-10T09:30:00+02:00'];

  it('keeps it under the class of the site', () => {
    expect(goes(message('contact', agreed), rulesFor('balans'))).toBe(same('2041-06-10T09:30:00+02:00'));
    expect(goes(message('contact', agreed))).toBeNull();
    expect(goes(message('contact', agreed, ['service-ended', '2027-06-10T09:30:00+02:00']))).toBe(
      same('2032-06-10T09:30:00+02:00'),
    );
    expect(goes(message('aanmelding', agreed), untilDealtWith)).toBe(same('2041-06-10T09:30:00+02:00'));
  });

  it('asks after a month whether it is in the file', () => {
    const term = termOf(message('contact', agreed), fixed, ms('2026-06-11T09:30:00+02:00'));
    expect(term.askInFile).toBe('2026-07-10');
  });

  it('moves the question a month when it is not', () => {
    const facts = message('contact', agreed, ['not-in-file', '2026-07-14T12:00:00+02:00']);
    expect(termOf(facts, fixed, ms('2026-07-14T12:00:00+02:00')).askInFile).toBe('2026-08-14');
  });

  it('offers "not yet" from the day of the question on', () => {
    expect(offered(message('contact', agreed), '2026-07-09T23:59:00+02:00')).not.toContain('not-in-file');
    expect(offered(message('contact', agreed), '2026-07-10T00:00:00+02:00')).toContain('not-in-file');
  });

  it('makes it go in 24 hours when it is in the file, and asks no more', () => {
    const facts = message('contact', agreed, ['in-file', '2026-07-10T12:00:00+02:00']);
    expect(goes(facts)).toBe(same('2026-07-11T12:00:00+02:00'));
    const term = termOf(facts, fixed, ms('2026-07-10T12:00:00+02:00'));
    expect(term.askInFile).toBeNull();
    expect(term.why).toBe('in-file');
    expect(term.undo?.until).toBe(ms('2026-07-11T12:00:00+02:00'));
  });

  it('counts from the first one, however often it is taken again', () => {
    const facts = message(
      'contact',
      agreed,
      ['no-agreement', '2028-01-10T09:30:00+01:00'],
      ['agreement', '2028-01-11T09:30:00+01:00'],
    );
    expect(goes(facts, untilDealtWith)).toBe(same('2041-06-10T09:30:00+02:00'));
  });
});

describe('Verlengen', () => {
  const agreed: Told = ['agreement', '2026-06-10T09:30:00+02:00'];
  const ended: Told = ['service-ended', '2029-06-10T09:30:00+02:00'];
  const extended: Told = ['extend', '2030-01-01T12:00:00+01:00', 'consent'];

  it('adds the term of the site, once', () => {
    const facts = message('contact', agreed, ended, extended);
    expect(goes(facts)).toBe(same('2036-06-10T09:30:00+02:00'));
    expect(offered(facts, '2030-01-02T12:00:00+01:00')).not.toContain('extend');
  });

  it('never goes past the cap', () => {
    const rules = { ...fixed, agreement: { ...fixed.agreement, keep: 'P5Y', extendOnce: 'P9Y', cap: 'P7Y' } };
    expect(goes(message('contact', agreed, ended, extended), rules)).toBe(same('2036-06-10T09:30:00+02:00'));
  });

  it('is not offered where the cap leaves nothing', () => {
    const rules = { ...fixed, agreement: { ...fixed.agreement, keep: 'P5Y', extendOnce: 'P2Y', cap: 'P5Y' } };
    const facts = message('contact', agreed, ended);
    expect(offered(facts, '2029-07-01T12:00:00+02:00')).toContain('extend');
    expect(offered(facts, '2029-07-01T12:00:00+02:00', rules)).not.toContain('extend');
  });

  it('is not offered where the site has none', () => {
    expect(
      offered(message('contact', agreed), '2026-07-01T12:00:00+02:00', rulesFor('balans')),
    ).not.toContain('extend');
  });

  it('is not offered without an agreement: four weeks are four weeks', () => {
    expect(offered(message('contact'), '2026-06-02T12:00:00+02:00')).not.toContain('extend');
  });
});

describe('moving to another kind', () => {
  it('counts the term from the original receipt', () => {
    const facts = message('contact', ['move-aanmelding', '2026-06-20T12:00:00+02:00', 'contact']);
    expect(goes(facts)).toBe(same('2026-06-29T10:00:00+02:00'));
    expect(termOf(facts, fixed, ms('2026-06-20T12:00:00+02:00')).kind).toBe('aanmelding');
  });

  it('keeps it while it is a complaint, and takes the date back when that is undone', () => {
    const complaint: Told = ['move-klacht', '2026-06-20T12:00:00+02:00', 'contact'];
    expect(goes(message('contact', complaint))).toBeNull();
    expect(goes(message('contact', complaint, ['undo', '2026-06-20T13:00:00+02:00']))).toBe(
      same('2026-06-29T10:00:00+02:00'),
    );
  });

  it.for([
    ['klacht', ['answered', 'postpone', 'identified', 'decided', 'move-privacyverzoek', 'hold', 'freeze']],
    ['privacyverzoek', ['answered', 'postpone', 'identified', 'decided', 'move-klacht', 'hold', 'freeze']],
  ] as const)('makes an open case at most another case: %s', ([kind, offers]) => {
    expect(offered(message(kind), '2026-06-02T12:00:00+02:00')).toEqual(offers);
    const moved = message('contact', [`move-${kind}`, '2026-06-02T12:00:00+02:00', 'contact']);
    expect(offered(moved, '2026-06-02T13:00:00+02:00')).toEqual(offers);
  });

  it('loses nothing that became a case by mistake, however late that is seen', () => {
    const mistaken: Told = ['move-klacht', '2026-06-20T12:00:00+02:00', 'contact'];
    const term = termOf(message('contact', mistaken), fixed, ms('2030-01-01T12:00:00+01:00'));
    expect([term.wipesAt, term.expired, term.undo]).toEqual([null, false, null]);
    const dealtWith: Told = ['dealt-with', '2026-08-01T12:00:00+02:00'];
    expect(goes(message('contact', mistaken, dealtWith))).toBe(goes(message('klacht', dealtWith)));
  });

  it('leaves a day where a history of an older release moved a case to what had passed', () => {
    expect(goes(message('klacht', ['move-contact', '2026-08-01T12:00:00+02:00', 'klacht']))).toBe(
      same('2026-08-02T12:00:00+02:00'),
    );
  });

  it('opens what was dealt with', () => {
    const facts = message(
      'contact',
      ['dealt-with', '2026-06-10T12:00:00+02:00'],
      ['move-klacht', '2026-06-11T12:00:00+02:00', 'contact'],
    );
    expect(termOf(facts, fixed, ms('2026-06-11T12:00:00+02:00')).settled).toBeNull();
    expect(goes(facts)).toBeNull();
  });

  it('is not offered for a closed case, which would make it go sooner by another name', () => {
    const closed = message('klacht', ['dealt-with', '2026-06-10T12:00:00+02:00']);
    expect(offered(closed, '2026-06-11T12:00:00+02:00')).toEqual(['answered', 'hold', 'freeze']);
  });

  it('is not offered under an agreement', () => {
    const facts = message('contact', ['agreement', '2026-06-10T12:00:00+02:00']);
    expect(offered(facts, '2026-06-11T12:00:00+02:00')).toEqual([
      'no-agreement',
      'in-file',
      'service-ended',
      'answered',
      'shorten',
      'erased-on-request',
      'hold',
      'freeze',
      'transferred',
    ]);
  });
});

describe('Vasthouden', () => {
  const held: Told = ['hold', '2026-06-10T12:00:00+02:00', 'legal-procedure'];

  it('wins over the date', () => {
    const term = termOf(message('contact', held), fixed, ms('2030-01-01T12:00:00+01:00'));
    expect(term.wipesAt).toBeNull();
    expect(term.expired).toBe(false);
    expect(term.held).toBe(true);
  });

  it('wins over an outcome that shortens, before and after it', () => {
    expect(goes(message('contact', held, ['unwanted', '2026-06-11T12:00:00+02:00']))).toBeNull();
    expect(goes(message('contact', ['unwanted', '2026-06-09T15:00:00+02:00'], held))).toBeNull();
  });

  it('gives the date back when it is released', () => {
    expect(goes(message('contact', held, ['release', '2026-06-20T12:00:00+02:00']))).toBe(
      same('2026-06-29T10:00:00+02:00'),
    );
  });

  it('leaves a day after the release where the date has passed', () => {
    const facts = message('contact', held, ['release', '2026-09-01T12:00:00+02:00']);
    expect(goes(facts)).toBe(same('2026-09-02T12:00:00+02:00'));
    expect(termOf(facts, fixed, ms('2026-09-01T12:00:00+02:00')).undo?.until).toBe(
      ms('2026-09-02T12:00:00+02:00'),
    );
  });

  it('stays while another reason holds it', () => {
    const two = message(
      'contact',
      held,
      ['hold', '2026-06-11T12:00:00+02:00', 'complaint'],
      ['release', '2026-06-20T12:00:00+02:00'],
    );
    expect(termOf(two, fixed, ms('2026-06-20T12:00:00+02:00')).holds).toEqual(['legal-procedure']);
    expect(goes(two)).toBeNull();
  });

  it('ends for the reason that is named', () => {
    const two = message(
      'contact',
      held,
      ['hold', '2026-06-11T12:00:00+02:00', 'complaint'],
      ['release', '2026-06-20T12:00:00+02:00', 'legal-procedure'],
    );
    expect(termOf(two, fixed, ms('2026-06-20T12:00:00+02:00')).holds).toEqual(['complaint']);
  });
});

describe('undo', () => {
  it('restores exactly what was', () => {
    const before = message('contact', ['dealt-with', '2026-06-10T12:00:00+02:00']);
    const after = message(
      'contact',
      ['dealt-with', '2026-06-10T12:00:00+02:00'],
      ['agreement', '2026-06-10T13:00:00+02:00'],
      ['undo', '2026-06-10T14:00:00+02:00'],
    );
    const now = ms('2026-06-10T15:00:00+02:00');
    expect(termOf(after, fixed, now)).toEqual(termOf(before, fixed, now));
  });

  it('is over after a day for an outcome that lengthens', () => {
    const facts = message('contact', ['agreement', '2026-06-10T12:00:00+02:00']);
    expect(termOf(facts, fixed, ms('2026-06-11T11:59:59+02:00')).undo?.outcome).toBe('agreement');
    expect(termOf(facts, fixed, ms('2026-06-11T12:00:00+02:00')).undo).toBeNull();
  });

  it('ends with the date that it would restore, so taking back never wipes at once', () => {
    const facts = message('contact', ['agreement', '2026-06-29T08:00:00+02:00']);
    expect(termOf(facts, fixed, ms('2026-06-29T09:00:00+02:00')).undo?.until).toBe(
      ms('2026-06-29T10:00:00+02:00'),
    );
    expect(termOf(facts, fixed, ms('2026-06-29T10:00:00+02:00')).undo).toBeNull();
  });

  it('goes back step by step', () => {
    const facts = message(
      'contact',
      ['dealt-with', '2026-06-10T12:00:00+02:00'],
      ['hold', '2026-06-10T13:00:00+02:00', 'request'],
      ['undo', '2026-06-10T14:00:00+02:00'],
    );
    expect(termOf(facts, fixed, ms('2026-06-10T14:00:00+02:00')).undo?.outcome).toBe('dealt-with');
  });
});

describe('withdrawal by the visitor', () => {
  const now = ms('2026-06-12T12:00:00+02:00');

  it.for([
    ['a message', message('contact'), true],
    ['an agreement', message('contact', ['agreement', '2026-06-10T12:00:00+02:00']), true],
    ['a request', message('privacyverzoek'), true],
    ['a hold', message('contact', ['hold', '2026-06-10T12:00:00+02:00', 'complaint']), false],
    ['an open complaint', message('klacht'), false],
    [
      'moved to complaint',
      message('contact', ['move-klacht', '2026-06-10T12:00:00+02:00', 'contact']),
      false,
    ],
    ['a closed complaint', message('klacht', ['dealt-with', '2026-06-10T12:00:00+02:00']), true],
  ] as const)('%s', ([, facts, may]) => {
    expect(termOf(facts, fixed, now).withdrawable).toBe(may);
  });
});

describe('from when an agreement counts', () => {
  const agreed: Told = ['agreement', '2026-06-10T12:00:00+02:00'];
  const ended: Told = ['service-ended', '2027-03-01T12:00:00+01:00'];
  const classed = (more: object) =>
    retentionSchema.parse({ ...fixed, agreement: { class: 'x', keep: 'P5Y', ...more } });

  it('has no date until the service has ended, where it counts from there; never past the cap', () => {
    const rules = classed({ from: 'service-end', extendOnce: 'P9Y', cap: 'P7Y' });
    expect(goes(message('contact', agreed), rules)).toBeNull();
    expect(goes(message('contact', agreed, ended), rules)).toBe(same('2032-03-01T12:00:00+01:00'));
    expect(
      goes(message('contact', agreed, ended, ['extend', '2027-04-01T12:00:00+02:00', 'consent']), rules),
    ).toBe(same('2034-03-01T12:00:00+01:00'));
    expect(offered(message('contact', agreed, ended), '2027-04-01T12:00:00+02:00', rules)).not.toContain(
      'service-ended',
    );
  });

  it.for([
    ['2026-09-01', '2031-09-01T00:00:00+02:00'],
    // Of the day of the agreement only what came after it.
    ['2026-06-10', '2031-06-10T12:00:00+02:00'],
  ] as const)('counts from the day on which the service really ended: %s', ([day, gone]) => {
    const facts = message('contact', agreed, [ended[0], ended[1], day]);
    expect(goes(facts)).toBe(same(gone));
    const undone = [...facts.events, { outcome: 'undo' as const, at: ms(ended[1]) + 1, reason: '' }];
    expect(goes({ ...facts, events: undone })).toBeNull();
  });

  it('still leaves a day to take it back where that day was longer ago than the term', () => {
    const late: Told = ['service-ended', '2040-03-01T12:00:00+01:00', '2026-09-01'];
    expect(goes(message('contact', agreed, late))).toBe(same('2040-03-02T12:00:00+01:00'));
  });

  it.for([
    ['', true],
    ['2026-06-10', true],
    ['2027-03-01', true],
    ['2026-06-09', false],
    ['2027-03-02', false],
    ['2026-02-30', false],
    ['2026-9-1', false],
    ['20260901', false],
    ['2026-09-01T00:00', false],
    ['+002026-09-01', false],
    ['gisteren', false],
  ] as const)('takes a day from the agreement up to today, and no other: "%s"', ([day, fits]) => {
    const { standing } = termOf(message('contact', agreed), fixed, ms(ended[1]));
    expect(reasonFits('service-ended', day, standing, fixed, ms(ended[1]))).toBe(fits);
  });

  it('counts from the newest processing, or from the end of the boekjaar in which that was', () => {
    const processed = classed({ from: 'last-processing' });
    expect(goes(message('contact', agreed), processed)).toBe(same('2031-06-10T12:00:00+02:00'));
    expect(goes(message('contact', agreed, ended), processed)).toBe(same('2032-03-01T12:00:00+01:00'));
    const year = classed({ from: 'boekjaar', boekjaarEnds: '06-30' });
    expect(goes(message('contact', agreed), year)).toBe(same('2031-07-01T00:00:00+02:00'));
  });

  it('offers each class of the site with its own date', () => {
    const rules = rulesFor('balans');
    const offers = offersAt(message('contact'), rules, ms(agreed[1])).filter(
      ({ outcome }) => outcome === 'agreement',
    );
    expect(offers.map(({ reason, label, wipesAt }) => [reason, label, iso(wipesAt)])).toEqual([
      ['', 'cliëntdossier', same('2041-06-10T12:00:00+02:00')],
      ['boekhouding', 'boekhouding', same('2034-01-01T00:00:00+01:00')],
      ['overig', 'al het andere', same('2028-06-10T12:00:00+02:00')],
    ]);
    const legal = message('contact', ['agreement', agreed[1], 'boekhouding']);
    expect(offered(legal, '2026-06-11T12:00:00+02:00', rules)).not.toContain('shorten');
    expect(offered(legal, '2026-06-11T12:00:00+02:00', rules)).not.toContain('transferred');
  });

  it('reads the rules of messages from before there were classes', () => {
    const { unanswered, agreement } = retentionSchema.parse({
      unanswered: { keep: 'P4W' },
      agreement: { class: 'dossier', keep: 'P5Y', extendOnce: 'P2Y', cap: 'P7Y' },
    });
    const old = rulesOf({
      rules: JSON.stringify({ unanswered, agreement: { class: agreement.class, keep: agreement.keep } }),
    });
    expect(goes(message('contact', agreed), old)).toBe(same('2031-06-10T12:00:00+02:00'));
  });
});

describe('what a person asks for', () => {
  const agreed: Told = ['agreement', '2026-06-10T12:00:00+02:00'];

  it('shortens from the day on which it is asked, and is not lengthened by what follows', () => {
    const facts = message('contact', agreed, ['shorten', '2026-07-01T12:00:00+02:00', 'P1Y']);
    expect(goes(facts)).toBe(same('2027-07-01T12:00:00+02:00'));
    expect(termOf(facts, fixed, ms('2026-07-02T12:00:00+02:00')).why).toBe('shortened');
    expect(offered(facts, '2026-07-02T12:00:00+02:00')).not.toContain('extend');
  });

  it('goes a day after "at once", and can be undone until then', () => {
    const facts = message('contact', agreed, ['shorten', '2026-07-01T12:00:00+02:00', 'at-once']);
    expect(goes(facts)).toBe(same('2026-07-02T12:00:00+02:00'));
    expect(termOf(facts, fixed, ms('2026-07-02T11:00:00+02:00')).undo?.outcome).toBe('shorten');
  });

  it('still says why it went where a hold made it a later day', () => {
    const facts = message(
      'contact',
      agreed,
      ['shorten', '2026-07-01T12:00:00+02:00', 'P1M'],
      ['hold', '2026-07-02T12:00:00+02:00', 'complaint'],
      ['release', '2026-12-01T12:00:00+01:00', 'complaint'],
    );
    expect(goes(facts)).toBe(same('2026-12-02T12:00:00+01:00'));
    expect(termOf(facts, fixed, ms('2026-12-01T13:00:00+01:00')).why).toBe('shortened');
  });

  it('is frozen by a restriction until somebody lifts it, and then stays a day at least', () => {
    const frozen: Told = ['freeze', '2026-06-12T12:00:00+02:00', 'restriction'];
    const facts = message('contact', frozen);
    expect(goes(facts)).toBeNull();
    expect(termOf(facts, fixed, ms('2030-01-01T12:00:00+01:00'))).toMatchObject({
      expired: false,
      withdrawable: false,
    });
    expect(offered(facts, '2026-06-13T12:00:00+02:00')).not.toContain('transferred');
    const lifted = message('contact', frozen, ['lift', '2026-09-01T12:00:00+02:00', 'restriction']);
    expect(goes(lifted)).toBe(same('2026-09-02T12:00:00+02:00'));
  });

  it('goes here a day after it was handed to another organisation', () => {
    const facts = message('contact', agreed, ['transferred', '2026-07-01T12:00:00+02:00', 'written-consent']);
    expect(goes(facts)).toBe(same('2026-07-02T12:00:00+02:00'));
    expect(termOf(facts, fixed, ms('2026-07-01T13:00:00+02:00')).why).toBe('transferred');
  });
});
