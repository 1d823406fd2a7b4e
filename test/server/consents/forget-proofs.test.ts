/** Proofs go when their own term is over, a whole chain at a time: never early, never half, no byte left. */
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConsents } from '../../../server/consents/consents.ts';
import { forgetProofs } from '../../../server/consents/forget-proofs.ts';
import { addTerm } from '../../../server/retention/dutch-calendar.ts';
import type { Sites } from '../../../server/sites/load-sites.ts';
import { openStore } from '../../../server/store/open-store.ts';
import type { ConsentProof } from '../../../server/submissions/intake-api.ts';
import { type House, openHouse, start } from '../server-house.ts';

const dayMs = 86_400_000;
const proof: ConsentProof = {
  proof: 'Kq3vZ81mPpL0aXyT5dR2sw',
  version: 'abcd1234',
  choices: { statistiek: true, ip: true },
  asked: { statistiek: 'a1B_' },
  source: 'banner',
  language: 'nl',
};

describe('the proofs of a site that keeps them five years', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const decide = (change: Partial<ConsentProof> = {}) =>
    house.visit('/s/rondom/consents', { ...proof, ...change });
  const kept = () =>
    house.services.store.sqlite
      .prepare('select proof from consent_proof order by seq')
      .all()
      .map((row) => row.proof);
  const sweepAt = (ms: number) => {
    house.setTime(ms);
    return house.services.sweep.run();
  };

  it('stay a millisecond before the term is over and go on it', async () => {
    await decide();
    await sweepAt(addTerm(start, 'P5Y') - 1);
    expect(kept()).toHaveLength(1);
    await sweepAt(addTerm(start, 'P5Y'));
    expect(kept()).toEqual([]);
  });

  it('count from the newest decision of that browser, and then all go at once', async () => {
    await decide();
    house.setTime(start + 300 * dayMs);
    await decide({ choices: { statistiek: false }, source: 'preferences' });
    await decide({ proof: 'BBBBBBBBBBBBBBBBBBBBBB' });
    await sweepAt(addTerm(start, 'P5Y') + 299 * dayMs);
    expect(kept()).toHaveLength(3);
    await decide({ proof: 'BBBBBBBBBBBBBBBBBBBBBB' });
    await sweepAt(addTerm(start, 'P5Y') + 301 * dayMs);
    expect(kept()).toEqual(['BBBBBBBBBBBBBBBBBBBBBB', 'BBBBBBBBBBBBBBBBBBBBBB']);
  });

  it('leave a line in the register that says how many went', async () => {
    await decide();
    await sweepAt(addTerm(start, 'P5Y'));
    const lines = house.services.store.sqlite
      .prepare("select detail from register where event = 'sweep'")
      .all();
    expect(lines).toContainEqual({ detail: 'proofs:1' });
  });

  it('leave no byte of theirs in database or write-ahead log', async () => {
    const ids = Array.from({ length: 40 }, (_, each) => `weg-${String(each).padStart(18, 'x')}`);
    for (const id of ids) await decide({ proof: id });
    house.setTime(start + dayMs);
    await decide();
    const found = () => ids.filter((id) => bytesIn(join(house.dataDir, 'data')).includes(id));
    expect(found()).toEqual(ids);
    await sweepAt(addTerm(start, 'P5Y'));
    expect(found()).toEqual([]);
    expect(kept()).toEqual([proof.proof]);
    expect(statSync(join(house.dataDir, 'data', 'privacyloket.sqlite-wal')).size).toBe(0);
  });
});

describe('a clock in doubt', () => {
  it('wipes no proof and archives nothing, until it is confirmed', async () => {
    let machineRan = 0;
    const house = await openHouse({ clock: 'check', monotonic: () => machineRan });
    const { store, clock, sweep } = house.services;
    const count = (table: string) =>
      Number(store.sqlite.prepare(`select count(*) as n from ${table}`).get()!.n);
    try {
      expect(count('banner_version')).toBe(0);
      await openConsents(store).append('rondom', proof, { at: start, domain: 'x', signal: '' });
      clock.confirmBy(start);
      await sweep.run();
      expect(count('banner_version')).toBe(3);
      // Ten years later by the hands, none by the machine: a jump.
      house.setTime(start + 3650 * dayMs);
      await sweep.run();
      expect(count('consent_proof')).toBe(1);
      machineRan += 3650 * dayMs;
      await sweep.run();
      expect(count('consent_proof')).toBe(0);
    } finally {
      await house.close();
    }
  });
});

describe('whatever the decisions and the terms are', () => {
  it('a chain is there until the term after its newest decision, and not a moment longer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'privacyloket-proofs-'));
    let run = 0;
    const term = fc
      .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 40 }))
      .map(([years, months, days]) => `P${years}Y${months}M${days}D`);
    // Days around the ends of months and leap days, where terms are counted differently forwards and backwards.
    const moment = fc
      .tuple(
        fc.constantFrom('2027-01-29', '2027-02-28', '2028-02-29', '2027-03-31', '2027-10-31'),
        fc.nat(3 * dayMs),
      )
      .map(([day, more]) => Date.parse(day) + more);
    const decisions = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), moment), {
      minLength: 1,
      maxLength: 12,
    });
    try {
      await fc.assert(
        fc.asyncProperty(term, decisions, fc.integer({ min: -5, max: 5 }), async (keep, unsorted, aside) => {
          const taken = [...unsorted].sort(([, one], [, other]) => one - other);
          const store = openStore(join(folder, String(run++), 'store.sqlite'));
          const sites = new Map([['rondom', { cookies: { proofKeep: keep } }]]) as unknown as Sites;
          for (const [id, at] of taken)
            await openConsents(store).append(
              'rondom',
              { ...proof, proof: id },
              { at, domain: '', signal: '' },
            );
          const newest = new Map(taken);
          const at = addTerm(taken[0]![1], keep) + aside * (dayMs / 2);
          await forgetProofs(store, sites, at);
          const left = await store.db.selectFrom('consent_proof').select(['proof', 'at']).execute();
          store.close();
          const expected = taken.filter(([id]) => addTerm(newest.get(id)!, keep) > at);
          expect(left.map((row) => [row.proof, row.at])).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function bytesIn(folder: string): string {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
