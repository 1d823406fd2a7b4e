/** What the secretariat reads about incidents and disclosures, in plain Dutch; part of inbox-nl.ts. */
import type { DisclosureFacts, IncidentFacts } from '../envelope/logbook-facts.ts';

type Codes<Code extends string | null> = Record<Exclude<Code, null>, string>;

const kinds: Codes<IncidentFacts['kind']> = {
  lost: 'Gegevens kwijt',
  seen: 'Een ander zag gegevens',
  changed: 'Gegevens veranderd',
  down: 'Niet bereikbaar',
  other: 'Iets anders',
};
const notReported: Codes<IncidentFacts['notReported']> = {
  'no-risk': 'Nee: geen risico voor mensen',
  'not-personal': 'Nee: het gaat niet om persoonsgegevens',
};
const notToldIncident: Codes<IncidentFacts['notTold']> = {
  'no-high-risk': 'Nee: het risico is niet hoog',
  unreadable: 'Nee: niemand kan de gegevens lezen',
  measures: 'Nee: wij namen het risico op tijd weg',
  'public-notice': 'Nee: wij maakten het openbaar bekend',
};
const grounds: Codes<DisclosureFacts['ground']> = {
  consent: 'Toestemming',
  agreement: 'Nodig voor de overeenkomst',
  'legal-duty': 'De wet verplicht het',
  vital: 'Leven of gezondheid in gevaar',
  'public-task': 'Taak van algemeen belang',
  legitimate: 'Gerechtvaardigd belang',
};
const consents: Codes<DisclosureFacts['consent']> = {
  written: 'Ja, op papier of per mail',
  spoken: 'Ja, mondeling',
  none: 'Nee, niet nodig',
};
const notToldDisclosure: Codes<DisclosureFacts['notTold']> = {
  knew: 'De persoon wist het al',
  impossible: 'Het kan niet of kost te veel werk',
  law: 'De wet regelt het geven',
  secrecy: 'Het valt onder een beroepsgeheim',
  harms: 'Het zou een onderzoek schaden',
};

/** What both registers have. */
export const logbookWords = {
  add: 'Schrijf op',
  edit: 'Vul aan',
  save: 'Verzegel en bewaar',
  saved: 'Bewaard.',
  faults: (count: number) =>
    count === 1 ? 'Er klopt 1 antwoord niet.' : `Er kloppen ${count} antwoorden niet.`,
  wrong: 'Dit ontbreekt of past niet.',
  tooLong: 'Dit is te veel tekst. Maak het korter.',
  closed: 'Er is nog geen lijst met lezers gepubliceerd. Publiceer die eerst.',
  cannot: 'U kunt dit niet lezen.',
  tampered: 'Dit klopt niet: de dagen of de tekst zijn buiten deze inbox veranderd. Vertrouw ze niet.',
  leftOut: (count: number) =>
    count === 1
      ? '1 kon niet mee: u kunt het niet lezen.'
      : `${count} konden niet mee: u kunt ze niet lezen.`,
  paper: 'Zo komt het op papier',
  copies: 'Kopieën',
  history: 'Wie schreef wat op',
  version: (number: number) => `Versie ${number}`,
  showVersion: 'Toon deze versie',
  server: 'de server',
  print: 'Print',
  csv: 'Kopie als CSV',
  json: 'Kopie als JSON',
  copyWarning: 'Een kopie wist zichzelf niet. Wis hem zelf op tijd.',
  copied: 'De kopie is gemaakt.',
  wipes: (day: string) => `Wist zichzelf op ${day}.`,
  reference: 'Kenmerk',
  yes: 'ja',
  empty: 'Niet ingevuld',
};

