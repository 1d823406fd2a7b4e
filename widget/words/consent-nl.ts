/** What a visitor reads about cookies, in Dutch. Plain text; other languages have exactly these keys. */
export const words = {
  choices: 'Uw keuzes',
  close: 'Sluiten',
  intro: 'Zet aan wat u goed vindt. U kunt dit altijd weer wijzigen.',
  chosen: (day: string) => `U koos dit op ${day}.`,
  signal: 'Uw browser vraagt om u niet te volgen. Daarom staat alles uit. U mag dat zelf wijzigen.',
  left: (names: string) => `Dit konden wij niet wissen: ${names}. Wis het zelf in uw browser.`,
  functional: 'Functioneel',
  functionalWhy: 'Zonder dit werkt de website niet. Daarom staat het altijd aan.',
  analytics: 'Statistieken',
  'click-tracking': 'Klikgedrag',
  embedded: 'Video’s en kaarten',
  free: 'Voor alleen tellen hoeft u niets te kiezen. Uitzetten mag altijd.',
  ip: 'IP-adres verbergen',
  daily: 'Google krijgt elke dag een ander nummer voor u.',
  fresh: 'Nieuw',
  isKept: (count: number) => `Wat bewaart uw browser? (${count})`,
  nothingKept: 'Uw browser bewaart hier niets voor.',
  columns: ['Naam en van wie', 'Waarvoor', 'Hoe lang'],
  elsewhere: 'Cookies op websites van anderen kunnen wij niet wissen.',
  noList: 'De uitleg is nu niet te laden. Uw keuze werkt wel.',
  refuseAll: 'Alles weigeren',
  acceptAll: 'Alles accepteren',
  save: 'Opslaan',
};

export type ConsentWords = typeof words;
