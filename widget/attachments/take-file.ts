/**
 * A file that a visitor chose, made ready to be sealed: checked by its bytes, and without where and when a photo was
 * taken. Fetched when the first file is chosen.
 */
import type { FileType } from '../envelope/file-types.ts';
import { Damaged } from './byte-window.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';
import { tellType } from './tell-type.ts';

/** `gone`: it can't be read any more. `damaged`: a photo whose end is missing. */
export type FileFault = 'empty' | 'type' | 'heic' | 'damaged' | 'gone';

export interface TakenFile {
  type: FileType;
  content: Blob;
}

const strip: Partial<Record<FileType, (content: Blob) => Promise<Blob>>> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
};

/** The file as it is sealed, or why it can't be. `types` are those that the question takes. */
export async function takeFile(
  file: Blob,
  types: readonly FileType[],
): Promise<TakenFile | { fault: FileFault }> {
  if (file.size === 0) return { fault: 'empty' };
  try {
    const type = await tellType(file);
    if (type === 'heic') return { fault: 'heic' };
    if (!type || !types.includes(type)) return { fault: 'type' };
    return { type, content: (await strip[type]?.(file)) ?? file };
  } catch (error) {
    return { fault: error instanceof Damaged ? 'damaged' : 'gone' };
  }
}
