/** The visitor's number lasts a day, and nothing links one day's to the next. */
import { describe, expect, it } from 'vitest';
import { openVisitorNumbers } from '../../../server/relay/visitor-number.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;

describe('visitor number', () => {
  it('is the same all day and another the next', () => {
    let now = noon;
    const numberOf = openVisitorNumbers(() => now);
    const today = numberOf('welzijn', 'proof');
    now = noon + 11 * hour;
    expect(numberOf('welzijn', 'proof')).toBe(today);
    now = noon + 12 * hour;
    expect(numberOf('welzijn', 'proof')).not.toBe(today);
  });

  it('forgets the salt of the day before: the same day cannot be made again', () => {
    let now = noon;
    const numberOf = openVisitorNumbers(() => now);
    const today = numberOf('welzijn', 'proof');
    now = noon + 24 * hour;
    numberOf('welzijn', 'proof');
    now = noon;
    expect(numberOf('welzijn', 'proof')).not.toBe(today);
  });

  it('differs per site, so that sites cannot be laid side by side', () => {
    const numberOf = openVisitorNumbers(() => noon);
    expect(numberOf('welzijn', 'proof')).not.toBe(numberOf('rondom', 'proof'));
  });

  it('overwrites the salt it drops', () => {
    let now = noon;
    const salts: Buffer[] = [];
    const numberOf = openVisitorNumbers(
      () => now,
      (bytes) => {
        salts.push(Buffer.alloc(bytes, salts.length + 1));
        return salts.at(-1)!;
      },
    );
    numberOf('welzijn', 'proof');
    now = noon + 24 * hour;
    numberOf('welzijn', 'proof');
    expect(salts[0]!.every((byte) => byte === 0)).toBe(true);
    expect(salts[1]!.every((byte) => byte === 2)).toBe(true);
  });

  it('is shared by visitors on a busy day: at most 2^20 numbers', () => {
    const numberOf = openVisitorNumbers(() => noon);
    for (let each = 0; each < 1000; each++)
      expect(Number(numberOf('welzijn', String(each)))).toBeLessThan(2 ** 20);
  });
});
