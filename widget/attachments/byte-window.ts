/** Reads a file here and there without holding all of it: what was read last is kept, a quarter of a mebibyte. */

const windowBytes = 262_144;

export class ByteWindow {
  readonly size: number;
  private readonly content: Blob;
  private from = 0;
  private bytes = new Uint8Array();

  constructor(content: Blob) {
    this.content = content;
    this.size = content.size;
  }

  /** Bytes from `from`, `length` of them, or fewer where the file ends; at most a window. */
  async at(from: number, length: number): Promise<Uint8Array> {
    if (from < this.from || Math.min(from + length, this.size) > this.from + this.bytes.length) {
      const until = from + Math.max(length, windowBytes);
      this.bytes = new Uint8Array(await this.content.slice(from, until).arrayBuffer());
      this.from = from;
    }
    return this.bytes.subarray(from - this.from, from - this.from + length);
  }
}

/** Whether bytes begin, at `at`, with the letters of `text` (one byte each). */
export function hasText(bytes: Uint8Array, text: string, at = 0): boolean {
  return [...text].every((letter, place) => bytes[at + place] === letter.charCodeAt(0));
}

/** A stretch of a file that is kept: from, and up to but not including. */
export type Kept = readonly [from: number, until: number];

/** Thrown for a picture whose parts do not follow each other as they must: it may hide what was to be taken out. */
export class Damaged extends Error {
  constructor() {
    super('the file is damaged');
    this.name = 'Damaged';
  }
}
