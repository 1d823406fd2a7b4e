/**
 * What a file is, told from its bytes and never from its name: by the form before it is sealed, and by the inbox after
 * it was opened (SE-25). Says nothing of what is safe: no one looked for viruses.
 */
import type { FileType } from '../envelope/file-types.ts';
import { ByteWindow, hasText } from './byte-window.ts';
import { isWordDocument } from './word-document.ts';

/** 'heic': the photo of a phone, which offices can't open and from which the place can't be taken out. */
export type ToldType = FileType | 'heic' | null;

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** One of the types that a form can take, 'heic', or null for anything else. */
export async function tellType(content: Blob): Promise<ToldType> {
  const bytes = new ByteWindow(content);
  const head = await bytes.at(0, 16);
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (png.every((byte, at) => head[at] === byte)) return 'png';
  if (hasText(head, 'RIFF') && hasText(head, 'WEBP', 8)) return 'webp';
  if (hasText(head, '%PDF-')) return 'pdf';
  if (hasText(head, 'ftyp', 4) && /^(hei|hev|mif|msf|avi)/.test(String.fromCharCode(...head.subarray(8, 12))))
    return 'heic';
  if (hasText(head, 'PK\x03\x04')) return (await isWordDocument(bytes)) ? 'docx' : null;
  return (await isPlainText(content)) ? 'txt' : null;
}

/** UTF-8 without control characters, looked at to the end: a picture or a program is none. */
async function isPlainText(content: Blob): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const step = 1_048_576;
  try {
    for (let from = 0; from < content.size; from += step) {
      const part = await content.slice(from, from + step).arrayBuffer();
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      if (/[\0-\x08\x0e-\x1f\x7f]/.test(decoder.decode(part, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
