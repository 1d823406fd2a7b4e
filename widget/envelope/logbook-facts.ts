/**
 * What of an incident or a disclosure may be read without a key: days and codes, so that terms and reminders work.
 * All that was typed is sealed beside it, and bound to these facts, so that nobody changes a day unnoticed (AV-51).
 */
import { hashText } from './hash.ts';
import type { VerifiedStatement } from './site-statement.ts';
import type { Context } from './wire.ts';

/** The two registers of a site that people keep by hand. */
export const books = ['incident', 'disclosure'] as const;
export type Book = (typeof books)[number];

/** What went wrong: gone, seen by somebody else, changed, out of reach, or something else. */
export const incidentKinds = ['lost', 'seen', 'changed', 'down', 'other'] as const;
/** Why the Autoriteit Persoonsgegevens need not be told (AVG 33(1)). */
export const notReported = ['no-risk', 'not-personal'] as const;
/** Why the persons concerned need not be told (AVG 34(1) and (3)). */
export const notToldIncident = ['no-high-risk', 'unreadable', 'measures', 'public-notice'] as const;
/** On what ground data were given (AVG 6(1) and 9(2)). */
export const disclosureGrounds = [
  'consent',
  'agreement',
  'legal-duty',
  'vital',
  'public-task',
  'legitimate',
] as const;
export const consentWays = ['written', 'spoken', 'none'] as const;
/** Why the person was not told about a disclosure (AVG 14(5), UAVG 41). */
export const notToldDisclosure = ['knew', 'impossible', 'law', 'secrecy', 'harms'] as const;

export interface IncidentFacts {
  kind: (typeof incidentKinds)[number];
  /** ISO instant at which it became known: the 72 hours count from it. */
  known: string;
  /** ISO instant at which the AP was told; null while it was not. */
  reported: string | null;
  /** The sealed part says why it was reported after the 72 hours. */
  late: boolean;
  notReported: (typeof notReported)[number] | null;
  /** ISO date. */
  told: string | null;
  notTold: (typeof notToldIncident)[number] | null;
  /** ISO date on which it is looked back at, and on which it was. */
  evaluateOn: string | null;
  evaluated: string | null;
  closed: boolean;
}

export interface DisclosureFacts {
  /** ISO date on which the data were given. */
  given: string;
  ground: (typeof disclosureGrounds)[number];
  consent: (typeof consentWays)[number];
  /** ISO date on which the person was told. */
  told: string | null;
  notTold: (typeof notToldDisclosure)[number] | null;
  /** Id of the message that it is about; null for somebody who was entered by hand. */
  message: string | null;
}

export type Facts = IncidentFacts | DisclosureFacts;

/** The same facts always as the same text: keys in the order of the alphabet. */
export function factsText(facts: Facts): string {
  const sorted = Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

/** What stands in the place of a form's definition; no form has it, so nothing of the one opens as the other. */
export function logbookDefinition(book: Book, number: number, facts: Facts): Promise<string> {
  return hashText(`privacyloket-logbook-1\n${book}\n${number}\n${factsText(facts)}`);
}

/** The context of version `number` of an entry, under the statement that the browser verified. */
export async function logbookContext(
  { statement, hash }: VerifiedStatement,
  { book, id, number, facts }: { book: Book; id: string; number: number; facts: Facts },
): Promise<Context> {
  return {
    site: statement.site,
    form: book,
    definition: await logbookDefinition(book, number, facts),
    id,
    statement: statement.version,
    statementHash: hash,
  };
}
