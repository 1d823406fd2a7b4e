/**
 * Plays every vendor that a site can declare: scripts that set cookies and send beacons as the real ones do, frames
 * with a cookie of their own, and a Measurement Protocol that writes down what it gets. Everything that arrives is kept in memory and
 * shown at `/recorded`, so that anybody can see what a vendor would have learned.
 */
import { Hono } from 'hono';
import { clarity } from './clarity.ts';
import { contentsquare } from './contentsquare.ts';
import { framePage, frames } from './frames.ts';
import { googleTag } from './google-tag.ts';
import { hotjar } from './hotjar.ts';
import { matomo } from './matomo.ts';
import { plausible } from './plausible.ts';
import { tagManager } from './tag-manager.ts';

/** One request as the vendor sees it. */
export interface Recorded {
  vendor:
    | 'google-tag'
    | 'google-tag-manager'
    | 'measurement-protocol'
    | 'matomo'
    | 'plausible'
    | 'hotjar'
    | 'contentsquare'
    | 'clarity'
    | 'youtube'
    | 'vimeo'
    | 'google-maps'
    | 'openstreetmap';
  /** 'script' is the loading of its script, 'beacon' what it sent, 'frame' a page in a frame. */
  what: 'script' | 'beacon' | 'frame';
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
  script('/gtm.js', 'google-tag-manager', tagManager);
  beacon('/gtm/collect', 'google-tag-manager');
  script('/js/:script{pa-[A-Za-z0-9]+\\.js}', 'plausible', plausible);
  beacon('/api/event', 'plausible');
  script('/uxa/:script{[0-9a-f]{13}\\.js}', 'contentsquare', contentsquare);
  beacon('/contentsquare/:what', 'contentsquare');
  script('/tag/:project', 'clarity', clarity);
  beacon('/clarity/:what', 'clarity');
  for (const each of frames)
    app.get(each.path, async (c) => {
      await record(each.vendor, 'frame', c.req.raw);
      // Partitioned, which browsers that block the cookies of others still take.
      c.header(
        'Set-Cookie',
        `${each.cookie}=stub; Path=/; Max-Age=15552000; SameSite=None; Secure; Partitioned`,
      );
      return c.html(framePage(each));
    });
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
