/** What each vendor gets to see after a yes, and how it is set: against stand-ins that behave as the real ones do. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { recordedAs, type VendorOnTest, vendorsOnTest } from './vendor-services.ts';
import { analytics, clicks, counting, openWebsite, type Service, type Website } from './website-on-test.ts';

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
    expect(calls[2]![1]).toEqual({
      ads_data_redaction: true,
      url_passthrough: false,
      page_location: `${website.origin}/tweede`,
      page_referrer: website.origin,
      page_title: '/tweede',
    });
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
      action_name: '/tweede',
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

/** A website with this one service; `open` where Google may be spoken to without our relay. */
async function websiteWith({ service, open }: VendorOnTest) {
  website = await openWebsite(browser, (origins) => ({
    services: [service(origins)],
    ...(open && {
      ipAnonymisation: { locked: false, why: 'Zet u dit uit? Dan praat uw browser met Google.' },
    }),
  }));
  website.put('/contact', '<privacy-form form="vraag"></privacy-form>');
  return website.visitor();
}

/** The row of whichever purpose the one service has. */
const purposes = /^(Statistieken|Klikgedrag)/;

/** Says yes in the preferences, without our relay where there is one. */
async function sayYes({ page }: Awaited<ReturnType<typeof websiteWith>>, { open }: VendorOnTest) {
  await page.locator('#open').click();
  await page.getByRole('switch', { name: purposes }).check();
  if (open) await page.getByRole('switch', { name: 'IP-adres verbergen' }).uncheck();
  await page.getByRole('button', { name: 'Opslaan' }).click();
}

describe.each(vendorsOnTest)('$vendor', (each) => {
  const name = recordedAs(each.vendor);
  const ofVendor = () => website.vendors.recorded.filter(({ vendor }) => vendor === name);

  it('is not spoken to before a choice or after a no, here or on the next page (CB-01, CT-01)', async () => {
    const { page, kept } = await websiteWith(each);
    await page.goto(website.origin, { waitUntil: 'networkidle' });
    await page.mouse.click(300, 300);
    expect(await kept()).toEqual([]);
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await website.proven(1);
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    await page.mouse.click(300, 300);
    expect(website.vendors.recorded).toEqual([]);
    expect(await kept()).toEqual(['privacyloket-proef']);
  });

  it('runs after a yes and on the next page, and keeps what its facts say', async () => {
    const visitor = await websiteWith(each);
    await visitor.page.goto(website.origin);
    await sayYes(visitor, each);
    await website.vendors.seen(({ vendor, what }) => vendor === name && what === 'beacon');
    if (each.clicks) await visitor.page.mouse.click(300, 300);
    await expect.poll(visitor.kept).toEqual(expect.arrayContaining(each.keeps));
    website.vendors.clear();
    await visitor.page.goto(`${website.origin}/tweede`);
    await website.vendors.seen(({ vendor, what }) => vendor === name && what === 'beacon');
    expect(website.violations).toEqual([]);
  });

  it('gets nothing that a visitor may have typed, from an address full of it (GA-18)', async () => {
    const visitor = await websiteWith(each);
    const { page } = visitor;
    await page.goto(website.origin);
    await sayYes(visitor, each);
    await website.vendors.seen(({ vendor, what }) => vendor === name && what === 'beacon');
    website.vendors.clear();
    await page.goto(`${website.origin}/mijn/jan@voorbeeld.nl/0612345678?naam=piet&gclid=Cj0abc#stap=anna`, {
      referer: `${website.origin}/zoek?q=angst`,
      waitUntil: 'networkidle',
    });
    await page.mouse.click(300, 300);
    const told = decodeURIComponent(
      JSON.stringify(ofVendor().map(({ query, body }) => [query, body])).replaceAll('%25', '%'),
    );
    expect(told).not.toMatch(/jan|voorbeeld|0612345678|piet|gclid|anna|angst/);
  });

  it('never runs on a page with a form, whatever was chosen (GA-19, CT-04)', async () => {
    const visitor = await websiteWith(each);
    const { page } = visitor;
    await page.goto(website.origin);
    await sayYes(visitor, each);
    await website.vendors.seen(({ vendor, what }) => vendor === name && what === 'beacon');
    await page.goto('about:blank');
    website.vendors.clear();
    await page.goto(`${website.origin}/contact`, { waitUntil: 'networkidle' });
    await page.mouse.click(300, 300);
    expect(website.vendors.recorded).toEqual([]);
  });
});

