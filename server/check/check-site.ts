/** One check of one site, from an address to a report. */
import type { Browser } from 'playwright';
import { meantBy } from './choose-by-name.ts';
import type { CouldNotCheck } from './could-not-check.ts';
import { findingsIn } from './findings.ts';
import { asksSomething } from './look-at-banner.ts';
import type { Report } from './report-schema.ts';
import { behind, declaredBy, formPages, tagIn } from './site-at.ts';
import { phasesFrom } from './told-apart.ts';
import { visitAll } from './visits.ts';
import { openWitness } from './witness.ts';

export interface CheckOptions {
  url: URL;
  /** Further pages, as paths or addresses on the same site. */
  pages: string[];
  /** At most this many pages with a form are looked for among the links of the start page. */
  forms: number;
  accept?: string[];
  /** Hosts that are the organisation's own, or work for it alone. */
  own: string[];
  clicks: { accept?: string; refuse?: string; withdraw?: string };
  patienceMs: number;
  now: () => number;
}

/** Visits and judges. Throws `CouldNotCheck`; the caller closes the browser. */
export async function checkSite(browser: Browser, options: CheckOptions): Promise<Report> {
  const { url, clicks, patienceMs, accept } = options;
  const couldNot: string[] = [];
  const scout = await openWitness(browser, patienceMs);
  try {
    await scout.visit(url);
    const tag = await tagIn(scout.page);
    const declared = tag ? await declaredBy(tag, scout.page) : undefined;
    const old = tag && (await behind(tag, scout.page));
    if (accept && declared) meantBy(accept, declared);
    const forms = await formPages(scout.page, options.forms);
    if (!forms)
      couldNot.push(
        'Naar pagina’s met een formulier is niet gezocht: de site laat dat niet toe. Gebruik --page.',
      );
    const pages = [
      ...new Set([url.href, ...options.pages.map((each) => new URL(each, url).href), ...(forms ?? [])]),
    ];
    await scout.close();

    const { witnesses, noticed } = await visitAll(browser, {
      pages: pages.map((each) => new URL(each)),
      ...(tag && declared && { ours: { site: tag.site, declared, asks: asksSomething(declared) } }),
      clicks,
      ...(accept && { accept }),
      patienceMs,
    });
    if (!tag) couldNot.push(...withoutBanner(clicks));
    if (!tag && accept)
      couldNot.push('Op deze site kan de controle niet per dienst kiezen: --accept is niet gebruikt.');
    if (noticed.dead)
      couldNot.push('De banner antwoordt niet. Weigeren, accepteren en intrekken zijn niet bekeken.');
    const own = [...options.own, ...(tag ? [new URL(tag.loket).host] : [])];
    const observed = {
      ...noticed,
      ...(old && { behind: old }),
      ...(declared && { declared }),
      pages: pages
        .map((each) => new URL(each).pathname)
        .map((path) => ({ path, form: noticed.forms.has(path) })),
      phases: phasesFrom(witnesses, { url, own, ...(declared && { declared }), ...(tag && { tag }) }),
    };
    const findings = findingsIn(observed);
    return {
      format: 1,
      url: url.href,
      at: new Date(options.now()).toISOString(),
      outcome: findings.some(({ level }) => level === 'fault') ? 'findings' : 'fine',
      browser: `Chromium ${browser.version()}`,
      banner: tag ? 'ours' : clicks.accept || clicks.refuse ? 'other' : 'none',
      ...(tag && { site: tag.site }),
      pages: observed.pages,
      accepted: observed.accepted,
      phases: observed.phases,
      findings,
      couldNot,
    };
  } finally {
    await scout.close();
  }
}

/** What remains unknown on a site without our banner. */
function withoutBanner({ accept, refuse, withdraw }: CheckOptions['clicks']): string[] {
  const left = [
    !refuse && 'weigeren (--click-refuse "<naam van de knop>")',
    !accept && 'accepteren (--click-accept)',
    !(accept && withdraw) && 'intrekken (--click-withdraw)',
  ].filter((each) => each !== false);
  return [
    'Deze site heeft niet onze banner. Er is dus geen lijst van de site om mee te vergelijken.',
    ...(left.length ? [`Niet bekeken: ${left.join(', ')}.`] : []),
  ];
}

/** The report of a check that could not be done. */
export function reportOf({ reason, message }: CouldNotCheck, url: string, now: number): Report {
  return {
    format: 1,
    url,
    at: new Date(now).toISOString(),
    outcome: 'could-not-check',
    reason,
    advice: message,
    pages: [],
    accepted: [],
    phases: [],
    findings: [],
    couldNot: [],
  };
}
