/**
 * A form in a frame: everything works as beside the page, and what is typed is out of reach of the page's own scripts,
 * which it is not in the form that stands in the page itself. Real server, real keys, two real origins.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactNl } from '../../../widget/words/contact-nl.ts';
import { type Language, languages } from '../../../widget/words/languages.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { openSecretariat, type Secretariat } from '../../support/secretariat.harness.ts';
import { snippets } from '../website/snippets.ts';

let browser: Browser;
let house: DemoHouse;
let secretariat: Secretariat;
/** The tag of `welzijn` with its keys, as its website has it. */
let tag: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), startDemoHouse()]);
  secretariat = await openSecretariat(browser, house.demo);
  await secretariat.enrol('welzijn');
  const reader = await browser.newPage();
  const answer = await reader.goto(`${house.demo.origins.welzijn}/contact`);
  tag = /<script[^>]*data-privacyloket[^>]*><\/script>/.exec(await answer!.text())![0];
  await reader.close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 320, height: 640 } });
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (fault) => complaints.push(fault.message));
});
afterEach(() => context.close());

/** Markup of widget/EMBEDDING.md, for this site and this server. */
function snippet(name: 'frame' | 'frame-plain'): string {
  return snippets[name]!.replaceAll(
    'https://loket.example.nl/s/rondom/formulier/aanmelding',
    frameAddress('nl').split(/[?#]/)[0]!,
  )
    .replaceAll('https://loket.example.nl', house.demo.origins.loket)
    .replaceAll('aanmelding', 'contact')
    .replace(/#.*?"/, `#${frameAddress('nl').split('#')[1]}"`);
}

/** The page of `welzijn` with the form in a frame. */
async function open(): Promise<void> {
  const answer = await page.goto(`${house.demo.origins.welzijn}/apart`);
  const [, script] = /(<script.*formulier\/frame\.js.*<\/script>)/.exec(snippet('frame'))!;
  expect(await answer!.text()).toContain(script);
}

/** Puts the frame of EMBEDDING.md that needs no script of ours into a page that is open. */
async function frameIn(origin: string): Promise<void> {
  await page.goto(`${origin}/`);
  const [, src] = /src="([^"]*)"/.exec(snippet('frame-plain'))!;
  await page.evaluate(
    (address) => document.body.prepend(Object.assign(document.createElement('iframe'), { src: address })),
    src!,
  );
}

/** Address of the form's own page, with the keys that the website's tag names. */
function frameAddress(language: Language): string {
  const [, key] = /data-key="([^"]*)"/.exec(tag)!;
  const [, version] = /data-version="([^"]*)"/.exec(tag)!;
  const named = new URLSearchParams({ key: key!, version: version! });
  return `${house.demo.origins.loket}/s/welzijn/formulier/contact?taal=${language}#${named}`;
}

const inFrame = () => page.frameLocator('iframe');
const frameHeight = () =>
  page.evaluate(() => document.querySelector('privacy-form-frame')!.getBoundingClientRect().height);

