/** The form in real Chromium, on a page with a strict CSP: what a visitor sees, hears and types, to the end. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import { referenceOf } from '../../../widget/envelope/wire.ts';
import { parseReceiptCode } from '../../../widget/receipt/read-receipt-code.ts';
import { receiptHash, receiptKey } from '../../../widget/receipt/receipt-code.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { somebody } from '../envelope/sample-site.ts';
import { fillAndSend, fillIn, openStage, type Stage } from './form-stage.ts';
import { definition } from './sample-form.ts';

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let page: Page;
let usual: Stage['answers'];
const complaints: string[] = [];

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchBrowser(), openStage()]);
  usual = { ...stage.answers };
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});
beforeEach(async () => {
  stage.asked.length = 0;
  complaints.length = 0;
  Object.assign(stage.answers, usual);
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (fault) => complaints.push(fault.message));
});
afterEach(() => context.close());

const next = () => page.getByRole('button', { name: 'Verder' });
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document.querySelector('privacy-form')!.shadowRoot!;
    return activeElement && (activeElement.id || activeElement.className);
  });
const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
const waitingTexts = () =>
  page.evaluate(async () => {
    const opened = indexedDB.open('privacyloket-rondom-outbox');
    await new Promise((resolve) => {
      opened.onsuccess = resolve;
    });
    const all = opened.result.transaction('waiting').objectStore('waiting').getAll();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    opened.result.close();
    return all.result.map((each) => JSON.stringify(each));
  });

describe('an open form', () => {
  it('lets a phone call the numbers of what cannot wait, and never turns them round', async () => {
    await page.goto(stage.pageUrl());
    await next().waitFor();
    const numbers = page.locator('privacy-form .urgent a');
    expect(
      await numbers.evaluateAll((all) =>
        all.map((each) => [each.textContent, each.getAttribute('href'), each.getAttribute('dir')]),
      ),
    ).toEqual([
      ['112', 'tel:112', 'ltr'],
      ['113', 'tel:113', 'ltr'],
      ['0800-0113', 'tel:08000113', 'ltr'],
    ]);
    // Among Arabic words too: the first digit stands left of the last, on the same line.
    const places = await numbers.last().evaluate((link) => {
      link.parentElement!.dir = 'rtl';
      link.before('اتصلوا بالرقم مجانًا ');
      const text = [...link.childNodes].find((node) => node.textContent === '0800-0113')!;
      return [0, 8].map((at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { left, top } = range.getBoundingClientRect();
        return { left, top };
      });
    });
    expect(places[0]!.left).toBeLessThan(places[1]!.left);
    expect(places[0]!.top).toBe(places[1]!.top);
  });

  it('says what to do now, who reads it and how long it is kept before the first question', async () => {
    await page.goto(stage.pageUrl());
    await next().waitFor();
    const text = await page.locator('privacy-form .form').innerText();
    const order = [
      'Aanmelden voor zorg',
      'Is er gevaar? Bel 112.',
      'Wij lezen berichten op werkdagen.',
      'U hoort binnen 3 werkdagen van ons.',
      'Ons secretariaat leest uw aanmelding.',
      'Alleen 1 persoon van Zorgkring Elzenbrug kan dit lezen.',
      'Wij wissen uw bericht na vier weken.',
      'Wat doen wij met uw gegevens?',
      'Voor wie vult u dit in?',
    ].map((each) => text.indexOf(each));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order[0]).toBeGreaterThan(-1);
    expect(await page.getByRole('note').innerText()).toContain('Bel 112');
  });

  it('counts the people of the verified statement, without the recovery sheet', async () => {
    const signed = await stage.sign({ people: [stage.anna, await somebody('bram')] });
    stage.answers.statement = () => ({ status: 200, body: signed });
    await page.goto(stage.pageUrl());
    await page.getByText('Alleen 2 mensen van Zorgkring Elzenbrug kunnen dit lezen.').waitFor();
  });

  it('tells who, why, on what ground and which rights (AVG 13)', async () => {
    await page.goto(stage.pageUrl());
    await page.getByText('Wat doen wij met uw gegevens?').click();
    for (const text of [
      'Molenring 27',
      'Joris Wedervoort',
      definition.purpose,
      definition.ground,
      'U mag ook bezwaar maken.',
      'Autoriteit Persoonsgegevens',
      'Geen computer beslist over u.',
    ])
      expect(await page.locator('details').innerText()).toContain(text);
    expect(await page.getByRole('link', { name: 'Lees onze privacyverklaring' }).getAttribute('href')).toBe(
      '/privacy',
    );
  });

  it('leaves nothing in the browser and breaks no rule of the page', async () => {
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Verstuurd').waitFor();
    const left = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
    expect(left).toEqual(['', 0, 0]);
    expect(await databases()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('names every input for who fills in by machine, and none for the BSN', async () => {
    await page.goto(stage.pageUrl());
    await next().waitFor();
    const tokens = await page
      .locator('privacy-form input:not([type=radio])')
      .evaluateAll((inputs) => inputs.map((each) => [each.id, each.getAttribute('autocomplete')]));
    expect(Object.fromEntries(tokens)).toMatchObject({
      naam: 'name',
      'adres.postcode': 'postal-code',
      telefoon: 'tel',
      email: 'email',
      geboren: 'bday',
      bsn: 'off',
    });
  });

  it('shows a question only while it is needed, and ticks nothing beforehand', async () => {
    await page.goto(stage.pageUrl());
    await page.getByLabel('Voor mijn kind').check();
    expect(await page.getByLabel('Ik mag hierover beslissen.').isChecked()).toBe(false);
    await page.getByLabel('Voor mijzelf').check();
    expect(await page.getByLabel('Ik mag hierover beslissen.').count()).toBe(0);
  });

  it('warns of a BSN in free text, and lets it pass', async () => {
    await page.goto(stage.pageUrl());
    await fillIn(page, 'Mijn nummer is 123456782.');
    await page.getByText('Staat hier een BSN?').waitFor();
    await next().click();
    await heading('Klopt dit?').waitFor();
  });

  it('speaks English around the Dutch questions, and marks those as Dutch', async () => {
    await page.goto(stage.pageUrl({ language: 'en' }));
    await page.getByText('Only 1 person at Zorgkring Elzenbrug can read this.').waitFor();
    expect(await page.locator('privacy-form .form').getAttribute('lang')).toBe('en');
    expect(await page.getByText('Aanmelden voor zorg', { exact: true }).getAttribute('lang')).toBe('nl');
  });
});

describe('another language', () => {
  it('that cannot be fetched is Dutch, since a form in the wrong language is better than none', async () => {
    await page.route('**/contact-en-*.js', (route) => route.abort());
    await page.goto(stage.pageUrl({ language: 'en' }));
    await page.getByText('Alleen 1 persoon van Zorgkring Elzenbrug kan dit lezen.').waitFor();
    expect(await page.locator('privacy-form .form').getAttribute('lang')).toBe('nl');
  });
});

