/**
 * 100,000 junk posts (or FLOOD_POSTS) from 20,000 networks at one form, one in five hundred of which does the work that
 * is asked; meanwhile a person sends a message with the code that a visitor's browser runs. What is kept is bounded, and
 * the person gets through.
 */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { rates } from '../../server/door/rate-rules.ts';
import type { Post } from '../../server/submissions/intake-api.ts';
import { postEnvelope } from '../../widget/delivery/post.ts';
import { openSite } from '../server/inbox-person.ts';
import { postOf, sealedPost } from '../server/sealed-post.ts';
import { loketOrigin, openHouse, rondomOrigin } from '../server/server-house.ts';
import type { Figures } from './run.ts';

const posts = Number(process.env.FLOOD_POSTS ?? 100_000);
const networks = 20_000;
const workersEach = 500;

export async function bench(): Promise<Figures> {
  const house = await openHouse();
  try {
    const site = await openSite(house);
    const real = postOf(await sealedPost(site.signed));
    const junk = (): Post => {
      const context = { ...real.envelope.context, id: randomBytes(16).toString('base64url') };
      return { ...real, envelope: { ...real.envelope, context } as Post['envelope'] };
    };
    /** As a browser posts, from a network; solves what it is asked. */
    const send = (post: Post, network: string) =>
      postEnvelope(
        post,
        { site: 'rondom', loket: loketOrigin, key: [], version: 1, language: 'nl' },
        {
          fetch: async (url, options) =>
            house.services.loket.request(String(url), {
              method: 'POST',
              body: String(options!.body),
              headers: {
                'content-type': 'application/json',
                origin: rondomOrigin,
                'x-forwarded-for': network,
              },
            }),
        },
      );
    const count = house.services.store.sqlite.prepare('select count(*) as n from submission');
    const kept = () => Number(count.get()!.n);

    const started = performance.now();
    for (let n = 0; n < posts; n++) {
      const network = `10.${(n % networks) >> 8}.${(n % networks) & 255}.1`;
      if (n % workersEach === 0) await send(junk(), network);
      else await house.visit('/s/rondom/submissions', junk(), { 'x-forwarded-for': network });
    }
    const seconds = (performance.now() - started) / 1000;
    const keptJunk = kept();
    const asked = performance.now();
    const { is } = await send(real, '203.0.113.7');
    const personMs = performance.now() - asked;
    const database = join(house.dataDir, 'data', 'privacyloket.sqlite');
    return {
      posts,
      perSecond: posts / seconds,
      keptJunk: { value: keptJunk, limit: 5 * rates.submissions.site },
      databaseMb: { value: statSync(database).size / 1e6, limit: 60 },
      personGotThrough: { value: is === 'accepted' ? 1 : 0, least: 1 },
      personMs: { value: personMs, limit: 2000 },
    };
  } finally {
    await house.close();
  }
}
