/** From a one-time link to an open form, in a real Chromium against the real server. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEnrolmentLink, newEnrolment } from '../../../server/secretariat/enrolment.ts';
import type { SiteStatement } from '../../../widget/envelope/site-statement.ts';
import { verifyStatement } from '../../../widget/envelope/verify-statement.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import {
  axeViolations,
  enrol,
  introduce,
  openPage,
  publishedStatement,
  send,
  shownWords,
  signIn,
} from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function newLink(site: string): Promise<string> {
  const { services, origins } = house.demo;
  return origins.inbox + (await makeEnrolmentLink(services.store, site, services.clock.now()));
}

describe('enrolment', () => {
  it('takes the token out of the address bar and the history at once', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(await newLink('rondom'));
    await page.getByLabel('Uw naam').waitFor();
    expect(page.url()).toBe(`${house.demo.origins.inbox}/`);
    await page.goto(`${house.demo.origins.inbox}/?elders`);
    await page.goBack();
    expect(page.url()).not.toContain('aanmelden');
    await context.close();
  });

  it('ends with a form that is open and a tag whose fingerprints are the signed ones', async () => {
    const { page, context, faults } = await openPage(browser, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await enrol(page, house.demo.enrolmentLinks.rondom!, 'rondom');
    await page.getByRole('button', { name: 'Kopieer de regel' }).click();
    await page.getByText('Gekopieerd').waitFor();
    const tag = await page.evaluate(() => navigator.clipboard.readText());
    const [, keys, version, src] = /data-key="([^"]+)" data-version="(\d+)" src="([^"]+)"/.exec(tag)!;
    expect(src).toBe(`${house.demo.origins.loket}/rondom.js`);
    const verified = await verifyStatement(await publishedStatement(house.demo, 'rondom'), {
      site: 'rondom',
      pins: [keys!.split(' ')[0]!],
      minimumVersion: Number(version),
      now: Date.now(),
    });
    expect(verified.statement.spareRoot).toBe(keys!.split(' ')[1]);
    expect(verified.statement.readers.map(({ keys }) => Object.keys(keys))).toEqual([
      ['p256', 'xwing'],
      ['p256', 'xwing'],
    ]);
    await page.getByRole('radio', { name: 'Vaste regel' }).check();
    await page.getByText('Ook een gehackte server').waitFor();
    await page.getByRole('button', { name: 'Kopieer de regel' }).click();
    const { newest } = house.demo.services.pinned;
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toContain(`integrity="${newest.integrity}"`);
    expect(await copied()).toContain(`data-key="${keys}" data-version="${version}"`);
    expect(await copied()).toContain(`src="${house.demo.origins.loket}/p/${newest.hash}.js"`);
    await page.getByText('Voor wie uw website maakt').click();
    await page.getByText(`script-src ${house.demo.origins.loket}`).waitFor();
    const shown = await page.locator('.prints code').allInnerTexts();
    expect(shown.map((print) => print.replaceAll(' ', ''))).toEqual(keys!.split(' '));
    expect(faults).toEqual([]);
    await context.close();
  });

  it('publishes nothing before the sheet was typed over, and stores nothing of it anywhere', async () => {
    const { page, context } = await openPage(browser);
    const sent: string[] = [];
    page.on('request', (request) =>
      sent.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`),
    );
    await page.goto(house.demo.enrolmentLinks.langdurig!);
    await introduce(page, 'Joris');
    const passphrase = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Verder' }).click();
    const sheet = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb het op papier' }).click();
    const field = page.getByLabel('Herstelblad', { exact: true });

    await field.fill(sheet.replace(/\S+$/, 'babab'));
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByText('Woord 12 klopt nog niet.').waitFor();
    expect(sent.filter((line) => line.includes('/api/')).map((line) => line.split(' ')[1])).toEqual([
      '/api/enrolments/inspect',
    ]);

    await field.fill(sheet);
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('heading', { name: 'De regel voor uw website' }).waitFor();
    const words = [...passphrase.split(' '), ...sheet.split(' ')];
    const traffic = sent.join('\n');
    expect(words.filter((word) => new RegExp(`\\b${word}\\b`).test(traffic))).toEqual([]);
    const stored = await page.evaluate(async () => ({
      local: JSON.stringify({ ...localStorage }),
      session: JSON.stringify({ ...sessionStorage }),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      text: document.documentElement.outerHTML,
    }));
    const {
      'privacyloket-register-langdurig': _,
      'privacyloket-statement-langdurig': __,
      ...local
    } = JSON.parse(stored.local);
    expect(local).toEqual({ 'privacyloket-inbox': '{"site":"langdurig","name":"Joris"}' });
    expect(stored).toMatchObject({ session: '{}', databases: [], caches: [] });
    expect(words.filter((word) => new RegExp(`\\b${word}\\b`).test(stored.text))).toEqual([]);
    await context.close();
  });

  it('answers each word while it is typed, and shows no right one', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(await newLink('rondom'));
    await introduce(page, 'Noor');
    const passphrase = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    const [first, second] = passphrase.split(' ') as [string, string];
    await page.locator('#passphrase-field:focus').waitFor();
    await page.keyboard.type(`${first} ${second.slice(0, 3)}`);
    await page.getByText('1 van 7 woorden goed.').waitFor();
    expect(await page.getByText('klopt nog niet').count()).toBe(0);
    await page.keyboard.type('xx ');
    await page.getByText('Woord 2 klopt nog niet.').waitFor();
    expect(await page.locator('main').innerText()).not.toContain(second);
    await context.close();
  });

  it('prints the sheet and nothing around it', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(await newLink('balans'));
    // A site without a form has an inbox all the same.
    await introduce(page, 'Noor');
    const passphrase = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dit is uw herstelblad' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print het blad' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Dit is uw herstelblad' }).isVisible()).toBe(false);
    expect(await page.locator('.sheet .words li').count()).toBe(12);
    expect(await page.locator('.sheet').isVisible()).toBe(true);
    await context.close();
  });

  it.each([
    ['a link that was used', async () => house.demo.enrolmentLinks.rondom!, 'Deze link is al gebruikt.'],
    [
      'a link that nobody made',
      async () => `${house.demo.origins.inbox}/#aanmelden=${'a'.repeat(43)}`,
      'Deze link klopt niet.',
    ],
  ])('refuses %s', async (_what, link, words) => {
    const { page, context } = await openPage(browser);
    await page.goto(await link());
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    await context.close();
  });

  it('refuses a link of yesterday', async () => {
    const { services, origins } = house.demo;
    const made = services.clock.now() - 24 * 3_600_000 - 1;
    const link = origins.inbox + (await makeEnrolmentLink(services.store, 'rondom', made));
    const { page, context } = await openPage(browser);
    await page.goto(link);
    await page.getByRole('alert').filter({ hasText: 'Deze link is verlopen.' }).waitFor();
    await context.close();
  });

  it('refuses a name that a colleague has, and keeps the words', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(await newLink('rondom'));
    await introduce(page, 'fatima');
    const passphrase = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('Deze naam heeft een collega al.').waitFor();
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('fatima');
    await introduce(page, 'Fatima B');
    expect(await shownWords(page)).toBe(passphrase);
    await context.close();
  });

  it('goes on after an interruption, with a new sheet and the same passphrase', async () => {
    const { page, context } = await openPage(browser);
    await page.route('**/api/directory/statement', (route) => route.abort());
    const link = await newLink('welzijn');
    await page.goto(link);
    await introduce(page, 'Mila');
    const passphrase = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    const sheet = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb het op papier' }).click();
    await page.getByLabel('Herstelblad', { exact: true }).fill(sheet);
    await page.keyboard.press('Enter');
    await page.getByText('Uw sleutels zijn bewaard.').waitFor();
    await page.unroute('**/api/directory/statement');
    await page.getByRole('button', { name: 'Open de inbox' }).click();
    await signIn(page, { site: 'welzijn', name: 'Mila', passphrase });
    await page.getByText('Dit is een nieuw herstelblad').waitFor();
    const fresh = await shownWords(page);
    expect(fresh).not.toBe(sheet);
    await page.getByRole('button', { name: 'Ik heb het op papier' }).click();
    await page.getByLabel('Herstelblad', { exact: true }).fill(fresh);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'De regel voor uw website' }).waitFor();
    await context.close();
  });

  it('shows a colleague that a message was not sealed to them', async () => {
    const first = await openPage(browser);
    await first.page.goto(await newLink('rondom'));
    await introduce(first.page, 'Sanne');
    const passphrase = await shownWords(first.page);
    await first.page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await first.page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await first.page.keyboard.press('Enter');
    await first.page.getByText('Een beheerder moet u nog toevoegen als lezer.').waitFor();
    const before = await send(house.demo, 'rondom', { name: 'Vóór Sanne' });
    expect(before.envelope.recipients).toHaveLength(2);
    await first.page.getByRole('link', { name: 'Naar de inbox' }).click();
    await first.page.getByRole('button', { name: 'Vernieuwen' }).click();
    await first.page.getByText('Niet te openen').waitFor();
    await first.page.getByText('Niet te openen').click();
    await first.page.getByText('Het is niet voor u versleuteld.').waitFor();
    await first.context.close();
  });
});

