/** An incident or a disclosure as a staff browser would write it: really sealed, to every reader of the statement. */
import { randomBytes } from 'node:crypto';
import type { LogbookWrite } from '../../../server/secretariat/inbox-api.ts';
import { hashText } from '../../../widget/envelope/hash.ts';
import {
  type Book,
  type DisclosureFacts,
  type Facts,
  type IncidentFacts,
  logbookContext,
} from '../../../widget/envelope/logbook-facts.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import type { SignedStatement, SiteStatement } from '../../../widget/envelope/site-statement.ts';
import { secretText } from '../sealed-post.ts';

export const incident: IncidentFacts = {
  kind: 'seen',
  known: '2026-11-23T08:00:00.000Z',
  reported: null,
  late: false,
  notReported: null,
  told: null,
  notTold: null,
  evaluateOn: null,
  evaluated: null,
  closed: false,
};

export const disclosure: DisclosureFacts = {
  given: '2026-11-20',
  ground: 'consent',
  consent: 'written',
  told: '2026-11-20',
  notTold: null,
  message: null,
};

/** What is posted to /api/logbook. */
export async function sealedEntry(
  { statement: text }: SignedStatement,
  facts: Facts = incident,
  { id = randomBytes(16).toString('base64url'), number = 1 } = {},
): Promise<LogbookWrite> {
  const book: Book = 'known' in facts ? 'incident' : 'disclosure';
  const statement = JSON.parse(text) as SiteStatement;
  const verified = { statement, hash: await hashText(text) };
  const envelope = await seal({
    content: {
      language: 'nl',
      form: book,
      answers: [{ field: 'what', label: 'Wat', kind: 'longtext', value: secretText }],
    },
    list: { name: 'Mevrouw De Wit', kind: book, first: secretText },
    context: await logbookContext(verified, { book, id, number, facts }),
    suite: 'p256',
    readers: statement.readers,
  });
  return { book, number, facts, envelope };
}
