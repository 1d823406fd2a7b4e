/** Every route has a rule, the rule is kept for every role, and the line that it promises is written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PasskeyChallenge, WayOptions } from '../../../server/secretariat/inbox-api.ts';
import { userHandle } from '../../../server/secretariat/passkeys.ts';
import { inboxRules, loketRules, type RouteRule } from '../../../server/secretariat/route-rules.ts';
import { type Role, roles } from '../../../widget/envelope/role.ts';
import { sealAnswer } from '../../../widget/envelope/seal-answer.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import { drawReceiptCode, replyBits } from '../../../widget/receipt/receipt-code.ts';
import {
  completionOf,
  draftOf,
  enrolled,
  inboxBrowser,
  type OpenSite,
  openSite,
  type Person,
  salt,
  sampleChest,
  signInKey,
} from '../inbox-person.ts';
import { sealedEntry } from '../logbook/sealed-entry.ts';
import { broughtUpload } from '../sealed-files.ts';
import { postOf, type SealedPost, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';
import { type SoftPasskey, softPasskey } from '../soft-passkey.ts';

let house: House;
let site: OpenSite;
let post: SealedPost;
let id: string;
const passkey = softPasskey();
const people = new Map<Role, Person>();

beforeAll(async () => {
  house = await openHouse();
  site = await openSite(house);
  post = await broughtUpload(house, site.signed, [5]);
  id = post.envelope.context.id;
  expect((await house.visit('/s/rondom/submissions', postOf(post))).status).toBe(201);
  for (const role of roles) people.set(role, await enrolled(house, 'rondom', `${role}-1`, role));
});
afterAll(() => house.close());

const routesOf = (app: 'inbox' | 'loket') =>
  [
    ...new Set(
      house.services[app].routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ].sort();
const rules: [string, RouteRule][] = Object.entries(inboxRules);
const lines = () =>
  house.services.store.sqlite.prepare('select event, actor, detail from register order by seq').all() as {
    event: string;
    actor: string;
    detail: string;
  }[];

describe('the rules of the routes', () => {
  it('know every route that there is, and no other', () => {
    expect(Object.keys(inboxRules).sort()).toEqual(routesOf('inbox'));
    expect(Object.keys(loketRules).sort()).toEqual(routesOf('loket'));
  });

  it('name the line that a route writes, or why it writes none', () => {
    for (const [route, { writes, because }] of [...rules, ...Object.entries(loketRules)])
      expect(writes.length > 0 !== Boolean(because), route).toBe(true);
  });

  it('hand no message to a carer or a privacy officer, and let nobody but the administrator sign or invite', () => {
    const may = (role: Role) =>
      rules.filter(([, rule]) => rule.may !== 'anyone' && rule.may.includes(role)).map(([route]) => route);
    for (const role of ['carer', 'privacy-officer'] as const)
      expect(may(role).filter((route) => /submissions|requests|answers/.test(route))).toEqual([]);
    expect(may('administrator').filter((route) => !may('secretariat').includes(route))).toEqual([
      'GET /api/people',
      'DELETE /api/people/:id',
      'POST /api/invitations',
      'DELETE /api/invitations/:id',
      'PUT /api/directory/statement',
      'GET /api/mail',
      'POST /api/register/list',
      'POST /api/register/export',
    ]);
  });

  it.each(rules.filter(([, { may }]) => may !== 'anyone'))('are kept: %s', async (route, { may }) => {
    const [method, path] = route.split(' ') as [string, string];
    const address = path.replace(/:\w+/g, 'x');
    const content = method === 'GET' ? undefined : {};
    const stranger = await inboxBrowser(house).ask(method, address, content);
    expect([stranger.status, await codeOf(stranger)]).toEqual([401, 'not-signed-in']);
    for (const [role, person] of people) {
      const { status } = await person.ask(method, address, content);
      expect([role, status === 403], `${status}`).toEqual([role, !may.includes(role)]);
    }
  });

  it('leave a line for what was refused, each route apart, and no more than one in ten seconds', async () => {
    const officer = await enrolled(house, 'rondom', 'Laat', 'privacy-officer');
    for (let time = 0; time < 3; time++) {
      const answer = await officer.ask('POST', `/api/submissions/${id}/read`, {});
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'not-allowed']);
    }
    // What is harmless to be refused hides nothing else.
    await officer.ask('GET', '/api/people');
    house.setTime(house.now() + 20_000);
    // Whoever asks next brings out what was counted.
    await site.person.ask('GET', '/api/ways');
    const line = { event: 'not-allowed', actor: officer.id };
    expect(lines().slice(-3)).toEqual([
      { ...line, detail: 'POST /api/submissions/:id/read' },
      { ...line, detail: 'GET /api/people' },
      { ...line, detail: 'POST /api/submissions/:id/read 2' },
    ]);
  });
});

/** For each route that writes a line, a request that is granted. The rest of the suite looks at what it does. */
const granted: Record<string, () => Promise<Response>> = {
  'POST /api/enrolments/complete': async () => {
    const { token } = (await (await ask('POST', '/api/invitations', { role: 'secretariat' })).json()) as {
      token: string;
    };
    const person = { id: 'lezer-9', name: 'Nieuw' };
    const completion = completionOf(token, person, site.sheet, house.now());
    return inboxBrowser(house).ask('POST', '/api/enrolments/complete', completion);
  },
  'POST /api/sessions': () => {
    const start = { site: 'rondom', name: 'Nieuw', key: signInKey, clock: house.now() };
    return inboxBrowser(house).ask('POST', '/api/sessions', start);
  },
  'DELETE /api/sessions/current': () => people.get('carer')!.ask('DELETE', '/api/sessions/current'),
  'POST /api/ways': () => addWay(passkey),
  'POST /api/sessions/passkey': async () => {
    const own = softPasskey();
    await addWay(own);
    const answer = await ask('POST', '/api/sessions/challenge', {});
    const { challenge } = (await answer.json()) as PasskeyChallenge;
    const handle = userHandle({ site: 'rondom', person: site.person.id });
    const assertion = own.assertion(challenge, { userHandle: handle });
    return inboxBrowser(house).ask('POST', '/api/sessions/passkey', { assertion, clock: house.now() });
  },
  'PUT /api/ways/passphrase': () => {
    const words = { salt, iterations: 600_000, key: signInKey };
    return ask('PUT', '/api/ways/passphrase', {
      signIn: words,
      chest: sampleChest,
      proof: { key: signInKey },
    });
  },
  'DELETE /api/ways/:id': () => ask('DELETE', `/api/ways/${passkey.id}`),
  'DELETE /api/people/:id': async () => {
    const { id: leaver } = await enrolled(house, 'rondom', 'Weg', 'secretariat');
    return ask('DELETE', `/api/people/${leaver}`);
  },
  'POST /api/submissions/rewrapped': () => {
    const { id: key } = site.person.keys.public.p256;
    const recipient = post.envelope.recipients.find((each) => each.key === key)!;
    return ask('POST', '/api/submissions/rewrapped', { person: site.person.id, added: [{ id, recipient }] });
  },
  'POST /api/invitations': () => ask('POST', '/api/invitations', { role: 'privacy-officer' }),
  'DELETE /api/invitations/:id': async () => {
    const { invitations } = (await (await ask('GET', '/api/people')).json()) as {
      invitations: { id: string }[];
    };
    return ask('DELETE', `/api/invitations/${invitations[0]!.id}`);
  },
  'PUT /api/directory/statement': async () => {
    const draft = await draftOf(site.person, site.sheet, 2);
    const signed = await signStatement(draft, site.person.keys.signing, { now: house.now() });
    site.signed = signed;
    return ask('PUT', '/api/directory/statement', signed);
  },
  'POST /api/submissions/list': () => ask('POST', '/api/submissions/list', {}),
  'POST /api/submissions/search': () => ask('POST', '/api/submissions/search', {}),
  'POST /api/submissions/hand-out': () =>
    ask('POST', '/api/submissions/hand-out', { ids: [id], format: 'csv' }),
  'POST /api/submissions/:id/read': () => ask('POST', `/api/submissions/${id}/read`, {}),
  'POST /api/submissions/:id/files/:file': () => ask('POST', `/api/submissions/${id}/files/0`, {}),
  'POST /api/submissions/:id/mailed': () => ask('POST', `/api/submissions/${id}/mailed`, {}),
  'POST /api/submissions/:id/register': () => ask('POST', `/api/submissions/${id}/register`, {}),
  'POST /api/submissions/:id/outcomes': async () => {
    const reply = await replyBits(drawReceiptCode(), { site: 'rondom', id });
    const sealed = await sealAnswer(
      reply,
      { site: 'rondom', id, number: 1 },
      { language: 'nl', text: 'Dag' },
    );
    const answer = { number: 1, ...sealed };
    const choice = { outcome: 'answered', reason: 'receipt', answer, seen: 0 };
    return ask('POST', `/api/submissions/${id}/outcomes`, choice);
  },
  'POST /api/submissions/:id/undo': async () => {
    await ask('POST', `/api/submissions/${id}/outcomes`, { outcome: 'hold', reason: 'request', seen: 1 });
    return ask('POST', `/api/submissions/${id}/undo`, { seen: 2 });
  },
  'POST /api/submissions/:id/notes': () => {
    const sealed = Buffer.alloc(256 + 16).toString('base64url');
    const note = { kind: 'mark', number: 1, iv: Buffer.alloc(12).toString('base64url'), sealed };
    return ask('POST', `/api/submissions/${id}/notes`, note);
  },
  'POST /api/requests': async () => {
    const { envelope } = await sealedPost(site.signed);
    const content = { envelope, kind: 'privacyverzoek', channel: 'letter', received: '2026-11-16' };
    return ask('POST', '/api/requests', content);
  },
  'POST /api/logbook': async () => ask('POST', '/api/logbook', await sealedEntry(site.signed)),
  'POST /api/logbook/list': () => ask('POST', '/api/logbook/list', { book: 'incident' }),
  'POST /api/logbook/:id/read': async () => {
    const row = house.services.store.sqlite.prepare('select id from logbook_entry').get();
    return ask('POST', `/api/logbook/${row!.id}/read`, {});
  },
  'POST /api/exports': () =>
    ask('POST', '/api/exports', { what: 'incident', format: 'csv', count: 1, about: null }),
  'POST /api/register/list': () => ask('POST', '/api/register/list', {}),
  'POST /api/register/export': () => ask('POST', '/api/register/export', {}),
  'POST /s/:site/receipts/answers': () => house.visit('/s/rondom/receipts/answers', { key: post.receiptKey }),
  'POST /s/:site/receipts/withdraw': () =>
    house.visit('/s/rondom/receipts/withdraw', { key: post.receiptKey }),
};
async function addWay(made: SoftPasskey): Promise<Response> {
  const { make } = (await (await ask('POST', '/api/ways/options', {})).json()) as WayOptions;
  const attestation = made.attestation(make);
  return ask('POST', '/api/ways', { attestation, chest: sampleChest, proof: { key: signInKey } });
}
const ask: Person['ask'] = (...request) => site.person.ask(...request);
const writing = [...rules, ...Object.entries(loketRules)].filter(([, { writes }]) => writes.length > 0);

describe('the line of a route', () => {
  it('is tried for every route that promises one', () => {
    expect(Object.keys(granted).sort()).toEqual(writing.map(([route]) => route).sort());
  });

  // In the order of the table: what a visitor withdraws comes last.
  it.each(writing)('stands before its answer is there: %s', async (route, { writes }) => {
    const before = lines().length;
    const answer = await granted[route]!();
    expect(answer.ok, await answer.clone().text()).toBe(true);
    const events = lines()
      .slice(before)
      .map(({ event }) => event);
    expect(events.filter((event) => writes.includes(event as never)).length).toBeGreaterThan(0);
  });
});
