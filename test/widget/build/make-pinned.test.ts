/** The pinned gate follows from the sources alone, and from every file that it may ask for. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../widget/build.ts';
import { makePinned, type PinnedBuild } from '../../../widget/make-pinned.ts';

const root = new URL('../../..', import.meta.url).pathname;
let folder: string;
let made: string;
let first: PinnedBuild;

beforeAll(async () => {
  await buildIfStale(['visitor']);
  folder = mkdtempSync(join(root, 'dist', '.pinned-test-'));
  made = join(folder, 'made');
  cpSync(join(root, 'dist', 'visitor'), made, { recursive: true });
  first = await makePinned(root, made);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('makePinned', () => {
  it('makes the same gate of the same sources', async () => {
    expect(await makePinned(root, made)).toEqual(first);
  });

  it('names the hash of each file that it may ask for, and no settings', () => {
    const text = readFileSync(join(made, 'p', `${first.hash}.js`), 'utf8');
    expect(first.files.length).toBeGreaterThan(10);
    for (const file of first.files) expect(text).toMatch(new RegExp(`"${file}",\\s*"[\\w+/]{43}="`));
    expect(text).not.toContain('PRIVACYLOKET_');
    expect(text).not.toMatch(/\bimport\s*\(\s*["'`]/);
  });

  it('makes another gate where one of those files is another', async () => {
    appendFileSync(join(made, 'a', first.files[0]!), '\n');
    expect((await makePinned(root, made)).hash).not.toBe(first.hash);
  });
});
