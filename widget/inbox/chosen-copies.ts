/**
 * Messages that were chosen, as a file for a spreadsheet, for another program, or on paper: the same rows for all three.
 * Pure; made of what the secretariat has opened, in the browser. The structure stands in widget/envelope/FORMAT.md.
 */
import { visibleText } from '../envelope/visible-text.ts';
import { csvLine, csvMark } from '../words/csv-line.ts';

export const chosenFormat = 'privacyloket-messages-1';

/** What staff know of a message beside what was sent; all in words but `received`, an ISO instant. */
export interface CopiedFacts {
  reference: string;
  received: string;
  kind: string;
  state: string;
  /** ISO instant, null where it is kept until somebody decides. */
  wipes: string | null;
  labels: readonly string[];
  assigned: string;
  name: string;
}

export interface CopiedMessage extends CopiedFacts {
  form: string;
  language: string;
  /** Under the questions that were signed; `foreign` where the sender added one. */
  answers: { label: string; value: string; foreign: boolean }[];
  notes: { at: string; by: string; text: string }[];
  /** Names only: their contents are saved one by one. */
  files: string[];
}

export interface CopyHeads extends Record<Exclude<keyof CopiedFacts, 'labels'>, string> {
  labels: string;
  foreign: string;
  notes: string;
  files: string;
}

/** A row a message and a column a question, in the order in which they come up; nothing in it that a spreadsheet runs. */
export function chosenCsv(messages: readonly CopiedMessage[], heads: CopyHeads): string {
  const questions = new Set<string>();
  for (const { answers } of messages)
    for (const { label, foreign } of answers) if (!foreign) questions.add(label);
  const first = [
    heads.reference,
    heads.received,
    heads.kind,
    heads.state,
    heads.wipes,
    heads.labels,
    heads.assigned,
    heads.name,
  ];
  const rows = messages.map((each) => [
    each.reference,
    each.received,
    each.kind,
    each.state,
    each.wipes ?? '',
    each.labels.join(', '),
    each.assigned,
    each.name,
    ...[...questions].map((question) => valuesUnder(each, question)),
    each.answers
      .filter(({ foreign }) => foreign)
      .map(({ label, value }) => `${label}: ${value}`)
      .join('\n'),
    each.notes.map(({ at, by, text }) => `${at} ${by}: ${text}`).join('\n'),
    each.files.join('\n'),
  ]);
  const all = [[...first, ...questions, heads.foreign, heads.notes, heads.files], ...rows];
  return csvMark + all.map((cells) => `${csvLine(cells.map(visibleText))}\n`).join('');
}

/** The same for another program. `madeAt` is an ISO instant. */
export function chosenJson(messages: readonly CopiedMessage[], madeAt: string): string {
  return `${JSON.stringify({ format: chosenFormat, made: madeAt, messages }, null, 2)}\n`;
}

/** Two questions may have the same words. */
function valuesUnder({ answers }: CopiedMessage, question: string): string {
  return answers
    .filter(({ label, foreign }) => label === question && !foreign)
    .map(({ value }) => value)
    .join('\n');
}
