/** How long everything is kept, in the words of the very terms that the sweep obeys (server/retention). */
import type { Site } from '../../server/sites/site-schema.ts';
import { type Block, type Say, type Section, text } from './statement-parts.ts';
import { capital, dayOfYearWords, termWords } from './term-words.ts';

type Row = [what: string, meaning: string];

/** The table of terms, and what makes a message go sooner or stay longer. */
export function aboutKeeping(site: Site, say: Say): Section {
  const { retention, statement, cookies, forms } = site;
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
    );
  return { id: 'bewaren', title: say('Hoe lang bewaren wij het?', 'Hoe lang bewaar ik het?'), blocks };
}

function messageRows({ retention }: Site, say: Say): Row[] {
  const { unanswered, agreement } = retention;
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
  const { keep, extendOnce, cap } = agreement;
  const longer = [
    ...(extendOnce ? [`Eén keer langer kan: hooguit ${termWords(extendOnce)}.`] : []),
    ...(cap ? [`Nooit langer dan ${termWords(cap)}.`] : []),
  ].join(' ');
  return [
    without,
    ['Uw bericht, als er geen overeenkomst komt', `Binnen zeven dagen nadat dat duidelijk is ${wipe}.`],
    [
      `Uw bericht, na een overeenkomst (${agreement.class})`,
      `${capital(termWords(keep))}, geteld vanaf de overeenkomst. ${longer} Staat het in uw dossier? Dan ${wipe} hier eerder.`.replace(
        /\s+/g,
        ' ',
      ),
    ],
  ];
}
