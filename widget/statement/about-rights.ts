/** What a person may ask, when the answer comes, and where a complaint goes. */
import type { ComplaintRoute } from '../../server/sites/complaint-route.ts';
import type { Site } from '../../server/sites/site-schema.ts';
import type { rights } from '../../server/sites/statement-schema.ts';
import { type Block, type Say, type Section, text } from './statement-parts.ts';
import { termWords } from './term-words.ts';

const may: Record<(typeof rights)[number], readonly [wij: string, ik: string]> = {
  access: ['U mag zien wat wij van u hebben.', 'U mag zien wat ik van u heb.'],
  recipients: ['U mag weten wie uw gegevens kreeg.', 'U mag weten wie uw gegevens kreeg.'],
  correction: ['U mag het laten verbeteren.', 'U mag het laten verbeteren.'],
  erasure: ['U mag het laten wissen.', 'U mag het laten wissen.'],
  restriction: ['U mag vragen om er even niets mee te doen.', 'U mag vragen om er even niets mee te doen.'],
  objection: ['U mag bezwaar maken.', 'U mag bezwaar maken.'],
  portability: [
    'U mag het meenemen, in een bestand dat een computer kan lezen.',
    'U mag het meenemen, in een bestand dat een computer kan lezen.',
  ],
  withdrawal: [
    'U mag elke toestemming intrekken, wanneer u wilt.',
    'U mag elke toestemming intrekken, wanneer u wilt.',
  ],
};

/** The rights with their term, and the way of a complaint. */
export function aboutRights({ statement, organisation, forms, retention }: Site, say: Say): Section[] {
  const { kinds, more } = statement.rights;
  const { privacyverzoek, klacht } = retention.cases;
  const own: Block[] = Object.keys(forms).length
    ? [text('Uw eigen bericht kunt u zelf bekijken en wissen met uw bewijscode.')]
    : [];
  const complaint = statement.complaint.length
    ? statement.complaint
    : [`Bel ${organisation.phone} of mail ${organisation.email}.`];
  return [
    {
      id: 'rechten',
      title: 'Uw rechten',
      blocks: [
        { kind: 'list', items: kinds.map((kind) => say(...may[kind])) },
        text(`Mail of bel. Binnen ${termWords(privacyverzoek.decide)} hebt u antwoord. Dat kost u niets.`),
        text(laterWords(privacyverzoek.postpone)),
        ...doneWords(privacyverzoek, say).map(text),
        ...more.map(text),
        ...own,
      ],
    },
    {
      id: 'klacht',
      title: 'Een klacht?',
      blocks: [
        ...complaint.map(text),
        ...Object.values(forms).flatMap(({ route }) => (route ? routeWords(route).map(text) : [])),
        text(`Binnen ${termWords(klacht.decide)} krijgt u een besluit.`),
        text(laterWords(klacht.postpone)),
        text('U kunt altijd naar de Autoriteit Persoonsgegevens.'),
      ],
    },
  ];
}

/** The way around the provider, as the form for complaints tells it first. */
function routeWords({
  body,
  text: what,
  phone,
  email,
  address,
  adviser,
  disputes,
  alone,
}: ComplaintRoute): string[] {
  return [
    `${body}: ${[phone, email, address].filter(Boolean).join(', ')}.`,
    what,
    ...(adviser ? [`${adviser.text} ${adviser.phone}.`] : []),
    disputes,
    ...(alone ? [alone.text] : []),
  ];
}

/** By when what was decided is done, where the site has terms of its own for it. */
function doneWords({ carryOut, erase }: Site['retention']['cases']['privacyverzoek'], say: Say): string[] {
  const lines: string[] = [];
  if (carryOut) {
    const atMost = termWords(carryOut.atMost);
    const what = say('Wat wij besluiten, doen wij', 'Wat ik besluit, doe ik');
    lines.push(
      carryOut.workingDays === undefined
        ? `${what} binnen ${atMost}.`
        : `${what} binnen ${carryOut.workingDays} werkdagen, en uiterlijk binnen ${atMost}.`,
    );
  }
  if (erase)
    lines.push(
      `Vraagt u om wissen? Dan ${say('doen wij', 'doe ik')} dat uiterlijk binnen ${termWords(erase)}.`,
    );
  return lines;
}

/** The one extension, which is told before the first term is over. */
function laterWords(postpone: string): string {
  return `Is het moeilijk? Dan kan het één keer ${termWords(postpone)} langer duren. Dat hoort u op tijd.`;
}
