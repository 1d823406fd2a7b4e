/**
 * What staff write beside a message: a text, or a mark (a label that is put on or taken off, or who takes it up). Each
 * is sealed apart and never changed, so two people who write at once lose nothing. Shared by sealing and opening; does neither.
 */
import { paddedLength } from './wire.ts';

export const noteKinds = ['text', 'mark'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** One note, as it is before it was sealed and after it was opened. */
export type NoteContent =
  | { text: string }
  | { label: string; on: boolean }
  /** Person id, '' for nobody. */
  | { assigned: string };

/** Where a note belongs: of which person it is, and the how manieth of that kind from them at this message, from 1. */
export interface NotePlace {
  kind: NoteKind;
  /** Person id. */
  author: string;
  number: number;
}

/** A note as it travels and is stored; both base64url. */
export interface SealedNote {
  /** 12 random bytes. */
  iv: string;
  sealed: string;
}

/** Every mark is as long as every other before it is sealed, so its size tells nothing. */
export const markBytes = 256;
/** Smallest and largest padded text. */
export const noteFloorBytes = 1024;
export const noteCeilingBytes = 16_384;
/** Longest label, in characters; at four bytes each it still fits. */
export const labelCeiling = 40;

export function kindOf(content: NoteContent): NoteKind {
  return 'text' in content ? 'text' : 'mark';
}

/** The size, in bytes, that content of so many bytes is padded to; its length stands before it. */
export function noteSize(kind: NoteKind, contentBytes: number): number {
  return kind === 'mark' ? markBytes : paddedLength(contentBytes + 4, noteFloorBytes);
}

/** Whether a sealed note of this kind can have this many bytes, its tag left out. */
export function isNoteSize(kind: NoteKind, padded: number): boolean {
  if (kind === 'mark') return padded === markBytes;
  return padded <= noteCeilingBytes && paddedLength(padded, noteFloorBytes) === padded;
}

/** Content as bytes: JSON in UTF-8. */
export function noteBytes(content: NoteContent): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(content));
}

/** Whether it can be sealed: how long a text may be depends on its letters. */
export function noteFits(content: NoteContent): boolean {
  const room = kindOf(content) === 'mark' ? markBytes : noteCeilingBytes;
  return noteBytes(content).length + 4 <= room;
}
