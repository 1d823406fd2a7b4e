/**
 * The checker as a webmaster runs it: the five demo sites are in order, a site that does everything wrong is caught
 * with exactly these codes, and where nothing can be said it says why.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../../server/check/check-command.ts';
import { phaseNames, type Report, reportSchema } from '../../../server/check/report-schema.ts';
import { reportText } from '../../../server/check/report-text.ts';
import { run } from '../../../server/cli.ts';
import { type BadSite, openBadSite } from '../../support/bad-site.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';

const sites = ['langdurig', 'ambulant', 'rondom', 'welzijn', 'balans'] as const;
let browser: Browser;
let house: DemoHouse;
let wrong: BadSite;
/** The long ones, side by side: a check mostly waits for pages to come to rest. A few at a time, for small machines. */
const checks = new Map<string, ReturnType<typeof reporting>>();
const lanes: Promise<unknown>[] = Array.from({ length: 4 }, () => Promise.resolve());
function begin(name: string, ...words: string[]): void {
  const lane = checks.size % lanes.length;
  const check = lanes[lane]!.then(() => reporting(...words));
  lanes[lane] = check;
  checks.set(name, check);
}
beforeAll(async () => {
  [browser, house, wrong] = await Promise.all([launchBrowser(), startDemoHouse(), openBadSite()]);
  const demo = house.demo.origins;
  for (const site of sites) begin(site, demo[site]);
  begin('named', demo.welzijn, '--accept', 'statistiek', '--forms', '0');
  for (const name of ['bad', 'needless', 'silent'] as const) begin(name, wrong[name]);
  begin('foreign', wrong.foreign, '--accept', 'x');
  const clicks = ['--click-accept', 'Akkoord', '--click-refuse', 'Instellingen > Alles weigeren'];
  begin('clicked', wrong.foreign, ...clicks, '--click-withdraw', clicks[3]!);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await wrong?.close();
});

async function reporting(...words: string[]): Promise<{ code: number; report: Report }> {
  const printed: string[] = [];
  const openBrowser = async () => browser;
  const print = (text: string) => void printed.push(text);
  const code = await checkCommand([...words, '--json'], { print, openBrowser });
  return { code, report: reportSchema.parse(JSON.parse(printed.join('\n'))) };
}

const codesOf = ({ findings }: Report, level: 'fault' | 'note' = 'fault') =>
  [...new Set(findings.filter((each) => each.level === level).map(({ code }) => code))].sort();
const thirdIn = ({ phases }: Report, name: string) =>
  phases.find((each) => each.name === name)!.requests.filter(({ party }) => party === 'third');

/** Every check waits for the ones before it in its lane. */
const patience = { timeout: 180_000 };

describe('privacyloket check, on the demo', patience, () => {
  it('finds all five sites in order, in every phase, their pages with a form included', async () => {
    const reports = await Promise.all(sites.map((site) => checks.get(site)!));
    for (const [index, { code, report }] of reports.entries()) {
      expect({ site: report.site, faults: codesOf(report) }).toEqual({ site: sites[index], faults: [] });
      expect(code).toBe(0);
      expect(report.phases.map(({ name }) => name)).toEqual([...phaseNames]);
      expect(report.pages.some(({ form }) => form)).toBe(true);
    }
    // It would have seen them: after a yes the vendor is there, and only then.
    const { report } = reports[sites.indexOf('welzijn')]!;
    expect(thirdIn(report, 'accepted').map(({ service }) => service)).toContain('klikgedrag');
    for (const name of phaseNames.filter((each) => each !== 'accepted'))
      expect(thirdIn(report, name)).toEqual([]);
  });

  it('accepts only what is named, and sees the rest stay out', async () => {
    const { code, report } = await checks.get('named')!;
    expect({ code, accepted: report.accepted }).toEqual({ code: 0, accepted: ['statistiek'] });
    expect(thirdIn(report, 'accepted')).toEqual([]);
  });
});

