/**
 * The name under which a stranger's file may be kept on a computer: no path, nothing invisible, none of the names that
 * Windows keeps to itself, and an ending that says what the file is, so that nothing opens it as a program or a page.
 */
import { type FileType, fileEndings } from './file-types.ts';
import { visibleText } from './visible-text.ts';

/** Of UTF-8: file systems take 255, and who keeps the file may put something before it. */
const nameBytes = 180;

/** `type` is what the file was found to be; null gives an ending that no program opens by itself. */
export function safeName(name: string, type: FileType | null): string {
  const plain = visibleText(name.normalize())
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .replaceAll(/[\\/:*?"<>|□~%]/g, '_')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const ending = type ? endingOf(plain, type) : '.bin';
  const base = plain.toLowerCase().endsWith(ending) ? plain.slice(0, -ending.length) : plain;
  const short = beginning(base).trim() || 'bestand';
  return `${/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short.split('.')[0]!.trim()) ? '_' : ''}${short}${ending}`;
}

/** As much as fits, between characters, so that none is cut in two. */
function beginning(text: string): string {
  let left = nameBytes;
  let kept = '';
  for (const character of text) {
    left -= new TextEncoder().encode(character).length;
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

/** Whether a name ends as a file of this type does. */
export function endsAs(name: string, type: FileType): boolean {
  return fileEndings[type].some((each) => name.toLowerCase().endsWith(`.${each}`));
}

function endingOf(name: string, type: FileType): string {
  const own = fileEndings[type].find((each) => name.toLowerCase().endsWith(`.${each}`));
  return `.${own ?? fileEndings[type][0]}`;
}
