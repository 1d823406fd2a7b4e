/**
 * Promise 1: before a choice, after a refusal and after a withdrawal there is no request to a third party and no
 * cookie or storage entry but the listed functional ones. On the five demo sites, as a regulator looks at them.
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fits } from '../../widget/consent/known-names.ts';
import { words } from '../../widget/words/consent-nl.ts';
import { questions } from '../../widget/words/consent-question.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';

const asking = ['langdurig', 'rondom', 'welzijn'] as const;
const countingOnly = ['ambulant', 'balans'] as const;
type SiteName = (typeof asking | typeof countingOnly)[number];

let house: DemoHouse;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let requests: string[];

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
});
beforeEach(async () => {
  house.demo.vendors.clear();
  context = await browser.newContext({ locale: 'nl-NL' });
  page = await context.newPage();
  requests = [];
  context.on('request', (request) => void requests.push(request.url()));
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

const visit = (site: SiteName, path = '/') =>
  page.goto(house.demo.origins[site] + path, { waitUntil: 'networkidle' });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const openPreferences = async () => {
  await page.locator('[data-privacy-open]').first().click();
  await page.getByRole('heading', { name: words.choices }).waitFor();
};

/** Requests to anyone but the website itself and the service that it uses. */
function thirdParties(site: SiteName): string[] {
  const { [site]: own, loket } = house.demo.origins;
  return requests.filter((url) => !url.startsWith(`${own}/`) && !url.startsWith(`${loket}/`));
}

/** Everything kept in the browser for this website that its settings do not list as functional. */
async function unlisted(site: SiteName): Promise<string[]> {
  const { functional } = house.demo.services.sites.get(site)!.cookies;
  const kept = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name!),
    ...(await caches.keys()),
  ]);
  const cookies = (await context.cookies()).map(({ name }) => name);
  return [...cookies, ...kept].filter((name) => !functional.some((each) => fits(name, each.name)));
}

/** Settled: the proof is on the server, and what was left is cleared. */
function settled(site: SiteName) {
  return expect
    .poll(async () => (await context.cookies()).find(({ name }) => name === `privacyloket-${site}`)?.value)
    .toMatch(/\.\./);
}

async function expectNobodyTold(site: SiteName) {
  expect(thirdParties(site)).toEqual([]);
  expect(await unlisted(site)).toEqual([]);
  expect(house.demo.vendors.recorded).toEqual([]);
}

describe.each(asking)('%s, which asks', (site) => {
  it('tells nobody before a choice, whatever the visitor does meanwhile', async () => {
    await visit(site);
    await page.mouse.wheel(0, 800);
    await page.keyboard.press('Escape');
    await visit(site, '/privacy');
    await page.mouse.click(5, 300);
    await expectNobodyTold(site);
  });

  it('tells nobody after a refusal, on this page and the next', async () => {
    await visit(site);
    await press(questions.nl.refuse);
    await settled(site);
    await expectNobodyTold(site);
    await page.reload({ waitUntil: 'networkidle' });
    await visit(site, '/privacy');
    await expectNobodyTold(site);
  });

  it('counts after a yes (so that this test would see it), and still shows no address to the vendor', async () => {
    await visit(site);
    await press(questions.nl.accept);
    const hit = await house.demo.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    expect(hit.headers).not.toHaveProperty('x-forwarded-for');
    expect(hit.headers['user-agent']).not.toMatch(/Mozilla|Chrome/);
    if (site === 'welzijn') await house.demo.vendors.seen(({ path }) => path === '/hotjar/visit');
    else expect(thirdParties(site)).toEqual([]);
  });

  it('tells nobody any more after a withdrawal', async () => {
    await visit(site);
    await press(questions.nl.accept);
    await house.demo.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    if (site === 'welzijn') await house.demo.vendors.seen(({ path }) => path === '/hotjar/visit');
    await settled(site);
    await openPreferences();
    const reloaded = site === 'welzijn' ? page.waitForEvent('framenavigated') : undefined;
    await press(words.refuseAll);
    await reloaded;
    await settled(site);
    house.demo.vendors.clear();
    requests.length = 0;
    for (let each = 0; each < 10; each++) await page.mouse.click(5, 200 + each * 20);
    await page.reload({ waitUntil: 'networkidle' });
    await visit(site, '/privacy');
    await page.mouse.click(5, 300);
    await expectNobodyTold(site);
  });
});

