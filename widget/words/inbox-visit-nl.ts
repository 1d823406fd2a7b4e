/** What stands on and around the sheet for a home visit, in plain Dutch; part of inbox-nl.ts. */
export const visitWords = {
  title: 'Blad voor een huisbezoek',
  why: 'Eén A4 om mee te nemen, met ruimte om te schrijven.',
  choose: 'Wat komt op het blad?',
  warning: (day: string) =>
    `Papier wist zichzelf niet. Op het blad staat dat het uiterlijk ${day} weg moet. Neem niet meer mee dan nodig is.`,
  print: 'Print het blad',
  printed: 'Het blad is geprint. Het staat in het register.',
  destroy: (day: string) => `Vernietig dit blad uiterlijk ${day}.`,
  heading: 'Huisbezoek',
  who: 'Naam',
  when: 'Dag en tijd van het bezoek',
  goes: 'Wie gaat er',
  notes: 'Notities',
  lost: 'Blad kwijt? Bel meteen het secretariaat: het is een datalek.',
};
