/** The doctor in a real browser: what it finds on a page, what it leaves alone, and that nobody else pays for it. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../widget/consent/doctor-findings.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, counting, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

/** Makes an IndexedDB database; put in the page by examined(). */
declare const opened: (name: string) => Promise<void>;

const both = ({ vendors }: { vendors: string }) => ({ services: [analytics(vendors), clicks(vendors)] });
const onlyCounting = ({ site }: { site: string }) => ({ services: [counting(site)] });

/** A page with the doctor on it; `before` runs in the page before anything else does. */
async function examined({
  cookies = both as Parameters<typeof openWebsite>[1],
  main = '<h1>Welkom</h1>',
  before = undefined as ((page: Page) => Promise<unknown>) | undefined,
  address = '/?privacyloket=doctor',
} = {}) {
  website = await openWebsite(browser, cookies);
  website.put('/', main.replaceAll('VENDORS', website.vendorOrigin));
  const visitor = await website.visitor();
  const { page } = visitor;
  const tables: string[] = [];
  page.on('console', (message) => message.type() === 'table' && tables.push(message.text()));
  await page.addInitScript(() => {
    const found: unknown[] = [];
    Object.assign(window, { found });
    document.addEventListener('privacyloket-undeclared', (event) =>
      found.push((event as CustomEvent).detail),
    );
  });
  await page.addInitScript(() => {
    const opened = (name: string) =>
      new Promise((done) => indexedDB.open(name).addEventListener('success', done));
    Object.assign(window, { opened: (name: string) => opened(name).then(() => {}) });
  });
  await before?.(page);
  await page.goto(website.origin + address);
  const panel = page.locator('privacy-doctor section');
  return {
    ...visitor,
    panel,
    tables,
    says: (text: string | RegExp) => panel.getByText(text).first().waitFor(),
    found: () => page.evaluate(() => (window as never as { found: Finding[] }).found),
    /** Resolves when an event told of something with this name. */
    told: (name: string) =>
      page
        .waitForFunction(
          (wanted) =>
            (window as never as { found: Finding[] }).found.find(({ name }) => name.startsWith(wanted)),
          name,
        )
        .then((handle) => handle.jsonValue() as Promise<Finding>),
  };
}