describe.each(countingOnly)('%s, which only counts', (site) => {
  it('asks nothing, keeps nothing, and counts on its own server only', async () => {
    await visit(site);
    await house.demo.vendors.seen(({ path }) => path === '/statistiek/matomo.php');
    expect(await page.locator('privacy-choice').count()).toBe(0);
    expect(thirdParties(site)).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await unlisted(site)).toEqual([]);
  });

  it('does not even count once that is switched off', async () => {
    await visit(site);
    await openPreferences();
    await Promise.all([page.waitForEvent('framenavigated'), press(words.refuseAll)]);
    await settled(site);
    house.demo.vendors.clear();
    await page.reload({ waitUntil: 'networkidle' });
    await visit(site, '/privacy');
    await expectNobodyTold(site);
  });
});

describe.each([
  ['langdurig', '/contact'],
  ['rondom', '/aanmelden'],
] as const)('the form of %s', (site, path) => {
  it('is watched by nobody, whatever was chosen', async () => {
    await visit(site, path);
    await press(questions.nl.accept);
    await settled(site);
    await page.reload({ waitUntil: 'networkidle' });
    await page.mouse.click(5, 300);
    await expectNobodyTold(site);
  });
});

describe('welzijn', () => {
  it('has the opt-out of click tracking in its statement, and it works from there', async () => {
    await visit('welzijn');
    await press(questions.nl.accept);
    await house.demo.vendors.seen(({ path }) => path === '/hotjar/visit');
    await settled('welzijn');
    await visit('welzijn', '/privacy');
    await page.getByText('Instellen klikgedrag', { exact: true }).click();
    await page.getByRole('switch', { name: words['click-tracking'] }).uncheck();
    await Promise.all([page.waitForEvent('framenavigated'), press(words.save)]);
    await settled('welzijn');
    requests.length = 0;
    await page.reload({ waitUntil: 'networkidle' });
    await page.mouse.click(5, 300);
    expect(thirdParties('welzijn')).toEqual([]);
    expect(await unlisted('welzijn')).toEqual([]);
  });
});

describe.each([
  ['langdurig', '/werkwijze', 'youtube'],
  ['welzijn', '/activiteiten', 'openstreetmap'],
] as const)('what %s shows of others', (site, path, vendor) => {
  const frameAsked = () =>
    house.demo.vendors.seen(({ vendor: asked, what }) => asked === vendor && what === 'frame');
  const visitFrame = async () => {
    await visit(site, path);
    await page.getByRole('button', { name: words.always }).waitFor();
  };

  it('is not asked about on the first layer, nor granted by its yes', async () => {
    await visitFrame();
    expect(await page.locator('privacy-choice').innerText()).not.toContain(questions.nl.embedded);
    await press(questions.nl.accept);
    await settled(site);
    await visitFrame();
    expect(house.demo.vendors.recorded.filter((each) => each.vendor === vendor)).toEqual([]);
  });

  it('comes in this time only, and is held back on the next visit', async () => {
    await visitFrame();
    await page.getByRole('button', { name: words.once }).click();
    await frameAsked();
    await page.locator(`iframe[src^="${house.demo.origins.vendors}"]`).waitFor();
    house.demo.vendors.clear();
    await visitFrame();
    expect(house.demo.vendors.recorded).toEqual([]);
  });

  it('comes in always after that was said, until it is withdrawn', async () => {
    await visitFrame();
    await page.getByRole('button', { name: words.always }).click();
    await frameAsked();
    await settled(site);
    house.demo.vendors.clear();
    await visit(site, path);
    await frameAsked();
    await openPreferences();
    await Promise.all([page.waitForEvent('framenavigated'), press(words.refuseAll)]);
    await settled(site);
    await page.goto('about:blank');
    house.demo.vendors.clear();
    requests.length = 0;
    await visitFrame();
    expect(thirdParties(site)).toEqual([]);
    expect(house.demo.vendors.recorded).toEqual([]);
  });
});