describe('faults', () => {
  it('are summed up with links, and the summary takes the focus', async () => {
    await page.goto(stage.pageUrl());
    await next().click();
    await page.getByRole('heading', { name: 'Er kloppen 7 dingen nog niet' }).waitFor();
    expect(await focused()).toContain('faults');
    await page.getByRole('link', { name: 'Vul ‘Uw naam’ in.' }).click();
    expect(await focused()).toBe('naam');
    expect(page.url()).not.toContain('#naam');
  });

  it('stand at the input, tied to it', async () => {
    await page.goto(stage.pageUrl());
    await next().click();
    const input = page.getByLabel('Geboortedatum');
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    const described = (await input.getAttribute('aria-describedby'))!.split(' ');
    const texts = await page.evaluate((ids) => {
      const root = document.querySelector('privacy-form')!.shadowRoot!;
      return ids.map((id) => root.getElementById(id)?.textContent);
    }, described);
    expect(texts).toEqual(['Die staat op uw pas. Schrijf de dag zo: 31-12-1980.', 'Vul ‘Geboortedatum’ in.']);
  });

  it('go away when they are repaired, and take the focus again when they are not', async () => {
    await page.goto(stage.pageUrl());
    await next().click();
    await page.getByLabel('Uw naam').fill('Zoë');
    await page.getByRole('heading', { name: 'Er kloppen 6 dingen nog niet' }).waitFor();
    expect(await page.getByLabel('Uw naam').getAttribute('aria-invalid')).toBe(null);
    await next().click();
    expect(await focused()).toContain('faults');
  });

  it('never repeat a wrong BSN', async () => {
    await page.goto(stage.pageUrl());
    await fillIn(page);
    await page.getByLabel('Burgerservicenummer').fill('123456789');
    await next().click();
    await page.getByRole('link', { name: 'Dit BSN klopt niet.' }).waitFor();
    expect(await page.locator('privacy-form .form').innerText()).not.toContain('123456789');
  });

  it('cut nothing off a text that is too long', async () => {
    await page.goto(stage.pageUrl());
    await fillIn(page, 'x'.repeat(2003));
    await next().click();
    await page.getByRole('link', { name: '‘Uw vraag’ is te lang. Haal 3 tekens weg.' }).waitFor();
    expect((await page.getByLabel('Uw vraag').inputValue()).length).toBe(2003);
  });
});