describe('the doctor', () => {
  it('is not loaded for a visitor', async () => {
    const { page, requests, panel } = await examined({ address: '/' });
    await page.getByRole('region', { name: 'Mogen wij meten?' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(requests.map((each) => each.url()).filter((url) => /doctor/.test(url))).toEqual([]);
    expect(await panel.count()).toBe(0);
  });

  it('opens where the tag asks for it', async () => {
    const { says } = await examined({
      address: '/',
      before: withTag,
    });
    await says('Doctor van privacyloket');
  });

  it('finds nothing on a page that keeps to its settings', async () => {
    const { says, found, tables } = await examined();
    await says('Alles is in orde.');
    expect(await found()).toEqual([]);
    expect(tables).toEqual([]);
  });

  it.each([
    ['cookie', 'cookie', () => cookieStore.set('los', '1')],
    ['local', 'localStorage', () => localStorage.setItem('los', '1')],
    ['session', 'sessionStorage', () => sessionStorage.setItem('los', '1')],
    ['indexeddb', 'IndexedDB', () => opened('los')],
    ['cache', 'Cache Storage', () => caches.open('los')],
  ] as const)('finds what nobody declares in %s', async (kind, title, keep) => {
    const { says, told } = await examined({
      before: async (page) => {
        await page.goto(`${website.origin}/tweede`);
        await page.evaluate(keep as () => unknown);
      },
    });
    await says(`‘los’ staat in de browser (${title}). Geen dienst in de instellingen noemt dit.`);
    expect(await told('los')).toMatchObject({ kind: 'storage', name: 'los', where: kind });
  });

  it('finds a cookie in the moment it is put there, and tells once', async () => {
    const { page, says, told, found, tables } = await examined();
    await says('Alles is in orde.');
    await page.evaluate(() => cookieStore.set('los', '1'));
    await told('los');
    await says('Let op: één punt.');
    await page.getByRole('button', { name: 'Kijk opnieuw' }).click();
    await page.evaluate(() => cookieStore.set('nogeen', '1'));
    await told('nogeen');
    expect((await found()).map(({ name }) => name)).toEqual(['los', 'nogeen']);
    expect(tables.length).toBe(2);
  });

  it('looks by itself while it is open, for what no browser tells of', async () => {
    const { page, says, told } = await examined({ before: (page) => page.clock.install() });
    await says('Alles is in orde.');
    await page.evaluate(() => localStorage.setItem('los', '1'));
    await page.clock.runFor(5000);
    await told('los');
  });

  it('tells what is declared by a service without a yes, until there is one', async () => {
    const { page, says, told } = await examined({
      before: async (page) => {
        await page.goto(`${website.origin}/tweede`);
        await page.evaluate(() => opened('klik-1'));
      },
    });
    expect(await told('klik-1')).toMatchObject({ where: 'indexeddb', service: 'klikgedrag' });
    await says('Het hoort bij ‘klikgedrag’. Daar is geen ja voor.');
    await page.getByRole('button', { name: 'Accepteren', exact: true }).click();
    await page.locator('privacy-doctor').getByText('‘klik-1’').waitFor({ state: 'detached' });
  });

  it('holds a name against its kind of storage', async () => {
    const { told } = await examined({
      before: async (page) => {
        await page.goto(`${website.origin}/tweede`);
        await page.evaluate(() => localStorage.setItem('klik-1', '1'));
      },
    });
    expect((await told('klik-1')).service).toBeUndefined();
  });

  it('finds a request to a host that nobody declares', async () => {
    const { page, says, told } = await examined({ cookies: onlyCounting });
    // This page has a link to click tracking, which this site has not.
    await says('Let op: één punt.');
    const host = new URL(website.vendorOrigin).host;
    await page.evaluate(
      (url) => fetch(url, { mode: 'no-cors' }).catch(() => {}),
      `${website.vendorOrigin}/x`,
    );
    expect(await told(host)).toMatchObject({ kind: 'request', where: 'fetch' });
    await says(`De pagina praat met ${host} (fetch). Geen dienst in de instellingen noemt dit.`);
  });

  it('finds a request to the host of a service without a yes', async () => {
    const { page, says, told } = await examined();
    await says('Alles is in orde.');
    await page.evaluate(
      (url) => fetch(url, { mode: 'no-cors' }).catch(() => {}),
      `${website.vendorOrigin}/x`,
    );
    expect(await told(new URL(website.vendorOrigin).host)).toMatchObject({ service: 'klikgedrag' });
  });

  it('finds a script that does not wait for a yes, and says where it belongs', async () => {
    const { told, says } = await examined({ main: '<h1>x</h1><script async src="VENDORS/los.js"></script>' });
    const host = new URL(website.vendorOrigin).host;
    expect(await told(host)).toMatchObject({ kind: 'element', where: 'script', service: 'klikgedrag' });
    await says(`Op de pagina staat een script van ${host}. Het wacht niet op een ja.`);
    await says('Zet het in <template data-privacy="klikgedrag">.');
  });

  it('finds a frame of somebody whom nobody declares', async () => {
    const { told, says } = await examined({
      cookies: onlyCounting,
      main: '<h1>x</h1><iframe title="kaart" src="VENDORS/kaart"></iframe>',
    });
    expect((await told(new URL(website.vendorOrigin).host)).where).toBe('iframe');
    await says('Zet de dienst in de instellingen. Houd haar daarna tegen.');
  });

  it('leaves alone what is held back', async () => {
    const { says, found } = await examined({
      main: `<h1>x</h1><template data-privacy="klikgedrag"><script src="VENDORS/a.js"></script></template>
        <script type="text/plain" data-privacy="click-tracking" src="VENDORS/b.js"></script>`,
    });
    await says('Alles is in orde.');
    expect(await found()).toEqual([]);
  });

  it('knows held content that nothing will ever release, and what was probably meant', async () => {
    const { says } = await examined({
      main: '<h1>x</h1><template data-privacy="statistik">x</template><template data-privacy="zzzzzz">y</template>',
    });
    await says('Geen dienst heet ‘statistik’. Wat zo heet, komt er nooit door. Bedoelt u ‘statistiek’?');
    await says(/Geen dienst heet ‘zzzzzz’\. Wat zo heet, komt er nooit door\.$/);
  });

  it('knows a link to a row that is not there', async () => {
    const { says } = await examined({
      main: '<h1>x</h1><a href="/" data-privacy-open="clicktracking">x</a>',
    });
    await says('Een link opent de rij ‘clicktracking’. Die rij is er niet. Bedoelt u ‘click-tracking’?');
  });

  it('tells that the question is hidden', async () => {
    const { page, says } = await examined();
    await says('Alles is in orde.');
    // Without our own sheet, whose word is the last: a blocker's weighs more than any style of a page.
    await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('privacy-choice')!;
      host.shadowRoot!.adoptedStyleSheets = [];
      host.hidden = true;
    });
    await page.getByRole('button', { name: 'Kijk opnieuw' }).click();
    await says('De vraag is niet te zien.');
  });

  it('misses a way to the preferences', async () => {
    const { says } = await examined({
      before: (page) =>
        page.addInitScript(() =>
          document.addEventListener('DOMContentLoaded', () => document.querySelector('footer')?.remove()),
        ),
    });
    await says('De pagina heeft geen link naar de keuzes.');
  });

  it('tells what the page’s own policy refused, also before it came', async () => {
    const { says } = await examined({ main: '<h1>x</h1><script>window.inline = true</script>' });
    await says('De pagina weigerde inline (script-src-elem).');
  });

  it('tells which refusal takes away what is needed', async () => {
    const { page, says } = await examined();
    await says('Alles is in orde.');
    await page.evaluate(() => {
      const { trustedTypes } = window as never as {
        trustedTypes: { createPolicy(name: string, rules: object): void };
      };
      // A name that the page allows once: ours, taken by somebody else.
      for (let each = 0; each < 2; each++)
        try {
          trustedTypes.createPolicy('privacyloket', {});
        } catch {}
    });
    await says(/De pagina weigerde trusted-types-policy \(trusted-types\)\. Dat is wel nodig\./);
  });

  it('says that it can not compare without a connection, and asks no more than it has to', async () => {
    const { says, requests, page } = await examined({
      before: (page) => page.route('**/details', (route) => route.abort()),
    });
    await says('De uitleg van de site laadt niet.');
    await page.waitForLoadState('networkidle');
    expect(requests.filter((each) => each.url().endsWith('/details')).length).toBeLessThan(4);
  });

  it('shows tag, version, language and choice', async () => {
    const { panel, says } = await examined();
    await says('levend: het script komt steeds vers van de server');
    const text = await panel.innerText();
    expect(text).toContain('/proef.js');
    expect(text).toMatch(/Versie van de instellingen\n[\w-]{8}\n/);
    expect(text).toMatch(/Keuze van deze browser\nnog geen\n/);
    expect(text).toMatch(/Uit\nstatistiek, klikgedrag\n/);
  });

  it.each([
    ['sha384-new', 'dit is de nieuwste'],
    ['sha384-old', /van 2 nov 2026.*; daarna kwamen er 2, de laatste op 20 nov 2026/],
    ['sha384-own', /deze kent de server niet; de nieuwste is van 20 nov 2026/],
  ])('shows how far behind a page is that is pinned at %s', async (integrity, text) => {
    const known = [
      { hash: 'c', integrity: 'sha384-new', made: '2026-11-20T12:00:00.000Z' },
      { hash: 'b', integrity: 'sha384-mid', made: '2026-11-09T12:00:00.000Z' },
      { hash: 'a', integrity: 'sha384-old', made: '2026-11-02T12:00:00.000Z' },
    ];
    const { says } = await examined({
      before: async (page) => {
        // Once the script is there: a hash that is not its own would keep it out.
        await page.addInitScript(
          (value) =>
            document.addEventListener('DOMContentLoaded', () =>
              document.querySelector('script[data-privacyloket]')!.setAttribute('integrity', value),
            ),
          integrity,
        );
        await page.route('**/s/proef/pinned.json', (route) =>
          route.fulfill({
            json: { newest: known[0], known },
            headers: { 'access-control-allow-origin': '*' },
          }),
        );
      },
    });
    await says('vast: de pagina noemt de hash van het script');
    await says(text);
  });

  it('closes, and looks no more', async () => {
    const { page, says, found, panel } = await examined();
    await says('Alles is in orde.');
    await page.getByRole('button', { name: 'Sluit de doctor' }).click();
    expect(await panel.count()).toBe(0);
    await page.evaluate(
      () =>
        new Promise((done) => {
          cookieStore.addEventListener('change', done);
          cookieStore.set('los', '1');
        }),
    );
    expect(await found()).toEqual([]);
  });

  it('takes what it found as text', async () => {
    const { says, page } = await examined({
      before: async (page) => {
        await page.goto(`${website.origin}/tweede`);
        await page.evaluate(() => localStorage.setItem('<img src=x onerror=alert(1)>', '1'));
      },
    });
    await says('‘<img src=x onerror=alert(1)>’');
    expect(
      await page.evaluate(() => document.querySelector('privacy-doctor')!.shadowRoot!.querySelector('img')),
    ).toBe(null);
  });

  it.each([320, 1280])('has nothing that axe can find, %s px wide', async (width) => {
    const { page, told } = await examined({
      before: async (page) => {
        await page.setViewportSize({ width, height: 640 });
        await page.goto(`${website.origin}/tweede`);
        await page.evaluate(() => localStorage.setItem('los', '1'));
      },
    });
    await told('los');
    const { violations } = await axeOn(page).include('privacy-doctor').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(website.violations).toEqual([]);
  });
});

/** Asks for the doctor on our tag, before its script is there. */
function withTag(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    new MutationObserver(() =>
      document.querySelector('script[data-privacyloket]')?.setAttribute('data-doctor', ''),
    ).observe(document, { childList: true, subtree: true });
  });
}
