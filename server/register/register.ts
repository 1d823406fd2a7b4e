/**
 * The audit chain, nothing else. Each line's hash covers the one before it, per site, so an altered or missing
 * line shows; each signed-in browser keeps the newest hash it saw, and the privacy officer gets it by mail every week,
 * so a shortened chain shows too (promise 8). Lines hold ids and codes, never content or a name (NE-12).
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { chainStart, lineText, linkText } from '../../widget/envelope/register-line.ts';
import { compiledOnce } from '../store/compiled-once.ts';
import type { RegisterTable, Tables } from '../store/tables.ts';
import { accessPoint } from './at-the-desk.ts';
import { type EventFacts, eventFacts, type RegisterEvent } from './event-facts.ts';

export interface NewLine {
  site: string;
  /** Milliseconds. */
  at: number;
  /** Person id; 'visitor', 'server', 'operator' on the command line, or '-' where nobody is signed in. */
  actor: string;
  event: RegisterEvent;
  /** The opaque id of what it is about, see event-facts.ts. */
  submission?: string | null;
  /** A code or a count, never free text. */
  detail?: string;
  /** For a checkpoint only: the number of the last line that it stands for. */
  replaces?: number;
}

export type Line = Omit<Selectable<RegisterTable>, 'seq'>;

/** Who acted through which part: nobody of these is staff, so no line of theirs has a role or an access point. */
const sources: Readonly<Record<string, string>> = {
  visitor: 'loket',
  server: 'server',
  operator: 'command',
};

/**
 * Adds a line in the caller's transaction: what it is about leaves only after that has been committed.
 * Reading the newest line and following it is one step there, so the chain has no branches. The rest of what
 * NEN 7513 asks is filled in here: nobody who writes a line can forget it or make it up.
 */
export async function appendLine(db: Transaction<Tables>, line: NewLine): Promise<void> {
  await appendLines(db, [line]);
}

/** Adds lines in their order, each following the newest one of its site. A few hundred at most: they go in one query. */
export async function appendLines(db: Transaction<Tables>, lines: readonly NewLine[]): Promise<void> {
  const newest = new Map<string, Pick<Line, 'hash' | 'number'>>();
  const rows: Line[] = [];
  for (const line of lines) {
    const row = await lineAfter(db, line, newest.get(line.site) ?? (await newestOf(db, line.site)));
    newest.set(line.site, row);
    rows.push(row);
  }
  if (rows.length > 0) await db.insertInto('register').values(rows).execute();
}

async function lineAfter(
  db: Transaction<Tables>,
  line: NewLine,
  newest: Pick<Line, 'hash' | 'number'>,
): Promise<Line> {
  const { site, at, actor, event, submission = null, detail = '', replaces = 0 } = line;
  const source = sources[actor];
  const { action, object, purpose, outcome = 0 }: EventFacts = eventFacts[event];
  const full: Omit<Line, 'hash'> = {
    format: 2,
    number: newest.number + 1,
    site,
    at,
    event_id: randomBytes(16).toString('base64url'),
    actor,
    role: source === undefined ? await roleOf(db, site, actor) : '',
    // An attempt to be staff counts as staff: from where it came is what one asks first.
    access: source === undefined ? accessPoint() : '',
    event,
    action,
    outcome,
    purpose,
    object,
    submission,
    detail,
    source: source ?? 'inbox',
    replaces,
    previous: newest.hash,
  };
  return { ...full, hash: lineHash(full) };
}

const newestLine = compiledOnce((db, site: string) =>
  db
    .selectFrom('register')
    .select(['hash', 'number'])
    .where('site', '=', site)
    .orderBy('seq', 'desc')
    .limit(1),
);

async function newestOf(db: Transaction<Tables>, site: string): Promise<Pick<Line, 'hash' | 'number'>> {
  const [newest] = await newestLine(db, site);
  return newest ?? { hash: chainStart, number: 0 };
}

/** The role at this moment; '' for who is nobody (yet). */
async function roleOf(db: Transaction<Tables>, site: string, id: string): Promise<string> {
  const person = await db
    .selectFrom('person')
    .select('role')
    .where('site', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
  return person?.role ?? '';
}

/** The hash of a line, SHA-256 in base64url, by its own format (widget/envelope/register-line.ts). */
export function lineHash(line: Omit<Line, 'hash'>): string {
  return line.format === 1 ? sha256(textOf(line)) : sha256(linkText(line.previous, lineDigest(line)));
}

/** The hash of what a line of format 2 says, without what it follows. */
export function lineDigest(line: Omit<Line, 'hash'>): string {
  return sha256(textOf(line));
}

function textOf({ event_id, at, ...line }: Omit<Line, 'hash'>): string {
  return lineText({ ...line, id: event_id, at: new Date(at).toISOString() });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
