/** The register is read by people: days and codes in words. */
import { describe, expect, it } from 'vitest';
import { dayWords } from '../../../widget/inbox/date-words.ts';
import { detailWords } from '../../../widget/inbox/register-detail.ts';
import { inboxWords } from '../../../widget/words/inbox-nl.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const words = (detail: string) => detailWords(detail, inboxWords, (iso) => dayWords(iso, 'nl', now));

describe('what stands behind a line of the register', () => {
  it('writes days out, with the year where it is another', () => {
    expect(words('2026-11-20')).toBe('vrijdag 20 november');
    expect(words('none>2041-11-28')).toBe('geen datum → donderdag 28 november 2041');
  });

  it('says codes in words, and leaves counts and what it does not know as they are', () => {
    expect(words('wiped:2 left:5')).toBe('gewist: 2, over: 5');
    expect(words('121')).toBe('121');
    expect(words('2026-11')).toBe('2026-11');
    expect(words('POST /api/submissions/:id/read')).toBe('POST /api/submissions/:id/read');
    expect(words('POST /api/submissions/:id/read 12')).toBe('POST /api/submissions/:id/read (12×)');
  });
});
