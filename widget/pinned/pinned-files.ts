/**
 * Every file that the pinned gate may ask for, with its hash. widget/pin-imports.ts writes the list in place of the
 * one name below, after the files were made; in the place of a file that it never asks for stands a nought.
 */

/** Name in `/a/`, SHA-256 in base64, and its language where it is the words of one (Dutch is everybody's). */
export type PinnedFile = readonly [name: string, sha256: string, language?: string];

declare const PRIVACYLOKET_FILES: readonly PinnedFile[];
export const pinnedFiles: readonly PinnedFile[] = PRIVACYLOKET_FILES;
