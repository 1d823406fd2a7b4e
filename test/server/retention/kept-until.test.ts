import { describe, expect, it } from 'vitest';
import { keptUntil } from '../../../server/retention/kept-until-policy.ts';
import { retentionSchema } from '../../../server/sites/retention-schema.ts';

const closed = Date.parse('2026-10-20T10:00:00+02:00');
const least = { unanswered: { keep: 'P4W' }, agreement: { class: 'dossier', keep: 'P5Y' } };
const rules = retentionSchema.parse(least);
const iso = (at: number | null) => at && new Date(at).toISOString();

describe('what staff closes', () => {
  it('stays while it is open', () => {
    expect(keptUntil('incident', null, rules)).toBeNull();
  });

  it.for([
    ['privacyverzoek', '2027-01-20T10:00:00+01:00'],
    ['klacht', '2027-10-20T10:00:00+02:00'],
    ['disclosure', '2031-10-20T10:00:00+02:00'],
    ['incident', '2031-10-20T10:00:00+02:00'],
  ] as const)('goes its own term after closing, by the Dutch clock: %s', ([kept, until]) => {
    expect(iso(keptUntil(kept, closed, rules))).toBe(new Date(until).toISOString());
  });

  it.each(['disclosure', 'incident'])('cannot be set to go before somebody may have asked: %s', (kept) => {
    const found = retentionSchema.safeParse({ ...least, records: { [kept]: { keep: 'P2M' } } });
    expect(found.error?.issues[0]).toMatchObject({
      path: ['records', kept, 'keep'],
      message: 'niet korter dan P3M',
    });
  });
});