describe('what records a page', () => {
  it.each(vendorsOnTest.filter(({ vendor }) => ['hotjar', 'contentsquare', 'clarity'].includes(vendor)))(
    'gets it masked as a whole: $vendor (CT-03)',
    async (each) => {
      const visitor = await websiteWith(each);
      await visitor.page.goto(website.origin);
      await sayYes(visitor, each);
      const beacon = await website.vendors.seen(
        ({ vendor, what }) => vendor === recordedAs(each.vendor) && what === 'beacon',
      );
      expect(JSON.parse(beacon.body)).toMatchObject({ masked: true });
    },
  );
});

describe('Google Tag Manager', () => {
  it('has the consent before the container, and ad signals denied from then on (GA-10 to GA-12)', async () => {
    const each = vendorsOnTest.find(({ vendor }) => vendor === 'google-tag-manager')!;
    const visitor = await websiteWith(each);
    await visitor.page.goto(website.origin);
    await sayYes(visitor, each);
    const { query } = await website.vendors.seen(({ path }) => path === '/gtm/collect');
    expect(query.gcs).toBe('G101');
    const calls: unknown[][] = await visitor.page.evaluate(() =>
      (window as never as { dataLayer: object[] }).dataLayer.map((call) => Object.values(call)),
    );
    expect(calls[0]!.slice(0, 2)).toEqual(['consent', 'default']);
    expect(calls[1]!.slice(0, 2)).toEqual(['consent', 'update']);
    expect(JSON.stringify(calls)).not.toMatch(/"ad_[a-z_]+":"granted"/);
  });
});

describe('Clarity', () => {
  it('is told that ad storage is denied, always', async () => {
    const each = vendorsOnTest.find(({ vendor }) => vendor === 'clarity')!;
    const visitor = await websiteWith(each);
    await visitor.page.goto(website.origin);
    await sayYes(visitor, each);
    await website.vendors.seen(({ path }) => path === '/clarity/start');
    expect(await visitor.page.evaluate(() => (window as never as { clarityAds: string }).clarityAds)).toBe(
      'denied',
    );
  });
});

describe('Plausible as counting only', () => {
  it('counts before any choice, keeps nothing, and is silent once it is switched off', async () => {
    const plausible = vendorsOnTest.find(({ vendor }) => vendor === 'plausible')!;
    const service = (origins: { site: string; vendors: string }): Service =>
      ({ ...plausible.service(origins), countingOnly: 'Telt alleen, zonder cookies.' }) as Service;
    const visitor = await websiteWith({ ...plausible, service });
    const { page, kept } = visitor;
    await page.goto(website.origin);
    await website.vendors.seen(({ path }) => path === '/api/event');
    expect(await kept()).toEqual([]);
    await page.locator('#open').click();
    await page.getByRole('switch', { name: purposes }).uncheck();
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await website.proven(1);
    website.vendors.clear();
    await page.evaluate(() => history.pushState(null, '', '/derde'));
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
  });
});

describe('Matomo twice, to count and to watch', () => {
  it('counts a page once, and watches after a yes of its own', async () => {
    const heat = vendorsOnTest.find(({ vendor }) => vendor === 'matomo')!;
    website = await openWebsite(browser, (origins) => ({
      services: [counting(origins.site), heat.service(origins)],
    }));
    const { page } = await website.visitor();
    await page.goto(website.origin);
    await website.vendors.seen(({ body }) => body.includes('rec=1'));
    await page.mouse.click(300, 300);
    await page.getByRole('button', { name: 'Accepteren' }).click();
    await website.proven(1);
    website.vendors.clear();
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    await page.mouse.click(300, 300);
    await website.vendors.seen(({ body }) => body.includes('hsr_ev=click'));
    expect(website.vendors.recorded.filter(({ body }) => body.includes('rec=1'))).toHaveLength(1);
  });
});