describe('the review', () => {
  it('shows every answer, and each can be changed with the focus on it', async () => {
    await page.goto(stage.pageUrl());
    await fillIn(page);
    await next().click();
    await heading('Klopt dit?').waitFor();
    expect(await focused()).toBe('Title');
    const answers = await page.locator('privacy-form .answers').innerText();
    for (const text of ['Voor mijzelf', 'Zoë de Vries', '1234 AB 12', '31 december 1980', '(niet ingevuld)'])
      expect(answers).toContain(text);
    await page.getByRole('button', { name: 'Wijzig Uw naam' }).click();
    expect(await focused()).toBe('naam');
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('Zoë de Vries');
    expect(await page.getByLabel('Voor mijzelf').isChecked()).toBe(true);
  });

  it('shows the receipt code before anything is sent', async () => {
    await page.goto(stage.pageUrl());
    await fillIn(page);
    await next().click();
    const code = (await page.locator('privacy-form .large').innerText()).replaceAll(/\s+/g, '-');
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    expect(stage.posts()).toEqual([]);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await heading('Verstuurd').waitFor();
    expect(stage.posts()[0]!.receipt).toBe(await receiptHash(parseReceiptCode(code)!));
  });
});

describe('sending', () => {
  it('posts a message that only the readers can open', async () => {
    await page.goto(stage.pageUrl());
    await fillAndSend(page, 'Een heel bijzondere hulpvraag.');
    await heading('Verstuurd').waitFor();
    const { list, body, ...header } = stage.posts()[0]!.envelope;
    expect(header.suite).toBe('xwing');
    expect(JSON.stringify(stage.asked)).not.toContain('bijzondere');
    const secret = await openSecret(header, stage.anna.keys);
    expect((await openBody(secret, body)).answers.at(-1)!.value).toBe('Een heel bijzondere hulpvraag.');
    expect(list.length).toBeGreaterThan(0);
  });

  it('falls back to P-256 in a browser without X-Wing, and a reader still opens it', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(SubtleCrypto, 'supports', { value: () => false });
    });
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Verstuurd').waitFor();
    const { list: _, body, ...header } = stage.posts()[0]!.envelope;
    expect(header.suite).toBe('p256');
    const secret = await openSecret(header, stage.anna.keys);
    expect((await openBody(secret, body)).answers.length).toBe(6);
  });

  it('sends no cookie, no referrer and no address of the page', async () => {
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Verstuurd').waitFor();
    const { headers } = stage.asked.find(({ path }) => path.endsWith('/submissions'))!;
    expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
    expect(headers['content-type']).toBe('application/json');
  });

  it('ends with a screen to photograph: reference, wipe date, phone, what to do now, code and link', async () => {
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Verstuurd').waitFor();
    expect(await focused()).toBe('Title');
    const text = await page.locator('privacy-form .form').innerText();
    const { envelope } = stage.posts()[0]!;
    for (const each of [
      referenceOf(envelope.context.id),
      'zondag 20 december 2026',
      '039 012 34 30',
      'Is er gevaar? Bel 112.',
      'Uw bewijscode',
    ])
      expect(text).toContain(each);
    const link = await page.getByRole('link', { name: 'Volg uw bericht' }).getAttribute('href');
    expect(link).toMatch(
      /^http:\/\/loket\.localhost:\d+\/s\/rondom\/bewijs\?taal=nl#([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/,
    );
  });

  it('says how long a message is kept that has no wipe date', async () => {
    stage.answers.submissions = async (asked) => {
      const usually = (await usual.submissions!(asked)) as { status: number; body: object };
      return { ...usually, body: { ...usually.body, wipes: null } };
    };
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Verstuurd').waitFor();
    await page.getByText(definition.keptFor).waitFor();
  });

  it('can be done without a mouse', async () => {
    await page.goto(stage.pageUrl());
    await fillIn(page);
    await page.getByLabel('Uw naam').focus();
    await page.keyboard.press('Enter');
    await heading('Klopt dit?').waitFor();
    await page.getByRole('button', { name: 'Verstuur' }).focus();
    await page.keyboard.press('Enter');
    await heading('Verstuurd').waitFor();
  });
});

