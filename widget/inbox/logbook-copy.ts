/** Entries of a register as a file or a table: the same rows for CSV, JSON and paper. Pure. */
import { referenceOf } from '../envelope/wire.ts';
import { csvLine, csvMark } from '../words/csv-line.ts';
import type { Questionnaire } from './logbook-questions.ts';
import type { OpenedVersion, Texts } from './opened-logbook.ts';

export interface CopiedEntry {
  id: string;
  reference: string;
  version: number;
  at: string;
  /** Question and answer as a person reads them. */
  answers: { field: string; label: string; value: string }[];
}

/** One version of an entry, every question in its order; a code becomes its words, and a tick becomes `yes`. */
export function copiedEntry(
  { id, newest, texts }: { id: string; newest: OpenedVersion; texts: Texts },
  { questions, valuesOf }: Questionnaire,
  yes: string,
): CopiedEntry {
  const values = valuesOf(newest.facts, texts);
  return {
    id,
    reference: referenceOf(id),
    version: newest.number,
    at: newest.at,
    answers: questions.map(({ id: field, label, kind, options }) => {
      const value = values[field] ?? '';
      if (kind === 'choice')
        return { field, label, value: options?.find(([code]) => code === value)?.[1] ?? value };
      if (kind === 'check') return { field, label, value: value && yes };
      return { field, label, value: kind === 'moment' ? value.replace('T', ' ') : value };
    }),
  };
}

/** A file for a spreadsheet, with nothing in it that a spreadsheet would run. */
export function csvOf(copies: readonly CopiedEntry[], heads: readonly string[]): string {
  const lines = [heads, ...copies.map((each) => [each.reference, ...each.answers.map(({ value }) => value)])];
  return csvMark + lines.map((cells) => `${csvLine(cells)}\n`).join('');
}

/** A structured file: `format` names its shape. `madeAt` is an ISO instant. */
export function jsonOf(book: string, copies: readonly CopiedEntry[], madeAt: string): string {
  return `${JSON.stringify({ format: 'privacyloket-logbook-1', book, made: madeAt, entries: copies }, null, 2)}\n`;
}
