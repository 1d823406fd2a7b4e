/**
 * Every word the secretariat reads, in plain Dutch. The other languages have this shape, so the compiler
 * keeps them complete. Functions take what stands in between; nothing here is markup.
 */
import type { AnswerWay, OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { AskFault } from '../inbox/ask-server.ts';
import { accessWords } from './inbox-access-nl.ts';
import { answerWays, answerWords } from './inbox-answer-nl.ts';
import { filesNl } from './inbox-files-nl.ts';
import { disclosureWords, incidentWords, logbookWords } from './inbox-logbook-nl.ts';
import { mailWords } from './inbox-mail-nl.ts';
import { manyWords } from './inbox-many-nl.ts';
import { noteWords } from './inbox-notes-nl.ts';
import { peopleWords } from './inbox-people-nl.ts';
import { registerPageWords } from './inbox-register-nl.ts';
import { type RequestReason, requestReasons, requestWords } from './inbox-requests-nl.ts';
import { viewWords } from './inbox-views-nl.ts';
import { visitWords } from './inbox-visit-nl.ts';

type Kind = FormDefinition['kind'];
type Reason =
  | 'complaint'
  | 'legal-procedure'
  | 'request'
  | 'consent'
  | 'care-needs-it'
  | 'complex'
  | 'many'
  | 'at-once'
  | 'P1M'
  | 'P3M'
  | 'P6M'
  | 'P1Y'
  | 'P2Y'
  | 'P5Y'
  | 'P10Y'
  | 'written-consent'
  | 'protect-other'
  | 'public-interest'
  | RequestReason
  | AnswerWay;

const kinds: Record<Kind, string> = {
  contact: 'Contact',
  aanmelding: 'Aanmelding',
  privacyverzoek: 'Privacyverzoek',
  klacht: 'Klacht',
};

const outcomes: Record<OutcomeCode, string> = {
  unwanted: 'Ongewenst',
  'no-agreement': 'Geen overeenkomst',
  'dealt-with': 'Afgehandeld',
  agreement: 'Overeenkomst',
  'in-file': 'Staat in het dossier',
  'not-in-file': 'Nog niet in het dossier',
  answered: 'Beantwoord',
  hold: 'Vasthouden',
  release: 'Loslaten',
  extend: 'Verlengen',
  postpone: 'Later beslissen',
  identified: 'Persoon gecontroleerd',
  decided: 'Besloten',
  'carried-out': 'Uitgevoerd',
  freeze: 'Beperken',
  lift: 'Beperking opheffen',
  'service-ended': 'De hulp is gestopt',
  shorten: 'Korter bewaren op verzoek',
  transferred: 'Doorgegeven aan een ander',
  'erased-on-request': 'Wissen op verzoek',
  'move-contact': 'Dit is een contactbericht',
  'move-aanmelding': 'Dit is een aanmelding',
  'move-privacyverzoek': 'Dit is een privacyverzoek',
  'move-klacht': 'Dit is een klacht',
  'consent-checked': 'Toestemming is nagegaan',
  'person-informed': 'De persoon weet het',
};

const reasons: Record<Reason, string> = {
  complaint: 'Er loopt een klacht',
  'legal-procedure': 'Er loopt een rechtszaak',
  request: 'Er loopt een privacyverzoek',
  consent: 'De afzender vindt het goed',
  'care-needs-it': 'De zorg heeft het nodig',
  complex: 'Het is ingewikkeld',
  many: 'Er zijn veel verzoeken tegelijk',
  'at-once': 'Zo snel mogelijk',
  P1M: 'Nog één maand',
  P3M: 'Nog drie maanden',
  P6M: 'Nog zes maanden',
  P1Y: 'Nog één jaar',
  P2Y: 'Nog twee jaar',
  P5Y: 'Nog vijf jaar',
  P10Y: 'Nog tien jaar',
  'written-consent': 'De persoon tekende daarvoor',
  'protect-other': 'Het beschermt iemand anders',
  'public-interest': 'Een zwaar algemeen belang',
  ...requestReasons,
  ...answerWays,
};

const faults: Record<AskFault, string> = {
  offline: 'We krijgen geen antwoord van de server. Kijk of u internet heeft en probeer het opnieuw.',
  malformed: 'De server begreep de vraag niet. Laad de pagina opnieuw.',
  'unknown-suite': 'De server kent deze beveiliging niet.',
  'too-large': 'Dit is te groot.',
  'content-type': 'De server begreep de vraag niet. Laad de pagina opnieuw.',
  'origin-not-allowed': 'Deze pagina staat niet op het adres van de inbox.',
  'unknown-site': 'Deze praktijk kent de server niet.',
  'unknown-form': 'Dit formulier kent de server niet.',
  'wrong-site': 'Dit hoort bij een andere praktijk.',
  'wrong-definition': 'Het formulier is intussen veranderd. Laad de pagina opnieuw.',
  'wrong-readers': 'De lijst met lezers is intussen veranderd. Laad de pagina opnieuw.',
  'statement-outdated': 'Er is al een nieuwere versie gepubliceerd. Laad de pagina opnieuw.',
  'form-closed': 'Het formulier is nog dicht.',
  'id-taken': 'Dit bericht bestaat al.',
  wiped: 'Dit bericht is gewist.',
  'clock-unconfirmed':
    'De klok van de server is nog niet zeker. Er wordt nu niets gewist en niets besloten. Waarschuw uw beheerder.',
  'storage-full': 'De schijf van de server is vol. Waarschuw uw beheerder.',
  'unknown-upload': 'Deze bestanden kent de server niet.',
  'files-missing': 'Er ontbreken bestanden.',
  'unknown-receipt': 'Deze code kent de server niet.',
  'too-many': 'Dit is te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw.',
  'work-needed': 'Het is nu erg druk. Wacht even en probeer het opnieuw.',
  held: 'Dit bericht wordt vastgehouden.',
  'not-signed-in': 'U bent uitgelogd. Log opnieuw in.',
  'sign-in-failed': 'Dit klopt niet. Kijk naar uw praktijk, uw naam en de zeven woorden.',
  'enrolment-invalid': 'Deze link klopt niet. Vraag een nieuwe link.',
  'enrolment-used': 'Deze link is al gebruikt. Log in, of vraag een nieuwe link.',
  'enrolment-expired': 'Deze link is verlopen. Hij werkt 24 uur. Vraag een nieuwe link.',
  'not-allowed': 'Dit mag u niet doen.',
  restricted: 'Dit bericht is beperkt. Kies eerst waarom u het opent.',
  'not-found': 'Dit bericht bestaat niet meer.',
  method: 'De server begreep de vraag niet. Laad de pagina opnieuw.',
  'outcome-impossible': 'Dit kan nu niet meer met dit bericht. We laten u de nieuwe stand zien.',
  'undo-too-late': 'Terugdraaien kan niet meer. De termijn is voorbij.',
  'day-refused': 'Die dag kan niet. Kies vandaag of een dag in het afgelopen jaar.',
  'list-outdated': 'De lijst is intussen veranderd. Vernieuw haar.',
  'notes-full': 'Bij dit bericht passen geen notities of labels meer. Uw tekst staat er nog.',
  'facts-refused': 'Deze datums of antwoorden passen niet bij elkaar. Kijk ze na.',
  'statement-refused': 'De server nam de verklaring niet aan. Uw formulier werkt zoals het was.',
  'passkey-refused':
    'Deze toegangssleutel kon de server niet controleren. Er is niets toegevoegd. Probeer het opnieuw.',
  'proof-failed': 'De proef met uw sleutels is mislukt. Er is niets gepubliceerd. Probeer het opnieuw.',
  busy: 'De server is even te druk. Wacht een minuut en probeer het opnieuw.',
  internal: 'Er ging iets mis. Er is niets verloren. Probeer het opnieuw.',
};

export const inboxWords = {
  title: 'Inbox',
  otherLanguage: 'English',
  starting: 'De inbox gaat open …',
  kinds,
  outcomes,
  reasons,
  faults,
  again: 'Probeer opnieuw',
  cancel: 'Annuleren',
  back: 'Terug',
  copy: 'Kopieer',
  copied: 'Gekopieerd',

  bar: {
    refresh: 'Vernieuwen',
    messages: 'Berichten',
    requests: 'Verzoeken',
    incidents: 'Incidenten',
    disclosures: 'Verstrekkingen',
    website: 'Website',
    register: 'Register',
    people: 'Mensen',
    access: 'Toegang',
    more: 'Meer',
    lock: 'Op slot',
    label: 'Onderdelen',
  },

  signIn: {
    heading: 'Open uw inbox',
    intro: 'Uw wachtzin blijft in deze browser. De server ziet hem nooit.',
    site: 'Praktijk',
    siteHelp: 'De korte naam uit de mail, zoals rondom.',
    name: 'Uw naam',
    passphrase: 'Wachtzin',
    passphraseHelp: 'De zeven woorden. Plakken mag.',
    newPassphrase: 'Nieuwe wachtzin',
    who: 'Wie bent u?',
    else: 'Iemand anders',
    forget: 'Vergeet deze namen op dit apparaat',
    passkey: 'Open met uw toegangssleutel',
    show: 'Toon wachtzin',
    hide: 'Verberg wachtzin',
    submit: 'Open de inbox',
    busy: 'Bezig met openen …',
    missing: 'Vul alle drie de velden in.',
    notWords: (place: number | undefined) =>
      place === undefined
        ? 'Een wachtzin heeft zeven woorden van vijf letters.'
        : `Woord ${place} klopt niet. Kijk het na op uw papier.`,
    locked: 'De inbox is op slot. Er staat niets meer op dit scherm.',
    idle: 'U was tien minuten weg. Daarom is de inbox op slot gegaan.',
    tampered: 'Uw sleutels kwamen beschadigd van de server. Waarschuw uw beheerder.',
  },

  enrol: {
    steps: ['Naam', 'Wachtzin', 'Herstelblad', 'Proef', 'Website'],
    stepOf: (step: number, of: number) => `Stap ${step} van ${of}`,
    welcome: (organisation: string) => `Welkom bij de inbox van ${organisation}`,
    welcomeText: 'U stelt de inbox één keer in. Dat duurt ongeveer twee minuten.',
    name: 'Uw naam',
    nameHelp: 'Zo zien collega’s wie een bericht heeft gelezen.',
    nameMissing: 'Vul uw naam in.',
    nameTaken: 'Deze naam heeft een collega al. Zet er uw achternaam bij.',
    next: 'Verder',
    passphrase: 'Dit is uw wachtzin',
    passphraseText: 'Met deze zeven woorden opent u de inbox. Ze zijn verzonnen, dus niemand kan ze raden.',
    passphraseKeep: 'Bewaar ze in uw wachtwoordbeheerder, of schrijf ze op een papiertje dat u bij u houdt.',
    passphraseKept: 'Ik heb ze bewaard',
    retypePassphrase: 'Typ uw wachtzin over',
    retypePassphraseText: 'Typ de zeven woorden over. Zo weet u zeker dat u ze goed heeft bewaard.',
    showAgain: 'Laat de woorden nog eens zien',
    recovery: 'Dit is uw herstelblad',
    recoveryText: 'Raakt u uw wachtzin kwijt? Met dit blad opent uw praktijk haar berichten toch.',
    recoveryOnce: 'U ziet deze woorden één keer. Print het blad of schrijf het over, en leg het in de kluis.',
    print: 'Print het blad',
    recoveryKept: 'Ik heb het op papier',
    retypeRecovery: 'Typ het herstelblad over',
    retypeRecoveryText:
      'Typ de twaalf woorden over van het papier. Zo weten we dat het blad goed leesbaar is.',
    progress: (right: number, of: number) => `${right} van ${of} woorden goed.`,
    wrongWord: (number: number) => `Woord ${number} klopt nog niet.`,
    proof: 'We proberen alles uit',
    proofText: 'Uw sleutels worden gemaakt en getest. Pas daarna gaat het formulier open.',
    proofSteps: {
      keys: 'Sleutels gemaakt op deze computer',
      stored: 'Sleutels op slot gezet en bewaard',
      proven: 'Teruggehaald, geopend en getest',
      published: 'Lijst met lezers ondertekend en gepubliceerd',
    },
    proofState: { waiting: 'wacht', busy: 'bezig', done: 'klaar', failed: 'mislukt' },
    colleague: 'Uw sleutels zijn klaar',
    colleagueText: (organisation: string) =>
      `U kunt inloggen bij ${organisation}. Een beheerder moet u nog toevoegen als lezer.`,
    colleagueCheck: 'Vergelijk deze code met het scherm Website van uw beheerder. Is hij anders? Stop dan.',
    resumeText: 'De vorige keer stopte het instellen. Dit is een nieuw herstelblad: gooi een ouder blad weg.',
    kept: 'Uw sleutels zijn bewaard. Log in met uw wachtzin om verder te gaan.',
  },

  sheet: {
    title: 'Herstelblad',
    forWhom: (organisation: string) => `van ${organisation}`,
    purpose:
      'Met deze twaalf woorden opent de praktijk haar berichten als een wachtzin kwijt is. Wie dit blad heeft, kan alles lezen.',
    how: 'De opdracht ‘privacyloket open’ vraagt om deze woorden. De beheerder van de server kent hem.',
    keep: 'Bewaar het in een kluis. Maak er geen foto van en mail het niet.',
    site: (site: string) => `Korte naam: ${site}.`,
    date: (day: string) => `Gemaakt op ${day}.`,
  },

  website: {
    heading: 'De regel voor uw website',
    intro: 'Zet deze regel één keer in uw website. Daarna werkt het formulier.',
    tag: 'Regel voor de website',
    kind: 'Welke regel?',
    protects: 'Beschermt:',
    not: 'Beschermt niet:',
    copyTag: 'Kopieer de regel',
    more: 'Voor wie uw website maakt',
    copy: 'Kopieer',
    root: 'Uw controlecode',
    rootText: 'Deze code maakt uw browser zelf. Hij staat ook in de regel voor uw website.',
    spare: 'Reservecode van het herstelblad',
    version: 'Versie van de lezerslijst',
    until: (day: string) => `Geldig tot ${day}. De inbox verlengt dit vanzelf als u inlogt.`,
    readers: (count: number) =>
      count === 1 ? 'Eén persoon kan de berichten lezen.' : `${count} mensen kunnen de berichten lezen.`,
    nextHeading: 'Wat u nu doet',
    next: (form: string) => [
      'Stuur de regel naar degene die uw website maakt.',
      `Op de pagina met het formulier komt: <privacy-form form="${form}"></privacy-form>`,
      'Stuur uzelf een bericht en open het hier.',
    ],
    toInbox: 'Naar de inbox',
  },

  requests: requestWords,
  logbook: logbookWords,
  incidents: incidentWords,
  disclosures: disclosureWords,

  people: peopleWords,
  access: accessWords,

  answer: answerWords,
  notes: noteWords,
  many: manyWords,
  visit: visitWords,
  views: viewWords,
  copyHeads: {
    reference: 'Kenmerk',
    received: 'Ontvangen',
    kind: 'Soort',
    state: 'Stand',
    wipes: 'Wist zichzelf',
    labels: 'Labels',
    assigned: 'Opgepakt door',
    name: 'Naam',
    foreign: 'Niet uit het formulier',
    notes: 'Notities',
    files: 'Bijlagen',
  },

  portable: {
    title: 'Kopie voor de afzender',
    why: 'Wie een bericht stuurde, mag er een kopie van krijgen om mee te nemen (AVG 20).',
    filesApart: 'Bijlagen staan niet in de kopie. Sla ze hierboven apart op.',
    text: 'Sla op om te lezen',
    json: 'Sla op voor een ander programma (JSON)',
    files: 'Bijlagen',
  },

  list: {
    todo: 'Te doen',
    decided: 'Beslist',
    done: 'Klaar.',
    wiping: (count: number) =>
      count === 0
        ? 'Deze week wordt er niets gewist.'
        : count === 1
          ? '1 bericht wist zichzelf deze week.'
          : `${count} berichten wissen zichzelf deze week.`,
    unread: 'Nieuw',
    wipes: (day: string) => `Weg op ${day}`,
    keeps: 'Blijft tot u beslist',
    frozen: 'Beperkt',
    shut: 'Naam verborgen',
    held: 'Vastgehouden',
    /** `days` left: 0 is today, less than 0 is too late. */
    decideBy: (day: string, days: number) =>
      days < 0
        ? `Te laat: beslissen moest op ${day}`
        : days === 0
          ? 'Vandaag beslissen'
          : days === 1
            ? 'Uiterlijk morgen beslissen'
            : `Beslis uiterlijk ${day}, nog ${days} dagen`,
    sealed: 'Niet te openen',
    label: 'Berichten',
    noName: 'Zonder naam',
    refreshed: (count: number) =>
      count === 0 ? 'Niets nieuws.' : count === 1 ? '1 nieuw bericht.' : `${count} nieuwe berichten.`,
    keys: 'Pijltjes of j en k: door de lijst. Enter opent, x kiest, een schuine streep zoekt.',
    find: 'Zoek op naam, eerste regel of kenmerk',
    kind: 'Soort',
    stand: 'Stand',
    all: 'Alle',
    stands: {
      unread: 'Nog niet gelezen',
      due: 'Met een termijn',
      held: 'Vastgehouden',
      agreement: 'Overeenkomst',
      closed: 'Beslist',
    },
    found: (count: string) => `${count} gevonden.`,
    noneFound: 'Niets gevonden. Zoek op minder woorden, of kies bij soort en stand ‘Alle’.',
    coming: (count: string) => `Nog ${count} berichten komen eraan.`,
  },

  suites: {
    xwing: 'Beveiligd tegen quantumcomputers',
    p256: 'Gewone beveiliging',
  },

  reader: {
    choose: 'Kies links een bericht.',
    opening: 'Het bericht gaat open …',
    reference: 'Kenmerk',
    received: 'Ontvangen',
    entered: 'Hoe',
    wipes: 'Wist zichzelf',
    wipesOn: (moment: string) => `op ${moment}`,
    keeps: 'niet, tot u beslist',
    written: 'Geschreven in',
    security: 'Beveiliging',
    states: {
      new: 'nieuw',
      read: 'gelezen',
      unwanted: 'ongewenst',
      'no-agreement': 'geen overeenkomst',
      'dealt-with': 'afgehandeld',
      agreement: 'overeenkomst',
      transferred: 'doorgegeven',
      'erased-on-request': 'wordt gewist op verzoek',
    },
    unverified: 'Door de afzender ingevuld, niet gecontroleerd.',
    source: {
      heading: 'Wie dit invulde',
      who: {
        self: 'De persoon zelf.',
        child: 'Een ouder, voor een kind.',
        represented: 'Iemand die zegt voor de persoon te beslissen.',
        known: 'Iemand die de persoon kent.',
        referrer: 'Een verwijzer.',
      },
      consent: {
        declared:
          'Toestemming van de ouder of vertegenwoordiger: door de invuller zelf verklaard, nog nagaan.',
        told: 'De ouder of vertegenwoordiger vindt het goed, zegt de invuller. Nog nagaan.',
        missing: 'De ouder of vertegenwoordiger weet het nog niet. Er is nog geen toestemming.',
      },
      checked: 'De toestemming is nagegaan.',
      inform: (day: string) => `Informeer de persoon zelf (AVG 14), uiterlijk ${day}.`,
      informLate: (day: string) => `Informeer de persoon zelf (AVG 14). Dat moest uiterlijk ${day}.`,
      informed: 'De persoon zelf weet van dit bericht.',
    },
    empty: 'Niet ingevuld',
    foreign: 'Niet uit dit formulier',
    foreignText: 'De afzender heeft dit zelf toegevoegd, ook de vragen.',
    noForm:
      'We vinden het ondertekende formulier van dit bericht niet. De vragen hieronder komen van de afzender zelf.',
    history: 'Wie deed wat',
    noHistory: 'Nog niets.',
    fromMail: 'Dit bericht komt uit een mail. Het staat ook in de inbox.',
    cannot: 'Dit bericht gaat hier niet open',
    notForYou: 'Het is niet voor u versleuteld. Vraag een collega die het wel kan lezen.',
    needsQuantum:
      'Het is beveiligd tegen quantumcomputers en deze browser kan dat niet openen. Open het in Chrome of Edge.',
    broken: 'Het is onderweg veranderd of beschadigd. Wij laten daarom niets zien.',
  },

  files: filesNl,

  decide: {
    heading: 'Wat doet u hiermee?',
    keepHeading: 'Langer of korter bewaren',
    moveHeading: 'Hoort het ergens anders bij?',
    openWhy: 'Waarom opent u dit bericht?',
    open: 'Open het bericht',
    shortenHeading: 'Korter bewaren op verzoek',
    agreementIn: (name: string) => `Overeenkomst: ${name}`,
    effects: {
      gone: (moment: string) => `Weg op ${moment}. Tot dan kunt u dit terugdraaien.`,
      stays: (day: string) => `De datum blijft: weg op ${day}.`,
      becomes: (day: string) => `Wordt gewist op ${day}.`,
      kept: (day: string) => `Blijft bewaard tot ${day}.`,
      undated: 'Blijft bewaard, zonder einddatum.',
      open: 'Blijft bewaard tot u het afhandelt. U kunt dit hooguit een dag terugdraaien.',
      frozen: 'Wordt niet gewist, en gaat alleen open met een reden.',
      lifted: 'Vertel het de persoon voordat u dit doet.',
      moved: (was: string, now: string) => `De datum ging van ${was} naar ${now}.`,
      noDate: 'geen datum',
      held: 'Wordt niet gewist zolang u het vasthoudt.',
      later: (day: string) => `U beslist dan uiterlijk ${day}. Vertel de afzender nu waarom het later wordt.`,
      asked: 'Elke maand vragen we of het al in het dossier staat.',
      askedAgain: 'We vragen het over een maand weer.',
    },
    inFile: 'Staat het al in het dossier?',
    reason: 'Waarom?',
    endedOn: 'Op welke dag stopte de hulp?',
    endedFrom: 'De bewaartijd telt vanaf die dag.',
    endedWrong: 'Kies een dag vanaf de overeenkomst, tot en met vandaag.',
    reasonMissing: 'Kies een reden.',
    undone: 'Teruggedraaid.',
    undo: 'Draai terug',
    undoUntil: (outcome: string, moment: string) => `${outcome}. Terugdraaien kan tot ${moment}.`,
    decided: (who: string, outcome: string) => `${who}: ${outcome}.`,
  },

  mailed: {
    heading: 'Bijlage uit een mail',
    drop: 'Sleep een bijlage hierheen, of',
    choose: 'Kies een bestand',
    stays: 'De bijlage blijft in uw mailbox, ook na de wisdatum. Gooi die mail zelf weg.',
    dropNow: 'Laat los om te openen',
    checking: 'We vragen de server of dit bericht er nog is …',
    wiped: (day: string) => `Gewist op ${day}.`,
    wipedText: 'Dit bericht is gewist. Daarom gaat ook de bijlage niet meer open. U mag de mail weggooien.',
    unknown: 'De server kent dit bericht niet. Daarom openen we het niet.',
    silent:
      'We kunnen de server nu niet vragen of dit bericht gewist is. Daarom openen we het niet. Probeer het straks opnieuw.',
    notForYou: 'Dit bestand is niet voor u versleuteld.',
    otherSite: 'Dit bestand hoort bij een andere praktijk.',
    notEnvelope: 'Dit is geen bericht van privacyloket. Het bestand eindigt op .privacyloket.',
    tooLarge: 'Dit bestand is te groot voor een bericht.',
    different: 'Dit bestand is niet gelijk aan het bericht op de server. We openen het niet.',
  },

  statement: {
    mismatch: 'Let op: de gepubliceerde lijst met lezers is niet van u',
    mismatchText:
      'De server laat een lijst zien die niet met uw sleutel is ondertekend. Misschien leest iemand mee. Bel uw beheerder en gebruik het formulier niet.',
    missing: 'Het formulier is dicht: er is nog geen lijst met lezers gepubliceerd.',
    older: 'Let op: de server laat een oude lijst met lezers zien',
    olderText:
      'Op dit apparaat zag u al een nieuwere lijst. Is er een back-up teruggezet? Kijk dan of deze mensen nog mogen lezen en publiceer. Weet u van niets? Bel dan eerst uw beheerder.',
    expired: 'De lijst met lezers is verlopen',
    expiredText: 'Het formulier is daarom dicht. Kijk of deze mensen nog mogen lezen, en publiceer.',
    waiting: 'Er is nog niet voor u getekend',
    waitingText:
      'U kunt nog geen berichten openen. De beheerder ziet uw naam en vraagt u om deze woorden. Lees ze voor aan de telefoon of aan het bureau.',
    compare: (name: string) => `Vraag ${name} om deze woorden. Ze moeten precies gelijk zijn:`,
    compared: 'Ik heb de woorden met deze mensen vergeleken. Ze zijn gelijk.',
    compareFirst: 'Vergelijk eerst de woorden en zet dan het vinkje.',
    changed: 'De vragen van uw formulier zijn veranderd',
    changedText: 'Bezoekers zien de nieuwe vragen pas als u ze heeft bekeken en gepubliceerd.',
    readersChanged: 'Er is een nieuwe lezer',
    officersChangedText: (names: string) =>
      `${names} kan incidenten en verstrekkingen lezen als u dit publiceert, en geen berichten.`,
    readersChangedText: (names: string) => `${names} kan nieuwe berichten lezen als u dit publiceert.`,
    added: (label: string) => `Nieuwe vraag: ${label}`,
    removed: (label: string) => `Vraag weg: ${label}`,
    altered: (label: string) => `Vraag veranderd: ${label}`,
    newForm: (title: string) => `Nieuw formulier: ${title}`,
    goneForm: (title: string) => `Formulier weg: ${title}`,
    text: 'De uitleg boven of onder het formulier is veranderd.',
    settingsChanged: 'De instellingen van uw website zijn veranderd',
    settingsChangedText:
      'Gebruikt u de vaste regel? Dan gelden ze pas als u ze heeft bekeken en gepubliceerd.',
    newService: (service: string) => `Nieuwe dienst: ${service}`,
    goneService: (service: string) => `Dienst weg: ${service}`,
    alteredService: (service: string) => `Dienst veranderd: ${service}`,
    settingsRest: 'De kleuren, talen, bewaartijd of uitleg van de cookiemelding zijn veranderd.',
    publish: 'Publiceer',
    published: 'Gepubliceerd. Bezoekers zien het nu.',
    renewed: 'De lijst met lezers is verlengd.',
  },

  mail: mailWords,
  registerPage: registerPageWords,

  register: {
    heading: 'Register',
    intro: 'Hier staat wie wat deed, met de nieuwste regel bovenaan.',
    when: 'Wanneer',
    who: 'Wie',
    what: 'Wat',
    about: 'Bericht',
    detail: 'Bijzonderheden',
    empty: 'Er staat nog niets in het register.',
    broken: 'Let op: het register is veranderd',
    brokenText: 'Er zijn regels weg of anders dan u eerder zag. Bel uw beheerder.',
    accept: 'Ik weet waarom. Ga hiermee verder.',
    actors: { server: 'Server', visitor: 'Afzender', operator: 'Beheer', '-': 'Onbekend' } as Record<
      string,
      string
    >,
    events: {
      enrolled: 'Aangemeld',
      'person-removed': 'Collega uit de inbox gehaald',
      rewrapped: 'Collega toegang gegeven tot bewaarde berichten',
      'way-added': 'Manier om in te loggen erbij',
      'way-replaced': 'Wachtzin vervangen',
      'way-removed': 'Manier om in te loggen weg',
      'way-refused': 'Manier om in te loggen wijzigen: geweigerd',
      'secrecy-confirmed': 'Geheimhouding beloofd',
      invited: 'Collega uitgenodigd',
      'invitation-withdrawn': 'Uitnodiging ingetrokken',
      'not-allowed': 'Geweigerd',
      'sign-in': 'Ingelogd',
      'sign-in-refused': 'Inloggen mislukt',
      'statement-published': 'Lezerslijst gepubliceerd',
      'list-opened': 'Lijst geopend',
      read: 'Gelezen',
      searched: 'Gezocht in berichten',
      entered: 'Ingevoerd',
      'file-read': 'Bestand opgehaald',
      'mailed-opened': 'Bijlage uit mail geopend',
      outcome: 'Besloten',
      undo: 'Teruggedraaid',
      noted: 'Notitie of label',
      'answer-fetched': 'Antwoord opgehaald',
      withdrawn: 'Ingetrokken',
      wiped: 'Gewist',
      sweep: 'Wisronde',
      'ledger-confirmed': 'Wislijst bevestigd',
      'proofs-exported': 'Bewijzen van keuzes uitgevoerd',
      'logbook-written': 'Opgeschreven',
      'logbook-opened': 'Lijst geopend',
      'logbook-read': 'Gelezen',
      exported: 'Kopie gemaakt',
      'sign-out': 'Uitgelogd',
      'register-opened': 'Register geopend',
      sealed: 'Zegel gemaild',
      'register-exported': 'Register uitgevoerd',
      checkpoint: 'Oude jaren weg',
    } as Record<string, string>,
    details: {
      administrator: 'beheerder',
      secretariat: 'secretariaat',
      carer: 'zorgverlener',
      'privacy-officer': 'privacyfunctionaris',
      passkey: 'toegangssleutel',
      passphrase: 'wachtzin',
      text: 'notitie',
      mark: 'label of naam',
      kept: 'bewaard',
      wiped: 'gewist',
      unknown: 'onbekend',
      shortened: 'korter op verzoek',
      none: 'geen datum',
      expired: 'termijn voorbij',
      'agreement-ended': 'overeenkomst voorbij',
      left: 'over',
      proofs: 'bewijzen van keuzes',
      'oldest-days': 'oudste in dagen',
      incident: 'incident',
      disclosure: 'verstrekking',
      message: 'bericht',
      person: 'berichten van één persoon',
      outage: 'server was weg',
      'no-key': 'niemand kon lezen',
      html: 'leesbaar bestand',
      print: 'op papier',
      withdrawn: 'ingetrokken',
      lines: 'regels',
      by: 'gevraagd naar',
      staff: 'medewerker',
      reference: 'kenmerk',
      period: 'periode',
      until: 'tot en met',
    } as Record<string, string>,
  },
};

export type InboxWords = typeof inboxWords;
