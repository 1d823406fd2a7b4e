/** What a person saved for themselves: theirs alone, and no window overwrites what another one saved. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOwn, sealOwn } from '../../../widget/envelope/own-seal.ts';
import { enrolled, type Person } from '../inbox-person.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';

let house: House;
let anna: Person;
beforeEach(async () => {
  house = await openHouse();
  anna = await enrolled(house);
});
afterEach(() => house.close());

const place = { site: 'rondom', person: 'lezer-anna' };
const views = async (person: Person) => (await person.ask('GET', '/api/views')).json();
const sealed = (text: string) => sealOwn(text, anna.keys.reading, place);

describe('own views', () => {
  it('come back to who sealed them, and to nobody else', async () => {
    expect(await views(anna)).toEqual({ version: 0, sealed: null });
    expect((await anna.ask('PUT', '/api/views', { version: 1, sealed: await sealed('spoed') })).status).toBe(
      204,
    );
    const kept = await views(anna);
    expect(kept.version).toBe(1);
    expect(await openOwn(kept.sealed, anna.keys.reading, place)).toBe('spoed');
    const bea = await enrolled(house, 'rondom', 'Bea');
    expect(await views(bea)).toEqual({ version: 0, sealed: null });
    await expect(openOwn(kept.sealed, bea.keys.reading, place)).rejects.toThrow('could not be opened');
    const elsewhere = { ...place, site: 'langdurig' };
    await expect(openOwn(kept.sealed, anna.keys.reading, elsewhere)).rejects.toThrow('could not be opened');
  });

  it('are refused out of turn, and at a wrong length', async () => {
    const put = async (version: number, own: object) =>
      anna.ask('PUT', '/api/views', { version, sealed: own });
    const own = await sealed('één');
    expect(await codeOf(await put(2, own))).toBe('list-outdated');
    expect((await put(1, own)).status).toBe(204);
    expect(await codeOf(await put(1, own))).toBe('list-outdated');
    expect((await put(2, own)).status).toBe(204);
    expect(await codeOf(await put(3, { ...own, enc: 'AAAA' }))).toBe('malformed');
    expect(await codeOf(await put(3, { ...own, sealed: 'A'.repeat(25_000) }))).toBe('malformed');
  });
});
