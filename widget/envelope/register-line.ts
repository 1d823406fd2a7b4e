/**
 * The two texts that a line of the register is hashed by, for the server that writes it and the browser that checks it.
 * Format 2 hashes what the line says by itself first: the chain can then be watched without reading a line.
 */

/** What a line says, and what it follows; `at` as an ISO instant. */
export interface HashedLine {
  /** 1: as lines were before the fields of NEN 7513; those keep their hash. */
  format: number;
  /** Counts the lines of the site from 1, those that a checkpoint replaced included. */
  number: number;
  site: string;
  at: string;
  id: string;
  actor: string;
  role: string;
  access: string;
  event: string;
  action: string;
  outcome: number;
  purpose: string;
  object: string;
  submission: string | null;
  detail: string;
  source: string;
  /** Number of the last line that this one replaces; 0 for every line but a checkpoint. */
  replaces: number;
  previous: string;
}

/** What line 1 follows. */
export const chainStart = '';

/**
 * JSON of what the line says. In format 1 of what it follows too: its hash is this text's hash.
 * In format 2 the hash of this text is the line's digest.
 */
export function lineText(line: HashedLine): string {
  const { previous, site, at, actor, event, submission, detail } = line;
  if (line.format === 1) return JSON.stringify([previous, site, at, actor, event, submission, detail]);
  const { format, number, id, role, access, action, outcome, purpose, object, source, replaces } = line;
  return JSON.stringify([
    format,
    number,
    site,
    at,
    id,
    actor,
    role,
    access,
    event,
    action,
    outcome,
    purpose,
    object,
    submission,
    detail,
    source,
    replaces,
  ]);
}

/** Format 2: the text whose hash is the line's, from the hash it follows and its own digest. */
export function linkText(previous: string, digest: string): string {
  return JSON.stringify([previous, digest]);
}
