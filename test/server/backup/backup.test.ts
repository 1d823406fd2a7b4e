/**
 * The drill: a server is backed up while it works, its disk is lost, and the back-up is put back with twelve words from
 * paper. What was wiped since does not come back, what was kept since is not wiped, and a changed file opens nowhere.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupCommand, backupKeyCommand } from '../../../server/backup/backup-command.ts';
import { startDailyBackup } from '../../../server/backup/daily-backup.ts';
import { restoreCommand } from '../../../server/backup/restore-command.ts';
import { backupsIn, copyName, writeBackup } from '../../../server/backup/write-backup.ts';
import { ledgered } from '../../../server/retention/ledgered-transaction.ts';
import { confirmLedger } from '../../../server/retention/reconcile.ts';
import { startSweep } from '../../../server/retention/sweep.ts';
import { wipe } from '../../../server/retention/wipe.ts';
import { settleOutcome } from '../../../server/submissions/settle-outcome.ts';
import {
  clockOver,
  keep,
  openHouse,
  type RetentionHouse,
  removeHouse,
  stored,
  tombstones,
} from '../retention/retention-house.ts';
import { TurnedClock, TurnedTimer } from '../retention/turned-clock.ts';

const received = Date.parse('2026-06-01T10:00:00Z');
const dayMs = 86_400_000;
let hands: TurnedClock;
let folder: string;
let house: RetentionHouse;
let words: string;
let keyFile: string;
let into: string;

beforeEach(async () => {
  hands = new TurnedClock('2026-06-10T03:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-backup-'));
  mkdirSync(join(folder, 'data'));
  house = openHouse(join(folder, 'data'));
  keyFile = join(folder, 'backup.key');
  into = join(folder, 'back-ups');
  const printed: string[] = [];
  expect(await backupKeyCommand(keyFile, (line) => printed.push(line))).toBe(0);
  words = printed[0]!;
});
afterEach(() => {
  house.close();
  removeHouse(folder);
});

const backUp = (now = hands.wall) =>
  writeBackup({ dataDir: join(folder, 'data'), into, keyFile, keep: 'P7D', now });

async function wipeNow(id: string): Promise<void> {
  await ledgered(house, async (trx) => ({
    facts: await wipe(trx, [{ id, why: 'withdrawn' }], { at: hands.wall, actor: 'visitor' }),
    result: undefined,
  }));
}

/** The disk is gone, with the ledger on it or without; the back-up comes back in its place. */
async function lose({ ledger }: { ledger: boolean }, file: string, typed = words) {
  house.close();
  const data = join(folder, 'data');
  for (const name of readdirSync(data))
    if (!(ledger && name === 'ledger')) rmSync(join(data, name), { recursive: true });
  const printed: string[] = [];
  const print = (line: string) => void printed.push(line);
  const code = await restoreCommand(file, {
    dataDir: data,
    input: Readable.from([typed]),
    print,
    now: hands.wall,
  });
  house = openHouse(data);
  return { code, printed: printed.join('\n') };
}

/** The server starts and makes its round. */
async function sweep(): Promise<string[]> {
  const sweeping = await startSweep({ ...house, clock: clockOver(house.store, hands) });
  const { alarms } = sweeping.health();
  await sweeping.stop();
  return alarms;
}

