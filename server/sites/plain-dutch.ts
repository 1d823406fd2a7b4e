/**
 * A linter for the site's own wording: whatever a visitor reads is plain Dutch, below B1 (AC-41, design 5). It warns
 * and refuses nothing: a name or a law may need a long word. Run by `privacyloket site check`. Pure.
 */
import { measure, sentencesOf, wordsOf } from './sentence-length.ts';

export interface PlainDutchWarning {
  /** As in "forms.contact.fields.2.help"; '' is the whole document. */
  path: string;
  message: string;
}

/** Words that office language has and people don't say, each with what they do say. */
const plainer: Readonly<Record<string, string>> = {
  aangaande: 'over',
  aldus: 'zo',
  alsmede: 'en',
  alsook: 'en ook',
  alvorens: 'voordat',
  behoudens: 'behalve',
  beogen: 'willen',
  betreffende: 'over',
  conform: 'volgens',
  'dan wel': 'of',
  derhalve: 'daarom',
  desalniettemin: 'toch',
  desgewenst: 'als u wilt',
  dient: 'moet',
  dientengevolge: 'daardoor',
  diverse: 'verschillende',
  doch: 'maar',
  echter: 'maar',
  eveneens: 'ook',
  evenwel: 'maar',
  gaarne: 'graag',
  gelieve: 'wilt u',
  hieromtrent: 'hierover',
  hetgeen: 'wat',
  indien: 'als',
  inzake: 'over',
  jegens: 'tegen',
  krachtens: 'volgens',
  middels: 'met',
  mits: 'als',
  mogelijkerwijs: 'misschien',
  'naar aanleiding van': 'door, over',
  nadien: 'daarna',
  nimmer: 'nooit',
  nochtans: 'toch',
  omtrent: 'over',
  onderhavige: 'deze',
  ongeacht: 'ook als',
  onverwijld: 'meteen',
  relevant: 'belangrijk',
  reeds: 'al',
  respectievelijk: 'en, of',
  slechts: 'alleen',
  'te allen tijde': 'altijd',
  'ten aanzien van': 'over',
  'ten behoeve van': 'voor',
  'ten gevolge van': 'door',
  teneinde: 'om',
  terzake: 'hierover',
  tevens: 'ook',
  thans: 'nu',
  trachten: 'proberen',
  uitsluitend: 'alleen',
  'uit hoofde van': 'door',
  verstrekken: 'geven',
  verstrekt: 'geeft',
  vervaardigen: 'maken',
  voornoemde: 'deze',
  voorts: 'ook',
  wederom: 'weer',
  zodanig: 'zo',
  'zorg dragen voor': 'zorgen voor',
};

/** In words; the statement is read with more time, and may name a law. */
const mostWords = { shown: 15, statement: 25 };
const mostMean = 9;
/** In letters: "burgerservicenummer" and "persoonsgegevens" are words that people meet. */
const longestWord = 20;

/** A form of "worden" with a participle: nobody does it. A hint; some sentences need it. */
const passive =
  /\b(?:wordt|worden|werd|werden)\b[^,;.!?]*?\b(?:ge\p{L}{3,}(?:d|t|en)|(?:be|ver|ont|her)\p{L}{3,}(?:d|t))\b/iu;

/** All that is worth a second look in a settings document as it was written, in its order. */
export function plainDutchWarnings(document: unknown): PlainDutchWarning[] {
  const texts = visitorTexts(document);
  const { mean } = measure(
    texts.map(({ text }) => text),
    mostWords.shown,
  );
  const whole =
    mean > mostMean
      ? [{ path: '', message: `zinnen zijn gemiddeld ${mean.toFixed(1)} woorden; streef naar ${mostMean}` }]
      : [];
  return [...texts.flatMap(warningsOf), ...whole];
}

function warningsOf({ path, text, most }: VisitorText): PlainDutchWarning[] {
  const warn = (message: string) => ({ path, message });
  const words = text.match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];
  const lower = ` ${words.join(' ').toLowerCase()} `;
  return [
    ...sentencesOf(text)
      .filter((each) => wordsOf(each) > most)
      .map((each) => warn(`zin van ${wordsOf(each)} woorden, liever niet meer dan ${most}: “${each}”`)),
    ...words
      .filter((each) => each.split('-').some((part) => part.length > longestWord))
      .map((each) => warn(`lang woord “${each}”: kan het korter, of in twee woorden?`)),
    ...Object.entries(plainer)
      .filter(([word]) => lower.includes(` ${word} `))
      .map(([word, instead]) => warn(`“${word}” is kantoortaal; zeg liever “${instead}”`)),
    ...sentencesOf(text)
      .filter((each) => passive.test(each))
      .map((each) => warn(`wie doet dit? “${each}”`)),
  ];
}

export interface VisitorText {
  path: string;
  text: string;
  /** Words that a sentence may have. */
  most: number;
}

/** Settings that a visitor reads in a banner or form; the rest is names, addresses, codes and other languages. */
const shown = new Set([
  ...[
    'why',
    'purpose',
    'when',
    'answerWithin',
    'urgent',
    'intro',
    'ground',
    'keptFor',
    'title',
    'label',
    'help',
  ],
  ...['statement', 'message', 'countingOnly', 'item', 'needs'],
  // Of a request or a complaint.
  ...['follows', 'text', 'disputes'],
]);
/** The provider's own lines in its privacy statement. */
const stated = new Set([
  ...['data', 'purposes', 'minors', 'protection', 'sharing', 'more', 'incidents', 'complaint', 'departures'],
  ...['what', 'from', 'why', 'does'],
]);

/** Every text of a settings document that a visitor reads, with its path. */
export function visitorTexts(document: unknown): VisitorText[] {
  return textsUnder(document, []);
}

function textsUnder(node: unknown, path: readonly string[]): VisitorText[] {
  if (typeof node === 'string') {
    const key = path.findLast((each) => !/^\d+$/.test(each))!;
    const inStatement = path[0] === 'statement';
    // What a service is for is a code; in a form it is a text.
    if (inStatement ? !stated.has(key) : !shown.has(key) || (path[1] === 'services' && key === 'purpose'))
      return [];
    return [{ path: path.join('.'), text: node, most: inStatement ? mostWords.statement : mostWords.shown }];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    path.length === 0 && ['translations', 'mail', 'organisation'].includes(key)
      ? []
      : textsUnder(value, [...path, key]),
  );
}
