/** What each vendor gets to see after a yes, and how it is set: against stand-ins that behave as the real ones do. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, counting, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const one = ({ vendors }: { vendors: string }) => ({ services: [analytics(vendors)] });
const unlocked = (origins: { vendors: string }) => ({
  ...one(origins),
  ipAnonymisation: { locked: false, why: 'Zet u dit uit? Dan praat uw browser zelf met Google.' },
});
type Of = Parameters<typeof openWebsite>[1];

/** Somebody who lands with an address full of personal data, from a search page, and says yes. */
async function accepted(of: Of, address = '/tweede?naam=jan&tel=0612345678#stap') {
  website = await openWebsite(browser, of);
  const visitor = await website.visitor({ userAgent: 'Kenmerk/7.1' });
  await visitor.page.goto(website.origin + address, { referer: `${website.origin}/zoek?q=angst` });
  await visitor.page.getByRole('button', { name: 'Accepteren' }).click();
  return visitor;
}

/** Says yes to analytics and turns IP anonymisation off. */
async function withoutAnonymisation() {
  website = await openWebsite(browser, unlocked);
  const visitor = await website.visitor();
  const { page } = visitor;
  await page.goto(`${website.origin}/tweede?naam=jan`, { referer: `${website.origin}/zoek?q=angst` });
  await page.locator('#open').click();
  await page.getByRole('switch', { name: 'Statistieken' }).check();
  await page.getByRole('switch', { name: 'IP-adres verbergen' }).uncheck();
  await page.getByRole('button', { name: 'Opslaan' }).click();
  const beacon = await website.vendors.seen(({ path }) => path === '/g/collect');
  return { ...visitor, beacon };
}

describe('Google Analytics with IP anonymisation', () => {
  it('lets the browser talk to no third party at all, and keeps nothing in it', async () => {
    const { thirdParty, kept } = await accepted(one);
    await website.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    expect(thirdParty()).toEqual([]);
    expect(await kept()).toEqual(['privacyloket-proef']);
  });

  it('shows the vendor a page and a number, and nothing of the visitor', async () => {
    await accepted(one);
    const seen = await website.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    expect(JSON.parse(seen.body)).toEqual({
      client_id: expect.stringMatching(/^\d+$/),
      non_personalized_ads: true,
      events: [{ name: 'page_view', params: { page_location: `${website.origin}/tweede` } }],
    });
    expect(JSON.stringify(seen)).not.toMatch(/kenmerk|jan|0612345678|angst|stap/i);
    expect(Object.keys(seen.headers)).not.toContain('x-forwarded-for');
  });

  it('waits for the proof: what comes before it would be dropped', async () => {
    website = await openWebsite(browser, one);
    const { page, requests } = await website.visitor();
    let letGo = () => {};
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route('**/consents', async (route) => {
      await held;
      await route.fallback();
    });
    await page.goto(website.origin);
    await Promise.all([
      page.waitForRequest('**/consents'),
      page.getByRole('button', { name: 'Accepteren' }).click(),
    ]);
    const hits = () => requests.filter((each) => each.url().endsWith('/hits')).length;
    expect(hits()).toBe(0);
    letGo();
    await website.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
  });

  it('counts the pages of a site that changes them in place, and links that leave', async () => {
    const { page } = await accepted(one);
    const event =
      (name: string, path: string) =>
      ({ body }: { body: string }) =>
        body.includes(`"${name}"`) && body.includes(`${path}"`);
    await website.vendors.seen(event('page_view', '/tweede'));
    await page.evaluate(() => history.pushState(null, '', '/derde?x=geheim'));
    await website.vendors.seen(event('page_view', '/derde'));
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://elders.example/';
      link.addEventListener('click', (click) => click.preventDefault());
      document.body.append(link);
      link.click();
    });
    await website.vendors.seen(event('outbound', '/derde'));
    expect(JSON.stringify(website.vendors.recorded)).not.toMatch(/geheim|elders/);
  });
});

