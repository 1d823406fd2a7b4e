import { describe, expect, it } from 'vitest';
import { destroyBy, sheetChoices } from '../../../widget/inbox/visit-sheet-rules.ts';

const now = Date.parse('2026-12-01T10:00:00Z');
const answer = (kind: string, value = 'iets') => ({ label: kind, kind, value });

describe('the sheet for a home visit', () => {
  it.each([
    ['is gone two weeks after it was printed', null, '2026-12-15'],
    ['is gone before that where the message goes sooner', '2026-12-05T22:59:00Z', '2026-12-05'],
    ['counts days as the Netherlands do', '2026-12-05T23:30:00Z', '2026-12-06'],
    ['does not live as long as a message that is kept', '2041-12-01T00:00:00Z', '2026-12-15'],
  ])('%s', (_, wipes, day) => {
    expect(destroyBy(now, wipes)).toBe(day);
  });

  it('begins with where, how to call and what about, and never offers a BSN', () => {
    const asked = ['text', 'phone', 'address', 'longtext', 'bsn', 'consent', 'email'].map((kind) =>
      answer(kind),
    );
    const choices = sheetChoices([...asked, answer('phone', ' ')]);
    expect(choices.map(({ kind, chosen }) => [kind, chosen])).toEqual([
      ['text', false],
      ['phone', true],
      ['address', true],
      ['longtext', true],
      ['email', false],
    ]);
  });
});
