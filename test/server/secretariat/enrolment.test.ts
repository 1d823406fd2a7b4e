/** The one-time link: what it opens, when it no longer does, and what becomes of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enrolmentHours, makeEnrolmentLink } from '../../../server/secretariat/enrolment.ts';
import type { EnrolmentOffer } from '../../../server/secretariat/inbox-api.ts';
import { recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { secrecyVersion } from '../../../widget/words/secrecy.ts';
import { completionOf, enrolled, inboxBrowser } from '../inbox-person.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

async function newToken(site = 'rondom'): Promise<string> {
  const link = await makeEnrolmentLink(house.services.store, site, house.now());
  return /^\/#aanmelden=([\w-]{43})$/.exec(link)![1]!;
}

const inspect = (token: string) => inboxBrowser(house).ask('POST', '/api/enrolments/inspect', { token });

async function complete(token: string, change: Record<string, unknown> = {}) {
  const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');
  const completion = completionOf(token, { id: 'lezer-1', name: 'Anna' }, keys, house.now());
  return inboxBrowser(house).ask('POST', '/api/enrolments/complete', { ...completion, ...change });
}

describe('an enrolment link', () => {
  it('shows what it is for, without being spent', async () => {
    const token = await newToken();
    for (let time = 0; time < 2; time++) {
      const offer = (await (await inspect(token)).json()) as EnrolmentOffer;
      expect(offer).toMatchObject({ site: 'rondom', role: 'administrator', published: null });
      expect(Object.keys(offer.forms)).toEqual(['aanmelding', 'verzoek']);
    }
  });

  it('works once', async () => {
    const token = await newToken();
    expect((await complete(token)).status).toBe(201);
    const again = await complete(token, { person: { id: 'lezer-2', name: 'Bea' } });
    expect([again.status, await codeOf(again)]).toEqual([410, 'enrolment-used']);
    expect(await codeOf(await inspect(token))).toBe('enrolment-used');
  });

  it('works once, even when it is used twice at the same moment', async () => {
    const token = await newToken();
    const answers = await Promise.all([
      complete(token),
      complete(token, { person: { id: 'lezer-2', name: 'Bea' } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  it('works for 24 hours', async () => {
    const token = await newToken();
    house.setTime(start + enrolmentHours * 3_600_000 - 1);
    expect((await inspect(token)).status).toBe(200);
    house.setTime(start + enrolmentHours * 3_600_000);
    for (const answer of [await inspect(token), await complete(token)])
      expect([answer.status, await codeOf(answer)]).toEqual([410, 'enrolment-expired']);
  });

  it('is unknown when it was made up', async () => {
    const answer = await inspect('A'.repeat(43));
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'enrolment-invalid']);
  });

  it('is kept as a hash only', async () => {
    const token = await newToken();
    const rows = house.services.store.sqlite.prepare('select * from enrolment').all();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('is still there after a restart', async () => {
    const token = await newToken();
    await house.restart();
    expect((await inspect(token)).status).toBe(200);
  });
});

describe('enrolling', () => {
  it('signs in and writes it down', async () => {
    const person = await enrolled(house);
    expect((await person.ask('GET', '/api/sessions/current')).status).toBe(200);
    const lines = house.services.store.sqlite
      .prepare('select site, actor, event, detail from register')
      .all();
    const line = { site: 'rondom', actor: person.id };
    expect(lines).toEqual([
      { ...line, event: 'enrolled', detail: 'administrator' },
      { ...line, event: 'secrecy-confirmed', detail: secrecyVersion },
    ]);
  });

  it('refuses a name that the site has already, in any case', async () => {
    await enrolled(house);
    const answer = await complete(await newToken(), { person: { id: 'lezer-2', name: 'ANNA' } });
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'id-taken']);
  });

  it('leaves the link unspent when it is refused', async () => {
    await enrolled(house);
    const token = await newToken();
    await complete(token, { person: { id: 'lezer-2', name: 'Anna' } });
    expect((await inspect(token)).status).toBe(200);
  });

  const keyOf = async () => (await recoveryKeys(new Uint8Array(22), 'rondom')).public;
  it.each([
    ['the id of the sheet of paper', () => ({ person: { id: 'recovery', name: 'Anna' } })],
    ['an empty name', () => ({ person: { id: 'lezer-1', name: ' ' } })],
    [
      'fewer rounds than 600,000',
      () => ({
        signIn: { salt: 'A'.repeat(22), iterations: 599_999, key: 'A'.repeat(43) },
      }),
    ],
    [
      'a key whose id is not its hash',
      async () => {
        const { p256 } = await keyOf();
        return { keys: { p256: { ...p256, id: 'A'.repeat(43) } } };
      },
    ],
    ['an unknown key', () => ({ role: 'administrator' })],
  ])('refuses %s as malformed', async (_, change) => {
    const answer = await complete(await newToken(), await change());
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'malformed']);
  });

  it('refuses wrapped keys of more than 64 KiB', async () => {
    const answer = await complete(await newToken(), { wrapped: { text: 'x'.repeat(70_000) } });
    expect(await codeOf(answer)).toBe('too-large');
  });
});
