/**
 * Everything that the checker can find: its stable code, which requirement it goes against, and what it says about
 * it in plain Dutch. `{subject}` is what it is about, `{where}` the phase.
 */

interface FindingWords {
  /** A fault makes the command end with 1; a note does not. */
  level: 'fault' | 'note';
  standards: string[];
  text: string;
  fix: string;
}

const words = {
  'third-party-before-choice': {
    level: 'fault',
    standards: ['CB-01'],
    text: 'De pagina vraagt iets op bij {subject} voordat de bezoeker koos.',
    fix: 'Zet dit deel van de pagina in <template data-privacy="…">, of zet het op uw eigen website.',
  },
  'storage-before-choice': {
    level: 'fault',
    standards: ['CB-01'],
    text: '{subject} staat al in de browser voordat de bezoeker koos.',
    fix: 'Start wat dit bewaart pas na een ja. Haal de code ervan uit de pagina en zet de dienst in de instellingen.',
  },
  'measured-before-choice': {
    level: 'fault',
    standards: ['CB-01', 'CB-03'],
    text: 'Er wordt al gemeten voordat de bezoeker koos: {subject}.',
    fix: 'Start de meting pas na een ja. Telt u alleen? Schrijf dan bij de dienst op waarom dat zonder ja mag.',
  },
  'vendor-after-refusal': {
    level: 'fault',
    standards: ['CB-01', 'CB-12'],
    text: 'De pagina vraagt iets op bij {subject}, maar de bezoeker zei nee ({where}).',
    fix: 'Zoek op de pagina de code die dit laadt. Zet die in <template data-privacy="…">.',
  },
  'storage-after-refusal': {
    level: 'fault',
    standards: ['CB-01'],
    text: '{subject} staat in de browser, maar de bezoeker zei nee ({where}).',
    fix: 'Haal de code die dit bewaart uit de pagina. Zet de naam ook bij de dienst in de instellingen.',
  },
  'vendor-after-withdrawal': {
    level: 'fault',
    standards: ['CB-16', 'CT-02'],
    text: 'De pagina vraagt nog iets op bij {subject} nadat de bezoeker zijn ja introk ({where}).',
    fix: 'Laat de dienst door de instellingen starten en niet door de pagina. Dan stopt die ook.',
  },
  'storage-after-withdrawal': {
    level: 'fault',
    standards: ['CB-16'],
    text: '{subject} staat nog in de browser nadat de bezoeker zijn ja introk ({where}).',
    fix: 'Zet de naam bij de dienst in de instellingen. Alleen wat daar staat, wordt gewist.',
  },
  'third-party-cookie-left': {
    level: 'note',
    standards: ['CT-07'],
    text: '{subject} blijft na het intrekken staan. Een website kan cookies van een ander niet wissen.',
    fix: 'Vertel dit in uw privacyverklaring, of kies een dienst die geen eigen cookies zet.',
  },
  'undeclared-host': {
    level: 'fault',
    standards: ['CB-04', 'CB-18'],
    text: 'Na een ja vraagt de pagina iets op bij {subject}. Dat staat niet in de instellingen.',
    fix: 'Zet bij de dienst erbij dat de browser dit adres gebruikt, of haal het weg.',
  },
  'undeclared-storage': {
    level: 'fault',
    standards: ['CB-18'],
    text: '{subject} staat in de browser, maar niet in de lijst van de website ({where}).',
    fix: 'Zet naam, doel en bewaartijd in de instellingen, of haal weg wat dit bewaart.',
  },
  'unknown-storage': {
    level: 'note',
    standards: ['CB-18'],
    text: '{subject} staat in de browser ({where}). Zonder lijst van de website is niet te zeggen waarvoor.',
    fix: 'Kijk of de website dit echt nodig heeft. Zo niet, dan mag het pas na een ja.',
  },
  'declared-never-seen': {
    level: 'note',
    standards: ['CB-18'],
    text: '{subject} staat in de lijst van de website, maar is nu niet gezien.',
    fix: 'Dat kan kloppen: sommige cookies komen later, of pas als iemand IP-adres verbergen uitzet. Klopt het niet? Haal het dan uit de instellingen.',
  },
  'long-lived-cookie': {
    level: 'fault',
    standards: ['CB-18', 'GA-16'],
    text: '{subject}.',
    fix: 'Maak de cookie korter, hooguit 13 maanden, en schrijf de echte tijd in de instellingen.',
  },
  'refuse-harder-than-accept': {
    level: 'fault',
    standards: ['CB-07', 'CB-08', 'CB-09'],
    text: 'Weigeren is moeilijker of minder goed te zien dan accepteren: {subject}.',
    fix: 'Geef beide knoppen dezelfde plaats, grootte en letter. Kijk of eigen opmaak de banner verandert.',
  },
  'preset-on': {
    level: 'fault',
    standards: ['CB-05'],
    text: 'De knop "{subject}" staat al aan voordat de bezoeker koos.',
    fix: 'Zet alles uit wat een ja nodig heeft.',
  },
  'no-way-back': {
    level: 'fault',
    standards: ['CB-14'],
    text: 'Op {subject} is niets te vinden waarmee de bezoeker zijn keuze wijzigt.',
    fix: 'Zet onderaan elke pagina een zichtbare link met data-privacy-open.',
  },
  'banner-without-need': {
    level: 'fault',
    standards: ['CB-20'],
    text: 'De website vraagt toestemming, maar {subject}.',
    fix: 'Haal de vraag weg. Zonder volgen is geen banner nodig.',
  },
  'banner-missing': {
    level: 'fault',
    standards: ['CB-04'],
    text: 'Op {subject} verschijnt de banner niet, of hij antwoordt niet.',
    fix: 'Kijk of de regel met het script klopt en of de pagina het script mag laden (Content-Security-Policy).',
  },
  'form-page-measured': {
    level: 'fault',
    standards: ['GA-19', 'CT-04'],
    text: 'Op een pagina met een formulier wordt gemeten: {subject}.',
    fix: 'Haal de code van deze dienst uit pagina’s met een formulier.',
  },
  'escape-consents': {
    level: 'fault',
    standards: ['CB-10'],
    text: 'Scrollen, Escape, naast de vraag klikken of verder lezen geldt als ja voor {subject}.',
    fix: 'Alleen een klik op de knop is een ja. Haal code weg die zelf antwoordt.',
  },
  'asks-again': {
    level: 'fault',
    standards: ['CB-17'],
    text: 'Na een nee vraagt de website het op {subject} weer.',
    fix: 'Kijk of de cookie met de keuze blijft staan, en of alle pagina’s hetzelfde script laden.',
  },
  'wall-after-refusal': {
    level: 'fault',
    standards: ['CB-11'],
    text: 'Na een nee is {subject} niet te gebruiken: er ligt iets over de hele pagina.',
    fix: 'Haal weg wat de pagina bedekt. Wie weigert, moet alles kunnen lezen.',
  },
  'pinned-behind': {
    level: 'note',
    standards: ['SE-10'],
    text: 'De website gebruikt een vast script dat niet het nieuwste is (dag: {subject}).',
    fix: 'Zet de nieuwe regel uit de inbox in de website, of installeer de nieuwe plugin.',
  },
  'choice-not-kept': {
    level: 'fault',
    standards: ['AV-01', 'CB-16'],
    text: 'De keuze "{subject}" werd niet afgerond: geen bewijs op de server, of het wissen bleef hangen.',
    fix: 'Mag de pagina de server van het loket bereiken (connect-src)? En wat zegt die server op /healthz?',
  },
} satisfies Record<string, FindingWords>;

export type FindingCode = keyof typeof words;
export const codes = Object.keys(words) as [FindingCode, ...FindingCode[]];
export const findingWords: Record<FindingCode, FindingWords> = words;

/** As the report calls the phases. */
export const phaseWords = {
  'no-choice': 'zonder keuze',
  refused: 'na weigeren',
  'refused-reload': 'na weigeren, volgende pagina’s',
  accepted: 'na accepteren',
  withdrawn: 'na intrekken',
  'withdrawn-next': 'na intrekken, volgende pagina’s',
} as const;
