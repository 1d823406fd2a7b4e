/** A server with an open form, a message, and somebody signed in; and what would be right to ask it. For the fuzzer. */
import { hashOf } from '../../../server/door/random-token.ts';
import { startSession } from '../../../server/secretariat/sessions.ts';
import { openSite, salt, signInKey } from '../inbox-person.ts';
import { sealedEntry } from '../logbook/sealed-entry.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { type House, inboxOrigin, loketOrigin, openHouse, rondomOrigin } from '../server-house.ts';
import type { Attempt, Known, Route } from './attempts.ts';
import { nearlySealedNote } from './nearly-sealed-note.ts';
import type { Answered } from './refused-well.ts';

export interface FuzzHouse {
  house: House;
  routes: Route[];
  known: Known;
  ask(attempt: Attempt): Promise<Answered>;
}

/** Stands for the cookie of somebody who is signed in at that moment. */
const signedIn = 'signed-in';
const form = 'aanmelding';

/** Opens it; the caller closes the house. */
export async function openFuzzHouse(): Promise<FuzzHouse> {
  const house = await openHouse();
  const site = await openSite(house);
  const { services, log } = house;
  // Nothing but what is asked changes a row.
  await services.mail.stop();
  await services.sweep.stop();
  const post = await sealedPost(site.signed, { form });
  const { id } = post.envelope.context;
  const taken = await house.visit('/s/rondom/submissions', postOf(post));
  if (taken.status !== 201) throw new Error(`the fuzzer's own message was refused: ${await taken.text()}`);

  const routes = (['loket', 'inbox'] as const).flatMap((app) =>
    services[app].routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }): Route => ({ app, method, path })),
  );
  const code = Buffer.alloc(32, 9).toString('base64url');
  const number = Buffer.alloc(16, 9).toString('base64url');
  const another = await sealedPost(site.signed, { form });
  const known: Known = {
    bodies: {
      'POST /s/:site/submissions': postOf(another),
      'POST /s/:site/uploads': { form, id, files: [65_536] },
      'POST /s/:site/receipts/state': { key: code },
      'POST /s/:site/receipts/answers': { key: code },
      'POST /s/:site/receipts/withdraw': { key: code },
      'POST /s/:site/consents': {
        proof: number,
        version: 'abc',
        choices: { statistiek: true, ip: false },
        asked: { statistiek: 'abc' },
        source: 'banner',
        language: 'nl',
      },
      'POST /s/:site/keuze': `nummer=${number}&lang=nl`,
      'POST /s/:site/keuze/intrekken': `nummer=${number}`,
      'POST /s/:site/hits': { service: 'statistiek', event: 'page_view', page: '/', proof: number },
      'POST /api/enrolments/inspect': { token: code },
      'POST /api/enrolments/complete': {
        token: code,
        person: { id: 'lezer-2', name: 'Bea' },
        signIn: { salt, iterations: 600_000, key: signInKey },
        wrapped: { format: 'privacyloket-keys-1' },
        keys: site.person.keys.public,
        clock: house.now(),
      },
      'POST /api/sessions/begin': { site: 'rondom', name: 'Anna' },
      'POST /api/sessions': { site: 'rondom', name: 'Anna', key: code, clock: house.now() },
      'POST /api/submissions/list': { holds: code },
      'POST /api/submissions/:id/read': { reason: 'asked' },
      'POST /api/submissions/:id/files/:file': { reason: 'asked' },
      'POST /api/submissions/:id/outcomes': { outcome: 'unwanted', reason: '', seen: 0 },
      'POST /api/submissions/:id/undo': { seen: 1 },
      'POST /api/submissions/search': { after: '' },
      'POST /api/submissions/:id/notes': nearlySealedNote(),
      'POST /api/submissions/hand-out': { ids: [id], format: 'json' },
      'POST /api/submissions/unshared': { person: site.person.id, after: '' },
      'POST /api/submissions/rewrapped': {
        person: site.person.id,
        added: [{ id, recipient: post.envelope.recipients[0] }],
      },
      'POST /api/invitations': { role: 'carer' },
      'POST /api/register/list': { actor: site.person.id, more: '9.9.A' },
      'POST /api/register/export': {},
      'POST /api/requests': {
        envelope: (await sealedPost(site.signed, { form })).envelope,
        kind: 'klacht',
        channel: 'letter',
        received: '2026-11-16',
      },
      'POST /api/logbook': await sealedEntry(site.signed),
      'POST /api/logbook/list': { book: 'incident', before: 5 },
      'POST /api/exports': { what: 'message', format: 'text', count: 1, about: id },
      'POST /api/directory/proof': { answers: [{ key: code, secret: code }] },
      'PUT /api/directory/statement': site.signed,
    },
    parts: {
      site: ['rondom', 'rondom', 'welzijn', 'langdurig', 'nergens'],
      form: [form, 'nergens'],
      language: ['en', 'tr', 'xx'],
      id: [id, id, number],
      file: ['0', '1', 'page.css', 'gate.js', 'rondom.js', 'banner-abc123.js'],
      version: ['1', '2'],
    },
    origins: { loket: loketOrigin, inbox: inboxOrigin, page: rondomOrigin },
    cookies: [signedIn, signedIn, `__Host-inbox=${'A'.repeat(43)}`, '__Host-inbox=; __proto__=1'],
  };
  let asked = 0;
  let token = '';
  const changes = services.store.sqlite.prepare('select total_changes() as total_changes');
  const has = services.store.sqlite.prepare('select 1 from session where token_hash = ?');
  /** Somebody is always signed in, whatever the fuzzer did to their last session. */
  async function session(): Promise<string> {
    if (!has.get(hashOf(token)))
      token = await startSession(
        services.store.db,
        { person: site.person.id, way: '', site: 'rondom' },
        house.now(),
      );
    return token;
  }
  return {
    house,
    routes,
    known,
    async ask({ route, method, path, headers, body }) {
      log.splice(0);
      const cookie = headers.cookie === signedIn ? `__Host-inbox=${await session()}` : (headers.cookie ?? '');
      const { total_changes } = changes.get() as { total_changes: number };
      asked++;
      const origin = route.app === 'loket' ? loketOrigin : inboxOrigin;
      const answer = await services[route.app].request(origin + path, {
        method,
        headers: {
          ...headers,
          cookie,
          'x-forwarded-for': `10.${(asked >> 8) & 255}.${asked & 255}.1`,
        },
        ...(body !== undefined && { body }),
      });
      return {
        status: answer.status,
        headers: answer.headers,
        text: await answer.text(),
        log: log.splice(0),
        changes: (changes.get() as { total_changes: number }).total_changes - total_changes,
      };
    },
  };
}