describe('withdrawing', () => {
  const wiped = {
    status: 200,
    body: {
      state: 'withdrawn',
      id: 'x'.repeat(22),
      received: null,
      wipes: null,
      wiped: '2026-11-22T11:00:00Z',
      withdrawable: false,
    },
  };

  it('asks once more, then wipes with the key of the code', async () => {
    stage.answers['receipts/withdraw'] = () => wiped;
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    const link = (await page.getByRole('link', { name: 'Volg uw bericht' }).getAttribute('href'))!;
    await page.getByRole('button', { name: 'Trek uw bericht in' }).click();
    await page.locator('button:focus', { hasText: 'Nee, bewaar het' }).click();
    await page.locator('button:focus', { hasText: 'Trek uw bericht in' }).waitFor();
    await page.getByRole('button', { name: 'Trek uw bericht in' }).click();
    expect(stage.asked.some(({ path }) => path.includes('receipts'))).toBe(false);
    await page.getByRole('button', { name: 'Ja, wis mijn bericht' }).click();
    await heading('Uw bericht is gewist').waitFor();
    await page.getByText('Dat was op zondag 22 november 2026.').waitFor();
    const { text } = stage.asked.find(({ path }) => path.endsWith('receipts/withdraw'))!;
    expect(JSON.parse(text)).toEqual({ key: await receiptKey(parseReceiptCode(link.split('#')[1]!)!) });
  });

  it.each([
    [409, 'held', 'Uw bericht kan nu niet weg.'],
    [500, 'internal', 'Dat lukte niet.'],
  ])('says so after %i %s', async (status, code, text) => {
    stage.answers['receipts/withdraw'] = () => ({ status, body: { code } });
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await page.getByRole('button', { name: 'Trek uw bericht in' }).click();
    await page.getByRole('button', { name: 'Ja, wis mijn bericht' }).click();
    await page.getByText(text).waitFor();
    await heading('Verstuurd').waitFor();
  });
});

