/**
 * Fetches chosen messages whole, a part at a time, and opens them for a copy. The server writes a line for each before
 * it leaves; what is restricted stays behind there, and what does not open here.
 */
import type { ExportNotice, HandedOut } from '../../server/secretariat/inbox-api.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import type { AskServer } from './ask-server.ts';
import type { CopiedMessage } from './chosen-copies.ts';
import type { OpenedInbox } from './opened-inbox.ts';
import { OpenRefused, type ReadingRoom } from './reading-room.ts';
import { signedAnswers } from './signed-answers.ts';

export interface CopyParts {
  inbox: OpenedInbox;
  room: ReadingRoom;
  ask: AskServer;
  words: InboxWords;
  /** Person id -> name. */
  names: ReadonlyMap<string, string>;
}

/** As many as the server hands out in one answer, or less. */
const atOnce = 50;

/** In the order of `ids`, without those that stayed behind. Throws `ServerRefused`, or `OpenRefused` once it was locked. */
export async function copiedMessages(
  ids: readonly string[],
  format: ExportNotice['format'],
  parts: CopyParts,
  progress: (count: number) => void,
): Promise<CopiedMessage[]> {
  const copies: CopiedMessage[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const { messages }: HandedOut = await parts.ask('POST', '/api/submissions/hand-out', {
      ids: some,
      format,
    });
    for (const copy of await Promise.all(messages.map((each) => copyOf(each, parts)))) {
      if (copy) copies.push(copy);
    }
    progress(from + some.length);
  }
  return copies;
}

async function copyOf(
  { header, body, notes: sealed }: HandedOut['messages'][number],
  { inbox, room, words, names }: CopyParts,
): Promise<CopiedMessage | null> {
  const { id } = header.context;
  const listed = inbox.find(id);
  const [content, notes, definition] = await Promise.all([
    room.openBody(header, body).catch(whenClosed),
    room.openNotes(header, sealed).catch(whenClosed),
    inbox.forms.definitionOf(header.context),
  ]);
  if (!content || !listed) return null;
  const { item, marks } = listed;
  const { asked, foreign } = signedAnswers(content.answers, definition);
  const nameOf = (person: string) => names.get(person) ?? person;
  return {
    reference: referenceOf(id),
    received: item.received,
    kind: words.kinds[item.kind],
    state: words.reader.states[item.state],
    wipes: item.wipes,
    labels: marks.labels,
    assigned: marks.assigned && nameOf(marks.assigned),
    name: listed.content?.name ?? '',
    form: content.form,
    language: content.language,
    answers: [
      ...asked.map(({ label, value }) => ({ label, value, foreign: false })),
      ...foreign.map(({ label, value }) => ({ label, value, foreign: true })),
    ],
    notes: (notes ?? []).flatMap(({ content: note, at, author }) =>
      note && 'text' in note ? [{ at, by: nameOf(author), text: note.text }] : [],
    ),
    files: (content.files ?? []).map(({ name }) => name),
  };
}

/** A message that does not open is left out; an inbox that was locked meanwhile makes no copy at all. */
function whenClosed(error: unknown): null {
  if (error instanceof OpenRefused && error.code !== 'closed') return null;
  throw error;
}
