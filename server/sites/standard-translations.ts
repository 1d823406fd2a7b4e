/**
 * The standard questions by their Dutch text, in the other languages: as a site would have translated them. Every row
 * of representations and every band of ages that a form can ask for is among them. Pure.
 */
import { agesOf, bandPattern } from '../../widget/words/age-bands.ts';
import type { Language } from '../../widget/words/languages.ts';
import { listed } from '../../widget/words/listed.ts';
import { standardQuestions } from '../../widget/words/standard-questions.ts';
import { bearersNl, standardQuestionsNl } from '../../widget/words/standard-questions-nl.ts';

type Kind = keyof typeof bearersNl;
type Spoken = (typeof standardQuestions)[keyof typeof standardQuestions];

const kinds = Object.keys(bearersNl) as Kind[];
/** Every choice of kinds, in their order, without the empty one. */
const rows = Array.from({ length: 2 ** kinds.length - 1 }, (_, row) =>
  kinds.filter((_kind, place) => ((row + 1) >> place) & 1),
);
const known = new Map<Language, ReadonlyMap<string, string>>();

/** By Dutch text; of the bands only those of `form`. Empty for Dutch itself. */
export function standardTranslations(language: Language, form: object): ReadonlyMap<string, string> {
  if (language === 'nl') return new Map();
  const words = standardQuestions[language];
  let found = known.get(language);
  if (!found) {
    found = new Map([...pairs(standardQuestionsNl, words), ...rowPairs(words)]);
    known.set(language, found);
  }
  return new Map([...found, ...bandPairs(form, words)]);
}

/** Texts at the same place of two trees; what fills something in is left out. */
function pairs(dutch: unknown, other: unknown): [string, string][] {
  if (typeof dutch === 'string') return [[dutch, other as string]];
  if (typeof dutch !== 'object' || dutch === null) return [];
  return Object.entries(dutch).flatMap(([key, value]) =>
    pairs(value, (other as Record<string, unknown>)[key]),
  );
}

function rowPairs(words: Spoken): [string, string][] {
  return rows.flatMap((row): [string, string][] => {
    const here = listed(row, 'of');
    const there = listed(row, words.or);
    const bearerHere = listed(
      row.map((kind) => bearersNl[kind]),
      'of',
    );
    const bearerThere = listed(
      row.map((kind) => words.bearers[kind]),
      words.or,
    );
    return [
      [standardQuestionsNl.representation(here), words.representation(there)],
      ...(['knows', 'name', 'phone', 'consent'] as const).map((ask): [string, string] => [
        standardQuestionsNl.other[ask](bearerHere),
        words.other[ask](bearerThere),
      ]),
    ];
  });
}

function bandPairs(part: unknown, words: Spoken): [string, string][] {
  if (typeof part !== 'object' || part === null) return [];
  const { value } = part as { value?: unknown };
  if (typeof value === 'string' && bandPattern.test(value)) {
    const { from, below } = agesOf(value);
    return [[standardQuestionsNl.band(from, below), words.band(from, below)]];
  }
  return Object.values(part).flatMap((each) => bandPairs(each, words));
}
