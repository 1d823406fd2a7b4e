/**
 * How much may be asked of us in an hour, by route (SE-30): by one network, of one site, and by everybody together.
 * Pure; rates.ts counts and a test compares the table with the routes that there are.
 */
export interface Rate {
  /** For one network. */
  network: number;
  /** What a network still has while a site or everybody is over its share: a flood leaves a person their one message. */
  least: number;
  /** For one site; none where what it costs has nothing to do with a site. */
  site?: number;
  /** For all together; none where nobody may spend what is another's. */
  all?: number;
}

export type RateName = keyof typeof rates;

/** An hour's worth may come at once; it comes back evenly. */
export const rates = {
  /** Messages: an office, or a whole mobile network, is one network. */
  submissions: { network: 60, least: 4, site: 600, all: 20_000 },
  /** In padded bytes: ten large messages; `least` is one of them. */
  'upload-bytes': { network: 250_000_000, least: 30_000_000, all: 5_000_000_000 },
  /** What tickets allow already; this bounds the noise. */
  chunks: { network: 20_000, least: 1000, all: 1_000_000 },
  consents: { network: 600, least: 20, site: 20_000, all: 400_000 },
  hits: { network: 3000, least: 60, site: 100_000, all: 1_000_000 },
  /** Looking up one's own message or choice. */
  lookups: { network: 600, least: 60, all: 200_000 },
  /** Only what failed is counted, so whoever has a right code gets in from a network where others guess. */
  'wrong-receipts': { network: 20, least: 1, all: 2000 },
  /** What the database has to be asked for. */
  reads: { network: 12_000, least: 600, all: 2_000_000 },
  /** Attempts to sign in or to enrol, right or wrong. */
  'sign-ins': { network: 600, least: 60, all: 60_000 },
  /** Wrong words from one network that is not known. */
  'wrong-sign-ins': { network: 30, least: 2, all: 3000 },
  /** The same tries by name, and those of a browser that the person signed in with before: no stranger's flood shuts it. */
  'wrong-by-name': { network: 30, least: 2 },
  'wrong-known-browser': { network: 30, least: 2 },
  /** Of somebody who is signed in: what a fast hand with three windows open never asks. */
  staff: { network: 60_000, least: 20_000, all: 2_000_000 },
} as const satisfies Readonly<Record<string, Rate>>;

/** 'free': bytes that are the same for everybody, which a proxy can hold. */
export const rateOfRoute: Readonly<Record<string, RateName | 'free'>> = {
  'GET /healthz': 'free',
  'GET /readyz': 'free',
  'GET /.well-known/gpc.json': 'free',
  'GET /.well-known/security.txt': 'free',
  'GET /:file{[a-z0-9-]+\\.js}': 'free',
  'GET /p/:file{[0-9a-f]{24}\\.js}': 'free',
  'GET /a/:file': 'free',
  'GET /verklaring.css': 'free',
  'GET /formulier/page.css': 'free',
  'GET /formulier/:file': 'free',
  'GET /bewijs/answers.js': 'free',
  'GET /bewijs.css': 'free',
  'GET /keuze.css': 'free',
  'GET /': 'free',

  'GET /s/:site/pinned.json': 'reads',
  'GET /s/:site/details': 'reads',
  'GET /s/:site/statement': 'reads',
  'GET /s/:site/vertaling/:form/:language': 'reads',
  'GET /s/:site/verklaring': 'reads',
  'GET /s/:site/verklaring.json': 'reads',
  'GET /s/:site/formulier/:form': 'reads',
  'GET /s/:site/bewijs': 'reads',
  'GET /s/:site/keuze': 'reads',
  'POST /s/:site/keuze': 'lookups',
  'POST /s/:site/keuze/intrekken': 'consents',
  'POST /s/:site/consents': 'consents',
  'POST /s/:site/hits': 'hits',
  'POST /s/:site/submissions': 'submissions',
  // Its bytes are counted by the route, which knows them.
  'POST /s/:site/uploads': 'lookups',
  'PUT /s/:site/uploads': 'chunks',
  'DELETE /s/:site/uploads': 'lookups',
  'POST /s/:site/receipts/state': 'lookups',
  'POST /s/:site/receipts/answers': 'lookups',
  'POST /s/:site/receipts/withdraw': 'lookups',

  'POST /api/enrolments/inspect': 'sign-ins',
  'POST /api/enrolments/complete': 'sign-ins',
  'POST /api/sessions/begin': 'sign-ins',
  'POST /api/sessions': 'sign-ins',
  'POST /api/sessions/challenge': 'sign-ins',
  'POST /api/sessions/passkey': 'sign-ins',
};

/** A route that nobody named has the rate of what is behind a session at the inbox, and of a look-up elsewhere. */
export function rateOf(method: string, path: string): RateName | 'free' {
  const route = `${method} ${path}`;
  if (Object.hasOwn(rateOfRoute, route)) return rateOfRoute[route]!;
  return path.startsWith('/api/') ? 'staff' : 'lookups';
}
