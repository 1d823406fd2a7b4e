/** A full disk, played with SQLite's own limit: refused with a code, nothing half stored, and well again after. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';

let house: House;
let site: OpenSite;

beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house);
});
afterEach(() => house.close());

function pragma(name: string): number {
  return Number(Object.values(house.services.store.sqlite.prepare(`pragma ${name}`).get()!)[0]);
}

/** No page more than there is now. */
function fill(): void {
  pragma(`max_page_count = ${pragma('page_count')}`);
}

describe('a full disk', () => {
  it('is told to the visitor’s browser as storage-full, and nothing is stored', async () => {
    fill();
    const answer = await house.visit('/s/rondom/submissions', postOf(await sealedPost(site.signed)));
    expect([answer.status, await codeOf(answer)]).toEqual([507, 'storage-full']);
    const { sqlite } = house.services.store;
    expect(sqlite.prepare('select count(*) as n from submission').get()).toEqual({ n: 0 });
    expect(sqlite.prepare('select count(*) as n from mail').get()).toEqual({ n: 0 });
    expect(sqlite.isTransaction).toBe(false);
  });

  it('takes the same post once there is room again', async () => {
    fill();
    const post = postOf(await sealedPost(site.signed));
    expect((await house.visit('/s/rondom/submissions', post)).status).toBe(507);
    pragma('max_page_count = 1000000');
    expect((await house.visit('/s/rondom/submissions', post)).status).toBe(201);
  });

  it('hands out no message whose audit line can’t be written', async () => {
    const post = await sealedPost(site.signed);
    await house.visit('/s/rondom/submissions', postOf(post));
    fill();
    // The last pages have some room: read until the line no longer fits.
    let answer: Response;
    do answer = await site.person.ask('POST', `/api/submissions/${post.envelope.context.id}/read`, {});
    while (answer.status === 200);
    expect([answer.status, await codeOf(answer)]).toEqual([507, 'storage-full']);
  });
});
