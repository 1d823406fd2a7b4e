/** An open inbox hears that something changed: nothing of what, nothing of another site, and not what it did itself. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type News, openNews } from '../../../server/news/news.ts';
import { enrolled, type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, type SealedPost, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';

const origin = 'http://langdurig.localhost:8787';
const tab = (letter: string) => letter.repeat(22);
const decoder = new TextDecoder();

/** What has arrived of a stream, and whether it ended. */
function follow(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  return {
    next: async () => {
      const { value, done } = await reader.read();
      return done ? 'ended' : decoder.decode(value);
    },
    cancel: () => reader.cancel(),
  };
}
const begin = 'retry: 5000\n\n';
const changed = 'event: news\ndata:\n\n';

describe('news of a site', () => {
  let house: House;
  let site: OpenSite;
  let post: SealedPost;
  beforeEach(async () => {
    house = await openHouse();
    site = await openSite(house, 'langdurig');
    post = await sealedPost(site.signed, { form: 'contact' });
  });
  afterEach(() => house.close());

  it('comes when a message does, when somebody reads it first, marks it, decides, and when it is withdrawn', async () => {
    const answer = await site.person.ask('GET', `/api/news?tab=${tab('A')}`);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const stream = follow(answer.body!);
    expect(await stream.next()).toBe(begin);
    const { id } = post.envelope.context;
    const ask = (what: string, json: object, from = 'B') =>
      site.person.ask('POST', `/api/submissions/${id}/${what}`, json, { 'inbox-tab': tab(from) });

    await house.visit('/s/langdurig/submissions', postOf(post), { origin });
    expect(await stream.next()).toBe(changed);
    await ask('read', {});
    expect(await stream.next()).toBe(changed);
    await ask('read', {});
    const sealed = Buffer.alloc(256 + 16).toString('base64url');
    await ask('notes', { kind: 'mark', number: 1, iv: Buffer.alloc(12).toString('base64url'), sealed });
    expect(await stream.next()).toBe(changed);
    // Refused, so nothing changed; and what this very window did is no news to it.
    await ask('outcomes', { outcome: 'hold', reason: 'request', seen: 7 });
    await ask('outcomes', { outcome: 'hold', reason: 'request', seen: 0 }, 'A');
    await ask('undo', { seen: 1 });
    expect(await stream.next()).toBe(changed);
    await house.visit('/s/langdurig/receipts/withdraw', { key: post.receiptKey }, { origin });
    expect(await stream.next()).toBe(changed);
    house.services.news.end();
    expect(await stream.next()).toBe('ended');
  });

  it('does not reach another site, and ends with the server', async () => {
    const elsewhere = await enrolled(house, 'rondom');
    const stream = follow((await elsewhere.ask('GET', `/api/news?tab=${tab('A')}`)).body!);
    await house.visit('/s/langdurig/submissions', postOf(post), { origin });
    house.services.news.end();
    expect([await stream.next(), await stream.next()]).toEqual([begin, 'ended']);
    expect(await codeOf(await elsewhere.ask('GET', `/api/news?tab=${tab('B')}`))).toBe('busy');
    expect(await codeOf(await elsewhere.ask('GET', '/api/news?tab=kort'))).toBe('malformed');
  });
});

describe('a stream of news', () => {
  let beat: () => void;
  let news: News;
  beforeEach(() => {
    news = openNews((_ms, run) => {
      beat = run;
      return () => {};
    });
  });
  const follower = { site: 'rondom', person: 'anna', tab: tab('A'), isOpen: async () => true };

  it('shows that it is still there, and ends with its session', async () => {
    let open = true;
    const stream = follow(news.follow({ ...follower, isOpen: async () => open })!);
    expect(await stream.next()).toBe(begin);
    beat();
    expect(await stream.next()).toBe(':\n\n');
    open = false;
    beat();
    expect(await stream.next()).toBe('ended');
  });

  it('holds nothing back for who does not read, and is one of twelve at most', async () => {
    const stream = follow(news.follow(follower)!);
    for (let time = 0; time < 1000; time++) news.tell('rondom');
    news.end();
    let arrived = 0;
    while ((await stream.next()) !== 'ended') arrived += 1;
    expect(arrived).toBeLessThan(6);

    news = openNews(() => () => {});
    const streams = Array.from({ length: 12 }, () => follow(news.follow(follower)!));
    expect(news.follow(follower)).toBeNull();
    expect(news.follow({ ...follower, person: 'bea' })).not.toBeNull();
    await streams[0]!.cancel();
    expect(news.follow(follower)).not.toBeNull();
  });
});
