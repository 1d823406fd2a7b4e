/**
 * What the relay promises about a visitor, by the ids of the standards. A real server plays the vendor and writes
 * down every byte it is sent; seeded personal data is put wherever a browser or a proxy could put it.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openConsents } from '../../../server/consents/consents.ts';
import { relayRoutes } from '../../../server/relay/relay.routes.ts';
import { type Site, siteSchema } from '../../../server/sites/site-schema.ts';
import { reachableFrom } from '../../support/imports.ts';
import { loketOrigin, openHouse } from '../server-house.ts';

const document = JSON.parse(
  readFileSync(new URL('../../../demo/welzijn/site.json', import.meta.url), 'utf8'),
);
const welzijn = siteSchema.parse(document);
const origin = welzijn.origins[0]!;
const proof = 'QkWk2nq8yH0h5yJc6y1k3A';
const noon = Date.UTC(2026, 10, 22, 12);
const dayMs = 86_400_000;
const hit = { service: 'statistiek', event: 'page_view', page: '/activiteiten', proof };

let vendor: Server;
let upstream: string;
/** Each request as the vendor had it: request line, headers as sent, body. */
let seen: { line: string; headers: string[]; body: string }[];
const arrived: () => void = () => {};

beforeAll(async () => {
  vendor = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ line: `${request.method} ${request.url}`, headers: request.rawHeaders, body });
      response.writeHead(204).end();
      arrived();
    });
  });
  await new Promise<void>((done) => void vendor.listen(0, '127.0.0.1', done));
  upstream = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  vendor.closeAllConnections();
  vendor.close();
});

