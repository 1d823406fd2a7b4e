/** Where a form or a receipt page belongs: what the gate knows from its tag and its settings. */

import type { PartsOfPage } from '../parts.ts';
import type { Language } from '../words/languages.ts';
import type { Reply } from './call.ts';

export interface Where {
  /** Site id, e.g. 'rondom'. */
  site: string;
  /** Origin of the server, without a slash at the end. */
  loket: string;
  /** Fingerprints of the signing keys that the tag names; empty before the site is enrolled. */
  key: string[];
  /** Lowest version of the site statement that the tag accepts. */
  version: number;
  language: Language;
  /** Languages that the visitor may choose from. */
  languages?: readonly Language[];
  /** Under the pinned tag only words in the language of the page were checked: to be called before any other. */
  bringWords?: ((language: Language) => Promise<void>) | undefined;
  /** In a frame, the origin of the provider's website: its own pages open there, in a tab of their own. */
  home?: string | undefined;
  /** The site's colour, '#rrggbb'. */
  accent?: string;
  /** The answer with the site statement, where the gate needed it already; taken once. */
  fetched?: Reply | undefined;
  /** Signed, under the pinned tag: SHA-256 of the answer to `details`, base64url. Another answer is not shown. */
  details?: string | undefined;
}

/** What a part of the page needs to know, from what the page and its tag say. */
export function whereOf({ settings, tag, loket, language, fetched }: Omit<PartsOfPage, 'core'>): Where {
  return {
    site: settings.site,
    loket,
    key: tag.key?.split(' ') ?? [],
    version: Number(tag.version ?? 0),
    language,
    languages: settings.languages,
    bringWords: settings.bringWords,
    accent: settings.accent,
    fetched,
    details: settings.details,
    home: tag.home,
  };
}

/** Address of the receipt page on our own origin, in the visitor's language. */
export function receiptAddress(where: Where): string {
  return `${routeOf(where, 'bewijs')}?taal=${where.language}`;
}

/** Address of one of the site's routes on the server. */
export function routeOf({ loket, site }: Where, path: string): string {
  return `${loket}/s/${site}/${path}`;
}
