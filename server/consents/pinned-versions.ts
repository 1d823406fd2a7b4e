/**
 * What a pinned tag showed. Its version follows from a signed statement and the pinned script, of which there may be
 * many together, on pages that nobody here knows: so a version is archived once a proof names it. The texts of the
 * script itself stand in the pinned files, which the server keeps for good (sites/pinned-archive.ts).
 */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { shownVersion } from '../../widget/envelope/shown-version.ts';
import type { SiteStatement } from '../../widget/envelope/site-statement.ts';
import { type ConsentDetails, detailsPart } from '../sites/public-part.ts';
import type { Site } from '../sites/site-schema.ts';
import type { Tables } from '../store/tables.ts';
import type { Shown } from './banner-versions.ts';

/** What stands before the name of a pinned script in `banner_version.script`. */
export const pinnedMark = 'pinned:';

/** Archives the versions that a proof names and that a statement and one of these scripts explain. */
export async function archivePinned(
  db: Kysely<Tables>,
  site: Site,
  /** Names without `.js`, as in sites/pinned-archive.ts. */
  scripts: readonly string[],
): Promise<void> {
  const archived = db.selectFrom('banner_version').select('version').where('site', '=', site.site);
  const unknown = await db
    .selectFrom('consent_proof')
    .select('version')
    .distinct()
    .where('site', '=', site.site)
    .where('version', 'not in', archived)
    .execute();
  if (unknown.length === 0) return;
  const named = new Set(unknown.map(({ version }) => version));
  const statements = await db
    .selectFrom('statement')
    .select(['statement', 'hash', 'published_at'])
    .where('site', '=', site.site)
    .execute();
  for (const { statement, hash, published_at: at } of statements)
    for (const script of scripts) {
      const version = await shownVersion(hash, `${script}.js`);
      // Once: two statements can't have the same hash.
      if (!named.delete(version)) continue;
      const { settings } = JSON.parse(statement) as SiteStatement;
      const shown: Shown = {
        settings: { ...settings, site: site.site, version },
        details: await detailsOf(db, site, settings.details),
        words: {},
      };
      const row = { site: site.site, version, at, script: pinnedMark + script };
      await db
        .insertInto('banner_version')
        .values({ ...row, shown: JSON.stringify(shown) })
        .execute();
    }
}

/** The statement holds a hash of what the preferences explain; the text is that of now, or of a living version. */
async function detailsOf(db: Kysely<Tables>, site: Site, hash: string): Promise<ConsentDetails | null> {
  const now = detailsPart(site);
  if (hashOf(now) === hash) return now;
  const rows = await db
    .selectFrom('banner_version')
    .select('shown')
    .where('site', '=', site.site)
    .orderBy('seq', 'desc')
    .execute();
  for (const row of rows) {
    const { details } = JSON.parse(row.shown) as Shown;
    if (details && hashOf(details) === hash) return details;
  }
  return null;
}

function hashOf(details: ConsentDetails): string {
  return createHash('sha256').update(JSON.stringify(details)).digest('base64url');
}
