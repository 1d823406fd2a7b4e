/** What `privacyloket open` says to whoever holds the recovery sheet. */
import type { WordsRefused } from '../envelope/spoken-words.ts';

export const openNl = {
  ask: 'Typ de twaalf woorden van het herstelblad. Druk daarna op Enter.',
  /** Whatever else is wrong: the file, the folder, or words of another practice. */
  failed: 'Dit gaat niet open. Horen de woorden en het bestand bij elkaar?',
  some: (closed: number, all: number) => `${closed} van ${all} berichten gaan met deze woorden niet open.`,
  nothing: 'Er staan geen berichten in deze map.',
  written: (name: string) => `Bestand geschreven: ${name}. Niet gescand op virussen.`,
  filesFailed: (count: number) =>
    `${count === 1 ? '1 bestand is' : `${count} bestanden zijn`} niet geschreven: weg, beschadigd, of al in de map.`,
  practice: 'Praktijk',
  reference: 'Kenmerk',
  received: 'Ontvangen',
  note: (moment: string) => `Notitie van ${moment}`,
  source: 'Ingevuld door',
  who: {
    self: 'de persoon zelf',
    child: 'een ouder, voor een kind',
    represented: 'iemand die zegt te beslissen',
    known: 'iemand die de persoon kent',
    referrer: 'een verwijzer',
  },
  consent: 'Toestemming van wie beslist',
  consents: {
    declared: 'zelf verklaard, niet nagegaan',
    told: 'ja, zegt de invuller',
    missing: 'nog niet',
  },
} as const;

/** What is wrong with the words themselves; that can be seen without any message. */
export function wordsFault({ code, place }: Pick<WordsRefused, 'code' | 'place'>): string {
  if (code === 'not-a-word') return `Woord ${place} klopt niet. Kijk nog eens op het blad.`;
  if (code === 'count') return 'Op het blad staan twaalf woorden. Typ ze allemaal.';
  return 'Een van de woorden klopt niet. Kijk nog eens op het blad.';
}
