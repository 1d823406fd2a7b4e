/** What the secretariat reads about files, in plain Dutch; part of inbox-nl.ts. */
import type { FileType } from '../envelope/file-types.ts';
import type { FileWarning } from '../inbox/file-check.ts';

const types: Record<FileType, string> = {
  jpeg: 'foto (JPEG)',
  png: 'afbeelding (PNG)',
  webp: 'afbeelding (WebP)',
  pdf: 'PDF-document',
  docx: 'Word-document',
  txt: 'tekst',
};

const warnings: Record<FileWarning, string> = {
  type: 'Dit bestand is iets anders dan het zegt. Vertrouw het niet zomaar.',
  name: 'De naam past niet bij wat erin zit. Wij geven het bestand een andere naam.',
  unasked: 'Het formulier vraagt niet om dit bestand. De afzender heeft het zelf toegevoegd.',
};

export const filesNl = {
  heading: (count: number) => (count === 1 ? '1 bestand' : `${count} bestanden`),
  unscanned: 'Niet gescand op virussen. Open alleen wat u verwacht.',
  types,
  unknownType: 'onbekend soort bestand',
  download: 'Download',
  opening: 'Het bestand gaat open …',
  saved: (name: string) => `Gedownload als ‘${name}’. Het staat nu op uw computer. Wis het daar zelf.`,
  warnings,
  anyway: 'Toch downloaden',
  broken: 'Dit bestand is onderweg veranderd of beschadigd. Wij geven er niets van.',
  different: 'De server noemt andere bestanden dan de afzender. Er kan iets ontbreken.',
};

export type InboxFilesWords = typeof filesNl;
