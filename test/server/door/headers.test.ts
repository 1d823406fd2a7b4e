/** Security headers for each kind of answer (SE-01 to SE-04), host check, preflight and methods. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLoket } from '../../../server/app.ts';
import { openConsents } from '../../../server/consents/consents.ts';
import { openLedger } from '../../../server/retention/ledger.ts';
import { type OpenSite, openSite } from '../inbox-person.ts';
import { codeOf, type House, inboxOrigin, openHouse, rondomOrigin } from '../server-house.ts';

let house: House;
let site: OpenSite;
beforeAll(async () => {
  house = await openHouse();
  site = await openSite(house);
});
afterAll(() => house.close());

const inbox = (path: string) => house.services.inbox.request(inboxOrigin + path);

/** On everything, whatever it is. */
function expectStrict(answer: Response): void {
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=(), geolocation=()'),
    'content-security-policy': expect.stringMatching(/^default-src 'none';/),
  });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  for (const banned of ['server', 'x-powered-by', 'expect-ct', 'x-xss-protection'])
    expect(headers).not.toHaveProperty(banned);
}

describe('headers', () => {
  it.each([
    ['the script of a site', '/rondom.js', 200],
    ['a chunk', '/a/banner-abc123.js', 200],
    ['the details', '/s/rondom/details', 200],
    ['the statement', '/s/rondom/statement', 200],
    ['the receipt page', '/s/rondom/bewijs', 200],
    ['its style sheet', '/bewijs.css', 200],
    ['the style sheet of the choices', '/keuze.css', 200],
    ['the word on GPC', '/.well-known/gpc.json', 200],
    ['the health of the server', '/healthz', 200],
    ['an unknown address', '/onbekend', 404],
    ['an unknown site', '/s/onbekend/details', 404],
  ])('are strict on %s', async (_, path, status) => {
    const answer = await house.visit(path);
    expect(answer.status).toBe(status);
    expectStrict(answer);
  });

  it('keep what changes out of every cache', async () => {
    for (const answer of [await house.visit('/healthz'), await house.visit('/s/rondom/submissions', {})])
      expect(answer.headers.get('cache-control')).toBe('no-store');
    const list = await site.person.ask('POST', '/api/submissions/list', {});
    expect(list.headers.get('cache-control')).toBe('no-store');
    expect(list.headers.get('vary')).toContain('Sec-Fetch-Site, Origin');
    expectStrict(list);
  });

  it('let only the public files be loaded by another origin without asking', async () => {
    const policy = async (answer: Promise<Response>) =>
      (await answer).headers.get('cross-origin-resource-policy');
    expect(await policy(house.visit('/rondom.js'))).toBe('cross-origin');
    expect(await policy(house.visit('/s/rondom/details'))).toBe('same-origin');
    expect(await policy(house.visit('/s/rondom/bewijs'))).toBe('same-origin');
    expect(await policy(Promise.resolve(inbox('/a/worker-abc123.js')))).toBe('same-origin');
  });

  it('give the inbox page, and its worker, a policy with Trusted Types', async () => {
    for (const path of ['/', '/a/worker-abc123.js']) {
      const answer = await inbox(path);
      expectStrict(answer);
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
          "font-src 'self'; worker-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; " +
          "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html privacyloket",
      );
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await inbox('/')).headers.get('cache-control')).toBe('no-cache');
  });

  it('tell browsers to insist on https where that is our origin', async () => {
    expect((await house.visit('/healthz')).headers.get('strict-transport-security')).toBeNull();
    const { services, dataDir, sites } = house;
    const app = createLoket({
      ...services,
      ledger: openLedger(`${dataDir}/other-ledger`),
      consents: openConsents(services.store),
      sites: new Map(sites.map((each) => [each.site, each])),
      loketOrigin: 'https://loket.example',
      inboxOrigin: 'https://inbox.example',
      dist: `${dataDir}/dist`,
      analytics: { upstream: 'https://upstream.example', secrets: {} },
      secret: new Uint8Array(32),
      now: house.now,
      trustedHops: undefined,
      hasRoom: () => true,
      securityContact: 'mailto:lek@praktijk.example',
      log: () => {},
      wakeMail: () => {},
      health: async () => ({ accepting: true, codes: [] }),
    });
    const contact = await app.request('https://loket.example/.well-known/security.txt');
    expect(await contact.text()).toBe(
      [
        'Contact: mailto:lek@praktijk.example',
        `Expires: ${new Date(house.now() + 180 * 86_400_000).toISOString()}`,
        'Preferred-Languages: nl, en',
        'Canonical: https://loket.example/.well-known/security.txt\n',
      ].join('\n'),
    );
    expect(contact.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await house.visit('/.well-known/security.txt')).status).toBe(404);
    const answer = await app.request('https://loket.example/healthz');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  });
});

describe('pages of other origins', () => {
  it('may ask with JSON, without credentials', async () => {
    const answer = await house.services.loket.request('http://loket.localhost:8787/s/rondom/submissions', {
      method: 'OPTIONS',
      headers: { origin: rondomOrigin, 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'content-type, upload-ticket, upload-part',
      'access-control-max-age': '86400',
    });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('can read a refusal, and when to try again', async () => {
    const answer = await house.visit('/s/rondom/submissions', {});
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
  });

  it('get nothing from the inbox’s origin, not even a preflight', async () => {
    const answer = await house.services.inbox.request(`${inboxOrigin}/api/submissions/list`, {
      method: 'OPTIONS',
      headers: { origin: rondomOrigin, 'access-control-request-method': 'POST' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.status).not.toBe(204);
  });
});

describe('the host', () => {
  it.each([
    'http://localhost/rondom.js',
    'http://elders.example/rondom.js',
    'http://loket.localhost/rondom.js',
  ])('refuses %s, which is not its own', async (url) => {
    const answer = await house.services.loket.request(url);
    expect([answer.status, await codeOf(answer)]).toEqual([421, 'not-found']);
  });

  it('refuses the loket’s host on the inbox', async () => {
    expect((await house.services.inbox.request('http://loket.localhost:8787/')).status).toBe(421);
  });

  it('tells its health to whoever asks by address', async () => {
    expect((await house.services.loket.request('http://127.0.0.1/healthz')).status).toBe(200);
  });
});

describe('methods', () => {
  it.each([
    ['PUT', '/s/rondom/statement', 'GET, HEAD'],
    ['DELETE', '/s/rondom/submissions', 'POST'],
    ['POST', '/rondom.js', 'GET, HEAD'],
  ])('refuses %s %s and names what it takes', async (method, path, allow) => {
    const answer = await house.services.loket.request(`http://loket.localhost:8787${path}`, {
      method,
      headers: { origin: rondomOrigin },
    });
    expect([answer.status, await codeOf(answer), answer.headers.get('allow')]).toEqual([
      405,
      'method',
      allow,
    ]);
  });

  it('refuses a GET where something would change', async () => {
    const answer = await site.person.ask('GET', '/api/submissions/list');
    expect([answer.status, await codeOf(answer)]).toEqual([405, 'method']);
  });
});
