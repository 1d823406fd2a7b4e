/** When a mail goes to whom: by what each asked for, by Dutch wall-clock time, in winter and summer. */
import { describe, expect, it } from 'vitest';
import { leavesAt, quietUntil, wishOf } from '../../../server/mail/delivery-times-policy.ts';
import { mailSchema } from '../../../server/sites/mail-schema.ts';

const ms = (wall: string) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Amsterdam').epochMilliseconds;
const wall = (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
const wish = (frequency: 'each' | 'hourly' | 'daily', at = '08:00') => ({ frequency, at, quiet: undefined });

describe('a mail leaves', () => {
  it.each([
    ['each', '2026-11-23T10:05', '2026-11-23T10:05'],
    ['hourly', '2026-11-23T10:05', '2026-11-23T11:00'],
    ['hourly', '2026-11-23T10:00', '2026-11-23T10:00'],
    ['daily', '2026-11-23T07:59', '2026-11-23T08:00'],
    ['daily', '2026-11-23T08:00', '2026-11-24T08:00'],
    // The clock goes forward in this night; eight in the morning stays eight.
    ['daily', '2027-03-27T20:00', '2027-03-28T08:00'],
  ] as const)('%s: what came at %s goes at %s', (frequency, came, goes) => {
    expect(wall(leavesAt(wish(frequency), ms(came)))).toBe(goes);
  });
});

describe('quiet hours', () => {
  const night = { from: '18:00', until: '08:00', weekends: true };
  it.each([
    ['2026-11-23T17:59', '2026-11-23T17:59'],
    ['2026-11-23T18:00', '2026-11-24T08:00'],
    ['2026-11-24T07:59', '2026-11-24T08:00'],
    ['2026-11-24T08:00', '2026-11-24T08:00'],
    ['2026-11-27T18:00', '2026-11-30T08:00'],
    ['2026-11-28T12:00', '2026-11-30T08:00'],
  ])('hold a mail of %s until %s', (now, until) => {
    expect(wall(quietUntil(night, ms(now)))).toBe(until);
  });

  it('may lie within a day, and leave the weekend alone', () => {
    const noon = { from: '12:00', until: '13:00', weekends: false };
    expect(wall(quietUntil(noon, ms('2026-11-28T12:30')))).toBe('2026-11-28T13:00');
    expect(wall(quietUntil(noon, ms('2026-11-28T13:30')))).toBe('2026-11-28T13:30');
    expect(quietUntil(undefined, 7)).toBe(7);
  });
});

describe('the settings of the mail', () => {
  const settings = {
    to: ['balie@zorg.example', 'coach@zorg.example'],
    perAddress: { 'coach@zorg.example': { frequency: 'daily', at: '09:30' } },
  };

  it('count for all, but for the address that says otherwise', () => {
    const mail = mailSchema.parse(settings);
    expect(wishOf(mail, 'balie@zorg.example')).toEqual({
      ...{ frequency: 'until-opened', at: '08:00', quiet: undefined },
    });
    expect(wishOf(mail, 'coach@zorg.example')).toMatchObject({ frequency: 'daily', at: '09:30' });
    expect(wishOf(mail, 'toString')).toMatchObject({ frequency: 'until-opened' });
  });

  it.each([
    [
      'an address that gets none',
      { ...settings, to: ['balie@zorg.example'] },
      'perAddress.coach@zorg.example',
    ],
    [
      'a copy with a mail that stands for many',
      { ...settings, attachEnvelope: true, frequency: 'each' },
      'perAddress.coach@zorg.example.frequency',
    ],
    ['hours that are always quiet', { ...settings, quiet: { from: '08:00', until: '08:00' } }, 'quiet.until'],
    ['a time that is none', { ...settings, at: '24:00' }, 'at'],
  ])('refuse %s', (_, wrong, path) => {
    const { error } = mailSchema.safeParse(wrong);
    expect(error?.issues.map((each) => each.path.join('.'))).toEqual([path]);
  });
});