describe('a back-up that is put back', () => {
  it('does not bring back what was wiped since', async () => {
    const gone = await keep(house.store, received);
    const kept = await keep(house.store, received + 1);
    const file = await backUp();
    await wipeNow(gone.id);
    const { code } = await lose({ ledger: true }, file);
    expect(code).toBe(0);
    expect(await stored(house.store)).toEqual([kept.id]);
    expect(await tombstones(house.store)).toMatchObject([{ id: gone.id, why: 'withdrawn' }]);
  });

  it('does not wipe what an agreement keeps that was recorded since', async () => {
    const { id } = await keep(house.store, received);
    const file = await backUp();
    const parts = { ...house, clock: clockOver(house.store, hands) };
    await settleOutcome(
      parts,
      { id, site: 'langdurig', actor: 'noor' },
      { outcome: 'agreement', reason: '' },
    );
    await lose({ ledger: true }, file);
    hands.wall += 60 * dayMs;
    await confirmLedger(house, { at: hands.wall, person: 'operator' });
    await sweep();
    expect(await stored(house.store)).toEqual([id]);
  });

  it('keeps frozen what was frozen since, and wipes what was shortened or handed over since', async () => {
    const told = [
      ['freeze', 'restriction'],
      ['shorten', 'at-once'],
      ['transferred', 'written-consent'],
    ] as const;
    const kept = await Promise.all(told.map(() => keep(house.store, received)));
    const file = await backUp();
    const parts = { ...house, clock: clockOver(house.store, hands) };
    for (const [index, [outcome, reason]] of told.entries())
      await settleOutcome(
        parts,
        { id: kept[index]!.id, site: 'langdurig', actor: 'noor' },
        { outcome, reason },
      );
    await lose({ ledger: true }, file);
    hands.wall += dayMs;
    await confirmLedger(house, { at: hands.wall, person: 'operator' });
    await sweep();
    expect(await stored(house.store)).toEqual([kept[0]!.id]);
    const whys = (await tombstones(house.store)).map(({ id, why }) => [id, why]);
    expect(whys).toHaveLength(2);
    expect(whys).toEqual(
      expect.arrayContaining([
        [kept[1]!.id, 'shortened'],
        [kept[2]!.id, 'transferred'],
      ]),
    );
  });

  it('wipes nothing by date until a person has looked, where decisions may be missing', async () => {
    const { id } = await keep(house.store, received);
    const file = await backUp();
    const parts = { ...house, clock: clockOver(house.store, hands) };
    await settleOutcome(
      parts,
      { id, site: 'langdurig', actor: 'noor' },
      { outcome: 'hold', reason: 'complaint' },
    );
    await settleOutcome(parts, { id, site: 'langdurig', actor: 'noor' }, { outcome: 'release', reason: '' });
    const { printed } = await lose({ ledger: true }, file);
    expect(printed).toContain('The database is older than the ledger');
    hands.wall += 60 * dayMs;
    expect(await sweep()).toContain('ledger-rolled-back');
    expect(await stored(house.store)).toEqual([id]);
  });

  it('takes the ledger that lies beside it where the disk took that too, and waits for a person then', async () => {
    const gone = await keep(house.store, received);
    await wipeNow(gone.id);
    const kept = await keep(house.store, received + 1);
    const file = await backUp();
    const { code, printed } = await lose({ ledger: false }, file);
    expect({ code, misses: printed.includes('The ledger misses lines') }).toEqual({ code: 0, misses: true });
    expect(await stored(house.store)).toEqual([kept.id]);
    hands.wall += 60 * dayMs;
    expect(await sweep()).toContain('ledger-incomplete');
    expect(await stored(house.store)).toEqual([kept.id]);
  });
});