describe('Google Analytics without IP anonymisation', () => {
  it('sets consent to denied before anything else, then grants statistics only', async () => {
    const { page, beacon } = await withoutAnonymisation();
    const calls: unknown[][] = await page.evaluate(() =>
      (window as never as { dataLayer: ArrayLike<unknown>[] }).dataLayer.map((each) => Array.from(each)),
    );
    const denied = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' };
    expect(calls[0]).toEqual(['consent', 'default', { ...denied, analytics_storage: 'denied' }]);
    expect(calls[1]).toEqual(['consent', 'update', { ...denied, analytics_storage: 'granted' }]);
    expect(calls.map(([name]) => name)).toEqual(['consent', 'consent', 'set', 'js', 'config']);
    expect(calls[2]![1]).toEqual({ ads_data_redaction: true, url_passthrough: false });
    expect(calls[4]![2]).toMatchObject({
      allow_google_signals: false,
      allow_ad_personalization_signals: false,
      cookie_update: false,
      cookie_expires: 180 * 86_400,
    });
    expect(beacon.query.gcs).toBe('G101');
  });

  it('sends an address without query and a referrer without path', async () => {
    const { beacon } = await withoutAnonymisation();
    expect(beacon.query.dl).toBe(`${website.origin}/tweede`);
    expect(beacon.query.dr).toBe(website.origin);
    expect(JSON.stringify(beacon.query)).not.toMatch(/jan|angst/);
  });

  it('is stopped and cleared on withdrawal', async () => {
    const { page, kept, requests } = await withoutAnonymisation();
    expect(await kept()).toContain('_ga');
    await website.proven(1);
    website.vendors.clear();
    await page.locator('#open').click();
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.getByRole('button', { name: 'Alles weigeren' }).click(),
    ]);
    await website.proven(2);
    await expect.poll(kept).toEqual(['privacyloket-proef']);
    expect(website.vendors.recorded).toEqual([]);
    expect(requests.at(-1)!.url()).not.toContain('/g/');
  });

  it('stops where a form is drawn into the page later', async () => {
    const { page } = await withoutAnonymisation();
    website.vendors.clear();
    const leave = () =>
      page.evaluate(() => {
        dispatchEvent(new Event('pagehide'));
        navigator.sendBeacon('/statistiek/matomo.php', 'marker');
      });
    await leave();
    await website.vendors.seen(({ query }) => query.en === 'user_engagement');
    website.vendors.clear();
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('privacy-form')));
    await leave();
    await website.vendors.seen(({ body }) => body === 'marker');
    expect(website.vendors.recorded.filter(({ vendor }) => vendor === 'google-tag')).toEqual([]);
  });

  it('goes back to our relay when anonymisation is turned on again, and its cookies are cleared', async () => {
    const { page, kept } = await withoutAnonymisation();
    await website.proven(1);
    await page.locator('#open').click();
    await page.getByRole('switch', { name: 'IP-adres verbergen' }).check();
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.getByRole('button', { name: 'Opslaan' }).click(),
    ]);
    await website.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    await expect.poll(kept).toEqual(['privacyloket-proef']);
  });
});

describe('Hotjar', () => {
  it('is not loaded before its own yes, also when statistics have one', async () => {
    website = await openWebsite(browser, ({ vendors }) => ({
      services: [analytics(vendors), clicks(vendors)],
    }));
    const { page, thirdParty, kept } = await website.visitor();
    await page.goto(website.origin);
    await page.locator('#open').click();
    await page.getByRole('switch', { name: 'Statistieken' }).check();
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await website.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    await page.mouse.click(300, 300);
    expect(thirdParty()).toEqual([]);
    expect(await kept()).toEqual(['privacyloket-proef']);
  });

  it('never runs on a page with a form, and does on the next page', async () => {
    website = await openWebsite(browser, ({ vendors }) => ({ services: [clicks(vendors)] }));
    website.put('/contact', '<privacy-form form="vraag"></privacy-form>');
    const { page, thirdParty } = await website.visitor();
    await page.goto(`${website.origin}/contact`);
    await page.getByRole('button', { name: 'Accepteren' }).click();
    await website.proven(1);
    await page.reload({ waitUntil: 'networkidle' });
    expect(thirdParty()).toEqual([]);
    await page.goto(website.origin);
    await website.vendors.seen(({ vendor }) => vendor === 'hotjar');
  });
});

describe('Matomo', () => {
  it('counts without a cookie and without query or referrer path, before any choice', async () => {
    website = await openWebsite(browser, ({ site }) => ({ services: [counting(site)] }));
    const { page, kept } = await website.visitor();
    await page.goto(`${website.origin}/tweede?naam=jan`, { referer: `${website.origin}/zoek?q=angst` });
    const seen = await website.vendors.seen(({ path }) => path === '/statistiek/matomo.php');
    expect(Object.fromEntries(new URLSearchParams(seen.body))).toEqual({
      idsite: '1',
      rec: '1',
      url: `${website.origin}/tweede`,
      urlref: website.origin,
    });
    expect(await kept()).toEqual([]);
  });

  it('waits for a yes where it is more than counting', async () => {
    website = await openWebsite(browser, ({ site }) => ({
      services: [{ ...counting(site), countingOnly: undefined }],
    }));
    const { page, kept } = await website.visitor();
    await page.goto(website.origin, { waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
    await page.getByRole('button', { name: 'Accepteren' }).click();
    await website.vendors.seen(({ path }) => path === '/statistiek/matomo.php');
    expect(await kept()).toEqual(['_pk_id.1.stub', 'privacyloket-proef']);
  });
});
