import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pastedTag, tagText } from '../../demo/pasted-tag.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-tag-'));
  store = openStore(join(folder, 'loket.sqlite'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const root = randomBytes(65);
const fingerprint = createHash('sha256').update(root).digest('base64url');

async function publish(version: number, key = root): Promise<void> {
  await store.db
    .insertInto('statement')
    .values({
      site: 'rondom',
      version,
      statement: JSON.stringify({ spareRoot: 'spare' }),
      signature: '',
      root: key.toString('base64url'),
      hash: '',
      published_at: version,
      retired_at: null,
    })
    .execute();
}
const tagOf = () => pastedTag(join(folder, 'demo', 'rondom-tag.json'), 'rondom', store)();

describe('the pasted tag', () => {
  it('names no key before a statement was published', async () => {
    expect(await tagOf()).toBeNull();
    expect(tagText('rondom', 'http://loket.localhost:8787', null)).toBe(
      '<script type="module" async crossorigin data-privacyloket="rondom" src="http://loket.localhost:8787/rondom.js"></script>',
    );
  });

  it('names both keys and the version of the first statement', async () => {
    await publish(3);
    const tag = await tagOf();
    expect(tag).toEqual({ key: [fingerprint, 'spare'], version: 3 });
    expect(tagText('rondom', 'http://loket.localhost:8787', tag)).toContain(
      ` data-key="${fingerprint} spare" data-version="3" `,
    );
  });

  it('notices the first publication without a restart', async () => {
    const tag = pastedTag(join(folder, 'rondom-tag.json'), 'rondom', store);
    expect(await tag()).toBeNull();
    await publish(1);
    expect((await tag())?.version).toBe(1);
  });

  it('stays as it is when the database names another key later', async () => {
    await publish(1);
    const before = await tagOf();
    await store.db.deleteFrom('statement').execute();
    await publish(2, randomBytes(65));
    expect(await tagOf()).toEqual(before);
  });
});
