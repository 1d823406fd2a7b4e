import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LedgerFact, openLedger } from '../../../server/retention/ledger.ts';

const at = Date.parse('2026-06-01T10:00:00Z');
const wiped = (id: string): LedgerFact => ({ at, id, fact: 'wiped', why: 'expired' });

let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'privacyloket-ledger-')), 'ledger');
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

const text = () => readFileSync(join(dir, 'ledger.jsonl'), 'utf8');

describe('the ledger', () => {
  it('holds a random id, a fact and a time, and nothing else', () => {
    const ledger = openLedger(dir);
    ledger.append([wiped('a')]);
    ledger.close();
    expect(text()).toBe('{"n":1,"id":"a","fact":"wiped","why":"expired","at":"2026-06-01T10:00:00.000Z"}\n');
  });

  it('gives all facts of one commit the same generation, and the next commit the next', () => {
    const ledger = openLedger(dir);
    expect(ledger.append([wiped('a'), wiped('b')])).toBe(1);
    expect(ledger.append([wiped('c')])).toBe(2);
    expect(ledger.lines().map(({ n, id }) => [n, id])).toEqual([
      [1, 'a'],
      [1, 'b'],
      [2, 'c'],
    ]);
    ledger.close();
  });

  it('goes on where it was after a restart', () => {
    const first = openLedger(dir);
    first.append([wiped('a')]);
    first.close();
    const second = openLedger(dir);
    expect(second.generation()).toBe(1);
    expect(second.append([wiped('b')])).toBe(2);
    expect(second.whole()).toBe(true);
    second.close();
  });

  it('can be read by its owner only', () => {
    openLedger(dir).close();
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, 'ledger.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('cuts off a last line that a power cut tore', () => {
    const first = openLedger(dir);
    first.append([wiped('a')]);
    first.close();
    appendFileSync(join(dir, 'ledger.jsonl'), '{"n":2,"id":"b","fa');
    const second = openLedger(dir);
    expect(second.whole()).toBe(true);
    second.append([wiped('c')]);
    expect(second.lines().map(({ id }) => id)).toEqual(['a', 'c']);
    second.close();
  });

  it.for([
    ['a line that is missing', (lines: string[]) => lines.toSpliced(1, 1)],
    ['a line that can not be read', (lines: string[]) => lines.with(1, '{"n":2,')],
    [
      'a line of something else',
      (lines: string[]) => lines.with(1, '{"n":2,"id":3,"fact":"wiped","why":"","at":"x"}'),
    ],
    ['lines in another order', (lines: string[]) => [lines[1]!, lines[0]!, lines[2]!]],
  ] as const)('is not whole with %s, until a person confirmed it', ([, damage]) => {
    const first = openLedger(dir);
    for (const id of ['a', 'b', 'c']) first.append([wiped(id)]);
    first.close();
    const lines = text().trimEnd().split('\n');
    writeFileSync(join(dir, 'ledger.jsonl'), `${damage(lines).join('\n')}\n`);
    const second = openLedger(dir);
    expect(second.whole()).toBe(false);
    second.append([{ at, id: '', fact: 'confirmed', why: '' }]);
    expect(second.whole()).toBe(true);
    second.close();
  });

  it('says of a commit that failed that it was not done', () => {
    const ledger = openLedger(dir);
    ledger.append([wiped('a')]);
    ledger.takeBack(at);
    expect(ledger.lines().map(({ n, fact }) => [n, fact])).toEqual([
      [1, 'wiped'],
      [1, 'not-done'],
    ]);
    expect(ledger.append([wiped('b')])).toBe(2);
    ledger.close();
  });
});