describe('without a connection', () => {
  it('the sealed message waits on the device, and goes when the connection returns', async () => {
    await page.goto(stage.pageUrl());
    await fillIn(page, 'Een heel bijzondere hulpvraag.');
    await next().click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await heading('Uw bericht staat nog veilig op uw computer').waitFor();
    expect(await focused()).toBe('Title');
    const [kept, ...others] = await waitingTexts();
    expect(others).toEqual([]);
    expect(kept).not.toContain('bijzondere');
    expect(Object.keys(JSON.parse(kept!)).sort()).toEqual(['envelope', 'receipt', 'since']);
    await context.setOffline(false);
    await heading('Verstuurd').waitFor();
    expect(JSON.stringify(stage.posts()[0]!.envelope)).toBe(JSON.stringify(JSON.parse(kept!).envelope));
    expect(await waitingTexts()).toEqual([]);
  });

  it('a phone is called a phone', async () => {
    const phone = await browser.newContext({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 740 },
    });
    page = await phone.newPage();
    await page.goto(stage.pageUrl());
    await fillIn(page);
    await next().click();
    await phone.setOffline(true);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await heading('Uw bericht staat nog veilig op uw telefoon').waitFor();
    await phone.close();
  });

  it('a lost answer is asked for again with the very same envelope', async () => {
    stage.answers.submissions = () => 'lost';
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Uw bericht staat nog veilig op uw computer').waitFor();
    stage.answers.submissions = usual.submissions!;
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await heading('Verstuurd').waitFor();
    const posts = stage.posts().map((each) => JSON.stringify(each));
    expect(posts.length).toBeGreaterThan(1);
    expect(new Set(posts).size).toBe(1);
  });

  it('a message from an earlier visit is sent when the page is opened again, and the visitor hears it', async () => {
    stage.answers.submissions = () => 'lost';
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Uw bericht staat nog veilig op uw computer').waitFor();
    await page.getByText('U mag deze pagina sluiten.').waitFor();
    const reference = referenceOf(stage.posts()[0]!.envelope.context.id);
    await page.close();

    stage.answers.submissions = usual.submissions!;
    page = await context.newPage();
    await page.goto(stage.pageUrl());
    await page.getByText(`Uw bericht ${reference} van eerder is nu verstuurd.`).waitFor();
    await next().waitFor();
    expect(await waitingTexts()).toEqual([]);
  });

  it('a stored thing that is no envelope is removed and never posted', async () => {
    stage.answers.submissions = () => 'lost';
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Uw bericht staat nog veilig op uw computer').waitFor();
    await page.evaluate(async () => {
      const opened = indexedDB.open('privacyloket-rondom-outbox');
      await new Promise((resolve) => {
        opened.onsuccess = resolve;
      });
      const change = opened.result.transaction('waiting', 'readwrite');
      const store = change.objectStore('waiting');
      store.clear();
      store.put({ envelope: { body: 'Ik zoek hulp' }, receipt: 'x', since: Date.now() }, 'plain');
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      opened.result.close();
    });
    await page.close();
    stage.asked.length = 0;
    page = await context.newPage();
    await page.goto(stage.pageUrl());
    await next().waitFor();
    await expect.poll(waitingTexts).toEqual([]);
    expect(stage.posts()).toEqual([]);
  });

  it('a browser that stores nothing says so, keeps the page open and goes on trying', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    await page.goto(stage.pageUrl());
    await fillIn(page);
    await next().click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await heading('Uw bericht is nog niet verstuurd').waitFor();
    await page.getByText('Houd deze pagina open.').waitFor();
    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await closing;
    await context.setOffline(false);
    await heading('Verstuurd').waitFor();
  });

  it('a busy server is not asked before the time it names', async () => {
    await page.clock.install();
    let first = true;
    stage.answers.submissions = (asked) => {
      if (!first) return usual.submissions!(asked);
      first = false;
      return { status: 503, body: { code: 'clock-unconfirmed' }, headers: { 'retry-after': '120' } };
    };
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Uw bericht staat nog veilig op uw computer').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.clock.runFor(119_000);
    expect(stage.posts().length).toBe(1);
    await page.clock.runFor(2_000);
    await heading('Verstuurd').waitFor();
  });

  it('news does not take the focus from who went on', async () => {
    stage.answers.submissions = () => 'lost';
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Uw bericht staat nog veilig op uw computer').waitFor();
    await page.getByRole('button', { name: 'Zoeken' }).focus();
    stage.answers.submissions = usual.submissions!;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await heading('Verstuurd').waitFor();
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('elsewhere');
    await page.getByRole('status').filter({ hasText: 'Uw bericht is verstuurd.' }).waitFor();
  });
});