describe('a colleague who joined', () => {
  it('reads once the administrator published the new list, also what was kept, until they are taken out', async () => {
    const administrator = await openPage(browser);
    const admin = await enrol(administrator.page, await newLink('ambulant'), 'ambulant', 'Baas');
    await send(house.demo, 'ambulant', { name: 'Vóór Sanne' });
    const colleague = await openPage(browser);
    const page = colleague.page;
    const own = await administrator.page.locator('.prints code').first().innerText();
    await administrator.page.getByRole('link', { name: 'Mensen' }).click();
    await administrator.page.getByRole('button', { name: 'Maak de link' }).click();
    await page.goto(await administrator.page.locator('inbox-people .tag').innerText());
    await introduce(page, 'Sanne');
    const passphrase = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('Uw sleutels zijn klaar').waitFor();
    // Both see the same check code, and each from their own keys.
    expect(await page.locator('.prints code').first().innerText()).toBe(own);
    expect(await page.getByRole('link', { name: 'Mensen' }).count()).toBe(0);

    await administrator.page.getByRole('button', { name: 'Op slot' }).click();
    await signIn(administrator.page, admin);
    await administrator.page.getByText('Sanne kan nieuwe berichten lezen als u dit publiceert.').waitFor();
    // A name is the server's to choose: the keys behind it are compared before they are signed for.
    const said = await page.locator('inbox-statement .words').innerText();
    expect(said).toMatch(/^([a-z]{5} ){5}[a-z]{5}$/);
    expect(await administrator.page.locator('inbox-statement .words').innerText()).toBe(said);
    await administrator.page.getByRole('button', { name: 'Publiceer' }).click();
    await administrator.page.getByText('Vergelijk eerst de woorden en zet dan het vinkje.').waitFor();
    expect(await axeViolations(administrator.page)).toEqual([]);
    await administrator.page.getByLabel('Ik heb de woorden met deze mensen vergeleken.').check();
    await administrator.page.getByRole('button', { name: 'Publiceer' }).click();
    await administrator.page.getByText('Gepubliceerd. Bezoekers zien het nu.').waitFor();
    const { statement } = await publishedStatement(house.demo, 'ambulant');
    expect((JSON.parse(statement) as SiteStatement).readers).toHaveLength(3);

    await administrator.page.getByRole('button', { name: 'Geef toegang tot bewaarde berichten' }).click();
    await administrator.page.getByText('Klaar. 1 bericht erbij.').waitFor();
    expect(await axeViolations(administrator.page)).toEqual([]);
    await page.getByRole('button', { name: 'Op slot' }).click();
    await signIn(page, { site: 'ambulant', name: 'Sanne', passphrase });
    await page.getByRole('link', { name: 'Berichten' }).click();
    await page.getByText('Vóór Sanne').click();
    await page.getByRole('heading', { name: 'Vóór Sanne' }).waitFor();

    await administrator.page.getByRole('button', { name: 'Haal uit de inbox: Sanne' }).click();
    expect(await axeViolations(administrator.page)).toEqual([]);
    await administrator.page.getByRole('button', { name: 'Ja, haal weg' }).click();
    await administrator.page.getByText('Sanne kan niet meer in de inbox').waitFor();
    await administrator.page.getByRole('link', { name: 'Naar de nieuwe regel' }).click();
    await administrator.page.getByText('data-version="3"').waitFor();
    await page.getByRole('button', { name: 'Vernieuwen' }).click();
    await page.getByText('U bent uitgelogd.').waitFor();
    const after = await publishedStatement(house.demo, 'ambulant');
    expect((JSON.parse(after.statement) as SiteStatement).readers).toHaveLength(2);
    await administrator.context.close();
    await colleague.context.close();
  });
});

describe('a privacy officer', () => {
  it('has the register and the incidents, and no message', async () => {
    const { services, origins } = house.demo;
    const whose = { site: 'ambulant', role: 'privacy-officer' as const, by: null, now: services.clock.now() };
    const token = await newEnrolment(services.store.db, whose);
    const { page, context, faults } = await openPage(browser);
    const asked: string[] = [];
    page.on('response', (answer) => asked.push(`${answer.status()} ${new URL(answer.url()).pathname}`));
    await page.goto(`${origins.inbox}/#aanmelden=${token}`);
    await introduce(page, 'Pien');
    const passphrase = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('Uw sleutels zijn klaar').waitFor();
    await page.getByRole('link', { name: 'Naar de inbox' }).click();
    await page.getByRole('heading', { name: 'Incidenten' }).waitFor();
    await page.getByRole('link', { name: 'Register' }).click();
    await page.getByRole('table').waitFor();
    await page.getByRole('button', { name: 'Vernieuwen' }).click();
    for (const name of ['Berichten', 'Verzoeken', 'Mensen'])
      expect(await page.getByRole('link', { name }).count(), name).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(asked.filter((line) => line.startsWith('403') || line.includes('/submissions/'))).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
