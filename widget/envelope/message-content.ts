/**
 * What is inside an envelope, before it is sealed: readable text, so that a message can be read
 * without the form it came from. The inbox reads it back with read-content.ts.
 */
import { roomIn } from './padding.ts';
import { listBytes } from './wire.ts';

/** One answer as the secretariat reads it. */
export interface Answer {
  /** Field id of the form definition. */
  field: string;
  /** The question, in Dutch. */
  label: string;
  /** The field's kind, e.g. 'bsn'. */
  kind: string;
  /** The answer as readable Dutch text; lines divided by \n. */
  value: string;
}

/** One file that came along; sealed by seal-file.ts, apart from the body. Its place in the list is its number. */
export interface AttachedFile {
  /** Id of the question that asked for it. */
  field: string;
  /** As the visitor's device calls it. */
  name: string;
  /** What its first bytes say it is: a name from widget/attachments/file-types.ts. */
  type: string;
  /** Its length, and how long it is with its padding. */
  bytes: number;
  padded: number;
  chunks: number;
  /** SHA-256 over the SHA-256 of each sealed chunk, base64url. */
  hash: string;
}

/** Who wrote it, where the form asks that: selects what staff must still do (AVG 14, UAVG 5). At least one of the two. */
export interface MessageSource {
  /** For whom: 'self', or about another as a parent, representative, acquaintance or referrer. */
  who?: (typeof writers)[number];
  /** Whether who decides for the person agrees, by the writer's own word: never a proof. */
  consent?: (typeof consents)[number];
}

export const writers = ['self', 'child', 'represented', 'known', 'referrer'] as const;
/** 'declared' by whoever decides; 'told': the writer says that they agree; 'missing': they don't know of it yet. */
export const consents = ['declared', 'told', 'missing'] as const;

/** The body of a message. */
export interface MessageContent {
  /** The language that the visitor wrote in (widget/words/languages.ts). */
  language: string;
  /** The form's title. */
  form: string;
  answers: Answer[];
  /** Only where there are any. */
  files?: AttachedFile[];
  /** Only where the form asks who writes, or who decides. */
  source?: MessageSource;
  /** What an answer to this visitor is sealed with, base64url; from the receipt code. Staff's own entries have none. */
  reply?: string;
}

/** What the inbox shows in its list, sealed apart so that a list can be had without any body. */
export interface ListContent {
  name: string;
  /** The form's kind. */
  kind: string;
  /** First line of what the visitor asks. */
  first: string;
}

/** The body as bytes: JSON in UTF-8. */
export function bodyContent({
  language,
  form,
  answers,
  files,
  source,
  reply,
}: MessageContent): Uint8Array<ArrayBuffer> {
  const plain = answers.map(({ field, label, kind, value }) => ({ field, label, kind, value }));
  return utf8({ language, form, answers: plain, files, source, reply });
}

/**
 * The list part as bytes, never longer than its fixed room: first `first` is cut, then `name`,
 * between characters (code points) and with an ellipsis, since a list shows a beginning anyway.
 */
export function listContent({ name, kind, first }: ListContent): Uint8Array<ArrayBuffer> {
  const room = roomIn(listBytes) - utf8({ name: '', kind, first: '' }).length;
  const shortName = cut(name, Math.max(room - textBytes(first), Math.floor(room / 2)));
  return utf8({ name: shortName, kind, first: cut(first, room - textBytes(shortName)) });
}

function cut(text: string, room: number): string {
  if (textBytes(text) <= room) return text;
  let kept = '';
  let left = room - textBytes('…');
  for (const character of text) {
    left -= textBytes(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Bytes of a text inside JSON, without its quotes: what is escaped there counts as it is written. */
function textBytes(text: string): number {
  return utf8(text).length - 2;
}

function utf8(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}
