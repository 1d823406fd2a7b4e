/** GPC and DNT count as a no; blocked storage and an old decision are no reason to break or to track. */
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatePart } from '../../../server/sites/public-part.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, counting, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const both = ({ vendors }: { vendors: string }) => ({ services: [analytics(vendors), clicks(vendors)] });

function signalling(context: BrowserContext, name: string, value: unknown) {
  return context.addInitScript(
    ([name, value]) => Object.defineProperty(Navigator.prototype, name as string, { get: () => value }),
    [name, value],
  );
}

describe('a browser that asks not to be followed', () => {
  it.each([
    ['globalPrivacyControl', true, 'gpc'],
    ['doNotTrack', '1', 'dnt'],
  ] as const)('gets a no with %s, without being asked', async (name, value, source) => {
    website = await openWebsite(browser, both);
    const { page, context, thirdParty, kept, cookie } = await website.visitor();
    await signalling(context, name, value);
    await page.goto(website.origin);
    await website.proven(1);
    expect(website.proofs[0]).toMatchObject({ source, choices: { statistiek: false, klikgedrag: false } });
    await expect.poll(cookie).not.toContain('!');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('privacy-choice').count()).toBe(0);
    expect(thirdParty()).toEqual([]);
    expect(await kept()).toEqual(['privacyloket-proef']);
    expect(website.proofs).toHaveLength(1);
  });

  it('is not even counted where counting needs no choice', async () => {
    website = await openWebsite(browser, ({ site }) => ({ services: [counting(site)] }));
    const { page, context } = await website.visitor();
    await signalling(context, 'globalPrivacyControl', true);
    await page.goto(website.origin, { waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
  });

  it('is told why everything is off, and may still choose otherwise', async () => {
    website = await openWebsite(browser, both);
    const { page, context } = await website.visitor();
    await signalling(context, 'globalPrivacyControl', true);
    await page.goto(website.origin);
    await page.locator('#open').click();
    await page.getByText('Uw browser vraagt om u niet te volgen (Global Privacy Control).').waitFor();
    await page.getByRole('button', { name: 'Alles accepteren' }).click();
    await website.proven(2);
    await page.reload({ waitUntil: 'networkidle' });
    // The reload may come before the answer, and then the same proof is sent once more; the signal's is not.
    const [signal, ...chosen] = website.proofs.map(({ source }) => source);
    expect(signal).toBe('gpc');
    expect(new Set(chosen)).toEqual(new Set(['preferences']));
  });

  it.each([
    ['globalPrivacyControl', false],
    ['doNotTrack', '0'],
    ['doNotTrack', 'unspecified'],
  ])('is asked as everybody else with %s %s', async (name, value) => {
    website = await openWebsite(browser, both);
    const { page, context } = await website.visitor();
    await signalling(context, name, value);
    await page.goto(website.origin);
    await page.getByRole('region').waitFor();
  });
});

describe('a browser that keeps nothing', () => {
  it('asks on every page, holds everything back, and does what is chosen on this one', async () => {
    website = await openWebsite(browser, both);
    const { page, context } = await website.visitor();
    await context.addInitScript(() => {
      const blocked = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      Object.defineProperty(Document.prototype, 'cookie', { get: blocked, set: blocked });
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get: blocked });
      Object.assign(window, { BroadcastChannel: blocked });
    });
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await website.proven(1);
    await page.getByText('Uw browser bewaart niets.').waitFor();
    expect(await page.getByRole('region').count()).toBe(0);
    await page.mouse.click(200, 100);
    expect(await page.locator('privacy-choice').count()).toBe(0);
    await page.goto(`${website.origin}/tweede`);
    await page.getByRole('region').waitFor();
    expect(website.vendors.recorded).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('another tab', () => {
  it.each([
    ['by a message', false],
    ['by itself, where no message can be sent', true],
  ])('follows within a second, %s', async (_, silent) => {
    website = await openWebsite(browser, both);
    const { page, context } = await website.visitor();
    if (silent) await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
    const other = await context.newPage();
    await other.goto(website.origin);
    await other.getByRole('region').waitFor();
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Weigeren' }).click();
    const pressed = Date.now();
    await other.getByRole('region').waitFor({ state: 'detached' });
    expect(Date.now() - pressed).toBeLessThan(2000);
    await website.proven(1);
    expect(website.proofs).toHaveLength(1);
  });
});

describe('a choice after the browser’s wish', () => {
  it('stands when a service is added later: only that one is refused', async () => {
    website = await openWebsite(browser, both);
    const { page, context } = await website.visitor();
    await signalling(context, 'globalPrivacyControl', true);
    const { asks } = gatePart(website.site).services.find(({ id }) => id === 'statistiek')!;
    const value = `oudeVrag.${'p'.repeat(22)}.${Date.now().toString(36)}.preferences..1----ip~1${asks}statistiek`;
    await context.addCookies([{ name: 'privacyloket-proef', value, url: website.origin }]);
    await page.goto(website.origin);
    await website.proven(1);
    expect(website.proofs[0]).toMatchObject({
      source: 'gpc',
      choices: { ip: true, statistiek: true, klikgedrag: false },
    });
  });
});

describe('an answer to an older question', () => {
  it('counts no more, and the question is asked again', async () => {
    website = await openWebsite(browser, both);
    const { page, context, thirdParty } = await website.visitor();
    const value = `oudeVrag.${'p'.repeat(22)}.${Date.now().toString(36)}.banner..1----ip~1oud1statistiek~1oud2klikgedrag`;
    await context.addCookies([{ name: 'privacyloket-proef', value, url: website.origin }]);
    await page.goto(website.origin, { waitUntil: 'networkidle' });
    await page.getByRole('region').waitFor();
    expect(thirdParty()).toEqual([]);
    expect(website.vendors.recorded).toEqual([]);
  });

  it('clears what was left by a yes that has run out', async () => {
    website = await openWebsite(browser, both);
    const { page, context, kept } = await website.visitor();
    await context.addCookies([
      { name: '_hjSessionUser_4217001', value: '1', url: website.origin },
      { name: '_ga', value: '1', url: website.origin },
      { name: 'sessie', value: '1', url: website.origin },
    ]);
    await page.goto(website.origin);
    await page.getByRole('region').waitFor();
    await expect.poll(kept).toEqual(['sessie']);
  });

  it('asks only what is new, marked so; what stands is kept, for as long as it had', async () => {
    website = await openWebsite(browser, both);
    const { page, context } = await website.visitor();
    const { asks } = gatePart(website.site).services.find(({ id }) => id === 'statistiek')!;
    const at = Date.now() - 100 * 86_400_000;
    const value = `oudeVrag.${'p'.repeat(22)}.${at.toString(36)}.banner..1----ip~1${asks}statistiek`;
    await context.addCookies([{ name: 'privacyloket-proef', value, url: website.origin }]);
    await page.goto(website.origin);
    expect(await page.getByRole('region').getByRole('listitem').allInnerTexts()).toEqual([
      'Nieuw: waar mensen op klikken (klikgedrag)',
    ]);
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await website.proven(1);
    expect(website.proofs[0]!.choices).toEqual({ ip: true, statistiek: true, klikgedrag: false });
    const kept = (await context.cookies()).find(({ name }) => name === 'privacyloket-proef')!;
    expect(Math.round((kept.expires * 1000 - at) / 86_400_000)).toBe(180);
  });

  it('marks what is new in the preferences', async () => {
    website = await openWebsite(browser, both);
    const { page, context } = await website.visitor();
    const { asks } = gatePart(website.site).services.find(({ id }) => id === 'statistiek')!;
    const at = Date.now().toString(36);
    const value = `oudeVrag.${'p'.repeat(22)}.${at}.banner..1----ip~1${asks}statistiek`;
    await context.addCookies([{ name: 'privacyloket-proef', value, url: website.origin }]);
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Zelf kiezen' }).click();
    const fresh = page.getByRole('dialog').locator('div', { has: page.getByText('Nieuw', { exact: true }) });
    expect(await fresh.innerText()).toContain('Hotjar');
    expect(await fresh.count()).toBe(1);
  });
});
