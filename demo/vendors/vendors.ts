/**
 * Plays Google, Hotjar and the provider's own Matomo: scripts that set cookies and send beacons as the real ones
 * do, and a Measurement Protocol that writes down what it gets. Everything that arrives is kept in memory and
 * shown at `/recorded`, so that anybody can see what a vendor would have learned.
 */
import { Hono } from 'hono';
import { googleTag } from './google-tag.ts';
import { hotjar } from './hotjar.ts';
import { matomo } from './matomo.ts';

/** One request as the vendor sees it. */
export interface Recorded {
  vendor: 'google-tag' | 'measurement-protocol' | 'hotjar' | 'matomo';
  /** 'script' is the loading of its script, 'beacon' what it sent. */
  what: 'script' | 'beacon';
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

export interface Vendors {
  app: Hono;
  /** Oldest first. */
  recorded: Recorded[];
  clear(): void;
  /** Resolves when something arrives that fits; at once when it has. */
  seen(fits: (each: Recorded) => boolean): Promise<Recorded>;
  /** What the relay needs: where these vendors are for this process, and their made-up secrets. */
  analytics(origin: string): { upstream: string; secrets: Record<string, string> };
}

/** Of the newest only; a demo that runs for weeks must not fill the memory. */
const recordedCeiling = 1000;
const secrets = { 'G-OEVERLICHT': 'demo', 'G-ELZENBRUG': 'demo', 'G-MERENBURG': 'demo' };

/** Opens the vendors; each call has a memory of its own. */
export function openVendors(): Vendors {
  const recorded: Recorded[] = [];
  const waiting = new Set<(each: Recorded) => void>();
  const app = new Hono();

  async function record(vendor: Recorded['vendor'], what: Recorded['what'], request: Request) {
    const { pathname, searchParams } = new URL(request.url);
    const arrived: Recorded = {
      vendor,
      what,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    };
    recorded.push(arrived);
    if (recorded.length > recordedCeiling) recorded.shift();
    for (const tell of waiting) tell(arrived);
  }

  function script(path: string, vendor: Recorded['vendor'], text: string) {
    app.get(path, async (c) => {
      await record(vendor, 'script', c.req.raw);
      return c.body(text, 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-store',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
    });
  }

  function beacon(path: string, vendor: Recorded['vendor']) {
    app.all(path, async (c) => {
      await record(vendor, 'beacon', c.req.raw);
      return c.body(null, 204, { 'Access-Control-Allow-Origin': '*' });
    });
  }

  script('/gtag/js', 'google-tag', googleTag);
  beacon('/g/collect', 'google-tag');
  beacon('/mp/collect', 'measurement-protocol');
  script('/c/:script{hotjar-[0-9]+\\.js}', 'hotjar', hotjar);
  beacon('/hotjar/:what', 'hotjar');
  script('/statistiek/matomo.js', 'matomo', matomo);
  beacon('/statistiek/matomo.php', 'matomo');
  app.get('/recorded', (c) => c.json(recorded));

  return {
    app,
    recorded,
    clear: () => {
      recorded.length = 0;
    },
    seen: (fits) =>
      new Promise((resolve) => {
        const known = recorded.find(fits);
        if (known) return resolve(known);
        const tell = (each: Recorded) => {
          if (!fits(each)) return;
          waiting.delete(tell);
          resolve(each);
        };
        waiting.add(tell);
      }),
    analytics: (origin) => ({ upstream: origin, secrets }),
  };
}
