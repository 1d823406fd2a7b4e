/** Who can read, for those who are signed in: proving it, and publishing the signed statement of it. */
import { Hono } from 'hono';
import { z } from 'zod';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { Directory } from '../secretariat/inbox-api.ts';
import { challengeAnswer, signedStatement, statementBytes } from '../secretariat/inbox-requests.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Sites } from '../sites/load-sites.ts';
import type { PinnedArchive } from '../sites/pinned-archive.ts';
import { formDefinitions } from '../sites/public-part.ts';
import { signedPart } from '../sites/signed-part.ts';
import { snippetOf } from '../sites/snippet.ts';
import type { Store } from '../store/open-store.ts';
import { readerProofs } from './prove-reader.ts';
import { publishStatement } from './publish-statement.ts';
import { formerPeople, readyReaders } from './ready-readers.ts';
import { newestStatement, signedOf, statementVersion } from './statements.ts';

const versionNumber = z.coerce.number().int().min(1);

export interface DirectoryParts {
  store: Pick<Store, 'db'>;
  sites: Sites;
  clock: Pick<TrustedClock, 'now' | 'stamp'>;
  loketOrigin: string;
  pinned: Pick<PinnedArchive, 'newest'>;
}

/** To be mounted behind `signedIn`. */
export function directoryRoutes({
  store,
  sites,
  clock,
  loketOrigin,
  pinned,
}: DirectoryParts): Hono<InboxEnv> {
  const { db } = store;
  const proofs = readerProofs(db);
  const routes = new Hono<InboxEnv>();

  routes.post('/api/directory/challenge', async (c) =>
    c.json(await proofs.ask(c.get('session'), clock.now())),
  );

  routes.post('/api/directory/proof', async (c) => {
    const answer = parse(challengeAnswer, await readJson(c));
    await proofs.answer(c.get('session'), answer, clock.now());
    return c.body(null, 204);
  });

  routes.get('/api/directory', async (c) => {
    const site = siteOf(c.get('session').site);
    const newest = await newestStatement(db, site.site);
    return c.json({
      published: newest ? signedOf(newest.row) : null,
      definitions: formDefinitions(site),
      settings: signedPart(site),
      ready: await readyReaders(db, site.site),
      former: await formerPeople(db, site.site),
      snippet: snippetOf(site, { loket: loketOrigin, pinned: pinned.newest }),
    } satisfies Directory);
  });

  routes.get('/api/directory/statements/:version', async (c) => {
    const version = parse(versionNumber, c.req.param('version'));
    const found = await statementVersion(db, c.get('session').site, version);
    if (!found) throw new Refused('not-found');
    return c.json(signedOf(found.row));
  });

  routes.put('/api/directory/statement', async (c) => {
    const { site, person } = c.get('session');
    const signed = parse(signedStatement, await readJson(c, statementBytes));
    await publishStatement(db, siteOf(site), signed, { actor: person, at: clock.stamp() });
    return c.body(null, 204);
  });

  function siteOf(id: string) {
    const site = sites.get(id);
    if (!site) throw new Refused('unknown-site');
    return site;
  }

  return routes;
}
