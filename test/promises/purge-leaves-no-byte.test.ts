/**
 * Promise: what has expired is gone. No sixteen characters in a row of a wiped message are left in any file of the
 * server, and the same scan finds them before, so it would have noticed.
 */
import { copyFileSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SealedAnswer } from '../../widget/envelope/answer-key.ts';
import { sealAnswer } from '../../widget/envelope/seal-answer.ts';
import type { Envelope } from '../../widget/envelope/wire.ts';
import { type OpenSite, openSite, signedInAgain } from '../server/inbox-person.ts';
import { broughtUpload, type SealedUpload } from '../server/sealed-files.ts';
import { postOf, type SealedPost, sealedPost } from '../server/sealed-post.ts';
import { codeOf, type House, openHouse, rondomOrigin } from '../server/server-house.ts';

const dayMs = 86_400_000;
const origins: Record<string, string> = {
  rondom: rondomOrigin,
  langdurig: 'http://langdurig.localhost:8787',
};

let house: House;
let site: OpenSite;
beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house, 'langdurig');
});
afterEach(() => house.close());

const dataDir = () => join(house.dataDir, 'data');
const database = () => join(dataDir(), 'privacyloket.sqlite');

async function send(at: OpenSite = site, form = 'contact'): Promise<SealedPost> {
  const post = await sealedPost(at.signed, { form });
  const name = at.person.site;
  const answer = await house.visit(`/s/${name}/submissions`, postOf(post), { origin: origins[name]! });
  expect(answer.status).toBe(201);
  return post;
}

async function decide(post: SealedPost, outcome: string, reason = ''): Promise<void> {
  const id = post.envelope.context.id;
  await signedInAgain(house, site.person);
  const answer = await site.person.ask('POST', `/api/submissions/${id}/outcomes`, {
    outcome,
    reason,
    seen: 0,
  });
  expect(answer.status).toBe(200);
}

/** All that was sealed of a message; its id, its readers' key ids and its receipt's hash are known elsewhere too. */
function sealedTexts({ list, body, commit, recipients }: Envelope): string[] {
  return [list, body, commit, ...recipients.flatMap(({ enc, sealed }) => [enc, sealed])];
}

const width = 16;

/** How many stretches of sixteen characters of these messages stand in any file of the server. */
function traces(...posts: SealedPost[]): number {
  return tracesOf(posts.flatMap(({ envelope }) => sealedTexts(envelope)));
}

/** The same of all sealed chunks of a message's files. */
function fileTraces({ parts }: SealedUpload): number {
  return tracesOf(parts.map(({ sealed }) => Buffer.from(sealed).toString('latin1')));
}

function tracesOf(texts: string[]): number {
  const stretches = new Set<string>();
  for (const text of texts)
    for (let from = 0; from + width <= text.length; from++) stretches.add(text.slice(from, from + width));
  let hits = 0;
  for (const file of filesOf(dataDir())) {
    const bytes = readFileSync(file, 'latin1');
    for (let from = 0; from + width <= bytes.length; from++)
      if (stretches.has(bytes.slice(from, from + width))) hits += 1;
  }
  return hits;
}

function filesOf(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .map((name) => join(folder, name))
    .filter((name) => statSync(name).isFile());
}