describe('a refusal', () => {
  it.each([
    [507, 'storage-full', 'Onze server is vol.'],
    [413, 'too-large', 'Uw bericht is te lang.'],
    [400, 'malformed', 'Uw bericht is niet verstuurd. Probeer het opnieuw, of bel ons.'],
    [404, 'unknown-form', 'Dit formulier bestaat niet meer.'],
    [409, 'id-taken', 'Misschien is uw bericht al binnen.'],
  ])('%i %s is said plainly, with the text and a phone number', async (status, code, text) => {
    stage.answers.submissions = () => ({ status, body: { code } });
    await page.goto(stage.pageUrl());
    await fillAndSend(page, 'Mijn lange verhaal.');
    await page.getByText(text).waitFor();
    expect(await page.locator('privacy-form .form').innerText()).toContain('Mijn lange verhaal.');
    await page.getByRole('link', { name: '039 012 34 30' }).waitFor();
    expect(await databases()).toEqual([]);

    stage.answers.submissions = usual.submissions!;
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await heading('Verstuurd').waitFor();
  });

  it('is said with a phone number even when the words for it cannot be fetched', async () => {
    await page.route('**/trouble-*.js', (route) => route.abort());
    stage.answers.submissions = () => ({ status: 507, body: { code: 'storage-full' } });
    await page.goto(stage.pageUrl());
    await fillAndSend(page, 'Mijn lange verhaal.');
    await page.getByText('Uw bericht is niet verstuurd.').waitFor();
    await page.getByRole('link', { name: '039 012 34 30' }).waitFor();
    expect(await page.locator('privacy-form .form').innerText()).toContain('Mijn lange verhaal.');
  });

  it('410 says that the message was wiped, and when', async () => {
    stage.answers.submissions = () => ({
      status: 410,
      body: { code: 'wiped', wiped: '2026-11-23T08:00:00Z' },
    });
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Uw bericht is gewist').waitFor();
    await page.getByText('Dat was op maandag 23 november 2026.').waitFor();
  });

  it('of an outdated statement is repaired without a word when only the readers changed', async () => {
    const newer = await stage.sign({ version: 2, people: [stage.anna, await somebody('bram')] });
    let first = true;
    stage.answers.submissions = (asked) => {
      if (!first) return usual.submissions!(asked);
      first = false;
      stage.answers.statement = () => ({ status: 200, body: newer });
      return { status: 409, body: { code: 'statement-outdated' } };
    };
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Verstuurd').waitFor();
    const [one, other] = stage.posts();
    expect(other!.envelope.context).toMatchObject({ id: one!.envelope.context.id, statement: 2 });
  });

  it('of an outdated statement shows what changed, with the answers still there', async () => {
    const fields = definition.fields.map((field) =>
      field.id === 'vraag' ? { ...field, label: 'Waar zoekt u hulp bij?' } : field,
    );
    const newer = await stage.sign({ version: 2, form: { ...definition, fields } });
    stage.answers.submissions = () => {
      stage.answers.statement = () => ({ status: 200, body: newer });
      return { status: 409, body: { code: 'statement-outdated' } };
    };
    await page.goto(stage.pageUrl());
    await fillAndSend(page, 'Mijn lange verhaal.');
    await page.getByText('Dit formulier is net veranderd.').waitFor();
    await page.getByText('Kijk deze vragen na: Waar zoekt u hulp bij?').waitFor();
    expect(await focused()).toContain('changed');
    expect(await page.getByLabel('Waar zoekt u hulp bij?').inputValue()).toBe('Mijn lange verhaal.');
  });

  it('of an older list of readers holds for as long as the page is open', async () => {
    const newer = await stage.sign({ version: 3 });
    const older = await stage.sign({ version: 2 });
    stage.answers.statement = () => ({ status: 200, body: newer });
    stage.answers.submissions = () => {
      stage.answers.statement = () => ({ status: 200, body: older });
      return { status: 409, body: { code: 'statement-outdated' } };
    };
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await page.getByText('Het formulier is net gesloten.').waitFor();
    expect(stage.posts().length).toBe(1);
  });
});

