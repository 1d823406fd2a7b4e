/** Notes and marks: ciphertext in order, of who is signed in, with their line, and gone with their message. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxBody, InboxList, NotesAnswer } from '../../../server/secretariat/inbox-api.ts';
import type { MessageSecret } from '../../../widget/envelope/message-keys.ts';
import type { NoteContent, NotePlace } from '../../../widget/envelope/note-content.ts';
import { openSecret } from '../../../widget/envelope/open.ts';
import { openNotes } from '../../../widget/envelope/open-note.ts';
import { sealNote } from '../../../widget/envelope/seal-note.ts';
import { enrolled, type OpenSite, openSite, type Person, proven } from '../inbox-person.ts';
import { postOf, type SealedPost, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';

const origin = 'http://langdurig.localhost:8787';
let house: House;
let site: OpenSite;
let post: SealedPost;
let id: string;
let secret: MessageSecret;

beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house, 'langdurig');
  post = await sealedPost(site.signed, { form: 'contact' });
  id = post.envelope.context.id;
  const { list: _, body: __, ...header } = post.envelope;
  secret = await openSecret(header, site.person.keys.reading);
  await house.visit('/s/langdurig/submissions', postOf(post), { origin });
});
afterEach(() => house.close());

const put = (person: Person, json: object, message = id) =>
  person.ask('POST', `/api/submissions/${message}/notes`, json);
const sealed = async (person: Person, number: number, content: NoteContent) => {
  const kind = 'text' in content ? 'text' : 'mark';
  return { kind, number, ...(await sealNote(secret, { kind, author: person.id, number }, content)) };
};
const write = async (person: Person, number: number, content: NoteContent) =>
  put(person, await sealed(person, number, content));
const read = async () =>
  (await site.person.ask('POST', `/api/submissions/${id}/read`, {})).json() as Promise<InboxBody>;
const listed = async (holds?: string) =>
  (
    await site.person.ask('POST', '/api/submissions/list', holds ? { holds } : {})
  ).json() as Promise<InboxList>;
const lines = () =>
  house.services.store.sqlite
    .prepare("select actor, submission, detail from register where event = 'noted' order by seq")
    .all();

describe('notes of the secretariat', () => {
  it('come back in their order, of who wrote them, and open with the message’s own key alone', async () => {
    const bea = await enrolled(house, 'langdurig', 'Bea');
    await proven(bea);
    expect((await write(site.person, 1, { text: 'Ik bel dinsdag.' })).status).toBe(201);
    const both = (await (await write(bea, 1, { text: 'Dat heb ik gedaan.' })).json()) as NotesAnswer;
    expect(both.notes.map(({ author, number }) => [author, number])).toEqual([
      [site.person.id, 1],
      [bea.id, 1],
    ]);
    const { notes } = await read();
    expect(await openNotes(secret, notes)).toEqual([
      { text: 'Ik bel dinsdag.' },
      { text: 'Dat heb ik gedaan.' },
    ]);
    const moved = notes.map((note): NotePlace & (typeof notes)[0] => ({ ...note, author: 'iemand' }));
    expect(await openNotes(secret, moved)).toEqual([null, null]);
    expect(await openNotes(secret, [{ ...notes[0]!, kind: 'mark' }])).toEqual([null]);
    expect(lines()).toMatchObject([
      { actor: site.person.id, submission: id, detail: 'text:1' },
      { actor: bea.id, submission: id, detail: 'text:1' },
    ]);
  });

  it('bring their marks with the list, and make a message one that changed', async () => {
    const { mark } = await listed();
    await write(site.person, 1, { label: 'spoed', on: true });
    await write(site.person, 1, { text: 'Ook een tekst.' });
    const { items, whole } = await listed(mark);
    expect([whole, items.length, items[0]!.notes!.texts]).toEqual([false, 1, 1]);
    expect(await openNotes(secret, items[0]!.notes!.marks)).toEqual([{ label: 'spoed', on: true }]);
  });

  it('are kept once, though they were sent twice, and the second time shows nothing that came later', async () => {
    const bea = await enrolled(house, 'langdurig', 'Bea');
    await proven(bea);
    const note = await sealed(site.person, 1, { text: 'Eén keer.' });
    expect((await put(site.person, note)).status).toBe(201);
    await write(bea, 1, { text: 'Van een collega.' });
    const freeze = { outcome: 'freeze', reason: 'restriction', seen: 0 };
    expect((await site.person.ask('POST', `/api/submissions/${id}/outcomes`, freeze)).status).toBe(200);
    const again = (await (await put(site.person, { ...note, reason: 'request' })).json()) as NotesAnswer;
    expect(again.notes).toEqual([{ ...note, author: site.person.id, at: expect.any(String) }]);
    expect(lines()).toHaveLength(2);
  });

  it('are refused out of turn, at a wrong length, for another message, and once the message is gone', async () => {
    expect(await codeOf(await write(site.person, 2, { text: 'Te ver.' }))).toBe('id-taken');
    await write(site.person, 1, { text: 'Eerst.' });
    expect(await codeOf(await write(site.person, 1, { text: 'Nog een eerste.' }))).toBe('id-taken');
    const mark = await sealed(site.person, 1, { label: 'kort', on: true });
    for (const wrong of [
      { sealed: mark.sealed.slice(4) },
      { iv: mark.iv.slice(4) },
      { kind: 'text' },
      { number: 0 },
      { author: 'iemand' },
    ])
      expect(await codeOf(await put(site.person, { ...mark, ...wrong }))).toBe('malformed');
    expect(await codeOf(await put(site.person, mark, 'A'.repeat(22)))).toBe('not-found');
    await house.visit('/s/langdurig/receipts/withdraw', { key: post.receiptKey }, { origin });
    expect(await codeOf(await put(site.person, mark))).toBe('wiped');
    expect(house.services.store.sqlite.prepare('select count(*) as n from sealed_note').get()!.n).toBe(0);
  });

  it('are not handed out of a restricted message without a reason', async () => {
    const freeze = { outcome: 'freeze', reason: 'restriction', seen: 0 };
    expect((await site.person.ask('POST', `/api/submissions/${id}/outcomes`, freeze)).status).toBe(200);
    const note = await sealed(site.person, 1, { text: 'Voor de rechtszaak.' });
    expect(await codeOf(await put(site.person, note))).toBe('restricted');
    expect((await put(site.person, { ...note, reason: 'legal-procedure' })).status).toBe(201);
    expect(lines()).toMatchObject([{ detail: 'text:1 legal-procedure' }]);
  });
});
