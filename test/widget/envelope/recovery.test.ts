import { beforeAll, describe, expect, it } from 'vitest';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import {
  drawRecoveryWords,
  type RecoveryKeys,
  readRecoveryWords,
  recoveryKeys,
} from '../../../widget/envelope/recovery.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import { verifyStatement } from '../../../widget/envelope/verify-statement.ts';
import { content, list, now, type SampleSite, sampleEnvelope, sampleSite } from './sample-site.ts';

let site: SampleSite;
let words: string[];
let sheet: RecoveryKeys;
beforeAll(async () => {
  site = await sampleSite();
  words = await drawRecoveryWords();
  sheet = await recoveryKeys(await readRecoveryWords(words.join(' ')), 'rondom');
});

describe('recoveryKeys', () => {
  it.each(['p256', 'xwing'] as const)('opens a message, with %s and nothing but the words', async (suite) => {
    const { context } = await sampleEnvelope(site, suite);
    const readers = [{ person: 'recovery', keys: sheet.public, proven: '' }];
    const { list: _, body, ...header } = await seal({ content, list, context, suite, readers });
    const again = await recoveryKeys(await readRecoveryWords(words.join(', ')), 'rondom');
    expect(await openBody(await openSecret(header, again.reading), body)).toEqual(content);
  });

  it('signs a statement that a page takes which names its fingerprint', async () => {
    const again = await recoveryKeys(await readRecoveryWords(words.join(' ')), 'rondom');
    const signed = await signStatement(site.draft, again.signing, { now });
    const pins = [site.root.fingerprint, sheet.signing.fingerprint];
    await verifyStatement(signed, { site: 'rondom', pins, minimumVersion: 1, now });
  });

  it('gives other keys for another site', async () => {
    const other = await recoveryKeys(await readRecoveryWords(words.join(' ')), 'welzijn');
    expect(other.public.p256.id).not.toBe(sheet.public.p256.id);
    expect(other.public.xwing!.id).not.toBe(sheet.public.xwing!.id);
    expect(other.signing.fingerprint).not.toBe(sheet.signing.fingerprint);
  });

  it('uses no key for two things', () => {
    const ids = [sheet.public.p256.id, sheet.public.xwing!.id, sheet.signing.fingerprint];
    expect(new Set(ids).size).toBe(3);
  });

  it('lets no private key out', () => {
    for (const { pair } of sheet.reading) expect(pair.privateKey.extractable).toBe(false);
    expect(sheet.signing.privateKey.extractable).toBe(false);
  });
});

describe('readRecoveryWords', () => {
  const typed = (change: (words: string[]) => string[]) => readRecoveryWords(change([...words]).join(' '));

  it('notices a word that is another word', async () => {
    const other = words[3] === 'babab' ? 'babad' : 'babab';
    await expect(typed((all) => all.with(3, other))).rejects.toMatchObject({ code: 'checksum' });
  });

  it('notices two words that changed places', async () => {
    const different = words.findIndex((word) => word !== words[0]);
    const swap = (all: string[]) => all.with(0, words[different]!).with(different, words[0]!);
    await expect(typed(swap)).rejects.toMatchObject({ code: 'checksum' });
  });

  it('points at a word that is none', async () => {
    await expect(typed((all) => all.with(10, 'appel'))).rejects.toMatchObject({
      code: 'not-a-word',
      place: 11,
    });
  });

  it('notices a word too few', async () => {
    await expect(typed((all) => all.slice(1))).rejects.toMatchObject({ code: 'count' });
  });
});

describe('drawRecoveryWords', () => {
  it('draws twelve words, other ones each time', async () => {
    expect(words).toHaveLength(12);
    expect(await drawRecoveryWords()).not.toEqual(words);
  });
});
