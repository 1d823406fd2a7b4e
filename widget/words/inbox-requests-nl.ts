/** What the secretariat reads about requests and complaints, in plain Dutch; part of inbox-nl.ts. */
import type { Channel, Decision, Ground, IdentityWay, Right } from '../../server/requests/request-codes.ts';

export type RequestReason = IdentityWay | Decision | Ground | Right;

/** Every code of a request, as the history and the register say it. */
export const requestReasons: Record<RequestReason, string> = {
  'called-number': 'Gebeld op het nummer in het bericht',
  'saw-document': 'Een document gezien',
  known: 'Wij kennen deze persoon',
  granted: 'Toegewezen',
  partly: 'Deels toegewezen',
  refused: 'Afgewezen',
  'refused-excessive': 'Afgewezen: te veel gevraagd',
  'refused-unfounded': 'Afgewezen: zonder reden',
  'fee-asked': 'Kosten gevraagd',
  'nothing-found': 'Niets gevonden',
  withdrawn: 'Ingetrokken',
  'law-keeps': 'Wij moeten dit bewaren van de wet',
  'rights-of-others': 'Het gaat ook over een ander',
  'needed-for-claim': 'Het is nodig voor een rechtszaak',
  'not-applicable': 'Dit recht geldt hier niet',
  'not-identified': 'Wij weten niet zeker wie het vraagt',
  repeated: 'Hetzelfde is al vaker gevraagd',
  'too-much': 'Het vraagt buitensporig veel werk',
  access: 'Inzage',
  recipients: 'Wie kreeg de gegevens',
  correction: 'Verbeteren',
  erasure: 'Wissen',
  restriction: 'Beperken',
  objection: 'Bezwaar',
  portability: 'Meenemen',
  withdrawal: 'Toestemming intrekken',
};

const channels: Record<Channel, string> = {
  letter: 'per brief',
  mail: 'per mail',
  phone: 'per telefoon',
  counter: 'aan de balie',
};

