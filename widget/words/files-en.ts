/** What a question for files says, in English. */
import type { FilesWords } from './files-nl.ts';

export const words: FilesWords = {
  types: { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', pdf: 'PDF', docx: 'Word', txt: 'text' },
  faults: {
    empty: (name) => `“${name}” is empty. Choose another file.`,
    type: (name, types) => `We cannot use “${name}”. These are fine: ${types}.`,
    heic: (name) => `“${name}” is a HEIC photo. Save it as JPEG and choose it again.`,
    damaged: (name) => `“${name}” is damaged. Take the photo again, or choose another.`,
    gone: (name) => `We cannot open “${name}”. Choose the file again.`,
    large: (name, limit) => `“${name}” is too large. A file can be ${limit}.`,
    many: (_name, limit) => `That is too many files. You can choose ${limit} here.`,
    all: (name, limit) => `“${name}” does not fit any more. All together can be ${limit}.`,
    offline: (name) => `We could not check “${name}”. Are you online? Then choose it again.`,
  },
  help: (types, most, size) =>
    `${most === 1 ? 'You can choose 1 file' : `You can choose ${most} files`}: ${types}. Each up to ${size}.`,
  or: 'or',
  choose: 'Choose a file',
  more: 'Choose another file',
  checking: 'We are checking your file.',
  chosen: (name) => `“${name}” goes along.`,
  stripped: 'The place and time of the photo are gone.',
  remove: 'Remove',
  removed: (name) => `“${name}” does not go along.`,
  sending: 'We are sending your files',
  keepOpen: 'Keep this page open until everything was sent.',
  progress: (sent, all) => `${sent} of ${all}`,
  waits: 'There is no connection now. We will go on by ourselves.',
  almost: 'Your files have arrived. Now your message.',
  stop: 'Stop sending',
};
