/** Inviting a colleague: by whom, in which role, and what becomes of a link that is taken back. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  Directory,
  EnrolmentOffer,
  Invitation,
  People,
  SignedIn,
} from '../../../server/secretariat/inbox-api.ts';
import { recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { secrecyEn, secrecyNl, secrecyVersion } from '../../../widget/words/secrecy.ts';
import { completionOf, enrolled, inboxBrowser, type OpenSite, openSite, signInKey } from '../inbox-person.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

let house: House;
let site: OpenSite;
beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house);
});
afterEach(() => house.close());

const invite = (role = 'secretariat') => site.person.ask('POST', '/api/invitations', { role });
const invited = async (role?: string) => ((await (await invite(role)).json()) as Invitation).token;
const people = async () => (await (await site.person.ask('GET', '/api/people')).json()) as People;
const inspect = (token: string) => inboxBrowser(house).ask('POST', '/api/enrolments/inspect', { token });

describe('an invitation', () => {
  it('makes somebody what the administrator chose, and both lines say so', async () => {
    const token = await invited('privacy-officer');
    expect(((await (await inspect(token)).json()) as EnrolmentOffer).role).toBe('privacy-officer');
    const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');
    const completion = completionOf(token, { id: 'lezer-2', name: 'Pien' }, keys, house.now());
    const answer = await inboxBrowser(house).ask('POST', '/api/enrolments/complete', completion);
    expect(((await answer.json()) as SignedIn).person.role).toBe('privacy-officer');
    const lines = house.services.store.sqlite
      .prepare('select event, actor, detail from register order by seq desc limit 3')
      .all();
    expect(lines).toEqual([
      { event: 'secrecy-confirmed', actor: 'lezer-2', detail: secrecyVersion },
      { event: 'enrolled', actor: 'lezer-2', detail: 'privacy-officer' },
      { event: 'invited', actor: site.person.id, detail: 'privacy-officer' },
    ]);
    expect((await people()).people.find(({ name }) => name === 'Pien')).toEqual({
      id: 'lezer-2',
      name: 'Pien',
      role: 'privacy-officer',
      since: '2026-11-23',
      ready: false,
      signedIn: null,
      secrecy: '2026-11-23',
    });
  });

  it('is listed as long as it works, and taken back it works no more', async () => {
    const token = await invited();
    const { invitations } = await people();
    expect(invitations).toEqual([
      {
        id: createHash('sha256').update(token).digest('base64url'),
        role: 'secretariat',
        until: new Date(start + 24 * 3_600_000).toISOString(),
      },
    ]);
    const withdraw = () => site.person.ask('DELETE', `/api/invitations/${invitations[0]!.id}`);
    expect((await withdraw()).status).toBe(204);
    expect(await codeOf(await inspect(token))).toBe('enrolment-invalid');
    expect(await codeOf(await withdraw())).toBe('not-found');
    expect((await people()).invitations).toEqual([]);
  });

  it('is not taken back by the administrator of another site', async () => {
    await invited();
    const { id } = (await people()).invitations[0]!;
    const other = await openSite(house, 'welzijn');
    expect(await codeOf(await other.person.ask('DELETE', `/api/invitations/${id}`))).toBe('not-found');
    expect((await people()).invitations).toHaveLength(1);
  });

  it('is not made for a role that nobody can be invited to, nor before a list of readers stands', async () => {
    for (const role of ['carer', 'recovery', ''])
      expect(await codeOf(await invite(role)), role).toBe('malformed');
    const early = await enrolled(house, 'welzijn', 'Bea');
    const answer = await early.ask('POST', '/api/invitations', { role: 'secretariat' });
    expect(await codeOf(answer)).toBe('form-closed');
  });
});

describe('somebody who leaves', () => {
  const lines = () => house.services.store.sqlite.prepare('select event, detail from register').all();
  const remove = (id: string) => site.person.ask('DELETE', `/api/people/${id}`);
  /** By a link of the administrator's, as a colleague joins. */
  async function joins(
    name: string,
    role: string,
    more: object = {},
  ): Promise<ReturnType<typeof inboxBrowser> & { id: string }> {
    const { token } = (await (await invite(role)).json()) as { token: string };
    const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');
    const browser = inboxBrowser(house);
    const completion = { ...completionOf(token, { id: `lezer-${name}`, name }, keys, house.now()), ...more };
    expect((await browser.ask('POST', '/api/enrolments/complete', completion)).status).toBe(201);
    return Object.assign(browser, { id: `lezer-${name}` });
  }

  it('is out at once, has no key left, and is still named', async () => {
    const leaver = await enrolled(house, 'rondom', 'Bea', 'secretariat');
    expect((await remove(leaver.id)).status).toBe(204);
    expect(await codeOf(await leaver.ask('POST', '/api/submissions/list', {}))).toBe('not-signed-in');
    const again = { site: 'rondom', name: 'Bea', key: signInKey, clock: house.now() };
    expect(await codeOf(await leaver.ask('POST', '/api/sessions', again))).toBe('sign-in-failed');
    const row = house.services.store.sqlite.prepare('select * from person where id = ?').get(leaver.id);
    expect(row).toMatchObject({ name: 'Bea', wrapped: '{}', chest: '', sign_in_hash: '', ready_at: null });
    expect(lines()).toContainEqual({ event: 'person-removed', detail: leaver.id });
    expect((await people()).people.map(({ name }) => name)).toEqual(['Anna']);
    const directory = (await (await site.person.ask('GET', '/api/directory')).json()) as Directory;
    expect(directory.former).toEqual([{ person: leaver.id, name: 'Bea' }]);
    expect(await codeOf(await remove(leaver.id))).toBe('not-found');
  });

  it('leaves their name to the next', async () => {
    const { id } = await enrolled(house, 'rondom', 'Bea', 'secretariat');
    await remove(id);
    const token = await invited();
    const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');
    const completion = completionOf(token, { id: 'lezer-2', name: 'bea' }, keys, house.now());
    const answer = await inboxBrowser(house).ask('POST', '/api/enrolments/complete', completion);
    expect(answer.status).toBe(201);
  });

  it('has no way back by a link that they made themselves', async () => {
    const leaver = await joins('Bea', 'administrator');
    const made = await leaver.ask('POST', '/api/invitations', { role: 'administrator' });
    const { token } = (await made.json()) as { token: string };
    expect((await remove(leaver.id)).status).toBe(204);
    const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');
    const back = completionOf(token, { id: 'lezer-7', name: 'Terug' }, keys, house.now());
    const answer = await inboxBrowser(house).ask('POST', '/api/enrolments/complete', back);
    expect(await codeOf(answer)).toBe('enrolment-invalid');
  });

  it.each([[{ keys: [{ use: 'root' }] }], [{ keys: [null] }], [{ keys: 'x' }]])(
    'can be taken out where they were invited, whatever they say their keys are: %j',
    async (wrapped) => {
      const leaver = await joins('Bea', 'secretariat', { wrapped });
      expect((await remove(leaver.id)).status).toBe(204);
      expect(await codeOf(await leaver.ask('POST', '/api/submissions/list', {}))).toBe('not-signed-in');
    },
  );

  it('is neither oneself, nor who signs the list of readers, nor somebody of another site', async () => {
    expect(await codeOf(await remove(site.person.id))).toBe('not-allowed');
    const signer = await enrolled(house, 'rondom', 'Bea');
    house.services.store.sqlite
      .prepare('update person set wrapped = ? where id = ?')
      .run(JSON.stringify({ keys: [{ use: 'p256' }, { use: 'root' }] }), signer.id);
    expect(await codeOf(await remove(signer.id))).toBe('not-allowed');
    const other = await enrolled(house, 'welzijn', 'Cas');
    expect(await codeOf(await remove(other.id))).toBe('not-found');
  });
});

