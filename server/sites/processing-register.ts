/**
 * The register of processing activities that a provider must keep (AVG 30, AV-54), from the same settings as the
 * statement: one row for each thing that is done with personal data here. Pure.
 */
import { csvLine, csvMark } from '../../widget/words/csv-line.ts';
import type { AgreementClass } from './retention-schema.ts';
import type { FormSettings, Service, Site } from './site-schema.ts';

const sealedHere = 'Versleuteld in de browser van het secretariaat; de server leest alleen dagen en codes';

/** One activity; every text as an auditor reads it. */
export interface Activity {
  activity: string;
  purpose: string;
  ground: string;
  persons: string;
  data: string;
  recipients: string;
  kept: string;
  security: string;
}

/** What each part of an activity is called, in the order of the file. */
export const columns: Record<keyof Activity, string> = {
  activity: 'Verwerking',
  purpose: 'Doel',
  ground: 'Grondslag',
  persons: 'Van wie',
  data: 'Welke gegevens',
  recipients: 'Wie het krijgt',
  kept: 'Hoe lang (ISO 8601)',
  security: 'Beveiliging',
};

/** The activities of a site: its forms, its measuring, the proofs of consent, and the log of who read what. */
export function activitiesOf(site: Site): Activity[] {
  const { cookies, forms, statement, retention, register } = site;
  const processors = statement.processors.map(({ name, agreed }) => `${name} (overeenkomst ${agreed})`);
  return [
    ...Object.values(forms).map((form) => formActivity(form, site, processors)),
    ...cookies.services.map((service) => serviceActivity(service, cookies.ipAnonymisation?.locked)),
    ...(cookies.services.length
      ? [
          {
            activity: 'Bewijs van toestemming',
            purpose: 'Aantonen wat een bezoeker koos.',
            ground: 'AVG 7 lid 1 en 5 lid 2',
            persons: 'Bezoekers van de website',
            data: 'Willekeurig kenmerk, tijd, versie van de vraag, antwoord per dienst, taal, website',
            recipients: processors.join('; '),
            kept: `${cookies.proofKeep} na de laatste keuze`,
            security: 'Geen IP-adres, geen browsergegevens, alleen toevoegen',
          },
        ]
      : []),
    ...(Object.keys(forms).length
      ? [
          {
            activity: 'Logboek van inzage',
            purpose: 'Aantonen wie een bericht las, besliste of wiste.',
            ground: 'NEN 7513; Besluit elektronische gegevensverwerking door zorgaanbieders, artikel 5',
            persons: 'Medewerkers met toegang',
            data: 'Tijd, medewerker, rol, netwerkadres, handeling, kenmerk van het bericht',
            recipients: processors.join('; '),
            kept: `${register.keep}, per heel jaar`,
            security: 'Keten van hashes; geen inhoud, geen naam van de afzender',
          },
          {
            activity: 'Register van incidenten',
            purpose: 'Vastleggen wat er misging, wat eraan gedaan is en wie het weet.',
            ground: 'AVG 33 lid 5',
            persons: 'Wie bij het incident betrokken is',
            data: 'Feiten, gevolgen, maatregelen, terugblik; dagen en codes',
            recipients: ['Secretariaat', ...processors].join('; '),
            kept: `${retention.records.incident.keep} na het afsluiten`,
            security: sealedHere,
          },
          {
            activity: 'Register van verstrekkingen',
            purpose: 'Antwoord geven op de vraag aan wie gegevens zijn gegeven.',
            ground: 'AVG 5 lid 2 en 15 lid 1 onder c',
            persons: 'Van wie gegevens zijn gegeven',
            data: 'Naam, aan wie, wat; dag, grond en toestemming',
            recipients: ['Secretariaat', ...processors].join('; '),
            kept: `${retention.records.disclosure.keep} na de dag van het geven`,
            security: sealedHere,
          },
        ]
      : []),
    ...statement.files.map(({ what, keep, from, why }) => ({
      activity: what,
      purpose: statement.purposes.join(' '),
      ground: why ?? '',
      persons: 'Cliënten',
      data: statement.data.join(' '),
      recipients: statement.sharing.join(' '),
      kept: `${keep} ${from}`,
      security: statement.protection.join(' '),
    })),
  ];
}

/** Who is responsible, and which version this is (AVG 30(1)(a)): what the register begins with. */
export function responsibleFor({ organisation, statement }: Site): [what: string, value: string][] {
  const { name, street, postcode, town, phone, email, privacyContact } = organisation;
  return [
    ['Verwerkingsverantwoordelijke', name],
    ['Adres', `${street}, ${postcode} ${town}`],
    ['Telefoon', phone],
    ['E-mail', email],
    ['Contact voor privacy', privacyContact],
    ['Versie', `${statement.version}, ${statement.published}`],
  ];
}

/** The register as a file for a spreadsheet, line by line. */
export function processingRegister(site: Site): string[] {
  const [first, ...rest] = [
    ...responsibleFor(site),
    Object.values(columns),
    ...activitiesOf(site).map((each) => (Object.keys(columns) as (keyof Activity)[]).map((key) => each[key])),
  ].map((cells) => csvLine(cells));
  return [csvMark + first, ...rest];
}

/** From when the term of each class counts. */
const starts: Record<AgreementClass['from'], string> = {
  agreement: 'de overeenkomst',
  'service-end': 'het einde van de hulp',
  'last-processing': 'de laatste wijziging',
  boekjaar: 'het einde van het boekjaar',
};

function formActivity(
  { title, purpose, ground, fields }: FormSettings,
  { retention, mail }: Site,
  processors: string[],
): Activity {
  const { unanswered, agreement, classes } = retention;
  const agreed = [agreement, ...Object.values(classes)].map(
    (each) => `${each.keep} (${each.class}, vanaf ${starts[each.from]})`,
  );
  const without =
    'keep' in unanswered
      ? `${unanswered.keep} na ontvangst`
      : `tot afgehandeld, daarna ${unanswered.plus} na het boekjaar (${unanswered.boekjaarEnds})`;
  return {
    activity: `Formulier: ${title}`,
    purpose,
    ground,
    persons: 'Wie het formulier invult, en over wie het gaat',
    data: fields.map(({ label }) => label).join('; '),
    recipients: ['Secretariaat', ...(mail.attachEnvelope ? ['mail, versleuteld'] : []), ...processors].join(
      '; ',
    ),
    kept: `${without}; na een overeenkomst ${agreed.join(', ')}`,
    security: 'Versleuteld in de browser van de bezoeker (HPKE); de server kan het niet lezen',
  };
}

function serviceActivity(
  { title, purpose, why, countingOnly, cookies, integration }: Service,
  ipLocked: boolean | undefined,
): Activity {
  const relayed = integration === 'google-analytics';
  return {
    activity: `${title} (${purpose})`,
    purpose: why,
    ground: countingOnly
      ? `Tw 11.7a lid 3 onder b: ${countingOnly}`
      : 'Toestemming (Tw 11.7a; AVG 6 lid 1 onder a)',
    persons: 'Bezoekers van de website',
    data: cookies.map(({ name }) => name).join('; ') || 'Welke pagina is bekeken',
    recipients: title,
    kept: cookies.map(({ name, duration }) => `${name}: ${duration}`).join('; '),
    security: relayed
      ? `IP-adres gaat niet naar de dienst${ipLocked ? '' : ', tenzij de bezoeker dat uitzet'}`
      : 'Alleen na een ja, nooit op een pagina met een formulier',
  };
}
