/** The export for the privacy officer: every proof, safe for a spreadsheet, beside a server that goes on. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentsCommand } from '../../../server/consents/export-command.ts';
import { csvHead, csvLine, type ProofLine } from '../../../server/consents/proof-lines.ts';
import type { ConsentProof } from '../../../server/submissions/intake-api.ts';
import { type House, openHouse, start } from '../server-house.ts';

const dayMs = 86_400_000;
const proof: ConsentProof = {
  proof: '-q3vZ81mPpL0aXyT5dR2sw',
  version: 'onbekend',
  choices: { statistiek: true, klikgedrag: false, ip: true },
  asked: { statistiek: 'a1B_', klikgedrag: 'c2D-' },
  source: 'banner',
  language: 'nl',
};

let house: House;
let told: string[];
beforeEach(async () => {
  house = await openHouse();
  told = [];
});
afterEach(() => house.close());

/** Runs the command while the server has the folder. */
async function run(...words: string[]): Promise<{ code: number | undefined; lines: string[] }> {
  const lines: string[] = [];
  const code = await consentsCommand(words, {
    dataDir: join(house.dataDir, 'data'),
    print: (line) => void lines.push(line),
    tell: (line) => void told.push(line),
    now: house.now(),
  });
  return { code, lines };
}
const prove = (change: Partial<ConsentProof> = {}) =>
  house.visit('/s/rondom/consents', { ...proof, ...change });
const currentVersion = async () =>
  /"version":"([^"]+)"/.exec(await (await house.visit('/rondom.js')).text())![1]!;

describe('consents export', () => {
  it('prints a spreadsheet in Dutch, with a mark that it is UTF-8, yes and no apart', async () => {
    await prove();
    const { code, lines } = await run('export', 'rondom');
    expect(code).toBe(0);
    expect(lines).toEqual([
      '\uFEFFnummer;tijd;kenmerk;website;taal;bron;signaal van browser;versie;versie bekend;ja;nee;IP-adres verborgen;gevraagd\r',
      "1;2026-11-23T10:00:00+01:00;'-q3vZ81mPpL0aXyT5dR2sw;rondom.localhost:8787;nl;banner;;onbekend;nee;statistiek;klikgedrag;ja;statistiek=a1B_, klikgedrag=c2D-\r",
    ]);
    expect(told).toEqual(['rondom: 1 bewijs; van 1 is niet bekend wat er werd getoond']);
  });

  it('prints a line of JSON each, for programs', async () => {
    const version = await currentVersion();
    await prove({ version });
    const { lines } = await run('export', 'rondom', '--json');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        ...proof,
        version,
        seq: 1,
        at: new Date(start).toISOString(),
        domain: 'rondom.localhost:8787',
        signal: '',
        known: true,
      },
    ]);
  });

  it('takes days as the Netherlands count them, both included', async () => {
    for (const at of [
      '2026-11-23T22:59:59Z',
      '2026-11-23T23:00:00Z',
      '2026-11-24T22:59:59Z',
      '2026-11-24T23:00:00Z',
    ]) {
      house.setTime(Date.parse(at));
      await prove();
    }
    const on = async (...options: string[]) =>
      (await run('export', 'rondom', '--json', ...options)).lines.length;
    expect(await on('--from', '2026-11-24')).toBe(3);
    expect(await on('--until', '2026-11-23')).toBe(1);
    expect(await on('--from', '2026-11-24', '--until', '2026-11-24')).toBe(2);
  });

  it('gives more than a thousand, in order, and only those of the site', async () => {
    const insert = house.services.store.sqlite.prepare(
      "insert into consent_proof (site, proof, at, version, choices, source, language) values (?, ?, ?, 'v', '{}', 'banner', 'nl')",
    );
    for (let each = 0; each < 2500; each++)
      insert.run(each % 5 === 0 ? 'welzijn' : 'rondom', `p${each}`, start + each);
    const { lines } = await run('export', 'rondom', '--json');
    const numbers = lines.map((line) => JSON.parse(line).seq as number);
    expect(numbers).toHaveLength(2000);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  });

  it('is written in the register before anything is printed, with how many', async () => {
    await prove();
    await run('export', 'rondom');
    const line = house.services.store.sqlite
      .prepare("select site, at, actor, detail from register where event = 'proofs-exported'")
      .get();
    expect(line).toEqual({ site: 'rondom', at: start, actor: 'operator', detail: 'proofs:1' });
  });

  it('leaves the server at work: it takes proofs before, during and after, and empties its log', async () => {
    await prove();
    const exporting = run('export', 'rondom');
    expect((await prove()).status).toBe(204);
    await exporting;
    expect((await prove()).status).toBe(204);
    house.setTime(start + 2000 * dayMs);
    await house.services.sweep.run();
    expect(house.services.sweep.health().alarms).toEqual([]);
  });

  it('says what a day looks like where it got none', async () => {
    expect((await run('export', 'rondom', '--from', 'gisteren')).code).toBe(undefined);
    expect(told).toEqual(['--from: een dag zoals 2026-11-23']);
  });

  it('says so of a site that is not there, and writes nothing', async () => {
    expect((await run('export', 'onbekend')).code).toBe(1);
    expect(told).toEqual(['onbekend: van deze site is hier nog niets bewaard. Klopt de naam?']);
    expect(house.services.store.sqlite.prepare('select seq from register').all()).toEqual([]);
  });

  it.each([
    [[]],
    [['export']],
    [['export', '--json']],
    [['export', 'rondom', '--form', '2026-11-23']],
    [['export', 'rondom', '--from']],
    [['export', 'rondom', '--from', '23-11-2026']],
    [['export', 'rondom', '--from', '2026-11-31']],
    [['show', 'rondom']],
    [['iets', 'rondom']],
  ])('explains itself when it is called as %j', async (words) => {
    expect(await run(...words)).toEqual({ code: undefined, lines: [] });
  });
});

describe('a cell of the spreadsheet', () => {
  const base: ProofLine = { ...proof, seq: 1, at: start, domain: 'x', signal: '', known: true };
  const cellOf = (proofText: string) =>
    csvLine({ ...base, proof: proofText })
      .split(/;(?=x;)/)[0]!
      .split('+01:00;')[1];

  it.each([
    ['=1+1', "'=1+1"],
    ['+31', "'+31"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['|calc', "'|calc"],
    ['a;b', '"a;b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['=a;"b"', '"\'=a;""b"""'],
    ['gewoon', 'gewoon'],
  ])('%j becomes %j', (text, cell) => {
    expect(cellOf(text)).toBe(cell);
  });

  it('has as many neighbours as the first line has', () => {
    expect(csvLine(base).split(';')).toHaveLength(csvHead.split(';').length);
  });
});

describe('consents show', () => {
  it('prints when a version was shown, and every text of it in every language', async () => {
    const version = await currentVersion();
    const { code, lines } = await run('show', 'rondom', version);
    expect(code).toBe(0);
    const text = lines.join('\n');
    for (const part of [
      `versie: ${version}`,
      `getoond: ${new Date(start).toISOString()} tot nu`,
      'words.nl.question.title: Mogen wij meten?',
      'words.en.question.title: May we measure?',
      'words.nl.preferences.refuseAll: Alles weigeren',
      'details.services.0.title: Google Analytics',
      'settings.days: 180',
    ])
      expect(text).toContain(part);
  });

  it('says so of a version that is not known', async () => {
    expect((await run('show', 'rondom', 'onbekend')).code).toBe(1);
    expect(told).toEqual(['rondom: versie onbekend is niet bekend']);
  });
});