describe('somebody who enrols', () => {
  it('has a name that nothing unseen can make look like a colleague’s', async () => {
    for (const name of ['A\u200bnna', '\u202eannA', 'Anna\u0000', 'An\u2028na']) {
      const token = await invited();
      const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');
      const completion = completionOf(token, { id: 'lezer-8', name }, keys, house.now());
      const answer = await inboxBrowser(house).ask('POST', '/api/enrolments/complete', completion);
      expect(await codeOf(answer), JSON.stringify(name)).toBe('malformed');
    }
  });

  it('ends the session of whoever sat at this browser before', async () => {
    const token = await invited();
    const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');
    const completion = completionOf(token, { id: 'lezer-9', name: 'Noor' }, keys, house.now());
    const sessions = () => house.services.store.sqlite.prepare('select person from session').all();
    expect(sessions()).toContainEqual({ person: site.person.id });
    expect((await site.person.ask('POST', '/api/enrolments/complete', completion)).status).toBe(201);
    expect(sessions()).toEqual([{ person: 'lezer-9' }]);
  });
});

describe('the promise of secrecy', () => {
  it('is asked of everybody: without it, or with an older text, nobody gets in', async () => {
    const token = await invited();
    const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), 'rondom');
    const { secrecy: _, ...rest } = completionOf(token, { id: 'lezer-2', name: 'Pien' }, keys, house.now());
    for (const completion of [rest, { ...rest, secrecy: '2020-01' }]) {
      const answer = await inboxBrowser(house).ask('POST', '/api/enrolments/complete', completion);
      expect(await codeOf(answer)).toBe('malformed');
    }
  });

  it('never changes under its version', () => {
    // Another text is another promise: give it a new version, and add its hash here.
    const hash = createHash('sha256')
      .update(JSON.stringify([secrecyNl, secrecyEn]))
      .digest('base64url');
    expect({ [secrecyVersion]: hash }).toEqual({ '2026-11': 'WBBxxS1AlaaaubbYrZN8RT6G8Kvt5IRssr4NYqTC-DA' });
  });
});
