/** How long everything is kept, in the words of the very terms that the sweep obeys (server/retention). */
import type { AgreementClass } from '../../server/sites/retention-schema.ts';
import type { Site } from '../../server/sites/site-schema.ts';
import { type Block, type Say, type Section, text } from './statement-parts.ts';
import { capital, dayOfYearWords, termWords } from './term-words.ts';

type Row = [what: string, meaning: string];

/** The table of terms, and what makes a message go sooner or stay longer. */
export function aboutKeeping(site: Site, say: Say): Section {
  const { retention, statement, cookies, forms, register } = site;
  const written: Row[] = Object.keys(forms).length ? messageRows(site, say) : [];
  const rows: Row[] = [
    ...written,
    ...statement.files.map(
      ({ what, keep, from, why }): Row => [
        what,
        `${capital(termWords(keep))}, ${from}.${why ? ` ${why}` : ''}`,
      ],
    ),
    ...(cookies.services.length
      ? [
          [
            'Uw keuze over cookies',
            `${capital(termWords(cookies.proofKeep))} na uw laatste keuze. Zonder uw naam en zonder IP-adres.`,
          ] satisfies Row,
        ]
      : []),
  ];
  const blocks: Block[] = rows.length ? [{ kind: 'terms', rows }] : [];
  if (written.length)
    blocks.push(
      text('U kunt uw bericht zelf intrekken met uw bewijscode. Dan wordt het meteen gewist.'),
      text(
        say(
          'Is het nodig voor een klacht of een rechtszaak? Dan wachten wij met wissen tot die klaar is.',
          'Is het nodig voor een klacht of een rechtszaak? Dan wacht ik met wissen tot die klaar is.',
        ),
      ),
      text(
        `Een privacyverzoek blijft tot het klaar is, en daarna ${termWords(retention.cases.privacyverzoek.keep)}. Een klacht blijft tot die klaar is, en daarna ${termWords(retention.cases.klacht.keep)}.`,
      ),
      text(
        `${say('Gaven wij gegevens aan een ander? Dan bewaren wij', 'Gaf ik gegevens aan een ander? Dan bewaar ik')} ${termWords(retention.records.disclosure.keep)} wie wat kreeg.`,
      ),
      text(
        `Ging er iets mis? Dan ${say('bewaren wij', 'bewaar ik')} ${termWords(retention.records.incident.keep)} wat er gebeurde.`,
      ),
      text(
        `${say('Wij bewaren', 'Ik bewaar')} ${termWords(register.keep)} wie uw bericht las. Wat u schreef, staat daar niet in.`,
      ),
    );
  return { id: 'bewaren', title: say('Hoe lang bewaren wij het?', 'Hoe lang bewaar ik het?'), blocks };
}

function messageRows({ retention }: Site, say: Say): Row[] {
  const { unanswered, agreement, classes } = retention;
  const wipe = say('wissen wij het', 'wis ik het');
  const without: Row =
    'keep' in unanswered
      ? [
          'Uw bericht, zonder overeenkomst',
          `${capital(termWords(unanswered.keep))}, geteld vanaf de ontvangst. Daarna ${wipe}.`,
        ]
      : [
          'Uw bericht',
          `${say('Tot wij ermee klaar zijn', 'Tot ik ermee klaar ben')}. Daarna ${wipe}, uiterlijk ${termWords(unanswered.plus)} na het boekjaar. ${say('Ons', 'Mijn')} boekjaar eindigt op ${dayOfYearWords(unanswered.boekjaarEnds)}.`,
        ];
  return [
    without,
    ['Uw bericht, als er geen overeenkomst komt', `Binnen zeven dagen nadat dat duidelijk is ${wipe}.`],
    ...[agreement, ...Object.values(classes)].map((each) => classRow(each, say)),
  ];
}

/** One class of agreement: its term, from when it counts, and what lengthens and shortens it. */
function classRow(
  { class: name, from, boekjaarEnds, keep, extendOnce, cap, legal }: AgreementClass,
  say: Say,
): Row {
  const start = {
    agreement: 'geteld vanaf de overeenkomst',
    'service-end': 'geteld vanaf het einde van de hulp',
    'last-processing': 'geteld vanaf de laatste wijziging',
    boekjaar: `geteld vanaf het einde van het boekjaar, op ${dayOfYearWords(boekjaarEnds ?? '12-31')}`,
  }[from];
  const sentences = [
    `${capital(termWords(keep))}, ${start}.`,
    extendOnce ? `Eén keer langer kan: hooguit ${termWords(extendOnce)}.` : '',
    cap ? `Nooit langer dan ${termWords(cap)}.` : '',
    legal ? 'Dat moet van de wet. Korter kan niet.' : 'Korter kan als u dat vraagt.',
    `Staat het in uw dossier? Dan ${say('wissen wij het', 'wis ik het')} hier eerder.`,
  ];
  return [`Uw bericht, na een overeenkomst (${name})`, sentences.filter((each) => each !== '').join(' ')];
}
