/** What the secretariat reads about files, in English; part of inbox-en.ts. */
import type { InboxFilesWords } from './inbox-files-nl.ts';

export const filesEn: InboxFilesWords = {
  heading: (count) => (count === 1 ? '1 file' : `${count} files`),
  unscanned: 'Not scanned for viruses. Open only what you expect.',
  types: {
    jpeg: 'photo (JPEG)',
    png: 'picture (PNG)',
    webp: 'picture (WebP)',
    pdf: 'PDF document',
    docx: 'Word document',
    txt: 'text',
  },
  unknownType: 'unknown kind of file',
  download: 'Download',
  opening: 'The file is being opened …',
  saved: (name) => `Downloaded as “${name}”. It is on your computer now. Wipe it there yourself.`,
  warnings: {
    type: 'This file is something else than it says. Do not simply trust it.',
    name: 'The name does not fit what is in it. We give the file another name.',
    unasked: 'The form does not ask for this file. The sender added it.',
  },
  anyway: 'Download anyway',
  broken: 'This file was changed or damaged on its way. We give you nothing of it.',
  different: 'The server names other files than the sender. Something may be missing.',
};
