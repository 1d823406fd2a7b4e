/**
 * The part of the public settings that the administrator signs into the site statement. The pinned tag follows these
 * and nothing else that the server says. Left out is what the statement or the pinned files say already.
 */
import { createHash } from 'node:crypto';
import { detailsPart, type GateSettings, gatePart } from './public-part.ts';
import type { Site } from './site-schema.ts';

/** `site` stands in the statement, `words` in the pinned files, and `version` follows from the two together. */
export interface SignedSettings extends Omit<GateSettings, 'site' | 'version' | 'words'> {
  /** What the preferences explain is signed as well. */
  details: string;
}

/** What is signed now; the key order is fixed here, since what is compared is JSON text. */
export function signedPart(settings: Site): SignedSettings {
  const { site, version, words, ...signed } = gatePart(settings);
  const details = createHash('sha256')
    .update(JSON.stringify(detailsPart(settings)))
    .digest('base64url');
  return { ...signed, details };
}
