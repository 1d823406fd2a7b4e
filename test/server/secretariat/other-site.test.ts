/**
 * Staff of another practice on the same server, in every role, at every route: they get nothing of ours, change nothing
 * of ours, and can't tell what we have from what nobody has. Generated from the rules, so a new route is in it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inboxRules, loketRules } from '../../../server/secretariat/route-rules.ts';
import { type Role, roles } from '../../../widget/envelope/role.ts';
import { nearlySealedNote } from '../fuzz/nearly-sealed-note.ts';
import { enrolled, type OpenSite, openSite, type Person } from '../inbox-person.ts';
import { sealedEntry } from '../logbook/sealed-entry.ts';
import { broughtUpload } from '../sealed-files.ts';
import { postOf, type SealedPost } from '../sealed-post.ts';
import { type House, openHouse } from '../server-house.ts';

let house: House;
let ours: OpenSite;
let post: SealedPost;
const theirs = new Map<Role, Person>();
/** By name of a parameter: what stands in our own addresses. */
let real: Record<string, string>;
/** As it would be where nobody has it. */
const nobodys: Record<string, string> = { id: 'A'.repeat(22), file: '9', version: '999' };

beforeAll(async () => {
  house = await openHouse();
  ours = await openSite(house);
  post = await broughtUpload(house, ours.signed, [5]);
  expect((await house.visit('/s/rondom/submissions', postOf(post))).status).toBe(201);
  const entry = await sealedEntry(ours.signed);
  expect((await ours.person.ask('POST', '/api/logbook', entry)).status).toBe(201);
  await ours.person.ask('POST', '/api/invitations', { role: 'secretariat' });
  real = { id: post.envelope.context.id, file: '0', version: '1' };
  for (const role of roles) theirs.set(role, await enrolled(house, 'welzijn', `Vreemd-${role}`, role));
});
afterAll(() => house.close());

const one = <Row>(text: string) => house.services.store.sqlite.prepare(text).get() as Row;
/** Everything of ours, as it is stored. The rows of a session are the session's own. */
function stored(): string {
  const { sqlite } = house.services.store;
  const tables = sqlite.prepare("select name from sqlite_master where type = 'table'").all();
  return JSON.stringify(
    tables
      .map(({ name }) => String(name))
      .filter((name) => sqlite.prepare('select 1 from pragma_table_info(?) where name = ?').get(name, 'site'))
      .filter((name) => name !== 'session')
      .map((name) => [name, sqlite.prepare(`select * from "${name}" where site = 'rondom'`).all()]),
  );
}

function address(path: string, values: Record<string, string>): string {
  const id = path.startsWith('/api/logbook')
    ? one<{ id: string }>('select id from logbook_entry').id
    : path.startsWith('/api/invitations')
      ? one<{ token_hash: string }>(
          "select token_hash from enrolment where site = 'rondom' and used_at is null",
        ).token_hash
      : path.startsWith('/api/people')
        ? ours.person.id
        : values.id!;
  return path
    .replace(':id', values === real ? id : 'A'.repeat(id.length))
    .replace(/:(\w+)(\{.*\})?/, (_, name: string) => values[name] ?? 'x');
}

/** Bodies without which a route would say no before it looks. */
function bodies(): Record<string, unknown> {
  const entry = { kind: 'klacht', channel: 'letter', received: '2026-11-16', envelope: post.envelope };
  return {
    'POST /api/submissions/:id/outcomes': { outcome: 'unwanted', reason: '', seen: 0 },
    'POST /api/submissions/:id/undo': { seen: 0 },
    'POST /api/logbook/list': { book: 'incident' },
    'POST /api/requests': entry,
    'PUT /api/directory/statement': ours.signed,
    'POST /api/invitations': { role: 'secretariat' },
    'POST /api/submissions/hand-out': { ids: [real.id], format: 'json' },
    'POST /api/submissions/unshared': { person: ours.person.id, after: '' },
    'POST /api/submissions/rewrapped': {
      person: ours.person.id,
      added: [{ id: real.id, recipient: post.envelope.recipients[0] }],
    },
    'POST /api/submissions/:id/notes': nearlySealedNote(),
    'POST /api/exports': { what: 'message', format: 'text', count: 1, about: real.id },
  };
}

const behindSession = Object.entries(inboxRules).filter(([, { may }]) => may !== 'anyone');

describe.each(roles)('a %s of another site', (role) => {
  it.each(behindSession)('at %s', async (route) => {
    const [method, path] = route.split(' ') as [string, string];
    const person = theirs.get(role)!;
    const body = method === 'GET' ? undefined : (bodies()[route] ?? {});
    const before = stored();
    const answer = await person.ask(method, address(path, real), body);
    const text = await answer.clone().text();
    expect(stored()).toBe(before);
    const secrets = [ours.person.id, 'rondom', post.receipt, post.envelope.body.slice(0, 60)];
    // Their own register names what they themselves asked for.
    const isRegister = /\/register\b/.test(path);
    if (!isRegister) secrets.push(real.id!);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    if (path.includes(':') && !isRegister) {
      const unknown = await person.ask(method, address(path, nobodys), body);
      expect([answer.status, text]).toEqual([unknown.status, await unknown.text()]);
    }
  });
});

describe('our visitors’ own keys', () => {
  const asking = Object.keys(loketRules).filter((route) => route.startsWith('POST /s/:site/receipts/'));

  it.each(asking)('open nothing at the door of another site: %s', async (route) => {
    const path = route.split(' ')[1]!;
    const before = stored();
    const answer = await house.visit(
      path.replace(':site', 'welzijn'),
      { key: post.receiptKey },
      {
        origin: house.sites.find(({ site }) => site === 'welzijn')!.origins[0]!,
      },
    );
    expect([answer.status, await answer.text()]).toEqual([404, '{"code":"unknown-receipt"}']);
    expect(stored()).toBe(before);
  });
});
