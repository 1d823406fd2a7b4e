/** What the secretariat reads where it does one thing with many messages, in plain Dutch; part of inbox-nl.ts. */
export const manyWords = {
  pick: 'Kies er meer',
  label: 'Wat doet u met de gekozen berichten?',
  chosen: (count: number) => (count === 1 ? '1 gekozen' : `${count} gekozen`),
  one: (name: string) => `Kies ${name}`,
  all: (count: string) => `Kies alle ${count}`,
  none: 'Kies geen',
  stop: 'Klaar',
  tooMany: (most: number) => `Kies hooguit ${most} berichten tegelijk.`,
  decide: 'Beslis',
  labels: 'Label',
  putOn: 'Zet erop',
  takeOff: 'Haal weg',
  takes: 'Wie pakt dit op?',
  assign: 'Wijs toe',
  copies: 'Kopie of print',
  copyWarning: 'Een kopie wist zichzelf niet. Wis haar zelf, ook als het bericht hier weg is.',
  csv: 'Bestand voor een rekenblad (CSV)',
  json: 'Bestand voor een ander programma (JSON)',
  print: 'Print',
  copied: (count: number) =>
    count === 1 ? 'Kopie van 1 bericht gemaakt.' : `Kopie van ${count} berichten gemaakt.`,
  leftOut: (count: number) =>
    count === 1
      ? '1 bericht zit er niet in. Het is beperkt, weg, of gaat niet open.'
      : `${count} berichten zitten er niet in. Ze zijn beperkt, weg, of gaan niet open.`,
  looking: 'We kijken wat dit doet …',
  sure: (outcome: string) => `${outcome}: weet u het zeker?`,
  effect: (count: number, text: string) => `${count} ×  ${text}`,
  cannot: (count: number) =>
    count === 1
      ? 'Met 1 bericht kan dit nu niet. Daar gebeurt niets mee.'
      : `Met ${count} berichten kan dit nu niet. Daar gebeurt niets mee.`,
  go: (count: number) => (count === 1 ? 'Ja, met 1 bericht' : `Ja, met ${count} berichten`),
  busy: (count: number, of: number) => `Bezig: ${count} van ${of} …`,
  did: (what: string, count: number) =>
    count === 1 ? `${what}: 1 bericht.` : `${what}: ${count} berichten.`,
  refused: (count: number) =>
    count === 1 ? 'Bij 1 bericht lukte het niet.' : `Bij ${count} berichten lukte het niet.`,
  until: (moment: string) => `Terugdraaien kan tot ${moment}.`,
  undone: (count: number) => (count === 1 ? '1 bericht teruggedraaid.' : `${count} berichten teruggedraaid.`),
  printTitle: 'Berichten',
  notes: 'Notities',
  files: 'Bijlagen',
};