describe('a message whose four weeks are over', () => {
  it('leaves no byte in database, write-ahead log or ledger, and others stay whole', async () => {
    const first = [await send(), await send(), await send()];
    house.setTime(house.now() + 10 * dayMs);
    const later = await send();
    expect(filesOf(dataDir()).map((file) => file.replace(/^.*data\//, ''))).toEqual(
      expect.arrayContaining(['privacyloket.sqlite', 'privacyloket.sqlite-wal', 'ledger/ledger.jsonl']),
    );
    const before = traces(later);
    for (const post of first) expect(traces(post)).toBeGreaterThan(4000);

    house.setTime(house.now() + 18 * dayMs);
    await house.services.sweep.run();
    expect(traces(...first)).toBe(0);
    expect(traces(later)).toBeGreaterThanOrEqual(Math.min(before, 4000));
    expect(statSync(`${database()}-wal`).size).toBe(0);
  });

  it('leaves no byte when it was read, settled and waits to be mailed with its envelope', async () => {
    const rondom = await openSite(house, 'rondom');
    const post = await send(rondom, 'aanmelding');
    const id = post.envelope.context.id;
    const mails = () =>
      house.services.store.db.selectFrom('mail').selectAll().where('submission', '=', id).execute();
    expect(await mails()).toHaveLength(1);
    await rondom.person.ask('POST', `/api/submissions/${id}/read`, {});
    await rondom.person.ask('POST', `/api/submissions/${id}/outcomes`, { outcome: 'unwanted', seen: 0 });
    expect(traces(post)).toBeGreaterThan(4000);
    house.setTime(house.now() + dayMs);
    await house.services.sweep.run();
    expect(traces(post)).toBe(0);
    expect(await mails()).toEqual([]);
  });

  it('is never stored again', async () => {
    const post = await send();
    house.setTime(house.now() + 28 * dayMs);
    await house.services.sweep.run();
    const again = await house.visit('/s/langdurig/submissions', postOf(post), { origin: origins.langdurig! });
    expect(again.status).toBe(410);
    expect(await codeOf(again)).toBe('wiped');
    expect(traces(post)).toBe(0);
  });

  it('is hidden from the first millisecond on, before the sweep comes round', async () => {
    const post = await send();
    const { person } = site;
    house.setTime(house.now() + 28 * dayMs);
    await signedInAgain(house, person);
    const list = (await (await person.ask('POST', '/api/submissions/list', {})).json()) as {
      items: unknown[];
    };
    expect(list.items).toEqual([]);
    const id = post.envelope.context.id;
    expect((await person.ask('POST', `/api/submissions/${id}/read`, {})).status).toBe(404);
    const mailed = (await (await person.ask('POST', `/api/submissions/${id}/mailed`, {})).json()) as {
      state: string;
    };
    expect(mailed.state).toBe('wiped');
    const receipt = await house.visit(
      '/s/langdurig/receipts/state',
      { key: post.receiptKey },
      { origin: origins.langdurig! },
    );
    expect(await receipt.json()).toMatchObject({ state: 'wiped-unread' });
    const again = await house.visit('/s/langdurig/submissions', postOf(post), { origin: origins.langdurig! });
    expect([again.status, await codeOf(again)]).toEqual([410, 'wiped']);
  });
});

describe('a message that goes sooner', () => {
  it('leaves no byte when its sender withdraws it', async () => {
    const post = await send();
    expect(traces(post)).toBeGreaterThan(4000);
    const answer = await house.visit(
      '/s/langdurig/receipts/withdraw',
      { key: post.receiptKey },
      { origin: origins.langdurig! },
    );
    expect(await answer.json()).toMatchObject({ state: 'withdrawn' });
    expect(traces(post)).toBe(0);
  });

  it.each([
    ['Ongewenst', 'unwanted', ''],
    ['it was handed to another organisation', 'transferred', 'written-consent'],
    ['the person asked to have it gone', 'shorten', 'at-once'],
  ])('leaves no byte a day after %s', async (_, outcome, reason) => {
    const post = await send();
    await decide(post, outcome, reason);
    house.setTime(house.now() + dayMs - 1);
    await house.services.sweep.run();
    expect(traces(post)).toBeGreaterThan(4000);
    house.setTime(house.now() + 1);
    await house.services.sweep.run();
    expect(traces(post)).toBe(0);
  });
});

describe('files', () => {
  let rondom: OpenSite;
  beforeEach(async () => {
    rondom = await openSite(house, 'rondom');
  });

  it('leave no byte when their message goes, and those of another message stay whole', async () => {
    const gone = await broughtUpload(house, rondom.signed, [90_000, 5]);
    const stays = await broughtUpload(house, rondom.signed, [40_000]);
    for (const upload of [gone, stays])
      expect((await house.visit('/s/rondom/submissions', postOf(upload))).status).toBe(201);
    expect(fileTraces(gone)).toBeGreaterThan(150_000);
    await house.visit('/s/rondom/receipts/withdraw', { key: gone.receiptKey });
    expect(fileTraces(gone)).toBe(0);
    expect(fileTraces(stays)).toBeGreaterThan(60_000);
  });

  it('leave no byte when no message claimed them', async () => {
    const upload = await broughtUpload(house, rondom.signed, [90_000]);
    expect(fileTraces(upload)).toBeGreaterThan(80_000);
    house.setTime(house.now() + 60 * 60_000);
    await house.services.sweep.run();
    expect(fileTraces(upload)).toBe(0);
  });
});

describe('an answer', () => {
  let post: SealedPost;
  let seen: number;
  beforeEach(async () => {
    post = await send();
    seen = 0;
  });

  const by = (what: string, choice: object) => {
    const { id } = post.envelope.context;
    return site.person.ask('POST', `/api/submissions/${id}/${what}`, { ...choice, seen: seen++ });
  };

  async function answered(number: number): Promise<SealedAnswer> {
    const place = { site: 'langdurig', id: post.envelope.context.id, number };
    const reply = Buffer.alloc(32, number).toString('base64url');
    const sealed = await sealAnswer(reply, place, { language: 'nl', text: 'Wij bellen u.' });
    const choice = { outcome: 'answered', reason: 'receipt', answer: { number, ...sealed } };
    expect((await by('outcomes', choice)).status).toBe(200);
    return sealed;
  }

  const answerTraces = ({ salt, sealed }: SealedAnswer) => tracesOf([salt, sealed]);

  /** As long as a note and a mark are; what is in them makes no difference here. */
  async function noted(kind: 'text' | 'mark', bytes: number): Promise<string> {
    const drawn = (length: number) =>
      Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64url');
    const sealed = drawn(bytes + 16);
    const note = { kind, number: 1, iv: drawn(12), sealed };
    const kept = await site.person.ask('POST', `/api/submissions/${post.envelope.context.id}/notes`, note);
    expect(kept.status).toBe(201);
    return sealed;
  }

  it('leaves no byte when its message goes, nor does a note or a label', async () => {
    const both = [await answered(1), await answered(2)];
    for (const each of both) expect(answerTraces(each)).toBeGreaterThan(4000);
    const notes = [await noted('text', 2048), await noted('mark', 256)];
    for (const each of notes) expect(tracesOf([each])).toBeGreaterThan(300);
    const asked = { key: post.receiptKey };
    await house.visit('/s/langdurig/receipts/withdraw', asked, { origin: origins.langdurig! });
    for (const each of both) expect(answerTraces(each)).toBe(0);
    expect(tracesOf(notes)).toBe(0);
    expect(traces(post)).toBe(0);
  });

  it('leaves no byte when it is taken back, and the one before it stays whole', async () => {
    const stays = await answered(1);
    const gone = await answered(2);
    expect((await by('undo', {})).status).toBe(200);
    expect(answerTraces(gone)).toBe(0);
    expect(answerTraces(stays)).toBeGreaterThan(4000);
    expect(traces(post)).toBeGreaterThan(4000);
  });
});

describe('a back-up that is put back', () => {
  it('loses what was wiped since, before anything is served', async () => {
    const posts = [await send(), await send(), await send()];
    house.services.store.truncateWal();
    copyFileSync(database(), join(house.dataDir, 'back-up'));
    for (const post of posts.slice(0, 2)) {
      await decide(post, 'unwanted');
      house.setTime(house.now() + dayMs);
      await house.services.sweep.run();
    }
    expect(traces(...posts.slice(0, 2))).toBe(0);

    await house.restart(() => {
      for (const file of globSync(`${database()}*`)) rmSync(file);
      copyFileSync(join(house.dataDir, 'back-up'), database());
      expect(traces(...posts.slice(0, 2))).toBeGreaterThan(8000);
    });
    expect(traces(...posts.slice(0, 2))).toBe(0);
    expect(traces(posts[2]!)).toBeGreaterThan(4000);
    expect(house.services.sweep.health().alarms).toEqual(['ledger-rolled-back']);
  });
});
