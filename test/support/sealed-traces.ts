/** What of sealed messages still stands on the server's disk: their own bytes, not the mailbox's copy. */
import { join } from 'node:path';
import type { Store } from '../../server/store/open-store.ts';
import { referenceOf } from '../../widget/envelope/wire.ts';
import { tracesInFolder } from './traces.ts';

/** Stretches that stand in one message only: from its list, its body and its commitment. By reference, or of all. */
export async function stretchesOf(store: Pick<Store, 'db'>, references?: string[]): Promise<string[]> {
  const rows = await store.db.selectFrom('submission').select(['id', 'header', 'list', 'body']).execute();
  const wanted = rows.filter(({ id }) => !references || references.includes(referenceOf(id)));
  if (references && wanted.length !== references.length)
    throw new Error('a message is not there to begin with');
  return wanted.flatMap(({ header, list, body }) => [
    list.slice(0, 40),
    body.slice(0, 40),
    body.slice(-40),
    (JSON.parse(header) as { commit: string }).commit,
  ]);
}

/** Files of the server that hold one of these; `demo/` is the provider's mailbox and website, not the server's. */
export function filesWith(dataDir: string, stretches: string[]): string[] {
  const own = tracesInFolder(dataDir, stretches).filter((each) => !each.startsWith(join(dataDir, 'demo')));
  return [...new Set(own.map((each) => each.slice(0, each.indexOf(': '))))];
}