describe('a form in a frame', () => {
  it('is filled in and sent, is as tall as what is in it, and brings each step into view', async () => {
    await open();
    const form = inFrame();
    await form.getByLabel('Uw naam').fill('Elif');
    await form.getByLabel('E-mailadres').fill('elif@afzender.example');
    await form.getByLabel('Waar wilt u over praten?').fill('Ik wil graag meedoen.');
    await expect.poll(frameHeight).toBeGreaterThan(1000);
    const tall = await frameHeight();
    expect(tall % 64).toBe(0);
    const frame = page.frames()[1]!;
    expect(
      await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
    expect(await page.getByText('Lukt het formulier niet?').isVisible()).toBe(false);
    expect(
      await form.getByRole('link', { name: contactNl.statement, includeHidden: true }).getAttribute('href'),
    ).toBe(`${house.demo.origins.welzijn}/privacy`);

    await form.getByRole('button', { name: contactNl.next }).click();
    await form.getByRole('heading', { name: contactNl.review }).waitFor();
    await expect.poll(frameHeight).toBeLessThan(tall);
    const posted = page.waitForRequest((request) => request.url().endsWith('/submissions'));
    await form.getByRole('button', { name: contactNl.send, exact: true }).click();
    expect((await (await posted).allHeaders()).origin).toBe(house.demo.origins.loket);
    const sent = form.getByRole('heading', { name: contactNl.sent, exact: true });
    await sent.waitFor();
    const top = async () => (await sent.boundingBox())!.y;
    await expect.poll(top).toBeGreaterThanOrEqual(0);
    await expect.poll(top).toBeLessThan(640);
    expect(complaints).toEqual([]);
  });

  it('keeps what is typed from the page around it, which the form in the page itself can not', async () => {
    await open();
    // What a hostile script of the page can do: look inside, and listen to everything.
    await page.evaluate(() => {
      const heard: string[] = [];
      for (const event of ['keydown', 'keyup', 'input', 'change', 'paste', 'focusin', 'click'])
        addEventListener(event, () => heard.push(event), true);
      addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));
      Object.assign(globalThis, { heard });
    });
    const field = inFrame().getByLabel('Waar wilt u over praten?');
    await field.pressSequentially('geheim');
    await expect.poll(frameHeight).toBeGreaterThan(1000);
    const seen = await page.evaluate(() => {
      const frame = document.querySelector('privacy-form-frame')!.shadowRoot!.querySelector('iframe')!;
      const tries = [
        () => frame.contentWindow!.document.body.innerText,
        () => Object.keys((frame.contentWindow as unknown as { privacyloket: object }).privacyloket),
        () => frame.contentDocument!.body.innerText,
      ];
      const faults = tries.map((look) => {
        try {
          return look();
        } catch (fault) {
          return (fault as Error).name;
        }
      });
      return { faults, heard: (globalThis as unknown as { heard: string[] }).heard };
    });
    expect(seen.faults).toEqual(['SecurityError', 'SecurityError', 'TypeError']);
    for (const each of seen.heard) expect(each).toMatch(/^\{"privacyloketHeight":\d+\}$/);
    expect(JSON.stringify(seen.heard)).not.toContain('geheim');

    await page.goto(`${house.demo.origins.welzijn}/contact`);
    await page.getByLabel('Waar wilt u over praten?').fill('geheim');
    const read = await page.evaluate(
      () =>
        document.querySelector('privacy-form')!.shadowRoot!.querySelector<HTMLTextAreaElement>('textarea')!
          .value,
    );
    expect(read).toBe('geheim');
  });

  it('opens in no page of another website', async () => {
    await frameIn(house.demo.origins.balans);
    await expect.poll(() => complaints.join()).toContain('frame-ancestors');
    expect(await page.frames()[1]!.locator('privacy-form').count()).toBe(0);
  });

  it('tells its height to nobody but a page of the site that greeted it', async () => {
    const { loket, welzijn } = house.demo.origins;
    await frameIn(welzijn);
    await inFrame().getByLabel('Uw naam').waitFor();
    const told = await page.evaluate(
      (to) =>
        new Promise((done) => {
          const heard: unknown[] = [];
          addEventListener('message', ({ data, origin }) => {
            heard.push(data, origin);
            done(heard);
          });
          // Not a greeting, so not answered; then the greeting.
          window.frames[0]!.postMessage('hallo', to);
          window.frames[0]!.postMessage('privacyloket-frame', to);
        }),
      loket,
    );
    expect(told).toEqual([{ privacyloketHeight: expect.any(Number) }, loket]);
  });

  it('says without JavaScript whom to call, in the frame and around it', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const reader = await plain.newPage();
    await reader.goto(frameAddress('tr'));
    expect(await reader.locator('body').innerText()).toContain('039 012 34 40');
    expect(await reader.locator('html').getAttribute('lang')).toBe('tr');
    expect(await reader.getByRole('link', { name: '039 012 34 40' }).first().getAttribute('href')).toBe(
      'tel:0390123440',
    );
    await plain.close();
  });
});

describe.each(languages)('the form in %s', (language) => {
  it('has every text in that language, and no fault of accessibility in any state at 320 pixels', async () => {
    await page.goto(frameAddress(language));
    const form = page.locator('privacy-form');
    await form.locator('form').waitFor();
    const wrong = async () => {
      const { violations } = await new AxeBuilder({ page })
        .disableRules(['region', 'landmark-one-main', 'page-has-heading-one'])
        .analyze();
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      return [wide, ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))];
    };
    expect(await wrong()).toEqual([0]);
    expect(
      await form.locator('[lang]').evaluateAll((all) => all.map((each) => each.getAttribute('lang'))),
    ).toEqual([language, ...languages]);
    // Autofill and password managers know every field by its token.
    expect(
      await form
        .locator('input:not([type=radio])')
        .evaluateAll((all) =>
          all.map((each) => [each.getAttribute('type'), each.getAttribute('autocomplete')].join()),
        ),
    ).toEqual(['text,name', 'tel,tel', 'email,email']);

    await form.locator('button.main').click();
    await form.locator('.faults').waitFor();
    expect(await wrong()).toEqual([0]);
    await form.locator('.faults a').first().click();
    await page.keyboard.type('Elif');
    await form.locator('[name=email]').fill('elif@afzender.example');
    await form.locator('[name=wijk]').nth(1).check();
    await form.locator('[name=vraag]').fill('Merhaba');
    await form.locator('button.main').click();
    await form.locator('.answers').waitFor();
    expect(await wrong()).toEqual([0]);
    expect(complaints).toEqual([]);
  });
});

