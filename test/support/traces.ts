/** Looks for a text in bytes and files, in every form in which a program may have written it down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The forms of a text that are looked for: as it is, escaped, in 16 bits, in hexadecimal, in base 64 at each offset. */
export function formsOf(text: string): Map<string, Buffer> {
  const bytes = Buffer.from(text, 'utf8');
  const forms = new Map<string, Buffer>([
    ['utf-8', bytes],
    ['json', Buffer.from(JSON.stringify(text).slice(1, -1))],
    ['percent', Buffer.from(encodeURIComponent(text))],
    ['utf-16', Buffer.from(text, 'utf16le')],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
  ]);
  for (const offset of [0, 1, 2])
    for (const encoding of ['base64', 'base64url'] as const) {
      // Characters that also depend on the neighbours are left off at both ends.
      const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString(encoding)
        .replaceAll('=', '');
      const sure = encoded.slice(offset ? offset + 1 : 0, Math.floor(((offset + bytes.length) * 8) / 6));
      forms.set(`${encoding}+${offset}`, Buffer.from(sure));
    }
  return forms;
}

/** Which of these texts stand in the bytes, as "text (form)". */
export function tracesIn(bytes: Buffer, texts: Iterable<string>): string[] {
  const found: string[] = [];
  for (const text of texts)
    for (const [form, needle] of formsOf(text)) if (bytes.includes(needle)) found.push(`${text} (${form})`);
  return found;
}

/** Which of these texts stand in any file of a folder (or in a file's name), as "file: text (form)". */
export function tracesInFolder(folder: string, texts: Iterable<string>): string[] {
  const wanted = [...texts];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((each) => {
    const path = join(each.parentPath, each.name);
    const bytes = each.isFile() ? Buffer.concat([Buffer.from(path), readFileSync(path)]) : Buffer.from(path);
    return tracesIn(bytes, wanted).map((trace) => `${path}: ${trace}`);
  });
}
