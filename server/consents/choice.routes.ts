/** `GET` and `POST /s/:site/keuze`, `POST …/keuze/intrekken`: a visitor looks up a choice and withdraws it. */
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { type SiteEnv, sameOrigin } from '../door/origin-check.ts';
import { readForm } from '../door/read-form.ts';
import { formPagePolicy } from '../door/security-headers.ts';
import { ClockUnconfirmed, type TrustedClock } from '../retention/trusted-clock.ts';
import type { Store } from '../store/open-store.ts';
import { archivedVersions } from './banner-versions.ts';
import { browserSignal } from './browser-signal.ts';
import { type ChoiceState, choicePage } from './choice-page.ts';
import type { Consents, KeptProof } from './consents.ts';
import { type PageLanguage, pageLanguage } from './page-language.ts';

export interface ChoiceParts {
  consents: Pick<Consents, 'append' | 'newest' | 'isClosed'>;
  clock: Pick<TrustedClock, 'stamp'>;
  store: Pick<Store, 'db'>;
  loketOrigin: string;
}

/** A number has 22 characters; what was pasted around it is cut off, what is far longer is not looked up. */
const longestNumber = 64;
const decisionsShown = 20;
const styles = readFileSync(new URL('./choice-page.css', import.meta.url), 'utf8');

/**
 * The number is the visitor's own secret of 128 bits: who has it may see and withdraw, nothing more. One that doesn't
 * exist and one that can't exist get the same answer, so an answer tells nothing about the shape of a number.
 */
export function choiceRoutes({ consents, clock, store, loketOrigin }: ChoiceParts): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  // A form can be posted from anywhere without asking; this one is only ever posted from its own page.
  routes.use('/s/:site/keuze/*', sameOrigin(loketOrigin));

  routes.get('/s/:site/keuze', (c) => {
    c.header('Vary', 'Accept-Language');
    return page(c, pageLanguage(c.req.query('lang'), c.req.header('accept-language')), 'ask');
  });

  routes.post('/s/:site/keuze', async (c) => {
    const { language, site, decisions } = await lookedUp(c);
    return page(c, language, await found(site, decisions));
  });

  routes.post('/s/:site/keuze/intrekken', async (c) => {
    const { language, site, decisions } = await lookedUp(c);
    const [newest] = decisions;
    // A second click finds that all is withdrawn: it adds nothing.
    if (!newest || (await consents.isClosed(site, newest.proof)))
      return page(c, language, await found(site, decisions));
    try {
      await withdraw(c, newest, language);
    } catch (error) {
      if (error instanceof ClockUnconfirmed) return page(c, language, 'failed');
      throw error;
    }
    return page(c, language, await found(site, await consents.newest(site, newest.proof, decisionsShown)));
  });

  routes.get('/keuze.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=86400');
    return c.body(styles);
  });

  async function lookedUp(c: Context<SiteEnv>) {
    const form = await readForm(c);
    const site = c.get('site').site;
    const number = (form.get('nummer') ?? '').replace(/\s/g, '').slice(0, longestNumber);
    const language = pageLanguage(form.get('lang') ?? undefined, c.req.header('accept-language'));
    return { language, site, decisions: await consents.newest(site, number, decisionsShown) };
  }

  async function found(site: string, [newest, ...earlier]: KeptProof[]): Promise<ChoiceState> {
    if (!newest) return 'unknown';
    const shown = (await archivedVersions(store.db, site, newest.version)).at(-1)?.shown ?? null;
    return {
      decisions: [newest, ...earlier],
      shown,
      withdrawn: await consents.isClosed(site, newest.proof),
    };
  }

  async function withdraw(c: Context<SiteEnv>, newest: KeptProof, language: PageLanguage): Promise<void> {
    const { proof, version, asked } = newest;
    // A withdrawal gives no address away either.
    const choices = Object.fromEntries(Object.keys(newest.choices).map((id) => [id, id === 'ip']));
    const circumstances = {
      at: clock.stamp(),
      domain: new URL(loketOrigin).host,
      signal: browserSignal((name) => c.req.header(name)),
    };
    await consents.append(
      c.get('site').site,
      { proof, version, choices, asked, source: 'number', language },
      circumstances,
    );
  }

  return routes;
}

const statusOf = { ask: 200, unknown: 404, failed: 503 } as const;

function page(c: Context<SiteEnv>, language: PageLanguage, state: ChoiceState) {
  c.header('Content-Security-Policy', formPagePolicy);
  // With 'no-referrer' the browser posts the form with "Origin: null", which can't be told from a stranger's.
  c.header('Referrer-Policy', 'same-origin');
  c.header('Content-Language', language);
  return c.html(
    choicePage(c.get('site'), language, state),
    typeof state === 'string' ? statusOf[state] : 200,
  );
}