export const incidentWords = {
  heading: 'Incidenten',
  intro: 'Schrijf alles op wat misging met gegevens, ook als het klein is.',
  none: 'Er is niets opgeschreven.',
  new: 'Nieuw incident',
  kinds,
  notReported,
  notTold: notToldIncident,
  open: 'Nog niet besloten',
  draft: {
    outage: 'De server was lang weg. Vul aan wat er gebeurde.',
    'no-key': 'Niemand kan nieuwe berichten lezen, of het formulier is dicht. Vul aan wat er gebeurde.',
  },
  state: {
    /** `hours` left of the 72. */
    running: (moment: string, hours: number) => `Beslis over melden voor ${moment}, nog ${hours} uur`,
    late: (moment: string) => `Te laat: melden moest voor ${moment}`,
    reported: (moment: string) => `Gemeld bij de AP op ${moment}`,
    notReported: 'Melden hoeft niet',
    evaluate: (day: string) => `Kijk terug op ${day}`,
    closed: 'Afgesloten',
  },
  ask: {
    kind: 'Wat voor incident is het?',
    known: 'Wanneer wist u het?',
    what: 'Wat is er gebeurd?',
    when: 'Wanneer gebeurde het?',
    whose: 'Van wie zijn de gegevens, en om hoeveel mensen gaat het?',
    effects: 'Wat zijn de gevolgen?',
    measures: 'Wat deed u eraan?',
    reported: 'Wanneer meldde u het bij de AP?',
    lateWhy: 'Waarom later dan 72 uur?',
    notReported: 'Moet de AP het weten?',
    told: 'Wanneer vertelde u het aan de mensen zelf?',
    toldWhat: 'Wat vertelde u, en hoe?',
    notTold: 'Moeten de mensen zelf het weten?',
    evaluateOn: 'Wanneer kijkt u terug?',
    evaluated: 'Wanneer keek u terug?',
    evaluation: 'Wat leerde u ervan?',
    closed: 'Dit incident is klaar',
  },
  /** The headings of the supervisor's own form, each with what it takes from here (AV-51). */
  paper: [
    ['Over de melding', ['reported', 'lateWhy', 'notReported']],
    ['Over het datalek', ['kind', 'known', 'when', 'what']],
    ['Betrokken personen en gegevens', ['whose']],
    ['Gevolgen', ['effects']],
    ['Maatregelen', ['measures']],
    ['Informeren van de betrokkenen', ['told', 'toldWhat', 'notTold']],
    ['Terugkijken', ['evaluateOn', 'evaluated', 'evaluation', 'closed']],
  ] as [heading: string, fields: string[]][],
  help: {
    known: 'Vanaf dit moment lopen de 72 uur.',
    reported: 'Leeg als u het niet meldde.',
    lateWhy: 'Alleen nodig als u later meldde dan 72 uur.',
    notReported: 'Laat op “nog niet besloten” staan als u het wel meldde.',
    told: 'Leeg als u het niet vertelde.',
    notTold: 'Laat op “nog niet besloten” staan als u het wel vertelde.',
    closed: 'Kan pas als over melden en vertellen is besloten.',
  } as Partial<Record<string, string>>,
};

export const disclosureWords = {
  heading: 'Verstrekkingen',
  intro: 'Hier staat aan wie u gegevens van iemand gaf.',
  none: 'Er is niets opgeschreven.',
  new: 'Nieuwe verstrekking',
  grounds,
  consents,
  notTold: notToldDisclosure,
  wasTold: 'Wij vertelden het',
  search: 'Van wie?',
  searchHelp: 'Typ de hele naam. Daarna kunt u het overzicht printen of kopiëren.',
  severalNames: 'Let op: hier staan verschillende namen. Geef niemand het overzicht van een ander.',
  found: (count: number) => (count === 1 ? '1 verstrekking.' : `${count} verstrekkingen.`),
  overview: (name: string) => `Aan wie zijn gegevens gegeven van ${name}?`,
  ask: {
    person: 'Van wie zijn de gegevens?',
    toWhom: 'Aan wie gaf u ze?',
    what: 'Wat gaf u?',
    given: 'Op welke dag?',
    ground: 'Waarom mocht dat?',
    consent: 'Was er toestemming?',
    told: 'Wanneer vertelde u het aan de persoon?',
    notTold: 'Waarom niet verteld?',
    message: 'Bij welk bericht hoort het?',
    note: 'Wilt u nog iets opschrijven?',
  },
  help: {
    told: 'Leeg als u het niet vertelde.',
    message: 'De code uit het adres van het bericht. Mag leeg blijven.',
    note: 'Bijvoorbeeld wie tekende voor ontvangst.',
  } as Partial<Record<string, string>>,
};
