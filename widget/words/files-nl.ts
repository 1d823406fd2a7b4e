/** What a question for files says, in plain Dutch; fetched by a form that has one. Same rules as contact-nl.ts. */
import type { FileFault } from '../attachments/take-file.ts';
import type { FileType } from '../envelope/file-types.ts';

/** `large`, `many` and `all`: one file, their number, or all of them together. `offline`: try it once more. */
export type ChoosingFault = FileFault | 'large' | 'many' | 'all' | 'offline';

const types: Record<FileType, string> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  pdf: 'PDF',
  docx: 'Word',
  txt: 'tekst',
};

const faults: Record<ChoosingFault, (name: string, limit: string) => string> = {
  empty: (name) => `‘${name}’ is leeg. Kies een ander bestand.`,
  type: (name, types) => `‘${name}’ kunnen wij niet gebruiken. Dit mag wel: ${types}.`,
  heic: (name) => `‘${name}’ is een HEIC-foto. Bewaar die als JPEG en kies opnieuw.`,
  damaged: (name) => `‘${name}’ is beschadigd. Maak de foto opnieuw, of kies een andere.`,
  gone: (name) => `‘${name}’ kunnen wij niet openen. Kies het bestand opnieuw.`,
  large: (name, limit) => `‘${name}’ is te groot. Een bestand mag ${limit} zijn.`,
  many: (_name, limit) => `Dat zijn te veel bestanden. Hier mogen er ${limit}.`,
  all: (name, limit) => `‘${name}’ past er niet meer bij. Alles samen mag ${limit} zijn.`,
  offline: (name) => `‘${name}’ konden wij niet nakijken. Hebt u internet? Kies het dan opnieuw.`,
};

export const filesNl = {
  types,
  faults,
  help: (types: string, most: number, size: string) =>
    `${most === 1 ? 'U kunt 1 bestand kiezen' : `U kunt ${most} bestanden kiezen`}: ${types}. Elk tot ${size}.`,
  or: 'of',
  choose: 'Kies een bestand',
  more: 'Kies nog een bestand',
  checking: 'Wij kijken uw bestand na.',
  chosen: (name: string) => `‘${name}’ gaat mee.`,
  /** Place and time were taken out of a photo. */
  stripped: 'De plaats en tijd van de foto zijn weg.',
  remove: 'Haal weg',
  removed: (name: string) => `‘${name}’ gaat niet mee.`,
  // Sending.
  sending: 'Wij versturen uw bestanden',
  keepOpen: 'Houd deze pagina open tot alles verstuurd is.',
  progress: (sent: string, all: string) => `${sent} van ${all}`,
  waits: 'Er is nu geen verbinding. Wij gaan vanzelf verder.',
  almost: 'Uw bestanden zijn er. Nu uw bericht nog.',
  stop: 'Stop met versturen',
};

/** The words of a question for files, in whatever language. */
export type FilesWords = typeof filesNl;