export const requestWords = {
  channels,
  entered: (channel: string, day: string) => `Binnengekomen ${channel}. Ingevoerd op ${day}.`,
  heading: 'Verzoeken en klachten',
  intro: 'Wat het eerst klaar moet zijn, staat bovenaan.',
  none: 'Er staat geen verzoek en geen klacht open.',
  closed: (count: number) =>
    count === 1
      ? '1 is afgehandeld en wordt nog bewaard.'
      : `${count} zijn afgehandeld en worden nog bewaard.`,
  pages: { requests: 'Open', enter: 'Nieuw: niet via het formulier', find: 'Zoek een persoon' },
  /** `days` left: 0 is today, less than 0 is too late. */
  carryOutBy: (day: string, days: number) =>
    days < 0
      ? `Te laat: uitvoeren moest op ${day}`
      : days === 0
        ? 'Vandaag uitvoeren'
        : days === 1
          ? 'Uiterlijk morgen uitvoeren'
          : `Voer uit, uiterlijk ${day}, nog ${days} dagen`,
  next: {
    identify: 'Nu: weten wie het is',
    decide: 'Nu: beslissen',
    'carry-out': 'Nu: uitvoeren',
    close: 'Nu: afsluiten',
  },
  received: (day: string) => `Ontvangen op ${day}`,

  steps: {
    heading: 'Stappen',
    identify: 'Weten wie het is',
    identifyHelp:
      'Bel het nummer in het bericht, of bekijk een document. Maak geen kopie en schrijf geen nummer op.',
    notNeeded: 'Bij een klacht is dit niet nodig.',
    decide: 'Beslissen',
    unknownYet: 'Iets geven of wissen kan pas als u weet wie het is.',
    right: 'Waar gaat het om?',
    decision: 'Wat besluit u?',
    ground: 'Waarom?',
    record: 'Leg het besluit vast',
    incomplete: 'Kies bij elke vraag een antwoord.',
    later: 'Lukt het niet op tijd? Kies hieronder ‘Later beslissen’ en stuur de brief daarover.',
    postponed: 'De termijn is één keer verlengd.',
    paying: 'U hebt geld gevraagd. De termijn loopt door. Beslis opnieuw zodra u weet of er betaald is.',
    carryOut: 'Uitvoeren',
    nothingToDo: 'Er hoeft niets te worden gedaan.',
    done: 'Het is gedaan',
    close: 'Afsluiten',
    closeHelp: 'Stuur de brief. Kies daarna hieronder ‘Afgehandeld’.',
    closeFirst: 'Dit kan als er is besloten en uitgevoerd.',
    states: { done: 'gedaan', now: 'nu', later: 'later' },
    onDay: (what: string, day: string) => `${what}, op ${day}.`,
    deeds: {
      access: 'Zoek de persoon op en print het overzicht.',
      recipients: 'Geef de lijst van wie de gegevens kreeg.',
      correction: 'Verbeter het, ook in het dossier.',
      erasure: 'Zoek de persoon op en wis elk bericht. Vergeet het dossier niet.',
      restriction: 'Houd de berichten vast en gebruik ze niet.',
      objection: 'Stop met het gebruik waar het bezwaar over gaat.',
      portability: 'Zoek de persoon op en geef de gegevens als bestand.',
      withdrawal: 'Stop met alles waar de toestemming voor nodig was.',
    } as Record<Right, string>,
    letter: 'Maak de brief',
    noForm: 'Zonder het ondertekende formulier kunnen we geen brief maken.',
  },
  complaintDecisions: {
    granted: 'Gegrond',
    partly: 'Deels gegrond',
    refused: 'Niet gegrond',
    withdrawn: 'Ingetrokken',
  } as Record<string, string>,

  enter: {
    heading: 'Nieuw verzoek of nieuwe klacht',
    intro:
      'Voor wat niet via het formulier kwam. Het wordt in deze browser verzegeld. De termijn telt vanaf de dag van ontvangst.',
    channel: 'Hoe kwam het binnen?',
    received: 'Op welke dag?',
    receivedHelp: 'De dag waarop u het kreeg. Vandaag of in het afgelopen jaar.',
    kind: 'Wat is het?',
    right: 'Waar gaat het om?',
    name: 'Naam van de persoon',
    phone: 'Telefoonnummer',
    optional: '(mag leeg blijven)',
    text: 'Wat vraagt de persoon?',
    textHelp: 'In het kort, of de brief overgetypt. Geen BSN en geen documentnummer.',
    submit: 'Verzegel en bewaar',
    saved: 'Bewaard. De termijn loopt.',
    missing: {
      channel: 'Kies hoe het binnenkwam.',
      received: 'Kies een dag. Vandaag of in het afgelopen jaar.',
      kind: 'Kies wat het is.',
      right: 'Kies waar het om gaat.',
      name: 'Vul een naam in. Weet u die niet? Typ dan ‘onbekend’.',
      text: 'Schrijf op wat de persoon vraagt.',
    },
    faults: (count: number) =>
      count === 1 ? 'Er klopt 1 antwoord niet.' : `Er kloppen ${count} antwoorden niet.`,
    tooLong: 'De tekst is te lang om te verzegelen.',
    closed: 'Er is geen geldige lijst met lezers. Publiceer die eerst op de pagina Website.',
  },

  find: {
    heading: 'Zoek een persoon',
    intro:
      'Voor wie de code kwijt is. We zoeken in alle berichten, alleen in deze browser. Het register zegt dat u zocht, niet naar wie.',
    looked: 'Naam, telefoonnummer of mailadres',
    lookedHelp: 'Accenten, hoofdletters en spaties in een nummer maken niet uit.',
    tooShort: 'Typ ten minste twee letters, of zes cijfers van een nummer.',
    submit: 'Zoek',
    busy: (done: number) => `We zoeken. ${done} berichten bekeken …`,
    found: (count: number) => (count === 1 ? '1 bericht gevonden.' : `${count} berichten gevonden.`),
    nothing: 'Niets gevonden. Dan hebt u nu niets van deze persoon in de inbox.',
    sealed: (count: number) =>
      count === 1 ? '1 bericht kon u niet openen.' : `${count} berichten kon u niet openen.`,
    check:
      'Weet u zeker dat het deze persoon is? Bel het nummer in het bericht, of bekijk een document. Maak geen kopie.',
    open: 'Open dit bericht',
    wipe: 'Wilt de persoon dat het weg is? Open het bericht en kies ‘Wissen op verzoek’.',
    overview: 'Maak een brief met overzicht',
    nothingLetter: 'Maak de brief ‘wij hebben niets’',
  },

  letter: {
    heading: 'Brief',
    intro: 'Deze brief blijft in uw browser. Print hem, of maak er een pdf van.',
    to: 'Aan',
    toHelp: 'Naam en adres, elk op een eigen regel.',
    more: 'Wat wilt u er nog bij zeggen?',
    moreHelp: 'Bijvoorbeeld wat u precies deed, of welk bedrag u vraagt.',
    print: 'Print de brief',
    close: 'Sluit de brief',
    language: 'De brief is altijd in het Nederlands.',
  },
};
