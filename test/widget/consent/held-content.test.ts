/** Held content in a real browser: nothing of it exists before the yes, and it runs as it was parsed. */
import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatePart } from '../../../server/sites/public-part.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, openWebsite, type Service, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const held = `
  <template data-privacy="analytics"><p id="in-template">Los</p>
    <script src="/een.js"></script><script src="/twee.js"></script></template>
  <script type="text/plain" data-privacy="statistiek" id="by-service" src="/drie.js"></script>
  <template data-privacy="click-tracking"><p id="other">Dicht</p></template>
  <template data-privacy="marketing"><p id="unknown">Dicht</p></template>`;

async function openHeld(path = '/', main = held) {
  website = await openWebsite(browser, ({ vendors }) => ({
    services: [analytics(vendors), clicks(vendors)],
  }));
  website.put(path, main);
  const visitor = await website.visitor();
  const { page } = visitor;
  await visitor.context.addInitScript(() => {
    (globalThis as { ran?: string[] }).ran = [];
  });
  const served: string[] = [];
  for (const name of ['een', 'twee', 'drie'])
    await page.route(`**/${name}.js`, (route) => {
      served.push(name);
      return route.fulfill({ contentType: 'text/javascript', body: `ran.push('${name}')` });
    });
  await page.goto(website.origin + path);
  const choose = async (row: string) => {
    await page.locator('#open').click();
    await page.getByRole('switch', { name: row }).check();
    await page.getByRole('button', { name: 'Opslaan' }).click();
  };
  return { ...visitor, served, choose };
}

describe('held content', () => {
  it('is inert before the choice and after a no', async () => {
    const { page, served } = await openHeld();
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await website.proven(1);
    await page.reload({ waitUntil: 'networkidle' });
    expect(served).toEqual([]);
    expect(await page.locator('#in-template').count()).toBe(0);
  });

  it('is released by purpose and by service after a yes to that, scripts in their order', async () => {
    const { page, choose } = await openHeld();
    await choose('Statistieken');
    await page.waitForFunction(() => (globalThis as never as { ran: string[] }).ran.length === 3);
    expect(await page.evaluate(() => (globalThis as never as { ran: string[] }).ran)).toEqual([
      'een',
      'twee',
      'drie',
    ]);
    expect(await page.locator('#in-template').isVisible()).toBe(true);
    expect(await page.locator('#other').count()).toBe(0);
    expect(await page.locator('#unknown').count()).toBe(0);
    expect(website.violations).toEqual([]);
  });

  it('is released for a returning visitor by the gate alone', async () => {
    const { page, choose } = await openHeld();
    await choose('Statistieken');
    await website.proven(1);
    await page.route('**/a/*', (route) => route.abort());
    await page.goto(website.origin);
    await page.locator('#in-template').waitFor();
  });

  it('is released where the browser has no Cookie Store, refuses it, or never hears of it again', async () => {
    const { page, context, choose } = await openHeld();
    await choose('Statistieken');
    await website.proven(1);
    for (const kind of ['none', 'refuses']) {
      const next = await context.newPage();
      await next.addInitScript((refuses) => {
        const getAll = () => Promise.reject(new DOMException('', 'SecurityError'));
        Object.defineProperty(window, 'cookieStore', { value: refuses ? { getAll } : undefined });
      }, kind === 'refuses');
      await next.goto(website.origin);
      await next.locator('#in-template').waitFor();
      await next.close();
    }
    // Whoever can't wait for the answer, such as a script that asks, has the cookie read at once.
    await page.addInitScript(() => {
      Object.defineProperty(window, 'cookieStore', { value: { getAll: () => new Promise(() => {}) } });
    });
    await page.goto(website.origin);
    const asked = () =>
      (window as never as { privacyloket: { choices(): Record<string, boolean> } }).privacyloket.choices();
    expect(await page.locator('#in-template').count()).toBe(0);
    expect(await page.evaluate(asked)).toMatchObject({ statistiek: true, klikgedrag: false });
    await page.locator('#in-template').waitFor();
  });

  it('is released when it is added to the page later', async () => {
    const { page, choose } = await openHeld('/', '<p>leeg</p>');
    await choose('Statistieken');
    await page.evaluate(() => {
      const template = document.createElement('template');
      template.dataset.privacy = 'statistiek';
      const late = document.createElement('p');
      late.id = 'late';
      late.textContent = 'later';
      template.content.append(late);
      document.querySelector('main')!.append(template);
    });
    await page.locator('#late').waitFor();
  });

  it('stays held on a page with a form, whatever was chosen', async () => {
    const { page, choose, served } = await openHeld(
      '/contact',
      `<privacy-form form="vraag"></privacy-form>${held}`,
    );
    await choose('Statistieken');
    await website.proven(1);
    await page.reload({ waitUntil: 'networkidle' });
    expect(served).toEqual([]);
    expect(await page.locator('#in-template').count()).toBe(0);
  });

  it('goes with the page when the yes is withdrawn', async () => {
    const { page, choose } = await openHeld();
    await choose('Statistieken');
    await page.locator('#in-template').waitFor();
    await website.proven(1);
    await page.locator('#open').click();
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.getByRole('button', { name: 'Alles weigeren' }).click(),
    ]);
    await website.proven(2);
    expect(await page.locator('#in-template').count()).toBe(0);
  });

  it('keeps the order of scripts that wait for each other, inline or a file, in a template or not', async () => {
    const { page, choose } = await openHeld(
      '/',
      `<script type="text/plain" data-privacy="statistiek" src="/een.js"></script>
       <template data-privacy="analytics"><script src="/a.js"></script><script src="/twee.js"></script></template>
       <script type="text/plain" data-privacy="statistiek" src="/drie.js"></script>`,
    );
    const gates = new Map<string, () => void>();
    // Each file is held up until the one after it has been asked for too, so that only the page keeps the order.
    await page.route('**/{een,a,twee,drie}.js', async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1, -3);
      if (name !== 'drie') await new Promise<void>((done) => gates.set(name, done));
      else for (const open of [...gates.values()].reverse()) open();
      await route.fulfill({ contentType: 'text/javascript', body: `ran.push('${name}')` });
    });
    await choose('Statistieken');
    await page.waitForFunction(() => (globalThis as never as { ran: string[] }).ran.length === 4);
    expect(await ran(page)).toEqual(['een', 'a', 'twee', 'drie']);
  });

  it('runs an inline script after the file before it, and the file after it later', async () => {
    website = await openWebsite(browser, ({ vendors }) => ({ services: [analytics(vendors)] }));
    const { page } = await website.visitor();
    await serve(page, { een: 'window.een = 1', drie: 'ran.push(window.twee)' });
    website.put(
      '/los',
      `<script>window.ran = []</script>
       <template data-privacy="statistiek"><script src="/een.js"></script>
       <script id="in">ran.push(document.currentScript.id, window.een); window.twee = 2</script>
       <script src="/drie.js"></script></template>`,
      'lang="nl"',
      { scripts: "'unsafe-inline'" },
    );
    await page.goto(`${website.origin}/los`);
    await page.getByRole('button', { name: 'Accepteren' }).click();
    await page.waitForFunction(() => (globalThis as never as { ran: string[] }).ran.length === 3);
    expect(await ran(page)).toEqual(['in', 1, 2]);
  });

  it('keeps async, module, nonce, integrity and crossorigin as the page wrote them', async () => {
    const body = "ran.push('los')";
    const integrity = `sha256-${createHash('sha256').update(body).digest('base64')}`;
    const { page, choose } = await openHeld(
      '/',
      `<script type="text/plain" data-privacy="statistiek" id="async" async src="/langzaam.js"></script>
       <script type="text/plain" data-privacy="statistiek" data-type="module" id="module" nonce="n1" src="/los.js"
         integrity="${integrity}" crossorigin></script>
       <script type="text/plain" data-privacy="statistiek" id="wrong" integrity="${integrity}" crossorigin src="/een.js"></script>`,
    );
    const asked = page.waitForRequest('**/langzaam.js');
    // Never answered: what is async holds nobody up.
    await page.route('**/langzaam.js', () => {});
    await serve(page, { los: body });
    await choose('Statistieken');
    await asked;
    await page.waitForFunction(() => (globalThis as never as { ran: string[] }).ran.length === 1);
    const looks = await page.evaluate(() =>
      ['async', 'module', 'wrong'].map((id) => {
        const { async, type, nonce, integrity, crossOrigin } = document.getElementById(
          id,
        ) as HTMLScriptElement;
        return { async, type, nonce, integrity: integrity !== '', crossOrigin };
      }),
    );
    expect(looks).toEqual([
      { async: true, type: '', nonce: '', integrity: false, crossOrigin: null },
      { async: false, type: 'module', nonce: 'n1', integrity: true, crossOrigin: 'anonymous' },
      { async: false, type: '', nonce: '', integrity: true, crossOrigin: 'anonymous' },
    ]);
    expect(await ran(page)).toEqual(['los']);
  });

  it('lets in pictures, and nothing a second time: moved, put back, or looked at again', async () => {
    const { page, choose, served } = await openHeld(
      '/',
      `<template data-privacy="statistiek" id="t"><img alt="kaart" src="/kaart.png"><script src="/een.js"></script></template>`,
    );
    await page.evaluate(() => Object.assign(globalThis, { held: document.getElementById('t') }));
    await choose('Statistieken');
    await page.waitForFunction(() => (globalThis as never as { ran: string[] }).ran.length === 1);
    await page.evaluate(() => {
      const main = document.querySelector('main')!;
      main.append(
        (globalThis as never as { held: Node }).held,
        main.querySelector('script')!,
        main.querySelector('img')!,
      );
      main.append(document.createElement('hr'));
    });
    await page.locator('main hr').waitFor({ state: 'attached' });
    expect(await page.locator('main img').count()).toBe(1);
    expect(await ran(page)).toEqual(['een']);
    expect(served).toEqual(['een']);
  });

  it('lets a picture or frame in beside a form, and nothing that could run there', async () => {
    website = await openWebsite(browser, ({ vendors }) => ({ services: [analytics(vendors), video] }));
    website.put(
      '/contact',
      `<privacy-form form="vraag"></privacy-form>
       <template data-privacy="film"><p>Loopt</p><script src="/een.js"></script></template>
       <template data-privacy="film"><p id="handler" onclick="x()">Loopt</p></template>
       <template data-privacy="film"><iframe title="Film" srcdoc="&lt;script>x()&lt;/script>"></iframe></template>
       <template data-privacy="film"><iframe title="Film" src="&#1;java&#10;script:parent.x()"></iframe></template>
       <template data-privacy="film"><p id="still">Stil</p></template>`,
    );
    const { page, context } = await website.visitor();
    const { asks } = gatePart(website.site).services.find(({ id }) => id === 'film')!;
    const value = `vraag001.${'p'.repeat(22)}.${Date.now().toString(36)}.embed..1----ip~0----statistiek~1${asks}film`;
    await context.addCookies([{ name: 'privacyloket-proef', value, url: website.origin }]);
    await page.goto(`${website.origin}/contact`, { waitUntil: 'networkidle' });
    await page.locator('#still').waitFor();
    expect(await page.locator('main template').count()).toBe(4);
  });
});

const video: Service = {
  id: 'film',
  title: 'YouTube',
  purpose: 'embedded',
  why: 'Wij laten films zien.',
  integration: 'youtube',
  cookies: [],
};

function ran(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (globalThis as never as { ran: unknown[] }).ran);
}

async function serve(page: Page, bodies: Record<string, string>): Promise<void> {
  for (const [name, body] of Object.entries(bodies))
    await page.route(`**/${name}.js`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
}