describe('a back-up', () => {
  it('holds nothing readable: neither what was sealed nor what the server knows', async () => {
    await keep(house.store, received, { content: 'Roerdomp'.repeat(50) });
    const bytes = readFileSync(await backUp());
    for (const text of ['Roerdomp', 'langdurig', 'SQLite format 3', 'submission'])
      expect(bytes.includes(text), text).toBe(false);
    expect(readdirSync(into).sort()).toEqual([
      '2026-06-10T03-00-00.000Z.privacyloket-backup',
      'ledger.jsonl',
    ]);
  });

  it('is one moment of a database that is being written to', async () => {
    const { id } = await keep(house.store, received);
    house.store.sqlite.exec('begin');
    house.store.sqlite.exec("update submission set kind = 'klacht'");
    const file = await backUp();
    house.store.sqlite.exec('rollback');
    await lose({ ledger: true }, file);
    const [row] = house.store.sqlite.prepare('select id, kind from submission').all();
    expect(row).toEqual({ id, kind: 'contact' });
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    [
      'with one bit turned',
      (bytes) => bytes.fill(bytes.at(-100)! ^ 1, bytes.length - 100, bytes.length - 99),
    ],
    [
      'with another size in its first line',
      (bytes) => {
        const text = bytes
          .toString('latin1')
          .replace(/"bytes":(\d+)/, (_, size) => `"bytes":${Number(size) - 4096}`);
        return Buffer.from(text, 'latin1');
      },
    ],
    ['that was cut off', (bytes) => bytes.subarray(0, bytes.length - 1000)],
    ['with something behind it', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    ['that is none', () => Buffer.from('geen back-up')],
  ])('does not open %s, and leaves nothing in its place', async (_how, spoil) => {
    await keep(house.store, received);
    const file = await backUp();
    writeFileSync(file, spoil(readFileSync(file)));
    house.close();
    const data = join(folder, 'elsewhere');
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    expect(await restoreCommand(file, { dataDir: data, input: Readable.from([words]), print, now: 0 })).toBe(
      1,
    );
    expect(printed.at(-1)).toContain('could not be opened');
    expect(readdirSync(data).filter((name) => name.startsWith('privacyloket'))).toEqual([]);
    house = openHouse(join(folder, 'data'));
  });

  it('does not open with the words of another key', async () => {
    const file = await backUp();
    const printed: string[] = [];
    await backupKeyCommand(join(folder, 'other.key'), (line) => printed.push(line));
    const { code } = await lose({ ledger: true }, file, printed[0]);
    expect(code).toBe(1);
  });

  it('is never put over a database that is there', async () => {
    const { id } = await keep(house.store, received);
    const file = await backUp();
    const print = () => {};
    const dataDir = join(folder, 'data');
    expect(await restoreCommand(file, { dataDir, input: Readable.from([words]), print, now: 0 })).toBe(1);
    expect(await stored(house.store)).toEqual([id]);
  });

  it('is not made without a key, to a key that is none, or over a key', async () => {
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    expect(await backupCommand({ dataDir: folder, into, keyFile: undefined, keep: 'P7D' }, print)).toBe(1);
    expect(await backupKeyCommand(keyFile, print)).toBe(1);
    writeFileSync(keyFile, '{}');
    await expect(backUp()).rejects.toMatchObject({ code: 'backup-key-refused' });
    expect(await backupsIn(into)).toEqual([]);
  });
});

describe('startDailyBackup', () => {
  const options = () => ({
    dataDir: join(folder, 'data'),
    into,
    keyFile,
    keep: 'P7D',
    now: () => hands.wall,
  });

  it('makes one a day, and removes those past their time once a new one is whole', async () => {
    const daily = startDailyBackup({ ...options(), timer: new TurnedTimer() });
    await daily.run();
    for (let hour = 0; hour < 9 * 24; hour++) {
      hands.wall += 3_600_000;
      await daily.run();
    }
    const found = await backupsIn(into);
    expect(found.map(({ at }) => (hands.wall - at) / dayMs)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(daily.alarms()).toEqual([]);
    await daily.stop();
  });

  it('clears away what a crash left in the midst of one', async () => {
    mkdirSync(into);
    const left = [
      join(folder, 'data', copyName),
      join(into, '2026-06-09T03-00-00.000Z.privacyloket-backup.part'),
    ];
    for (const file of left) writeFileSync(file, 'half');
    const daily = startDailyBackup({ ...options(), timer: new TurnedTimer() });
    await daily.run();
    expect(left.filter((file) => existsSync(file))).toEqual([]);
    expect(await backupsIn(into)).toHaveLength(1);
    await daily.stop();
  });

  it('keeps the last one, however old, while no new one succeeds, and says so', async () => {
    await backUp();
    const daily = startDailyBackup({ ...options(), timer: new TurnedTimer() });
    await daily.run();
    writeFileSync(keyFile, 'kapot');
    hands.wall += 20 * dayMs;
    await daily.run();
    expect(daily.alarms()).toEqual(['backup-failed', 'backup-missed']);
    expect(await backupsIn(into)).toHaveLength(1);
    await daily.stop();
  });
});
