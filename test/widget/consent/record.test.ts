/** The functional cookie: what is written is read back, and what can't be read counts as never asked. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentRecord } from '../../../widget/consent/decision.ts';
import { cookies, readRecord } from '../../../widget/consent/record.ts';
import { writeRecord } from '../../../widget/consent/write-record.ts';
import type { GateSettings } from '../../../widget/settings/gate-settings.ts';

const name = 'privacyloket-proef';
const record: ConsentRecord = {
  version: 'Ab3_x-9Z',
  proof: 'QkWk2nq8yH0h5yJc6y1k3A',
  at: Date.UTC(2026, 10, 22, 12),
  since: Date.UTC(2026, 10, 22, 12),
  source: 'banner',
  unsettled: true,
  choices: { ip: true, statistiek: true, 'klik-gedrag': false },
  asked: { ip: '----', statistiek: 'aB-1', 'klik-gedrag': 'x_y2' },
};
const gate = { name, cookies, settings: { days: 180 } as GateSettings };
let jar: { cookie: string };

beforeEach(() => {
  jar = { cookie: '' };
  vi.stubGlobal('document', jar);
  vi.stubGlobal('location', { protocol: 'https:', hostname: 'www.proef.example' });
});
afterEach(() => vi.unstubAllGlobals());

/** Writes it and gives back the `name=value` that a browser would keep. */
function written(each: ConsentRecord): string {
  writeRecord(gate, each);
  return jar.cookie.split(';')[0]!;
}

describe('consent record', () => {
  it('is read back as it was written, among other cookies', () => {
    jar.cookie = `sessie=1; ${written(record)}; x=y`;
    expect(readRecord(name)).toEqual(record);
  });

  it('is kept from the decision on for the days of the site, and a second writing adds none', () => {
    written(record);
    expect(jar.cookie).toContain(`;expires=${new Date(record.at + 180 * 86_400_000).toUTCString()};`);
    expect(jar.cookie).toContain(';path=/;');
    expect(jar.cookie).toContain(';samesite=lax;secure');
  });

  it('is no address, no name: only ids, a version and yes or no', () => {
    expect(written(record)).toMatch(
      /^privacyloket-proef=Ab3_x-9Z\.[\w-]{22}\.[a-z\d]+\.banner\.!\.1----ip~1aB-1statistiek~0x_y2klik-gedrag$/,
    );
  });

  it.each([
    ['empty', ''],
    ['of another form', 'yes'],
    ['cut off', 'Ab3_x-9Z.QkWk2nq8yH0h5yJc6y1k3A.mi'],
    ['JSON', '{"statistiek":true}'],
  ])('counts as never asked when it is %s', (_, value) => {
    jar.cookie = `${name}=${value}`;
    expect(readRecord(name)).toBeUndefined();
  });

  it.each([
    ['of tomorrow', Date.now() + 86_400_000],
    ['at no time at all', Number.NaN],
  ])('counts as never asked when it was decided %s: no later no would end it', (_, at) => {
    jar.cookie = `${written(record)}; ${written({ ...record, at })}`;
    expect(readRecord(name)).toEqual(record);
  });

  it('never throws, whatever stands in the cookie', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        jar.cookie = `${name}=${value}`;
        readRecord(name);
      }),
    );
  });

  it('is kept as long as the oldest answer in it, not longer for one beside it', () => {
    const since = record.since - 100 * 86_400_000;
    written({ ...record, since });
    expect(jar.cookie).toContain(`;expires=${new Date(since + 180 * 86_400_000).toUTCString()};`);
    expect(readRecord(name)).toEqual({ ...record, since });
  });

  it.each([
    ['proef.example', ';domain=proef.example'],
    ['www.proef.example', ';domain=www.proef.example'],
    ['andere.example', ''],
    ['roef.example', ''],
  ])('is shared with %s where this page is part of that', (shareWith, domain) => {
    writeRecord({ ...gate, settings: { ...gate.settings, shareWith } }, record);
    expect(/;domain=[^;]*/.exec(jar.cookie)?.[0] ?? '').toBe(domain);
  });

  it('is the newest of two, where one is of this host and one of the whole domain', () => {
    const older = written({ ...record, at: record.at - 1000 });
    const newer = written(record);
    for (const both of [`${older}; ${newer}`, `${newer}; ${older}`]) {
      jar.cookie = both;
      expect(readRecord(name)?.at).toBe(record.at);
    }
  });

  it('does not take another site’s cookie for its own', () => {
    jar.cookie = written(record).replace(name, `${name}-twee`);
    expect(readRecord(name)).toBeUndefined();
  });

  it('reads blocked storage as empty', () => {
    vi.stubGlobal('document', {
      get cookie(): string {
        throw new DOMException('blocked', 'SecurityError');
      },
      set cookie(_: string) {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    writeRecord(gate, record);
    expect(cookies()).toBe('');
    expect(readRecord(name)).toBeUndefined();
  });
});
