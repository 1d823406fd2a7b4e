/**
 * Whether a ZIP is a Word document, by the names in its directory (ECMA-376 part 2; APPNOTE 6.3.10). One with macros
 * is none, nor one of which the directory can't be read whole.
 */
import { type ByteWindow, hasText } from './byte-window.ts';

/** The end record with the longest remark. */
const endBytes = 22 + 65_535;
/** More than any letter has; a ZIP with a larger directory is not looked at. */
const directoryBytes = 131_072;

export async function isWordDocument(bytes: ByteWindow): Promise<boolean> {
  const names = await namesIn(bytes);
  return (
    names.includes('[Content_Types].xml') &&
    names.includes('word/document.xml') &&
    !names.some((name) => /vbaProject|oleObject|activeX|^\/|\.\./i.test(name))
  );
}

async function namesIn(bytes: ByteWindow): Promise<string[]> {
  const from = Math.max(0, bytes.size - endBytes);
  const tail = await bytes.at(from, bytes.size - from);
  let end = tail.length - 22;
  while (end >= 0 && !hasText(tail, 'PK\x05\x06', end)) end -= 1;
  if (end < 0) return [];
  const record = new DataView(tail.buffer, tail.byteOffset + end);
  const [size, start] = [record.getUint32(12, true), record.getUint32(16, true)];
  if (size > directoryBytes || start + size > bytes.size) return [];
  const directory = await bytes.at(start, size);
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const names: string[] = [];
  for (let at = 0; at + 46 <= size; ) {
    if (!hasText(directory, 'PK\x01\x02', at)) return [];
    const [name, extra, remark] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    names.push(new TextDecoder().decode(directory.subarray(at + 46, at + 46 + name)));
    at += 46 + name + extra + remark;
  }
  return names;
}
