/** The register as staff get it: who may, what that leaves behind, where somebody worked, and what the officer checks. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLines } from '../../../server/register/read-lines.ts';
import { appendLines } from '../../../server/register/register.ts';
import { sealText } from '../../../server/register/seal-rules.ts';
import { registerCommand } from '../../../server/register/verify-command.ts';
import type { ChainLink, RegisterPage } from '../../../server/secretariat/inbox-api.ts';
import { referenceOf } from '../../../widget/envelope/wire.ts';
import { inboxBrowser, type OpenSite, openSite, signedInAgain, signInKey } from '../inbox-person.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

let house: House;
let site: OpenSite;
let id: string;
beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house);
  const post = await sealedPost(site.signed);
  id = post.envelope.context.id;
  expect((await house.visit('/s/rondom/submissions', postOf(post))).status).toBe(201);
});
afterEach(() => house.close());

const from = { 'x-forwarded-for': '198.51.100.9, 203.0.113.7' };
const lines = () => readLines(house.services.store.db, 'rondom');
const ask = (path: string, json: unknown = {}, headers = {}) =>
  site.person.ask('POST', `/api/${path}`, json, headers);
const list = async (query = {}) => (await (await ask('register/list', query)).json()) as RegisterPage;
const read = () => ask(`submissions/${id}/read`, {}, from);

describe('a line of staff', () => {
  it('has the address that the proxy saw, and a line of a visitor has none', async () => {
    await read();
    await house.visit('/s/rondom/receipts/withdraw', { key: 'A'.repeat(43) }, from);
    const found = await lines();
    expect(found[0]).toMatchObject({ event: 'read', access: '203.0.113.7', role: 'administrator' });
    for (const { actor, access } of found.filter(({ actor }) => /visitor|server/.test(actor)))
      expect([actor, access]).toEqual([actor, '']);
  });

  it('has no address that is none, whatever a header says', async () => {
    await ask(`submissions/${id}/read`, {}, { 'x-forwarded-for': 'Jansen, <script>' });
    expect((await lines())[0]).toMatchObject({ event: 'read', access: '' });
  });

  it('is written when somebody signs in, fails to, and signs out', async () => {
    await signedInAgain(house, site.person);
    const wrong = { site: 'rondom', name: 'Anna', key: 'A'.repeat(43), clock: start };
    await inboxBrowser(house).ask('POST', '/api/sessions', wrong, from);
    await site.person.ask('DELETE', '/api/sessions/current');
    await site.person.ask('DELETE', '/api/sessions/current');
    const [out, refused, into] = await lines();
    expect([into!.event, out!.event, out!.actor]).toEqual(['sign-in', 'sign-out', site.person.id]);
    expect(refused).toMatchObject({ event: 'sign-in-refused', actor: '-', role: '', access: '203.0.113.7' });
    expect(JSON.stringify(refused)).not.toContain(signInKey);
  });
});

describe('looking in the register', () => {
  it('is a line itself', async () => {
    await read();
    const { lines: found, more, people } = await list();
    expect(people).toEqual([{ id: site.person.id, name: 'Anna' }]);
    expect([found[0]!.event, more]).toEqual(['read', null]);
    const looked = { event: 'register-opened', actor: site.person.id, detail: `lines:${found.length}` };
    expect((await lines())[0]).toMatchObject(looked);
  });

  it('is one line for all that is asked on in ten minutes, with what the server signed and nothing else', async () => {
    const { db } = house.services.store;
    const many = Array.from({ length: 1100 }, () => ({
      site: 'rondom',
      at: start,
      actor: 'server',
      event: 'sweep' as const,
    }));
    await db.transaction().execute(async (trx) => {
      for (let from = 0; from < many.length; from += 100)
        await appendLines(trx, many.slice(from, from + 100));
    });
    const looks = async () => (await lines()).filter(({ event }) => event === 'register-opened').length;
    const query = { actor: 'server' };
    const { lines: found, more } = await list(query);
    expect([found.length, await looks()]).toEqual([1000, 1]);
    const older = await list({ ...query, more });
    expect([older.lines[0]!.number, older.more]).toEqual([found.at(-1)!.number - 1, null]);
    expect(await looks()).toBe(1);
    // What an attacker would ask with: a number of their own, another question, somebody else's session, an export.
    const asked = async (query: object) => codeOf(await ask('register/list', query));
    expect(await asked({ before: Number.MAX_SAFE_INTEGER })).toBe('malformed');
    expect(await asked({ ...query, more: more!.replace(/^\d+/, '99999') })).toBe('list-outdated');
    expect(await asked({ more })).toBe('list-outdated');
    expect(await codeOf(await ask('register/export', { ...query, more }))).toBe('malformed');
    house.setTime(start + 600_001);
    expect((await list({ ...query, more })).lines).toEqual(older.lines);
    expect(await looks()).toBe(2);
    await signedInAgain(house, site.person);
    expect(await asked({ ...query, more })).toBe('list-outdated');
  });

  it('finds what was done with one message, by what its sender says over the phone', async () => {
    await read();
    const references = [referenceOf(id), 'ZZZZ-ZZZZ'];
    const { lines: found } = await list({ references });
    expect(found.map(({ event, submission }) => [event, submission])).toEqual([['read', id]]);
    expect((await lines())[0]!.detail).toBe('lines:1 by:reference');
    expect(await codeOf(await ask('register/list', { references: ['OOOO-OOOO'] }))).toBe('malformed');
  });

  it('finds what one colleague did, from one day to another', async () => {
    await read();
    house.setTime(start + 86_400_000);
    await signedInAgain(house, site.person);
    const query = { actor: site.person.id, from: '2026-11-24', until: '2026-11-24' };
    expect((await list(query)).lines.map(({ event }) => event)).toEqual(['sign-in']);
    expect((await lines())[0]!.detail).toBe('lines:1 by:staff by:period');
  });

  it('gives a file for a spreadsheet under the names of the norm, after its line', async () => {
    await read();
    const answer = await ask('register/export', { references: [referenceOf(id)] });
    const [head, first, ...rest] = (await answer.text()).split('\r\n');
    expect(head).toMatch(/^\uFEFF?nummer;EventID;EventDateTime;EventTypeCode;EventActionCode;/);
    expect(first).toContain(';read;R;0;lezer-anna;administrator;PATADMIN;2;203.0.113.7;2;message;');
    expect(rest).toEqual(['']);
    const exported = { event: 'register-exported', detail: 'lines:1 by:reference' };
    expect((await lines())[0]).toMatchObject(exported);
  });

  it('is not needed to watch over it: the chain says nothing of what happened', async () => {
    house.services.store.sqlite.exec("update person set role = 'carer'");
    await read();
    const links = (await (await site.person.ask('GET', '/api/register/chain')).json()) as ChainLink[];
    expect(links.length).toBeGreaterThan(2);
    expect(links.every((link) => Object.keys(link).join() === 'seq,previous,hash,digest')).toBe(true);
    expect((await lines())[0]!.event).not.toBe('register-opened');
  });

  it('shows who reads a message who read it, and no more', async () => {
    await read();
    const found = (await (await ask(`submissions/${id}/register`)).json()) as object[];
    expect(found).toEqual([{ at: new Date(start).toISOString(), actor: site.person.id, event: 'read' }]);
    expect((await lines())[0]).toMatchObject({ event: 'register-opened', submission: id, detail: 'lines:1' });
    expect(await codeOf(await ask(`submissions/${'A'.repeat(22)}/register`))).toBe('not-found');
  });
});

describe('`privacyloket register verify`', () => {
  const verify = async (...words: string[]) => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const dataDir = join(house.dataDir, 'data');
    return { code: await registerCommand(['verify', ...words], { dataDir, print: say, tell: say }), said };
  };

  it('finds all whole, and a seal of the mail that fits', async () => {
    const [newest] = await lines();
    const seal = sealText({ day: '2026-11-23', number: newest!.number, hash: newest!.hash });
    const { code, said } = await verify('rondom', '--seal', seal);
    expect([code, said]).toEqual([
      0,
      [
        `rondom: ${newest!.number} regels, heel; de nieuwste: ${newest!.hash}`,
        `rondom: zegel ${seal} past: wat er toen stond, staat er nog`,
      ],
    ]);
    expect((await verify()).said[0]).toBe(said[0]);
  });

  it('finds what was changed, and what was cut off', async () => {
    const [newest] = await lines();
    const seal = sealText({ day: '2026-11-23', number: newest!.number, hash: newest!.hash });
    house.services.store.sqlite.exec('drop trigger register_stays; drop trigger register_keeps');
    house.services.store.sqlite.exec(`delete from register where seq = ${newest!.seq}`);
    const cut = await verify('rondom', '--seal', seal);
    expect([cut.code, cut.said[1]]).toEqual([1, `rondom: zegel ${seal} PAST NIET: die regel is weg`]);
    house.services.store.sqlite.exec("update register set actor = 'x' where number = 1 and site = 'rondom'");
    const changed = await verify('rondom');
    expect([changed.code, changed.said[0]]).toEqual([1, expect.stringContaining('NIET HEEL: regel 1 ')]);
  });

  it.each([
    [['nergens'], 1, /van deze site staat hier niets/],
    [['rondom', '--seal', 'x'], undefined, /een zegel ziet er zo uit/],
    [
      ['--seal', sealText({ day: '2026-11-23', number: 1, hash: 'A'.repeat(43) })],
      undefined,
      /naam van de site/,
    ],
    [['rondom', 'welzijn'], undefined, /^$/],
    [['--zegel'], undefined, /zegel/],
  ] as const)('says so where it was asked wrongly: %j', async (words, code, words2) => {
    const answer = await verify(...words);
    expect(answer.code).toBe(code);
    expect(answer.said.join('\n')).toMatch(words2);
  });
});