describe('who reads another language', () => {
  it('switches without losing a word; the secretariat reads the choices in Dutch, and which language it was', async () => {
    await page.goto(`${house.demo.origins.welzijn}/contact`);
    const form = page.locator('privacy-form');
    await form.getByLabel('Uw naam').fill('Elif Demir');
    await form.getByRole('button', { name: 'Türkçe' }).click();
    await form.getByLabel('Adınız').waitFor();
    expect(await form.getByLabel('Adınız').inputValue()).toBe('Elif Demir');
    expect(await form.locator('.form').getAttribute('lang')).toBe('tr');
    await form.getByLabel('E-posta adresi').fill('elif@afzender.example');
    await form.getByLabel('Şehir merkezi').check();
    await form.getByLabel('Ne hakkında').fill('Komşularla tanışmak istiyorum.');
    await form.locator('button.main').click();
    expect(await form.locator('.answers').innerText()).toContain('Şehir merkezi (Binnenstad)');
    await form.locator('button.main').click();
    await form.getByRole('heading', { name: 'Gönderildi' }).waitFor();

    await secretariat.refresh();
    const text = await secretariat.open('Elif Demir');
    expect(text).toMatch(/In welke wijk woont u\?\s+Binnenstad/);
    expect(await secretariat.page.locator('inbox-reader .facts').innerText()).toMatch(
      /Geschreven in\s+Turks/,
    );
  });

  it('reads Dutch, marked as Dutch, where a translation is not the one that was signed', async () => {
    await page.route('**/vertaling/contact/tr', (route) =>
      route.fulfill({
        json: { 'Uw naam': 'Kredi kartınız' },
        headers: { 'access-control-allow-origin': '*' },
      }),
    );
    await page.goto(frameAddress('tr'));
    const label = page.locator('privacy-form label').first();
    expect(await label.locator('[lang=nl]').innerText()).toBe('Uw naam');
    expect(await page.locator('privacy-form').innerText()).not.toContain('Kredi');
  });
});

describe('"Lees voor"', () => {
  /** A browser with these voices; what is read, and by whom, is kept in `spoken`. */
  async function withVoices(voices: { lang: string; localService: boolean }[]): Promise<void> {
    await page.addInitScript((known) => {
      const spoken: object[] = [];
      class Utterance {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      }
      const speechSynthesis = Object.assign(new EventTarget(), {
        getVoices: () => known,
        speak: ({ text, lang, voice }: { text: string; lang: string; voice: { localService: boolean } }) =>
          spoken.push({ text, lang, local: voice.localService }),
        cancel: () => spoken.push({ text: '(stil)' }),
      });
      Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis });
      Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken });
    }, voices);
    await page.goto(frameAddress('nl'));
    await page.locator('privacy-form form').waitFor();
  }
  const spoken = () =>
    page.evaluate(
      () => (globalThis as unknown as { spoken: { text: string; lang: string; local: boolean }[] }).spoken,
    );

  it('reads title, questions, help and faults with a voice on the device, and stops', async () => {
    await withVoices([
      { lang: 'nl-NL', localService: false },
      { lang: 'nl-NL', localService: true },
    ]);
    await page.getByRole('button', { name: contactNl.readAloud }).click();
    const read = (await spoken()).filter(({ text }) => text !== '(stil)');
    const texts = read.map(({ text }) => text);
    expect(texts[0]).toBe('Vraag het een welzijnscoach');
    expect(texts).toContain('Schrijf zo weinig of zo veel als u wilt. Uw BSN is niet nodig.');
    expect(texts.filter((each) => each === 'Uw naam')).toHaveLength(1);
    expect(read.every(({ local }) => local)).toBe(true);

    await page.locator('privacy-form button.main').click();
    await page.locator('privacy-form .faults').waitFor();
    await expect.poll(async () => (await spoken()).map(({ text }) => text)).toContain('Vul ‘Uw naam’ in.');
    await page.getByRole('button', { name: contactNl.stopReading }).click();
    expect((await spoken()).at(-1)!.text).toBe('(stil)');
    expect(await page.getByRole('button', { name: contactNl.readAloud }).isVisible()).toBe(true);
  });

  it.each([
    ['only a voice that reads on a server', [{ lang: 'nl-NL', localService: false }]],
    ['only a voice of another language', [{ lang: 'de-DE', localService: true }]],
  ])('is absent where the browser has %s', async (_, voices) => {
    await withVoices(voices);
    expect(await page.getByRole('button', { name: contactNl.readAloud }).count()).toBe(0);
  });
});
