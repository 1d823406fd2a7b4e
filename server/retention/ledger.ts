/**
 * What shortened or lengthened a message's stay, outside the database and beside its back-ups, so that a
 * database that was put back doesn't bring wiped messages back or forget a hold. JSON lines, append-only.
 * A line holds a random id, a fact and a time; nothing else ever.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface LedgerFact {
  /** Milliseconds. */
  at: number;
  /** Submission id; '' where it is about the ledger itself. */
  id: string;
  /** 'wiped', an outcome code, 'undo', or one about the ledger: see reconcile.ts. */
  fact: string;
  /** Reason code, '' where there is none. */
  why: string;
}

export interface LedgerLine extends LedgerFact {
  /** Generation: the same for all lines of one commit, one more for the next. */
  n: number;
}

export interface Ledger {
  /** Of the newest line; 0 while there is none. The database keeps the same number. */
  generation(): number;
  /**
   * Writes the facts of one commit and returns their generation, `above` or the newest plus one.
   * They are on the disk when this returns; where it throws nothing was written.
   */
  append(facts: readonly LedgerFact[], above?: number): number;
  /** Says of the newest generation that its commit failed, so that nobody repeats it. */
  takeBack(at: number): void;
  /** All lines, oldest first. */
  lines(): LedgerLine[];
  /** False where a line can't be read or a generation is missing, unless a person has confirmed it since. */
  whole(): boolean;
  close(): void;
}

const fileName = 'ledger.jsonl';
/** Facts about the ledger itself: its newest commit failed; a person looked at it and found it good enough. */
export const notDone = 'not-done';
export const confirmed = 'confirmed';

/** Opens or makes the ledger in `dir` (folder 0700, file 0600); cuts off a last line that a power cut tore. */
export function openLedger(dir: string): Ledger {
  const file = join(dir, fileName);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const isNew = !existsSync(file);
  const descriptor = openSync(file, 'a', 0o600);
  if (isNew) for (const folder of [dir, dirname(dir)]) syncFolder(folder);
  cutTornLine(file, descriptor);
  const found = read(file);
  let newest = found.lines.at(-1)?.n ?? 0;

  function write(n: number, facts: readonly LedgerFact[]): void {
    const before = fstatSync(descriptor).size;
    const text = facts.map(({ at, id, fact, why }) => lineOf({ n, at, id, fact, why })).join('');
    try {
      writeAll(descriptor, Buffer.from(text));
      fsyncSync(descriptor);
    } catch (error) {
      // Half a line would swallow the next one.
      ftruncateSync(descriptor, before);
      throw error;
    }
  }

  return {
    generation: () => newest,
    append(facts, above = newest) {
      const n = Math.max(above, newest) + 1;
      write(n, facts);
      newest = n;
      return n;
    },
    takeBack: (at) => write(newest, [{ at, id: '', fact: notDone, why: '' }]),
    lines: () => read(file).lines,
    whole: () => read(file).whole,
    close: () => closeSync(descriptor),
  };
}

function lineOf({ at, ...line }: LedgerLine): string {
  return `${JSON.stringify({ ...line, at: new Date(at).toISOString() })}\n`;
}

function read(file: string): { lines: LedgerLine[]; whole: boolean } {
  const lines: LedgerLine[] = [];
  let whole = true;
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    if (text === '') continue;
    const line = parseLine(text);
    const previous = lines.at(-1)?.n ?? line?.n;
    if (line === null || (line.n !== previous && line.n !== previous! + 1)) whole = false;
    if (line?.fact === confirmed) whole = true;
    if (line !== null) lines.push(line);
  }
  return { lines, whole };
}

/** Null where it isn't a line of ours; a ledger is kept for years and may pass through other hands. */
function parseLine(text: string): LedgerLine | null {
  try {
    const { n, at, id, fact, why } = JSON.parse(text);
    const ms = Date.parse(at);
    const texts = [id, fact, why].every((each) => typeof each === 'string');
    return Number.isSafeInteger(n) && Number.isFinite(ms) && texts ? { n, at: ms, id, fact, why } : null;
  } catch {
    return null;
  }
}

/** Without its line end it never was on the disk for certain, so the commit after it never began. */
function cutTornLine(file: string, descriptor: number): void {
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole === bytes.length) return;
  ftruncateSync(descriptor, whole);
  fsyncSync(descriptor);
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

/** A new file is only there after a power cut when its folder was synchronised too. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
