/**
 * What a form says to a visitor, in plain Dutch: sentences of nine words on average, none over fifteen.
 * Other languages have the same shape, so the compiler keeps them complete. Plain text, never markup.
 */

import type { FaultCode } from '../contact/contact-rules.ts';
import type { RefusedReason } from '../contact/contact-submission.ts';
import type { ClosedReason } from '../contact/load-form.ts';

const closed: Record<ClosedReason, string> = {
  'not-open': 'Het formulier is nog niet open.',
  offline: 'Er is nu geen verbinding. Probeer het straks opnieuw.',
  insecure: 'Deze pagina heeft geen veilige verbinding (https). Daarom staat het formulier uit.',
  'old-browser': 'Uw browser is te oud om uw bericht op slot te doen. Een nieuwe versie kan dat wel.',
  'not-trusted': 'Wij konden niet nagaan wie uw bericht zou lezen. Daarom staat het formulier uit.',
  expired: 'De controle op wie uw bericht leest, is te oud. Klopt de datum op uw apparaat?',
  clock: 'De datum op uw apparaat klopt niet. Zet die goed en probeer het opnieuw.',
};

const refused: Record<RefusedReason, string> = {
  'too-large': 'Uw bericht is te lang. Maak het korter en verstuur het opnieuw.',
  full: 'Onze server is vol. Uw bericht is niet verstuurd. Probeer het later, of bel ons.',
  'not-sealed': 'Uw bericht is niet verstuurd. Probeer het opnieuw, of bel ons.',
  closed: 'Het formulier is net gesloten. Uw bericht is niet verstuurd. Bel ons gerust.',
  expired: 'Uw bericht wachtte 7 dagen en is niet verstuurd. Probeer het opnieuw, of bel ons.',
  repeated: 'Misschien is uw bericht al binnen. Kijk dat na met uw bewijscode, of bel ons.',
  refused: 'De server nam uw bericht niet aan. Het is niet verstuurd. Bel ons gerust.',
};

const faults: Record<FaultCode, (label: string, excess: number) => string> = {
  missing: (label) => `Vul ‘${label}’ in.`,
  choose: (label) => `Kies een antwoord bij ‘${label}’.`,
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
  'one-of': () => 'Vul minstens één van deze vragen in.',
};

export const contactNl = {
  loading: 'Het formulier wordt geladen.',
  // Before the first question.
  urgent: 'Kan het niet wachten?',
  readers: (people: number, name: string) =>
    people === 1
      ? `Alleen 1 persoon van ${name} kan dit lezen.`
      : `Alleen ${people} mensen van ${name} kunnen dit lezen.`,
  information: 'Wat doen wij met uw gegevens?',
  who: 'Van wie is dit formulier?',
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
  privacyContact: (name: string) => `Vragen over privacy: ${name}`,
  statement: 'Lees onze privacyverklaring',
  // Questions.
  optional: '(niet verplicht)',
  oneOf: '(minstens één invullen)',
  mandatory: 'Vul alle vragen in waar niets bij staat. Anders kunnen wij u niet goed helpen.',
  postcode: 'Postcode',
  number: 'Huisnummer',
  addition: 'Toevoeging',
  from: 'Eerste dag',
  until: 'Laatste dag',
  openEnd: 'Is er geen laatste dag? Laat die dan leeg.',
  dateHelp: 'Schrijf de dag zo: 31-12-1980.',
  bsnNote: 'Wij controleren dit nummer later met u, met uw identiteitsbewijs.',
  bsnInText: 'Staat hier een BSN? Haal het weg als het niet nodig is.',
  next: 'Verder: kijk uw antwoorden na',
  faults,
  faultsTitle: (count: number) =>
    count === 1 ? 'Er klopt iets nog niet' : `Er kloppen ${count} dingen nog niet`,
  changed: 'Dit formulier is net veranderd. Wat u schreef, staat er nog. Kijk deze vragen na:',
  changedText: 'Dit formulier is net veranderd. Wat u schreef, staat er nog. Lees de uitleg opnieuw.',
  // Review.
  review: 'Klopt dit?',
  change: 'Wijzig',
  code: 'Uw bewijscode',
  codeWhy:
    'Schrijf deze code op, of maak een foto. Hiermee volgt u uw bericht, of trekt u het in. Wij hebben de code zelf niet.',
  back: 'Terug',
  send: 'Verstuur',
  sending: 'Uw bericht wordt verstuurd.',
  again: 'Probeer opnieuw',
  refused,
  // Waiting.
  waiting: (phone: boolean) => `Uw bericht wacht veilig op uw ${phone ? 'telefoon' : 'computer'}`,
  waitingHow:
    'Er is nu geen verbinding. Het bericht zit op slot. Wij versturen het zodra het kan, tot 7 dagen.',
  waitingLater: 'U mag deze pagina sluiten. Kom later terug, dan gaat uw bericht mee.',
  open: 'Uw bericht is nog niet verstuurd',
  openHow: 'Houd deze pagina open. Wij blijven het proberen.',
  tryNow: 'Probeer het nu',
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
  withdrawSure: 'Weet u het zeker? Wij wissen uw bericht dan meteen.',
  withdrawYes: 'Ja, wis mijn bericht',
  withdrawNo: 'Nee, bewaar het',
  withdrawFailed: 'Dat lukte niet. Uw bericht is er nog. Probeer het opnieuw, of bel ons.',
  withdrawHeld: 'Uw bericht kan nu niet weg. Er loopt nog een klacht of zaak. Bel ons gerust.',
  wiped: 'Uw bericht is gewist',
  wipedOn: (day: string) => (day ? `Dat was op ${day}.` : 'Wij hebben het niet meer.'),
  // A message from an earlier visit.
  earlierWaits: (reference: string) => `Er wacht nog een bericht van u (${reference}). Wij versturen het nu.`,
  earlierSent: (reference: string) => `Uw bericht ${reference} van eerder is nu verstuurd.`,
  earlierWiped: (reference: string) => `Uw bericht ${reference} van eerder is gewist.`,
  earlierLost: (reference: string) =>
    `Uw bericht ${reference} van eerder is niet aangekomen. Vul het formulier opnieuw in, of bel ons.`,
  // Closed.
  closedTitle: 'Dit formulier staat nu uit',
  closed,
  contact: 'U kunt ons wel bellen of schrijven.',
  noContact: 'Ons telefoonnummer vindt u elders op deze website.',
};

/** The words of a form, in whatever language. */
export type ContactWords = typeof contactNl;
