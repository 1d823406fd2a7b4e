/**
 * What the banner showed, kept beside the proofs that name it (AV-03): the texts in every language of the site, its
 * settings as shown, and the hash of the script. Written at start, never changed.
 */
import type { Kysely, Transaction } from 'kysely';
import { type QuestionWords, questions } from '../../widget/words/consent-question.ts';
import type { Language } from '../../widget/words/languages.ts';
import { type ConsentDetails, detailsPart, type GateSettings, gatePart } from '../sites/public-part.ts';
import type { Site } from '../sites/site-schema.ts';
import type { Tables } from '../store/tables.ts';
import { pinnedMark } from './pinned-versions.ts';

/** Texts by key; where a text has a place for a name or a number, that place is '…'. */
export type PlainWords = Record<string, string | readonly string[]>;

export interface Shown {
  /** As they stand in the script of the page; under a pinned tag its own files hold the words. */
  settings: Omit<GateSettings, 'words'> & Partial<Pick<GateSettings, 'words'>>;
  /** What the preferences explain; null where a pinned tag outlived the text. */
  details: ConsentDetails | null;
  /** Empty under a pinned tag. */
  words: Partial<Record<Language, { question: QuestionWords; preferences: PlainWords }>>;
}

/** One version to archive. */
export interface BannerVersion {
  site: string;
  version: string;
  /** SHA-256 of the built script, base64url; of a pinned one its name behind a mark, see pinned-versions.ts. */
  script: string;
  shown: Shown;
}

/** An archived version, and when it was shown: `until` is null while it may be shown. Milliseconds. */
export interface ArchivedVersion extends BannerVersion {
  at: number;
  until: number | null;
}

/** What a site shows now, with the script of this hash. */
export async function bannerVersionOf(site: Site, script: string): Promise<BannerVersion> {
  const settings = gatePart(site, script);
  const words: Shown['words'] = {};
  for (const language of site.languages)
    words[language] = {
      question: questions[language] ?? settings.words,
      preferences: await preferenceWords(language),
    };
  return {
    site: site.site,
    version: settings.version,
    script,
    shown: { settings, details: detailsPart(site), words },
  };
}

async function preferenceWords(language: Language): Promise<PlainWords> {
  const { words } = (await import(`../../widget/words/consent-${language}.ts`)) as {
    words: Record<string, string | readonly string[] | ((...names: string[]) => string)>;
  };
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [key, typeof text === 'function' ? text('…', '…') : text]),
  );
}

/**
 * Archives what each site shows from `at` (a stamp of the trusted clock) on, where that is another version than the
 * newest; one that comes back after another gets a row of its own, so that each row is one stretch of time.
 */
export async function archiveVersions(
  trx: Transaction<Tables>,
  versions: readonly BannerVersion[],
  at: number,
): Promise<void> {
  for (const { site, version, script, shown } of versions) {
    const newest = await trx
      .selectFrom('banner_version')
      .select('version')
      .where('site', '=', site)
      .where('script', 'not like', `${pinnedMark}%`)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest?.version === version) continue;
    await trx
      .insertInto('banner_version')
      .values({ site, version, at, script, shown: JSON.stringify(shown) })
      .execute();
  }
}

/** When a row of a site began and ended; the rows of its pinned tags stand beside the living one, and don't end it. */
export interface Stretch {
  seq: number;
  version: string;
  at: number;
  until: number | null;
  pinned: boolean;
}

/** All rows of a site, oldest first. */
export async function stretchesOf(db: Kysely<Tables>, site: string): Promise<Stretch[]> {
  const rows = await db
    .selectFrom('banner_version')
    .select(['seq', 'version', 'at', 'script'])
    .where('site', '=', site)
    .orderBy('seq')
    .execute();
  const isPinned = (row: { script: string }) => row.script.startsWith(pinnedMark);
  return rows.map(({ script, ...row }, place) => {
    const pinned = isPinned({ script });
    const next = pinned ? undefined : rows.slice(place + 1).find((each) => !isPinned(each));
    return { ...row, until: next?.at ?? null, pinned };
  });
}

/** Every stretch of time in which a site showed this version, oldest first; empty where it is not known. */
export async function archivedVersions(
  db: Kysely<Tables>,
  site: string,
  version: string,
): Promise<ArchivedVersion[]> {
  const stretches = (await stretchesOf(db, site)).filter((each) => each.version === version);
  const found: ArchivedVersion[] = [];
  for (const { seq, at, until } of stretches) {
    const { script, shown } = await db
      .selectFrom('banner_version')
      .select(['script', 'shown'])
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
    found.push({ site, version, at, until, script, shown: JSON.parse(shown) });
  }
  return found;
}
