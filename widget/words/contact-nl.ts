/**
 * What a form says to a visitor when all goes well, in plain Dutch: nine words a sentence on average, never
 * over fifteen. Other languages have this shape, so the compiler keeps them complete. Plain text, never markup.
 */
import type { FaultCode } from '../contact/contact-rules.ts';

const faults: Record<FaultCode, (label: string, excess: number) => string> = {
  missing: (label) => `Vul ‘${label}’ in.`,
  choose: (label) => `Kies een antwoord bij ‘${label}’.`,
  file: (label) => `Kies een bestand bij ‘${label}’.`,
  agree: (label) => `Bent u het eens? Zet dan een vinkje bij ‘${label}’.`,
  'too-long': (label, excess) => `‘${label}’ is te lang. Haal ${excess} tekens weg.`,
  email: () => 'Dit e-mailadres klopt niet. Schrijf het zo: naam@voorbeeld.nl.',
  phone: () => 'Dit telefoonnummer klopt niet. Schrijf alle 10 cijfers op.',
  date: () => 'Deze datum klopt niet. Schrijf die zo: 31-12-1980.',
  future: () => 'Deze datum is nog niet geweest. Kijk het jaar na.',
  order: () => 'De laatste dag ligt voor de eerste dag. Kijk beide na.',
  postcode: () => 'Deze postcode klopt niet. Schrijf die zo: 1234 AB.',
  number: () => 'Schrijf het huisnummer met alleen cijfers. De toevoeging komt ernaast.',
  bsn: () => 'Dit BSN klopt niet. Kijk de 9 cijfers na.',
  'one-of': (label) => label,
};

export const contactNl = {
  loading: 'Het formulier wordt geladen.',
  language: 'Taal',
  readAloud: 'Lees voor',
  stopReading: 'Stop met voorlezen',
  // Before the first question.
  urgent: 'Kan het niet wachten?',
  needs: 'Dit hebt u nodig',
  minutes: (count: number) => `Invullen duurt ongeveer ${count} ${count === 1 ? 'minuut' : 'minuten'}.`,
  readers: (people: number, name: string) =>
    people === 1
      ? `Alleen 1 persoon van ${name} kan dit lezen.`
      : `Alleen ${people} mensen van ${name} kunnen dit lezen.`,
  information: 'Wat doen wij met uw gegevens?',
  who: 'Van wie is dit formulier?',
  privacyContact: (name: string) => `Vragen over privacy: ${name}`,
  why: 'Waarvoor is het?',
  ground: 'Waarom mag dat?',
  keptFor: 'Hoe lang bewaren wij het?',
  sealed: 'Wie kan het lezen?',
  sealedHow:
    'Uw bericht gaat op slot voordat u het verstuurt. Alleen deze mensen hebben een sleutel. Wie de server beheert, heeft er geen.',
  rights: 'Wat zijn uw rechten?',
  rightsWhich:
    'U mag uw gegevens zien, verbeteren, laten wissen of meenemen. U mag ook bezwaar maken. Vraag het ons gerust. ' +
    'Intrekken kan altijd, met uw bewijscode. Geen computer beslist over u. ' +
    'Hebt u een klacht? Vertel het ons, of ga naar de Autoriteit Persoonsgegevens.',
  statement: 'Lees onze privacyverklaring',
  // Questions.
  mandatory: 'Vul alle vragen in waar niets bij staat. Anders kunnen wij u niet goed helpen.',
  optional: '(niet verplicht)',
  oneOf: '(minstens één invullen)',
  postcode: 'Postcode',
  number: 'Huisnummer',
  addition: 'Toevoeging',
  from: 'Eerste dag',
  until: 'Laatste dag',
  openEnd: 'Is er geen laatste dag? Laat die dan leeg.',
  dateHelp: 'Schrijf de dag zo: 31-12-1980.',
  bsnNote: 'Wij controleren dit nummer later met u, met uw identiteitsbewijs.',
  noticed: {
    bsn: 'Staat hier een BSN? Haal het weg als het niet nodig is.',
    document:
      'Staat hier het nummer van een paspoort, ID-kaart of rijbewijs? Haal het weg als het niet nodig is.',
  },
  next: 'Verder: kijk uw antwoorden na',
  nextStep: 'Verder',
  step: (number: number, of: number) => `Stap ${number} van ${of}`,
  addRow: (item: string, rows: number) => `${rows ? 'Nog een' : 'Een'} ${item} toevoegen`,
  removeRow: (title: string) => `${title} weghalen`,
  faults,
  faultsTitle: (count: number) =>
    count === 1 ? 'Er klopt iets nog niet' : `Er kloppen ${count} dingen nog niet`,
  changed: 'Dit formulier is net veranderd. Wat u schreef, staat er nog. Lees het opnieuw.',
  // Review.
  review: 'Klopt dit?',
  empty: '(niet ingevuld)',
  change: 'Wijzig',
  code: 'Uw bewijscode',
  codeWhy:
    'Schrijf deze code op, of maak een foto. Hiermee volgt u uw bericht, of trekt u het in. Wij hebben de code zelf niet.',
  back: 'Terug',
  send: 'Verstuur',
  sending: 'Uw bericht wordt verstuurd.',
  again: 'Probeer opnieuw',
  notSent: 'Uw bericht is niet verstuurd. Probeer het opnieuw, of bel ons.',
  // Waiting.
  waiting: (phone: boolean) => `Uw bericht staat nog veilig op uw ${phone ? 'telefoon' : 'computer'}`,
  waitingHow:
    'Er is nu geen verbinding. Wij versturen uw bericht zodra het kan, tot 7 dagen. Het zit op slot.',
  waitingLater: 'U mag deze pagina sluiten. Kom later terug, dan gaat uw bericht mee.',
  open: 'Uw bericht is nog niet verstuurd',
  openHow: 'Houd deze pagina open. Wij blijven het proberen.',
  // Sent.
  sent: 'Verstuurd',
  sentNow: 'Uw bericht is verstuurd.',
  reference: 'Uw kenmerk',
  wipes: 'Wij wissen uw bericht op',
  phone: 'Bellen',
  keep: 'Maak een foto van dit scherm, of print het.',
  follow: 'Volg uw bericht, of trek het later in',
  print: 'Print dit',
  withdraw: 'Trek uw bericht in',
  wiped: 'Uw bericht is gewist',
  // Closed, before or without the reason (words/trouble-nl.ts).
  off: 'Dit formulier staat nu uit',
  offline: 'Er is nu geen verbinding.',
  noContact: 'Ons telefoonnummer vindt u elders op deze website.',
};

/** The words of a form, in whatever language. */
export type ContactWords = typeof contactNl;