/** A relay to that vendor; `answer` is whether the newest decision says yes. */
function openRelay({
  answer = true,
  site = welzijn,
  now = () => noon,
  knowsProof = (_site: string, id: string, _service: string): boolean | Promise<boolean> =>
    answer && id === proof,
} = {}) {
  const under: Promise<unknown>[] = [];
  const routes = relayRoutes({
    sites: new Map<string, Site>([[site.site, site]]),
    upstream,
    secrets: { 'G-MERENBURG': 'secret' },
    now,
    knowsProof,
    fetch: (url, init) => {
      const asked = fetch(url, init);
      under.push(asked.catch(() => {}));
      return asked;
    },
  });
  /** Posts, and waits until the vendor has what it is to have. */
  return async (body: unknown, headers: Record<string, string> = {}) => {
    const answered = await routes.request('/s/welzijn/hits', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    await Promise.all(under);
    return answered;
  };
}

/** Everything that the vendor was sent, as one text, also undone from its encoding. */
function everythingSent(): string {
  const text = JSON.stringify(seen);
  const plain = (each: string) =>
    each.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [text, plain(text), plain(plain(text))].join('\n');
}

const digitsOf = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
/** Personal data as visitors bring it along, a new one each time, recognisable by its seed. */
const personal = fc.oneof(
  fc.stringMatching(/^[a-z]{4,8}\.[a-z]{4,8}@[a-z]{4,9}\.nl$/),
  digitsOf(8).map((digits) => `06${digits}`),
  digitsOf(9).map((digits) => `+31${digits}`),
  digitsOf(8).map((digits) => `06-${digits.slice(0, 4)} ${digits.slice(4)}`),
  digitsOf(9),
  fc.stringMatching(/^[A-Z][a-z]{5,9} de [A-Z][a-z]{5,9}$/),
  fc.stringMatching(/^[A-Z][a-z]{5,9}-[A-Z][a-z]{5,9}$/),
  fc.stringMatching(/^gclid=Cj0[A-Za-z0-9]{24}$/),
  fc.stringMatching(/^fbclid=IwAR[A-Za-z0-9]{24}$/),
  fc.stringMatching(/^msclkid=[0-9a-f]{31}7$/),
  fc.stringMatching(/^_gl=1\*[a-z0-9]{6}\*_ga\*[A-Z][A-Za-z0-9]{12}$/),
);
const written = fc.constantFrom<(text: string) => string>(
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
);

describe('the relay towards the vendor', () => {
  it('GA-34, GA-36: lets nothing personal through in a path, however it is encoded', async () => {
    const post = openRelay();
    const before = fc.constantFrom('/', '/account/', '/zoek?q=', '/activiteiten#', '/bedankt/', '/a/b/');
    const after = fc.constantFrom('', '/', '?stap=2', '#einde', '/verder');
    await fc.assert(
      fc.asyncProperty(personal, written, before, after, async (who, write, start, end) => {
        seen = [];
        await post({ ...hit, page: start + write(who) + end });
        expect(seen).toHaveLength(1);
        expect(everythingSent()).not.toContain(who);
      }),
      { numRuns: 150 },
    );
  });

  it('GA-37: drops a hit with anything personal in any other field, or in a field of its own', async () => {
    const post = openRelay();
    const field = fc.constantFrom(
      'service',
      'event',
      'proof',
      'user_id',
      'page_title',
      'params',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(personal, written, field, async (who, write, name) => {
        seen = [];
        const text = JSON.stringify(hit).replace(
          /}$/,
          `,${JSON.stringify(name)}:${JSON.stringify(write(who))}}`,
        );
        await post(text);
        expect(everythingSent()).not.toContain(who);
        expect(seen).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('GA-30, GA-33, GA-35: lets nothing personal through from any header', async () => {
    const post = openRelay();
    const header = fc.constantFrom(
      ...[
        'x-forwarded-for',
        'forwarded',
        'x-real-ip',
        'cf-connecting-ip',
        'true-client-ip',
        'via',
        'referer',
      ],
      ...[
        'user-agent',
        'sec-ch-ua',
        'sec-ch-ua-full-version-list',
        'sec-ch-ua-model',
        'sec-ch-viewport-width',
      ],
      ...['accept-language', 'cookie', 'dpr', 'x-client-data', 'traceparent'],
    );
    await fc.assert(
      fc.asyncProperty(personal, header, async (who, name) => {
        seen = [];
        await post(hit, { [name]: who });
        expect(seen).toHaveLength(1);
        expect(everythingSent()).not.toContain(who);
      }),
      { numRuns: 100 },
    );
  });

  it('GA-30, GA-35: sends these headers and no others, whatever the visitor’s browser sent', async () => {
    await openRelay()(hit, {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.1.2',
      'sec-ch-ua-platform': '"Linux"',
      'x-forwarded-for': '203.0.113.7',
    });
    const names = seen[0]!.headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    const usual = ['host', 'connection', 'content-type', 'user-agent', 'content-length', 'accept'];
    expect(
      names.filter(
        (name) => ![...usual, 'accept-language', 'accept-encoding', 'sec-fetch-mode'].includes(name),
      ),
    ).toEqual([]);
    expect(seen[0]!.headers).toContain('privacyloket');
    expect(everythingSent()).not.toMatch(/Mozilla|Chrome|Linux|203\.0\.113/);
  });

  it('GA-30, GA-40: has no query but the measurement id and our own secret, and overrides no address', async () => {
    await openRelay()({ ...hit, page: '/activiteiten?utm_source=brief&gclid=abc' });
    expect(seen[0]!.line).toBe('POST /mp/collect?measurement_id=G-MERENBURG&api_secret=secret');
    expect(everythingSent()).not.toMatch(/_uip|ip_override|user_location|utm_|gclid/);
  });

  it('GA-31, GA-37: says where the page is and nothing else about the visit', async () => {
    await openRelay()(hit);
    expect(JSON.parse(seen[0]!.body)).toEqual({
      client_id: expect.stringMatching(/^\d{1,7}$/),
      non_personalized_ads: true,
      events: [{ name: 'page_view', params: { page_location: `${origin}/activiteiten` } }],
    });
  });

  it('GA-34: knows only the pages that the site lists, so that a name written as a page stays here', async () => {
    const services = document.cookies.services.map((each: { integration: string }) =>
      each.integration === 'google-analytics' ? { ...each, pages: ['/', '/activiteiten'] } : each,
    );
    const site = siteSchema.parse({ ...document, cookies: { ...document.cookies, services } });
    const post = openRelay({ site });
    for (const page of ['/clienten/jan-jansen', '/jan-jansen', '/activiteiten/jan'])
      await post({ ...hit, page });
    expect(everythingSent()).not.toContain('jan');
    await post(hit);
    expect(seen.at(-1)!.body).toContain(`${origin}/activiteiten"`);
  });
});

describe('the visitor’s number', () => {
  const numberAt = async (post: ReturnType<typeof openRelay>) => {
    seen = [];
    await post(hit);
    return JSON.parse(seen[0]!.body).client_id as string;
  };

  it('GA-32: is another on the next day, and never the same again', async () => {
    let now = noon;
    const post = openRelay({ now: () => now });
    const first = await numberAt(post);
    expect(await numberAt(post)).toBe(first);
    now += dayMs;
    const next = await numberAt(post);
    now -= dayMs;
    const again = await numberAt(post);
    expect(new Set([first, next, again]).size).toBe(3);
  });

  it('GA-32, GA-36: is neither the proof nor a plain hash of it', async () => {
    const number = await numberAt(openRelay());
    const plain = createHash('sha256').update(`welzijn\0${proof}`).digest().readUInt32BE(0) % 2 ** 20;
    expect(everythingSent()).not.toContain(proof);
    expect(number).not.toBe(String(plain));
  });

  it('GA-32: has a salt that nothing could write to disk', () => {
    const { files } = reachableFrom('server/relay/relay.routes.ts');
    const room = [...files].filter((file) => file.startsWith('server/relay/'));
    expect(room).toContain('server/relay/visitor-number.ts');
    expect([...files].filter((file) => file.startsWith('server/store/'))).toEqual([]);
    for (const file of room)
      expect(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')).not.toMatch(
        /node:(fs|sqlite)|process\.env/,
      );
  });
});

describe('a hit without a yes', () => {
  it('GA-39: is dropped where there is no proof, a refused or a withdrawn one', async () => {
    for (const body of [
      { ...hit, proof: undefined },
      { ...hit, proof: '' },
      { ...hit, proof: 'A'.repeat(22) },
    ])
      expect((await openRelay()(body)).status).toBe(204);
    expect((await openRelay({ answer: false })(hit)).status).toBe(204);
    expect(seen).toEqual([]);
  });

  it.each([
    ['oversized', JSON.stringify({ ...hit, page: `/${'a'.repeat(2000)}` })],
    ['malformed', '{"service":'],
    ['no object', '[]'],
    ['from another site', JSON.stringify(hit), { origin: 'https://ander.example' }],
    ['without an origin', JSON.stringify(hit), { origin: 'null' }],
  ])('is dropped in silence when it is %s', async (_, body, headers?: Record<string, string>) => {
    const answer = await openRelay()(body, headers);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(seen).toEqual([]);
  });
});

describe('the server around it', () => {
  it('GA-39: passes a hit on after a yes only: not before, not after a no, not after a withdrawal', async () => {
    const house = await openHouse();
    try {
      const post = openRelay({ knowsProof: openConsents(house.services.store).allows });
      const decide = async (statistiek: boolean) => {
        const choices = { ip: true, statistiek };
        const decision = { proof, version: 'v', choices, asked: {}, source: 'preferences', language: 'nl' };
        const answer = await house.visit('/s/welzijn/consents', decision, { origin });
        expect(answer.status).toBe(204);
      };
      const counted: number[] = [];
      for (const answer of [undefined, false, true, false, true]) {
        if (answer !== undefined) await decide(answer);
        await post(hit);
        counted.push(seen.length);
      }
      expect(counted).toEqual([0, 0, 1, 1, 2]);
    } finally {
      await house.close();
    }
  });

  it('GA-41: answers everything alike and logs nothing of the visitor, the address of the page included', async () => {
    const house = await openHouse();
    try {
      const secret = 'jan.seed@voorbeeld.nl';
      for (const body of [{ ...hit, page: `/${secret}` }, { ...hit, page: secret.repeat(100) }, 'geen hit'])
        for (const from of [origin, 'https://ander.example'])
          expect(
            (
              await house.services.loket.request(`${loketOrigin}/s/welzijn/hits?wie=${secret}`, {
                method: 'POST',
                headers: {
                  origin: from,
                  'content-type': 'application/json',
                  'user-agent': 'Kenmerk/7.1',
                  'x-forwarded-for': '203.0.113.7',
                },
                body: JSON.stringify(body),
              })
            ).status,
          ).toBe(204);
      expect(house.log.length).toBe(6);
      expect(JSON.stringify(house.log)).not.toMatch(/seed|Kenmerk|203\.0\.113|ander\.example|activiteiten/);
    } finally {
      await house.close();
    }
  });
});
