/** What a visitor can ask with the receipt: how the message stands, and to have it wiped. POST only, after a button. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { builtFile, type Compressed } from '../door/built-files.ts';
import type { SiteEnv } from '../door/origin-check.ts';
import { parse } from '../door/parse.ts';
import type { Rates } from '../door/rates.ts';
import { readJson } from '../door/read-json.ts';
import { receiptPolicy } from '../door/security-headers.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import { countingWrong } from './counting-wrong.ts';
import { fetchAnswers } from './fetch-answers.ts';
import { receiptPage } from './receipt-page.ts';
import { receiptHash, receiptState } from './receipt-state.ts';
import { type WithdrawParts, withdraw } from './withdraw.ts';

export interface ReceiptParts extends WithdrawParts {
  clock: Pick<TrustedClock, 'now' | 'stamp'>;
  rates: Rates;
  /** Folder of the built files. */
  dist: string;
}

const question = z.strictObject({ key: z.string().regex(thirtyTwoBytes) });
const styles = readFileSync(new URL('./receipt-page.css', import.meta.url), 'utf8');

/** `POST …/receipts/state`, `…/answers` and `…/withdraw`, `GET …/bewijs` (`?taal=` a language of the site). The POSTs refuse `too-many`. */
export function receiptRoutes(parts: ReceiptParts): Hono<SiteEnv> {
  const { store, clock, rates } = parts;
  const routes = new Hono<SiteEnv>();
  const compressed: Compressed = new Map();

  routes.post('/s/:site/receipts/state', async (c) => {
    const receipt = await asked(c);
    return c.json(await countingWrong(rates, c.get('network'), () => receiptState(store, receipt, clock)));
  });

  routes.post('/s/:site/receipts/answers', async (c) => {
    const receipt = await asked(c);
    return c.json(await countingWrong(rates, c.get('network'), () => fetchAnswers(store, receipt, clock)));
  });

  routes.post('/s/:site/receipts/withdraw', async (c) => {
    const receipt = await asked(c);
    await countingWrong(rates, c.get('network'), () => withdraw(parts, receipt));
    return c.json(await receiptState(store, receipt, clock));
  });

  routes.get('/s/:site/bewijs', (c) => {
    c.header('Content-Security-Policy', receiptPolicy);
    const site = c.get('site');
    const asked = c.req.query('taal');
    return c.html(receiptPage(site, site.languages.find((each) => each === asked) ?? site.languages[0]!));
  });

  routes.get('/bewijs/answers.js', async (c) => {
    const answer = await builtFile(c, join(parts.dist, 'receipt'), 'answers.js', compressed);
    answer.headers.set('Cache-Control', 'no-cache');
    return answer;
  });

  routes.get('/bewijs.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=86400');
    return c.body(styles);
  });

  return routes;
}

async function asked(c: Context<SiteEnv>): Promise<{ site: string; receipt: string }> {
  const { key } = parse(question, await readJson(c));
  return { site: c.get('site').site, receipt: receiptHash(key) };
}