describe('a closed form', () => {
  const dayMs = 86_400_000;
  const cases: [string, string, () => Promise<unknown> | unknown, object?][] = [
    ['no key in the tag', 'Het formulier is nog niet open.', () => {}, { key: [] }],
    [
      'no statement',
      'Het formulier is nog niet open.',
      () => {
        stage.answers.statement = () => ({ status: 404, body: { code: 'form-closed' } });
      },
    ],
    ['another key', 'Wij konden niet nagaan wie uw bericht zou lezen.', () => {}, { key: ['k'.repeat(43)] }],
    ['an older statement', 'Wij konden niet nagaan wie uw bericht zou lezen.', () => {}, { version: 9 }],
    [
      'a statement that was changed',
      'Wij konden niet nagaan wie uw bericht zou lezen.',
      async () => {
        const signed = await stage.sign();
        const statement = signed.statement.replace('Elzenbrug', 'Elzenburg');
        stage.answers.statement = () => ({ status: 200, body: { ...signed, statement } });
      },
    ],
    [
      'an answer that is no statement',
      'Wij konden niet nagaan wie uw bericht zou lezen.',
      () => {
        stage.answers.statement = () => ({ status: 200, body: [] });
      },
    ],
    [
      'an expired statement',
      'De controle op wie uw bericht leest, is te oud.',
      async () => {
        const signed = await stage.sign({ at: Date.now() - 95 * dayMs });
        stage.answers.statement = () => ({ status: 200, body: signed });
      },
    ],
    [
      'a clock that is days behind',
      'De datum op uw apparaat klopt niet.',
      async () => {
        const signed = await stage.sign({ at: Date.now() + 5 * dayMs });
        stage.answers.statement = () => ({ status: 200, body: signed });
      },
    ],
  ];

  it.each(cases)('with %s says why, with phone number and address', async (_, why, prepare, where) => {
    await prepare();
    await page.goto(stage.pageUrl(where));
    await page.getByText(why).waitFor();
    const text = page.locator('privacy-form .form');
    await page.getByRole('link', { name: '039 012 34 30' }).waitFor();
    expect(await text.innerText()).toContain('Molenring 27');
    expect(await page.locator('privacy-form input').count()).toBe(0);
  });

  it('with a form that the statement does not have says so', async () => {
    await page.goto(stage.pageUrl({}, { form: 'klacht' }));
    await page.getByText('Het formulier is nog niet open.').waitFor();
  });

  it('without a server shows what the page put inside, and opens when it is tried again', async () => {
    stage.answers.statement = () => 'lost';
    stage.answers.details = () => 'lost';
    await page.goto(stage.pageUrl({}, { inside: 'Bel 039 012 34 30.' }));
    await page.getByText('Er is nu geen verbinding.').waitFor();
    await page.getByText('Bel 039 012 34 30.').waitFor();
    stage.answers.statement = usual.statement!;
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await heading('Aanmelden voor zorg').waitFor();
    expect(await focused()).toBe('Title');
  });

  it('without a server and with nothing inside is still no blank', async () => {
    stage.answers.statement = () => 'lost';
    stage.answers.details = () => 'lost';
    await page.goto(stage.pageUrl());
    await page.getByText('Ons telefoonnummer vindt u elders op deze website.').waitFor();
  });

  it('in a browser that can seal nothing says that it is too old', async () => {
    await page.addInitScript(() => {
      Object.assign(SubtleCrypto.prototype, {
        generateKey: () => Promise.reject(new DOMException('', 'NotSupportedError')),
      });
    });
    await page.goto(stage.pageUrl());
    await page.getByText('Uw browser is te oud').waitFor();
    await page.getByRole('link', { name: '039 012 34 30' }).waitFor();
  });

  it('on a page without https says so', async () => {
    const { port } = new URL(stage.pageUrl());
    const other = await launchBrowser({ args: [`--host-resolver-rules=MAP rondom.test 127.0.0.1:${port}`] });
    const insecure = await other.newPage();
    await insecure.goto(stage.pageUrl().replace(`rondom.localhost:${port}`, 'rondom.test'));
    await insecure.getByText('Deze pagina heeft geen veilige verbinding').waitFor();
    await insecure.getByRole('link', { name: '039 012 34 30' }).waitFor();
    await other.close();
  });
});