const embeds = [
  ['youtube', '/embed/uitleg', 'VISITOR_INFO1_LIVE'],
  ['vimeo', '/video/123', 'vuid'],
  ['google-maps', '/maps/embed?pb=1', 'NID'],
  ['openstreetmap', '/export/embed.html?bbox=5,52,6,53', '_osm_session'],
] as const;

describe.each(embeds)('%s', (vendor, path, cookie) => {
  async function withEmbed() {
    website = await openWebsite(browser, ({ vendors }) => ({
      services: [
        {
          id: 'inhoud',
          title: vendor,
          why: 'Wij laten iets zien.',
          purpose: 'embedded',
          integration: vendor,
          frameOrigin: vendors,
        } as Service,
      ],
    }));
    website.put(
      '/',
      `<template data-privacy="inhoud"><iframe title="Inhoud" src="${website.vendorOrigin}${path}"></iframe></template>`,
    );
    const visitor = await website.visitor();
    await visitor.page.goto(website.origin, { waitUntil: 'networkidle' });
    return visitor;
  }

  it('is held back, without a question on the first layer, until the visitor wants it', async () => {
    const { page, context, kept, thirdParty } = await withEmbed();
    expect(thirdParty()).toEqual([]);
    expect(await page.locator('privacy-choice').count()).toBe(0);
    await page.getByRole('button', { name: 'Altijd tonen' }).click();
    await website.vendors.seen((each) => each.vendor === vendor && each.what === 'frame');
    await page.locator('iframe').waitFor();
    const keptBy = (await context.cookies()).find(({ name }) => name === cookie);
    expect(keptBy?.domain).toBe(new URL(website.vendorOrigin).hostname);
    expect(await page.evaluate(() => document.cookie)).not.toContain(cookie);
    expect(website.violations).toEqual([]);
    expect(await kept()).toContain('privacyloket-proef');
  });

  it('is gone after a withdrawal, and says that its cookies are not ours to clear (CT-07)', async () => {
    const { page } = await withEmbed();
    await page.getByRole('button', { name: 'Altijd tonen' }).click();
    await website.vendors.seen((each) => each.vendor === vendor && each.what === 'frame');
    await website.proven(1);
    await page.locator('#open').click();
    const kept = page.locator('privacy-preferences details', { hasText: 'Cookies op websites van anderen' });
    await kept.locator('summary').last().click();
    await page.getByText('Cookies op websites van anderen kunnen wij niet wissen.').waitFor();
    await Promise.all([
      page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame()),
      page.getByRole('button', { name: 'Alles weigeren' }).click(),
    ]);
    await website.proven(2);
    await page.getByRole('button', { name: 'Altijd tonen' }).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  });
});

describe('a service of the site’s own choice', () => {
  const frame = (origin: string) =>
    `<template data-privacy="rooster"><iframe title="Rooster" src="${origin}/embed/rooster"></iframe></template>`;
  const custom = ({ vendors }: { vendors: string }) => ({
    services: [
      {
        id: 'rooster',
        title: 'Rooster',
        why: 'Wij laten het rooster zien.',
        purpose: 'embedded' as const,
        integration: 'custom' as const,
        party: 'Rooster BV',
        cookies: [],
        hosts: { frame: [vendors] },
      },
    ],
  });

  it('comes in after a yes, and never on a page with a form, not even in a frame', async () => {
    website = await openWebsite(browser, custom);
    website.put('/', frame(website.vendorOrigin));
    website.put('/contact', `<privacy-form form="vraag"></privacy-form>${frame(website.vendorOrigin)}`);
    const { page } = await website.visitor();
    await page.goto(website.origin);
    await page.getByText('Rooster BV').first().waitFor();
    await page.getByRole('button', { name: 'Altijd tonen' }).click();
    await website.vendors.seen(({ what }) => what === 'frame');
    await website.proven(1);
    website.vendors.clear();
    await page.goto(`${website.origin}/contact`, { waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
    expect(await page.locator('iframe').count()).toBe(0);
  });
});
