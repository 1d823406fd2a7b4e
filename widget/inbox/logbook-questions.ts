/** A question of a register as its form asks it, and how what was typed becomes facts and texts. Types and one rule. */
import type { Facts } from '../envelope/logbook-facts.ts';
import type { Texts } from './opened-logbook.ts';

export interface Question {
  id: string;
  kind: 'line' | 'long' | 'day' | 'moment' | 'choice' | 'check';
  label: string;
  help?: string;
  /** Of a choice: value and words. */
  options?: readonly (readonly [value: string, label: string])[];
}

/** What was typed, by question; '' is nothing, a check is 'yes'. */
export type Values = Readonly<Record<string, string>>;

/** What a register asks and how it is read; incident-questions.ts and disclosure-questions.ts. */
export interface Questionnaire {
  questions: readonly Question[];
  /** Facts and texts, or the questions that have no fitting answer; `now` in ms. */
  read(values: Values, now: number): { facts: Facts; texts: Texts } | { wrong: string[] };
  /** The other way round, to edit. */
  valuesOf(facts: Facts, texts: Texts): Values;
}

/** The ids of those that are wrong, in the order in which they are asked. */
export function wrongIn(questions: readonly Question[], wrong: Readonly<Record<string, boolean>>): string[] {
  return questions.map(({ id }) => id).filter((id) => wrong[id]);
}
