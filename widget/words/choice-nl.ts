/**
 * What the page says on which a visitor looks up a choice about cookies, in plain Dutch. Plain text, never markup;
 * other languages have the same shape. The server paints it: the page works without JavaScript.
 */
export const words = {
  title: (name: string) => `Uw keuze bij ${name}`,
  intro: 'Zoek hier op wat u koos. U kunt uw keuze hier ook intrekken.',
  id: 'Nummer van uw keuze',
  idHelp: 'U vindt het op onze website, bij ‘Uw keuzes’. Het heeft 22 tekens.',
  look: 'Bekijk mijn keuze',
  unknown: 'Wij vinden geen keuze bij dit nummer. Kijk elk teken na.',
  unknownWhy: 'Misschien is de keuze al gewist. Dan doen wij er niets meer mee.',
  chosen: 'Dit koos u',
  at: 'Wanneer',
  where: 'Waar',
  how: 'Hoe',
  answer: 'Antwoord',
  service: 'Dienst',
  sources: {
    banner: 'in de vraag op de website',
    preferences: 'bij ‘Uw keuzes’',
    embed: 'bij een video of kaart',
    link: 'u trok uw keuze in op de website',
    number: 'u trok uw keuze in met het nummer',
    gpc: 'uw browser vroeg om u niet te volgen (GPC)',
    dnt: 'uw browser vroeg om u niet te volgen (Do Not Track)',
  },
  yes: 'ja',
  no: 'nee',
  ip: 'IP-adres verbergen',
  version: 'Versie van de vraag',
  versionUnknown: 'Wij weten niet meer wat de vraag toen was.',
  asked: 'Wat vroegen wij toen?',
  earlier: 'Wat u eerder koos',
  withdraw: 'Trek mijn keuze in',
  withdrawWhy: 'Daarna staat alles op nee. Onze server geeft dan niets meer door.',
  withdrawn: 'Uw keuze is ingetrokken. Onder dit nummer geeft onze server niets meer door.',
  allNo: 'Alles staat al op nee. U hoeft niets in te trekken.',
  browser:
    'Let op: uw browser heeft een eigen cookie met uw keuze. Dat cookie hoort bij onze website. Wijzig het daar, bij ‘Uw keuzes’.',
  toSite: 'Naar onze website',
  failed: 'Het lukt nu niet. Probeer het straks opnieuw of bel ons.',
  again: 'Zoek een ander nummer op',
  phone: 'Telefoon',
};

export type ChoiceWords = typeof words;
