/**
 * Files in the inbox: downloads only, whole or not at all, under a name that deceives nobody. What a stranger sends
 * beside the form is looked at again, and said.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { safeName } from '../../../widget/envelope/safe-name.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, type SentFile, send, signIn } from './inbox.harness.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1"><script>window.ran=1</script></svg>';
const html = '<!doctype html><script>window.ran=1</script>';
const pdf = `%PDF-1.7\n${'a'.repeat(1_200_000)}\n%%EOF`;

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
let faults: string[];

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await first.context.close();
});
beforeEach(async () => {
  ({ page, context, faults } = await openPage(browser));
});
afterEach(async () => {
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(faults).toEqual([]);
  await context.close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function open(files: SentFile[], more: Parameters<typeof send>[2] = {}): Promise<string> {
  const { id } = await send(house.demo, 'rondom', {
    answers: [{ field: 'hulpvraag', label: 'Korte hulpvraag', kind: 'longtext', value: 'Zie de brief.' }],
    files,
    ...more,
  });
  await page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
  await signIn(page, person);
  await page.locator('.attached').waitFor();
  return id;
}

const row = (number: number) => page.locator('.attached li').nth(number);
const download = (number: number) => row(number).getByRole('button', { name: 'Download' });

/** Presses a button and gives the name and the content of what was downloaded. */
async function saved(button = download(0)): Promise<{ name: string; text: string }> {
  const [event] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: event.suggestedFilename(), text: await readFile((await event.path())!, 'utf8') };
}

function lines(id: string): { event: string; detail: string }[] {
  return house.demo.services.store.sqlite
    .prepare("select event, detail from register where submission = ? and event = 'file-read'")
    .all(id) as { event: string; detail: string }[];
}

describe('files in the inbox', () => {
  it('are listed with size and kind, not fetched before somebody asks, and downloaded as they were', async () => {
    const id = await open([
      { name: 'besluit gemeente.pdf', type: 'pdf', content: pdf },
      { name: 'tweede.pdf', type: 'pdf', content: '%PDF-1.4' },
    ]);
    await page.getByRole('heading', { name: '2 bestanden' }).waitFor();
    expect((await row(0).innerText()).replaceAll(/\s+/g, ' ')).toContain(
      'besluit gemeente.pdf PDF-document, 1,2 MB',
    );
    expect(await page.locator('.attached').innerText()).toContain('Niet gescand op virussen.');
    expect(lines(id)).toEqual([]);
    expect(await saved()).toEqual({ name: 'besluit gemeente.pdf', text: pdf });
    await row(0).getByText('Gedownload als ‘besluit gemeente.pdf’.').waitFor();
    expect(lines(id)).toEqual([{ event: 'file-read', detail: '0' }]);
    expect(await axeViolations(page)).toEqual([]);
    const shown = page.locator('inbox-panes').locator('img, iframe, object, embed, video, audio, canvas');
    expect(await shown.count()).toBe(0);
  });

  it.each([
    [
      'a page',
      { name: 'brief.pdf', type: 'pdf', content: html },
      'brief.pdf.txt',
      ['iets anders dan het zegt'],
    ],
    [
      'a drawing with a script',
      { name: 'foto.svg', type: 'jpeg', content: svg },
      'foto.svg.txt',
      ['iets anders', 'De naam past niet'],
    ],
    [
      'a program',
      { name: 'brief.pdf.exe', type: 'pdf', content: 'MZ\x90\0' },
      'brief.pdf.exe.bin',
      ['iets anders', 'De naam past niet'],
    ],
    [
      'a PDF that looks like a program',
      { name: 'brief\u202efdp.exe', type: 'pdf', content: '%PDF-1.7' },
      'brief_fdp.exe.pdf',
      ['De naam past niet'],
    ],
    [
      'a kind that the form never takes',
      { name: 'brief.txt', type: 'txt', content: 'Hallo' },
      'brief.txt',
      ['vraagt niet om dit bestand'],
    ],
    [
      'a file for another question',
      { name: 'a.pdf', type: 'pdf', content: '%PDF-1', field: '__proto__' },
      'a.pdf',
      ['vraagt niet om dit bestand'],
    ],
    [
      'a kind with a foreign name',
      { name: 'a.html', type: '<script>', content: html },
      'a.html.txt',
      ['iets anders', 'De naam past niet'],
    ],
  ])('that hold %s are told apart, and given only to who wants them anyway', async (_, file, name, told) => {
    await open([file]);
    await download(0).click();
    for (const words of told) await row(0).getByText(words).waitFor();
    const { name: given, text } = await saved(row(0).getByRole('button', { name: 'Toch downloaden' }));
    expect([given, text]).toEqual([name, file.content]);
  });

  it('show a name as text, whatever it holds', async () => {
    const name = `"><img src=x onerror=window.ran=1>\u202e\u0000${'x'.repeat(300)}.pdf`;
    await open([{ name, type: 'pdf', content: '%PDF-1.7' }]);
    const shown = await row(0).locator('.value').innerText();
    expect(shown).toContain('"><img src=x onerror=window.ran=1>□□xxx');
    expect(await page.locator('.attached img').count()).toBe(0);
    await page.setViewportSize({ width: 360, height: 740 });
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(wide).toBe(false);
  });

  it('give nothing of a file of which one byte was changed, or the end is missing', async () => {
    const id = await open([{ name: 'brief.pdf', type: 'pdf', content: pdf }]);
    const downloads: unknown[] = [];
    page.on('download', (event) => downloads.push(event));
    const { db } = house.demo.services.store;
    const { sealed } = await db
      .selectFrom('file_chunk')
      .select('sealed')
      .where('message', '=', id)
      .where('number', '=', 1)
      .executeTakeFirstOrThrow();
    sealed[0]! ^= 1;
    await db
      .updateTable('file_chunk')
      .set({ sealed })
      .where('message', '=', id)
      .where('number', '=', 1)
      .execute();
    await download(0).click();
    await row(0).getByText('veranderd of beschadigd').waitFor();
    await db.deleteFrom('file_chunk').where('message', '=', id).where('number', '=', 1).execute();
    await download(0).click();
    await row(0).getByText('We krijgen geen antwoord').waitFor();
    expect(downloads).toEqual([]);
  });
});

describe('safeName', () => {
  it.each([
    ['brief.pdf', 'pdf', 'brief.pdf'],
    ['BRIEF.PDF', 'pdf', 'BRIEF.pdf'],
    ['foto.jpeg', 'jpeg', 'foto.jpeg'],
    ['foto', 'jpeg', 'foto.jpg'],
    ['../../etc/passwd', 'txt', '_.._etc_passwd.txt'],
    ['C:\\Windows\\win.ini', 'pdf', 'C__Windows_win.ini.pdf'],
    ['con.pdf', 'pdf', '_con.pdf'],
    ['.htaccess', 'txt', 'htaccess.txt'],
    ['', 'png', 'bestand.png'],
    ['\u202e\u0000\n', 'pdf', '__.pdf'],
    ['a.html', null, 'a.html.bin'],
    ['x.pdf   ', 'pdf', 'x.pdf'],
    ['~%25.pdf', 'pdf', '__25.pdf'],
  ] as const)('of %j as %s is %j', (name, type, safe) => {
    expect(safeName(name, type)).toBe(safe);
  });

  it('is never longer than a file system takes, nor cut through a character', () => {
    const name = safeName(`${'😀'.repeat(200)}.pdf`, 'pdf');
    expect(name).toBe(`${'😀'.repeat(45)}.pdf`);
    expect(Buffer.byteLength(name)).toBeLessThan(255);
  });
});
