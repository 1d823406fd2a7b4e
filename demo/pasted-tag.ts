/**
 * Plays the webmaster: the day the administrator's first statement is published, pastes the tag that the inbox
 * shows into the website, and leaves it there. A later key in the database can't change it: that is its purpose.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Services } from '../server/services.ts';
import type { SiteStatement } from '../widget/envelope/site-statement.ts';

/** What the pasted tag names, besides the address of the script. */
export interface PastedTag {
  /** Fingerprints of the administrator's signing key and of the spare one. */
  key: [root: string, spare: string];
  /** The oldest statement that the form accepts. */
  version: number;
}

/** Gives the tag of a site: kept in `file`, or made from the first published statement; null before there is one. */
export function pastedTag(file: string, site: string, store: Services['store']) {
  let kept: PastedTag | null = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return async (): Promise<PastedTag | null> => {
    kept ??= await firstTag(site, store);
    if (kept && !existsSync(file)) keep(file, kept);
    return kept;
  };
}

/** The tag as it stands in the page. Without a key the banner works, and the form shows phone number and address. */
export function tagText(site: string, loketOrigin: string, tag: PastedTag | null): string {
  const pins = tag ? ` data-key="${tag.key.join(' ')}" data-version="${tag.version}"` : '';
  return `<script type="module" async crossorigin data-privacyloket="${site}"${pins} src="${loketOrigin}/${site}.js"></script>`;
}

async function firstTag(site: string, store: Services['store']): Promise<PastedTag | null> {
  const published = await store.db
    .selectFrom('statement')
    .select(['statement', 'root', 'version'])
    .where('site', '=', site)
    .orderBy('version')
    .limit(1)
    .executeTakeFirst();
  if (!published) return null;
  const { spareRoot } = JSON.parse(published.statement) as SiteStatement;
  return {
    key: [createHash('sha256').update(published.root, 'base64url').digest('base64url'), spareRoot],
    version: published.version,
  };
}

function keep(file: string, tag: PastedTag): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(tag, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
