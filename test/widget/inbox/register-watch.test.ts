import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChainLink } from '../../../server/secretariat/inbox-api.ts';
import { linkText } from '../../../widget/envelope/register-line.ts';
import type { AskServer } from '../../../widget/inbox/ask-server.ts';
import { RegisterWatch } from '../../../widget/inbox/register-watch.ts';

let kept: ChainLink[];
let watch: RegisterWatch;
/** Numbers are never given twice, not even those of lines that are gone. */
let last = 0;
let stored: Map<string, string>;

beforeEach(() => {
  kept = [];
  last = 0;
  stored = new Map();
  watch = signIn();
});

/** A new sign-in on the same browser. */
function signIn(): RegisterWatch {
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => void stored.set(name, text),
    removeItem: (name: string) => void stored.delete(name),
  } as Storage;
  return new RegisterWatch('rondom', ask, storage);
}

const ask = (async (_method: string, path: string) => {
  const after = Number(/after=(\d+)/.exec(path)?.[1] ?? Number.NaN);
  const lines = Number.isNaN(after)
    ? kept.slice(-1000)
    : kept.filter(({ seq }) => seq > after).slice(0, 1000);
  return lines.toReversed();
}) as AskServer;

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

function append(count: number): void {
  for (let each = 0; each < count; each++) kept.push(linkAfter(kept.at(-1)?.hash ?? '', ++last));
}

function linkAfter(previous: string, seq: number, says = String(seq)): ChainLink {
  const digest = sha256(says);
  return { seq, previous, digest, hash: sha256(linkText(previous, digest)) };
}

describe('RegisterWatch', () => {
  it('takes a chain that only grows, however fast', async () => {
    append(3);
    await watch.look();
    append(2500);
    for (let looks = 0; looks < 4; looks++) await watch.look();
    append(1);
    await watch.look();
    await watch.look();
    expect(watch.intact).toBe(true);
  });

  it('takes an empty chain', async () => {
    await watch.look();
    expect(watch.intact).toBe(true);
  });

  it('notices that the newest lines are gone', async () => {
    append(5);
    await watch.look();
    kept.splice(3);
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it('notices that the newest lines are gone and that others came after them', async () => {
    append(5);
    await watch.look();
    kept.splice(3);
    append(2);
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it('notices that other lines took their place', async () => {
    append(5);
    await watch.look();
    kept.splice(3);
    kept[2] = linkAfter(kept[1]!.hash, 3, 'anders');
    append(4);
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it('notices that what it knew is gone under a flood of new lines', async () => {
    append(5);
    await watch.look();
    kept = [];
    append(1000);
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it.each(['digest', 'hash', 'previous'] as const)('notices a changed %s', async (part) => {
    append(5);
    kept[1] = { ...kept[1]!, [part]: sha256('x') };
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it('takes lines of before the digest by what they follow', async () => {
    append(3);
    kept = kept.map((link) => ({ ...link, digest: null }));
    append(2);
    await watch.look();
    expect(watch.intact).toBe(true);
    watch = signIn();
    stored.clear();
    kept[1] = { ...kept[1]!, hash: sha256('x') };
    watch = signIn();
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it('notices a line of another site', async () => {
    append(2);
    kept[1] = { ...kept[1]!, hash: sha256('elders') };
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it('never takes a broken chain for whole again', async () => {
    append(5);
    await watch.look();
    const before = kept.slice();
    kept.splice(2);
    await watch.look();
    kept = before;
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it('notices at the next sign-in what was cut off meanwhile, and at the one after', async () => {
    append(5);
    await watch.look();
    kept.splice(3);
    append(1);
    for (let times = 0; times < 2; times++) {
      watch = signIn();
      await watch.look();
      expect(watch.intact).toBe(false);
    }
  });

  it('goes on from the last sign-in where the chain only grew', async () => {
    append(5);
    await watch.look();
    append(1500);
    watch = signIn();
    for (let looks = 0; looks < 3; looks++) await watch.look();
    expect(watch.intact).toBe(true);
    expect(JSON.parse(stored.get('privacyloket-register-rondom')!)).toEqual({
      seq: last,
      hash: kept.at(-1)!.hash,
    });
  });

  it('goes on from a chain that was put back once somebody says so', async () => {
    append(5);
    await watch.look();
    kept.splice(3);
    append(2);
    await watch.look();
    await watch.accept();
    expect(watch.intact).toBe(true);
    watch = signIn();
    await watch.look();
    expect(watch.intact).toBe(true);
  });

  it('is not put off by another tab that saw more', async () => {
    append(3);
    const other = signIn();
    await watch.look();
    append(2);
    await other.look();
    await watch.look();
    expect(JSON.parse(stored.get('privacyloket-register-rondom')!).seq).toBe(5);
    kept.splice(4);
    watch = signIn();
    await watch.look();
    expect(watch.intact).toBe(false);
  });

  it('begins anew where the store holds nonsense', async () => {
    for (const text of ['', 'null', '{', '{"seq":"5","hash":1}', '[]']) {
      stored.set('privacyloket-register-rondom', text);
      append(1);
      watch = signIn();
      await watch.look();
      expect(watch.intact).toBe(true);
    }
  });
});
