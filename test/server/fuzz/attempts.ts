/** One hostile request to a route: the right one with something wrong in it, or wrong altogether. */
import fc from 'fast-check';
import { contentType, hostileKey, hostilePart, hostileValue, pathTrick } from './hostile-values.ts';

export interface Route {
  app: 'loket' | 'inbox';
  method: string;
  path: string;
}

export interface Attempt {
  route: Route;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | undefined;
  /** Whether the page that asks may, by its headers. */
  mayAsk: boolean;
}

/** What would be right. */
export interface Known {
  /** By `METHOD path`: a body that is accepted, or nearly; a text is what a plain form posts. */
  bodies: Readonly<Record<string, unknown>>;
  /** By name of a parameter. */
  parts: Readonly<Record<string, readonly string[]>>;
  /** Our own, and of a provider's page. */
  origins: Readonly<Record<'loket' | 'inbox' | 'page', string>>;
  cookies: readonly string[];
}

export type Mutation = (value: unknown) => unknown;

export function attempts(routes: readonly Route[], known: Known): fc.Arbitrary<Attempt> {
  return fc
    .constantFrom(...routes)
    .chain((route) =>
      fc.record({
        route: fc.constant(route),
        method: fc.oneof(
          { weight: 15, arbitrary: fc.constant(route.method) },
          {
            weight: 1,
            arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'),
          },
        ),
        path: fc.tuple(pathOf(route, known), pathTrick).map(([path, trick]) => trick(path)),
        asking: asking(originFor(route, known), isOwnPage(route)),
        cookie: fc.constantFrom('', ...known.cookies),
        type: fc.oneof({ weight: 8, arbitrary: fc.constant(typeOf(rightFor(route, known))) }, contentType),
        body: bodyOf(rightFor(route, known)),
      }),
    )
    .map(({ asking: { headers, mayAsk }, cookie, type, body, method, ...rest }) => ({
      ...rest,
      method,
      mayAsk,
      body: method === 'GET' || method === 'HEAD' ? undefined : body,
      headers: { ...headers, ...(cookie && { cookie }), ...(type && { 'content-type': type }) },
    }));
}

function isOwnPage({ app, path }: Route): boolean {
  return app === 'inbox' || path.startsWith('/s/:site/keuze');
}

/** The page that may ask: of a provider, or of our own. */
function originFor(route: Route, { origins }: Known): string {
  return route.app === 'loket' && !isOwnPage(route) ? origins.page : origins[route.app];
}

function rightFor({ method, path }: Route, { bodies }: Known): unknown {
  return bodies[`${method} ${path}`] ?? {};
}

function typeOf(right: unknown): string {
  return typeof right === 'string' ? 'application/x-www-form-urlencoded' : 'application/json';
}

/** CSRF and CORS: pages that may ask, and the ways in which one that may not would look like it. */
function asking(own: string, isOwnPage: boolean): fc.Arbitrary<Pick<Attempt, 'headers' | 'mayAsk'>> {
  const right = { origin: own, 'sec-fetch-site': 'same-origin' };
  // A form stands on a page of another origin by design; our own pages only ever talk to their own server.
  const fetched = ['cross-site', 'same-site', 'none'].map((site) => ({ ...right, 'sec-fetch-site': site }));
  const wrong: Record<string, string>[] = [
    ...(isOwnPage ? fetched : []),
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: `${own}.evil.example` },
    { origin: own.replace('http:', 'https:') },
    { origin: own.toUpperCase() },
    { origin: `${own}, https://evil.example` },
    { origin: `${own}/` },
    { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
    { referer: `${own}/`, 'x-forwarded-host': new URL(own).host },
  ];
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .constantFrom(...(isOwnPage ? [right] : [right, ...fetched]))
        .map((headers) => ({ headers, mayAsk: true })),
    },
    { weight: 1, arbitrary: fc.constantFrom(...wrong.map((headers) => ({ headers, mayAsk: false }))) },
  );
}

function pathOf({ path }: Route, { parts }: Known): fc.Arbitrary<string> {
  return fc
    .tuple(
      ...path.split('/').map((part) => {
        if (!part.startsWith(':')) return fc.constant(part);
        const right = parts[/^:(\w+)/.exec(part)![1]!] ?? ['x'];
        return fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...right) },
          { weight: 1, arbitrary: hostilePart },
        );
      }),
    )
    .map((each) => each.join('/'));
}

function bodyOf(right: unknown): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const isForm = typeof right === 'string';
  const text = isForm ? right : JSON.stringify(right);
  const bytes = (written: string) => new TextEncoder().encode(written) as Uint8Array<ArrayBuffer>;
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .array(mutation, { minLength: 0, maxLength: 3 })
        .map((all) => all.reduce((value, each) => each(value), right))
        .map((value) => bytes((typeof value === 'string' && isForm ? value : JSON.stringify(value)) ?? '')),
    },
    { weight: 1, arbitrary: fc.nat(text.length).map((length) => bytes(text.slice(0, length))) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) as fc.Arbitrary<Uint8Array<ArrayBuffer>> },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        bytes('['.repeat(15_000)),
        bytes(`{"a":`.repeat(3000)),
        bytes(`${text}${text}`),
        bytes(`\ufeff${text}`),
        bytes(`${' '.repeat(17_000)}${text}`),
        bytes('"\\ud800"'),
        bytes('-'.repeat(100)),
        bytes(text.replace('{', '{"__proto__":{"site":"rondom"},')),
        bytes(text.replace('{', '{"id":1,"id":2,')),
        bytes('x'.repeat(130_000)),
      ),
    },
  );
}

/** Something wrong in one place of a JSON value, which stays as it is. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(), hostileValue).map(
    ([place, value]): Mutation =>
      (whole) =>
        changed(whole, place, () => value),
  ),
  fc.nat().map(
    (place): Mutation =>
      (whole) =>
        changed(whole, place, () => undefined),
  ),
  fc.tuple(fc.nat(), hostileKey, hostileValue).map(
    ([place, key, value]): Mutation =>
      (whole) =>
        changed(whole, place, (old) => withKey(old, key, value)),
  ),
  fc.nat().map(
    (place): Mutation =>
      (whole) =>
        changed(whole, place, (old) => [old, old]),
  ),
);

function withKey(old: unknown, key: string, value: unknown): unknown {
  if (typeof old !== 'object' || old === null) return { [key]: value, old };
  // Defined, not assigned, or `__proto__` would never be written out.
  return Object.defineProperty(structuredClone(old), key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** The value with its `place`-th part changed, counted over all of them. */
function changed(whole: unknown, place: number, change: (old: unknown) => unknown): unknown {
  const copy = { whole: structuredClone(whole) };
  const places: [holder: Record<string, unknown>, key: string][] = [];
  collect(copy as Record<string, unknown>, places);
  const [holder, key] = places[place % places.length]!;
  holder[key] = change(holder[key]);
  return copy.whole;
}

function collect(holder: Record<string, unknown>, into: [Record<string, unknown>, string][]): void {
  for (const key of Object.keys(holder)) {
    into.push([holder, key]);
    const value = holder[key];
    if (typeof value === 'object' && value !== null) collect(value as Record<string, unknown>, into);
  }
}