describe('privacyloket check, on a site that does everything wrong', patience, () => {
  it('finds each fault and nothing else', async () => {
    const { code, report } = await checks.get('bad')!;
    expect(codesOf(report)).toEqual([
      'asks-again',
      'escape-consents',
      'form-page-measured',
      'long-lived-cookie',
      'measured-before-choice',
      'no-way-back',
      'preset-on',
      'refuse-harder-than-accept',
      'storage-after-refusal',
      'storage-after-withdrawal',
      'storage-before-choice',
      'third-party-before-choice',
      'undeclared-host',
      'undeclared-storage',
      'vendor-after-refusal',
      'vendor-after-withdrawal',
      'wall-after-refusal',
    ]);
    expect(code).toBe(1);
    // What waits a second before it goes on is seen too.
    const { requests } = report.phases.find(({ name }) => name === 'withdrawn')!;
    expect(requests.map(({ url }) => new URL(url).pathname)).toContain('/toch');
  });

  it('finds a question that nobody needs, and one that does not come', async () => {
    const [needless, silent] = await Promise.all([checks.get('needless')!, checks.get('silent')!]);
    expect(codesOf(needless.report)).toEqual(['banner-without-need']);
    // It has an old pinned script as well.
    const old = needless.report.findings.find(({ code }) => code === 'pinned-behind');
    expect(old).toMatchObject({ level: 'note', subject: '2026-09-01' });
    expect(codesOf(silent.report)).toEqual(['banner-missing']);
    expect(silent.report.couldNot.join(' ')).toContain('De banner antwoordt niet.');
  });
});

describe('privacyloket check, on a site with another banner', patience, () => {
  it('looks without a choice, and says what it can not do', async () => {
    const { code, report } = await checks.get('foreign')!;
    expect({ code, banner: report.banner }).toEqual({ code: 0, banner: 'none' });
    expect(report.phases.map(({ name }) => name)).toEqual(['no-choice']);
    expect(codesOf(report, 'note')).toEqual(['unknown-storage']);
    expect(report.couldNot.join(' ')).toMatch(/weigeren.*accepteren.*intrekken.*--accept is niet gebruikt/);
  });

  it('answers with the buttons that it is told', async () => {
    const { report } = await checks.get('clicked')!;
    expect(report.phases.map(({ name }) => name)).toEqual([...phaseNames]);
    expect(thirdIn(report, 'accepted')).toHaveLength(1);
    expect(codesOf(report)).toEqual(['refuse-harder-than-accept']);
  });

  it('ends with 2 where there is no such button', async () => {
    const { code, report } = await reporting(wrong.foreign, '--click-refuse', 'Nee hoor', '--timeout', '1');
    expect({ code, reason: report.reason }).toEqual({ code: 2, reason: 'button-not-found' });
  });
});

describe('privacyloket check, as it is run', patience, () => {
  it('starts a browser that it finds itself, and ends with the code of the report', async () => {
    const printed: string[] = [];
    const code = await run(['check', wrong.foreign, '--forms', '0'], (text) => void printed.push(text));
    expect({ code, text: printed.join('\n') }).toMatchObject({
      code: 0,
      text: expect.stringContaining('In orde.'),
    });
  });
});

describe('privacyloket check, where it can not look', patience, () => {
  it.each([
    ['no-answer', () => [wrong.broken]],
    ['timeout', () => [wrong.stuck, '--timeout', '1']],
    ['no-answer', () => ['http://127.0.0.1:9/']],
    ['wrong-words', () => []],
    ['wrong-words', () => ['--page', '/x']],
    ['wrong-words', () => [wrong.bad, '--nonsense']],
    ['wrong-words', () => [wrong.bad, '--page', 'https://elders.example/']],
    ['unknown-service', () => [house.demo.origins.welzijn, '--accept', 'statistik']],
  ] as const)('ends with 2 and %s', async (reason, words) => {
    const { code, report } = await reporting(...words());
    expect({ code, outcome: report.outcome, reason: report.reason }).toEqual({
      code: 2,
      outcome: 'could-not-check',
      reason,
    });
    expect(report.advice).not.toBe('');
  });

  it('says what to install where there is no browser', async () => {
    const chosen = process.env.CHROMIUM_PATH;
    process.env.CHROMIUM_PATH = '/nergens/chromium';
    try {
      const printed: string[] = [];
      const code = await checkCommand([wrong.bad], { print: (text) => void printed.push(text) });
      expect(code).toBe(2);
      expect(printed.join('\n')).toMatch(/no-browser[\s\S]*apt-get install chromium/);
    } finally {
      if (chosen === undefined) delete process.env.CHROMIUM_PATH;
      else process.env.CHROMIUM_PATH = chosen;
    }
  });
});

describe('the report for people', patience, () => {
  it('says per phase what left and what stayed, each fault with what to do, and the count', async () => {
    const text = reportText((await checks.get('needless')!).report).join('\n');
    expect(text).toContain('Zonder keuze\n  Verzoeken aan anderen, en metingen: niets');
    expect(text).toMatch(/FOUT {2}banner-without-need \(CB-20\)\n {2}De website vraagt toestemming/);
    expect(text.endsWith('1 fout.')).toBe(true);
  });
});