describe('for everybody', () => {
  const violations = async () => {
    const { violations } = await axeOn(page).include('privacy-form').analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  const scrollsSideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  it.each([
    ['light', 'none', 320],
    ['dark', 'none', 1280],
    ['light', 'active', 320],
  ] as const)(
    'every screen passes axe and needs no sideways scrolling (%s, forced colours %s, %i px)',
    async (colorScheme, forcedColors, width) => {
      await page.emulateMedia({ colorScheme, forcedColors });
      await page.setViewportSize({ width, height: 256 });
      const checked = async () => {
        expect(await violations()).toEqual([]);
        expect(await scrollsSideways()).toBe(false);
      };
      stage.answers.submissions = () => 'lost';
      stage.answers['receipts/withdraw'] = () => ({ status: 409, body: { code: 'held' } });

      await page.goto(stage.pageUrl({ key: [] }));
      await page.getByRole('link', { name: '039 012 34 30' }).waitFor();
      await checked();
      await page.goto(stage.pageUrl());
      await page.getByText('Wat doen wij met uw gegevens?').click();
      await page.getByLabel('Voor mijn kind').check();
      await checked();
      await next().click();
      await page.getByRole('heading', { name: /Er kloppen \d dingen/ }).waitFor();
      await checked();
      await fillIn(page, 'Mijn nummer is 123456782.');
      await next().click();
      await heading('Klopt dit?').waitFor();
      await checked();
      await page.getByRole('button', { name: 'Verstuur' }).click();
      await heading('Uw bericht staat nog veilig op uw computer').waitFor();
      await checked();
      stage.answers.submissions = () => ({ status: 507, body: { code: 'storage-full' } });
      await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
      await page.getByText('Onze server is vol.').waitFor();
      await checked();
      stage.answers.submissions = usual.submissions!;
      await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
      await heading('Verstuurd').waitFor();
      await checked();
      await page.getByRole('button', { name: 'Trek uw bericht in' }).click();
      await page.getByRole('button', { name: 'Ja, wis mijn bericht' }).click();
      await page.getByText('Uw bericht kan nu niet weg.').waitFor();
      await checked();
    },
    60_000,
  );

  it('every target is 24 px or more, and every button and input 44', async () => {
    await page.goto(stage.pageUrl());
    await next().click();
    const heights = await page
      .locator('privacy-form')
      .locator('button, input:not([type=radio]), textarea, .option, summary')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(10);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it('text may be spaced as WCAG 1.4.12 asks, and nothing is cut off', async () => {
    await page.setViewportSize({ width: 320, height: 740 });
    await page.goto(stage.pageUrl());
    await next().click();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
      );
      const { shadowRoot } = document.querySelector('privacy-form')!;
      shadowRoot!.adoptedStyleSheets = [...shadowRoot!.adoptedStyleSheets, sheet];
    });
    expect(await scrollsSideways()).toBe(false);
  });

  it('on paper the sent screen has the reference and no buttons', async () => {
    await page.goto(stage.pageUrl());
    await fillAndSend(page);
    await heading('Verstuurd').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print dit' }).isVisible()).toBe(false);
    expect(await page.locator('privacy-form .reference').isVisible()).toBe(true);
  });

  it('a page in one colour scheme keeps the form in it', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(stage.pageUrl());
    await next().waitFor();
    const background = () =>
      page.evaluate(() => {
        const form = document.querySelector('privacy-form')!.shadowRoot!.querySelector('.form')!;
        return getComputedStyle(form).backgroundColor;
      });
    expect(await background()).toBe('rgb(23, 28, 34)');
    await page.evaluate(() => document.querySelector('meta[name=color-scheme]')!.remove());
    expect(await background()).toBe('rgb(255, 255, 255)');
  });
});
