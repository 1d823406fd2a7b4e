/** A colleague who comes later gets what was kept, by a key that a staff browser makes; and the server sees none of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxBody, InboxList, Rewrapped, Unshared } from '../../../server/secretariat/inbox-api.ts';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import { rewrap } from '../../../widget/envelope/rewrap.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import { draftOf, enrolled, type OpenSite, openSite, type Person, proven } from '../inbox-person.ts';
import { postOf, type SealedPost, sealedPost, secretText } from '../sealed-post.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';

let house: House;
let site: OpenSite;
let colleague: Person;
let posts: SealedPost[];
beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house);
  posts = [await sealedPost(site.signed), await sealedPost(site.signed)];
  for (const post of posts) await house.visit('/s/rondom/submissions', postOf(post));
  colleague = await enrolled(house, 'rondom', 'Bea', 'secretariat');
  await proven(colleague);
  const draft = await draftOf(site.person, site.sheet, 2);
  const signed = await signStatement(draft, site.person.keys.signing, { now: house.now() });
  expect((await site.person.ask('PUT', '/api/directory/statement', signed)).status).toBe(204);
});
afterEach(() => house.close());

const unshared = async (person = colleague.id) =>
  (await (
    await site.person.ask('POST', '/api/submissions/unshared', { person, after: '' })
  ).json()) as Unshared;
const addedFor = async ({ headers }: Unshared): Promise<Rewrapped['added']> =>
  Promise.all(
    headers.map(async (header) => ({
      id: header.context.id,
      recipient: await rewrap(header, site.person.keys.reading, colleague.keys.public),
    })),
  );
const give = (added: Rewrapped['added'], person = colleague.id) =>
  site.person.ask('POST', '/api/submissions/rewrapped', { person, added });
const lines = () =>
  house.services.store.sqlite
    .prepare('select event, actor, submission, detail from register order by seq')
    .all();

describe('a message from before a colleague came', () => {
  it('is opened by them once a reader gave it, and the line says to whom and how many', async () => {
    const found = await unshared();
    expect(found).toMatchObject({ looked: 2, total: 2, next: null });
    // Only the keys of who asks: whoever else reads is none of their business.
    expect(found.headers.map(({ recipients }) => recipients.length)).toEqual([1, 1]);
    expect((await give(await addedFor(found))).status).toBe(204);
    const line = { event: 'rewrapped', actor: site.person.id };
    expect(lines().slice(-3)).toEqual([
      ...found.headers.map(({ context }) => ({ ...line, submission: context.id, detail: colleague.id })),
      { ...line, submission: null, detail: `${colleague.id}:2` },
    ]);
    const { id } = posts[0]!.envelope.context;
    const answer = await colleague.ask('POST', `/api/submissions/${id}/read`, {});
    const { body, item } = (await answer.json()) as InboxBody;
    const opened = await openBody(await openSecret(item.header, colleague.keys.reading), body);
    expect(opened.answers[0]!.value).toBe(secretText);
    const { items } = (await (await colleague.ask('POST', '/api/submissions/list', {})).json()) as InboxList;
    expect(items.map(({ header }) => header.recipients[0]!.key)).toEqual([
      colleague.keys.public.p256.id,
      colleague.keys.public.p256.id,
    ]);
  });

  it('is given on from where it was broken off, and never twice', async () => {
    const added = await addedFor(await unshared());
    await give(added.slice(0, 1));
    const left = await unshared();
    expect(left).toMatchObject({ looked: 2, headers: [{ context: { id: added[1]!.id } }] });
    await give(added);
    // Counted is what was kept, not what was sent.
    expect(lines().at(-1)).toMatchObject({ event: 'rewrapped', detail: `${colleague.id}:1` });
    expect((await unshared()).headers).toEqual([]);
    const rows = house.services.store.sqlite.prepare('select header from submission').all();
    for (const { header } of rows)
      expect(JSON.parse(String(header)).recipients).toHaveLength(posts[0]!.envelope.recipients.length + 1);
  });

  it('still is what the visitor sent: their repeat is answered as before', async () => {
    await give(await addedFor(await unshared()));
    expect((await house.visit('/s/rondom/submissions', postOf(posts[0]!))).status).toBe(200);
    const { envelope } = posts[0]!;
    const fewer = { ...envelope, recipients: envelope.recipients.slice(1) };
    const other = { ...postOf(posts[0]!), envelope: fewer };
    expect(await codeOf(await house.visit('/s/rondom/submissions', other))).toBe('id-taken');
  });

  it('is not given to a key that the signed list doesn’t name for that person', async () => {
    const [{ id, recipient }] = (await addedFor(await unshared())) as [Rewrapped['added'][number]];
    const swapped = { id, recipient: { ...recipient, key: 'A'.repeat(43) } };
    expect(await codeOf(await give([swapped]))).toBe('wrong-readers');
    for (const person of ['recovery', 'lezer-niemand'])
      expect(await codeOf(await give([{ id, recipient }], person)), person).toBe('wrong-readers');
    expect(lines().at(-1)).toMatchObject({ event: 'statement-published' });
  });

  it('is not given as junk that would count as theirs for ever', async () => {
    const [{ id, recipient }] = (await addedFor(await unshared())) as [Rewrapped['added'][number]];
    for (const enc of ['A', recipient.enc.slice(4), `${recipient.enc}AAAA`])
      expect(await codeOf(await give([{ id, recipient: { ...recipient, enc } }]))).toBe('malformed');
    const sealed = recipient.sealed.slice(4);
    expect(await codeOf(await give([{ id, recipient: { ...recipient, sealed } }]))).toBe('malformed');
    expect((await unshared()).headers).toHaveLength(2);
    expect(lines().at(-1)).toMatchObject({ event: 'statement-published' });
  });

  it('that was altered is not handed on: its commitment is compared first', async () => {
    const [header] = (await unshared()).headers;
    const altered = { ...header!, commit: 'A'.repeat(43) };
    await expect(rewrap(altered, site.person.keys.reading, colleague.keys.public)).rejects.toThrow();
  });
});
