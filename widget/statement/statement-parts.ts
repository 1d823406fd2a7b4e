/** What a statement is made of: sections of blocks, and every text in them plain. */

/** A piece of text; what a `terms` or `table` holds is text too, never markup. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  /** What something is, and how long, how or when. */
  | { kind: 'terms'; rows: [what: string, meaning: string][] }
  | { kind: 'table'; columns: string[]; rows: string[][] }
  /** A link that opens the preferences, at the row that is named. */
  | { kind: 'open'; text: string; row: '' | 'click-tracking' };

export interface Section {
  /** For the address of the section; the same in every statement. */
  id: string;
  title: string;
  blocks: Block[];
}

/** How the provider speaks of itself: "wij" or, in a practice of one person, "ik". */
export type Say = (wij: string, ik: string) => string;

/** One paragraph. */
export const text = (words: string): Block => ({ kind: 'text', text: words });
