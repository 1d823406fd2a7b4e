/**
 * What a visitor downloads because of us: each demo page in a cold Chromium with and without the tag, brotli 11 of
 * every response body that differs, and the difference in the page itself. The largest of the five sites counts.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { SiteInput } from '../../server/sites/site-schema.ts';
import { brotliBytes } from '../../widget/build.ts';
import { words } from '../../widget/words/consent-nl.ts';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { openSecretariat } from '../support/secretariat.harness.ts';
import { type DemoSite, formOf, Visitor } from '../support/visitor.harness.ts';
import type { Figures } from './run.ts';

const sites: DemoSite[] = ['langdurig', 'ambulant', 'rondom', 'welzijn', 'balans'];
/** By definition of the figure: a returning visitor's page is watched this long after it has loaded. */
const watchedMs = 5000;
const tag = /<script[^>]*\bdata-privacyloket=[^>]*><\/script>/;

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
/** What a visitor does on a page, and when that has come to rest. */
type Visit = (page: Page) => Promise<unknown>;

/**
 * Brotli bytes: of the gate alone, of a first visit with its preferences, and of a form up to its sent message. The
 * signed statement is told apart: it grows with the readers' keys and the site's own words, not with our code. So is a
 * form that asks for files.
 */
export async function bench(): Promise<Figures> {
  const house = await startDemoHouse();
  const browser = await launchBrowser();
  try {
    const gates = new Map<DemoSite, number>();
    const firstVisits: number[] = [];
    for (const site of sites) {
      const cookies = await refused(browser, house, site);
      const watched: Visit = () => pause(watchedMs);
      gates.set(site, sum(await added(browser, house, site, '/', cookies, watched)));
      firstVisits.push(sum(await added(browser, house, site, '/', [], openPreferences)));
    }
    const forms = { plain: [] as number[], withFiles: [] as number[] };
    const statements: number[] = [];
    for (const site of Object.keys(formOf) as (keyof typeof formOf)[]) {
      await (await openSecretariat(browser, house.demo)).enrol(site);
      const cookies = await refused(browser, house, site);
      const whole = await added(browser, house, site, formOf[site].path, cookies, send(house, site));
      const statement = whole.get(`${house.demo.origins.loket}/s/${site}/statement`)!;
      forms[asksForFiles(site) ? 'withFiles' : 'plain'].push(sum(whole) - gates.get(site)! - statement);
      statements.push(statement);
    }
    return {
      gateBr: { value: Math.max(...gates.values()), limit: 3700 },
      firstVisitBr: { value: Math.max(...firstVisits), limit: 11_500 },
      formBr: { value: Math.max(...forms.plain), limit: 25_000 },
      formWithFilesBr: Math.max(...forms.withFiles),
      statementBr: Math.max(...statements),
    };
  } finally {
    await browser.close();
    await house.close();
  }
}

/** Choosing files is an ability of its own, fetched by the forms that have such a question only. */
function asksForFiles(site: keyof typeof formOf): boolean {
  const text = readFileSync(new URL(`../../demo/${site}/site.json`, import.meta.url), 'utf8');
  const { forms } = JSON.parse(text) as SiteInput;
  return forms[formOf[site].form]!.fields.some(({ kind }) => kind === 'file');
}

/** The cookies of a visitor who said no to everything, whether the site asked or not. */
async function refused(browser: Browser, house: DemoHouse, site: DemoSite): Promise<Cookies> {
  const context = await browser.newContext({ locale: 'nl-NL' });
  const page = await context.newPage();
  await page.goto(house.demo.origins[site]);
  await openPreferences(page);
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/consents')),
    page.getByRole('button', { name: words.refuseAll }).click(),
  ]);
  await page.waitForFunction((name) => {
    const kept = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
    return kept !== undefined && !kept.includes('!');
  }, `privacyloket-${site}`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

const openPreferences: Visit = async (page) => {
  await page.locator('[data-privacy-open]').first().click();
  await page.getByRole('heading', { name: words.choices }).waitFor();
};

function send(house: DemoHouse, site: keyof typeof formOf): Visit {
  return async (page) => {
    const visitor = new Visitor(page, house.demo);
    await page.locator('privacy-form form').waitFor();
    await visitor.fill(answersFor(site, formOf[site].form, 'Maat').answers);
    await visitor.review();
    await visitor.send();
  };
}

/** Bytes that the tag adds to a visit, by address: what came with it and is not the same without it. */
async function added(
  browser: Browser,
  house: DemoHouse,
  site: DemoSite,
  path: string,
  cookies: Cookies,
  visit: Visit,
): Promise<Map<string, number>> {
  const html = await pageText(house, site, path);
  const without = await bodiesOf(browser, house, site, path, cookies);
  const seen = new Set(without.map(({ url, body }) => url + hash(body)));
  const withTag = await bodiesOf(browser, house, site, path, cookies, visit);
  const ours = withTag.filter(({ url, body }) => body.length > 0 && !seen.has(url + hash(body)));
  const bytes = new Map([['the tag itself', brotliBytes(html) - brotliBytes(html.replace(tag, ''))]]);
  for (const { url, body } of ours) bytes.set(url, (bytes.get(url) ?? 0) + brotliBytes(body));
  return bytes;
}

/** Every response body of a visit in a cold browser but the page's own. Without a visit: as if the tag was not there. */
async function bodiesOf(
  browser: Browser,
  { demo }: DemoHouse,
  site: DemoSite,
  path: string,
  cookies: Cookies,
  visit?: Visit,
): Promise<{ url: string; body: Buffer }[]> {
  const context = await browser.newContext({ locale: 'nl-NL' });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const address = demo.origins[site] + path;
  const bodies: Promise<{ url: string; body: Buffer }>[] = [];
  page.on('response', (answer) => {
    if (answer.url() === address) return;
    // An answer without a body (204, a preflight) has none to give.
    const body = answer.body().catch(() => Buffer.alloc(0));
    bodies.push(body.then((body) => ({ url: answer.url(), body })));
  });
  if (!visit) await page.route(`${demo.origins.loket}/**`, (route) => route.abort());
  await page.goto(address, { waitUntil: 'load' });
  if (visit) await visit(page);
  await page.waitForLoadState('networkidle');
  const all = await Promise.all(bodies);
  await context.close();
  return all;
}

/** The page as the website sends it; by hand, because only browsers know names under .localhost. */
function pageText({ demo }: DemoHouse, site: DemoSite, path: string): Promise<string> {
  const { host } = new URL(demo.origins[site]);
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: demo.port, path, headers: { host } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

function sum(bytes: Map<string, number>): number {
  return [...bytes.values()].reduce((all, each) => all + each, 0);
}

function hash(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64');
}
