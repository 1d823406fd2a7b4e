/**
 * Promise: whoever reads the question in another language reads the same question. Every language is whole, says
 * each purpose by one name (CB-21), steers nobody (CB-06), and fills in what it is given.
 */
import { describe, expect, it } from 'vitest';
import { words as noteWords } from '../../widget/contact/phone-note.ts';
import { words as answer } from '../../widget/words/answer-words.ts';
import { type QuestionWords, questions } from '../../widget/words/consent-question.ts';
import { words as frame } from '../../widget/words/frame-words.ts';
import { type Language, languages } from '../../widget/words/languages.ts';
import { words as receiptPage } from '../../widget/words/receipt-page-words.ts';
import { standardQuestions } from '../../widget/words/standard-questions.ts';
import { standardQuestionsNl } from '../../widget/words/standard-questions-nl.ts';
import { sentencesOf, wordsOf } from '../support/sentences.ts';

const purposes = ['analytics', 'click-tracking', 'embedded'] as const;

/** Every text of a tree by its path; a function is given a stand-in for each thing it fills in. */
function textsByPath(tree: unknown, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  if (typeof tree === 'function')
    return textsByPath(tree(...Array.from({ length: tree.length }, (_, index) => `<${index}>`)), path);
  return Object.entries(tree as object).flatMap(([key, value]) => textsByPath(value, `${path}.${key}`));
}

/** The standard questions, without what stands inside others; of bands see standard-translations.test.ts. */
function askedIn(language: Language) {
  const { band: _, ...asked } = language === 'nl' ? standardQuestionsNl : standardQuestions[language];
  return Object.fromEntries(Object.entries(asked).filter(([key]) => key !== 'bearers' && key !== 'or'));
}

async function wordsOfLanguage(language: Language) {
  const [consent, declaration, contact, trouble, copy, receipt] = await Promise.all(
    ['consent', 'declaration', 'contact', 'trouble', 'copy', 'receipt'].map(async (part) => {
      const words = await import(`../../widget/words/${part}-${language}.ts`);
      return words.words ?? words[`${part}Nl`];
    }),
  );
  return {
    question: questions[language],
    consent,
    declaration,
    contact,
    trouble,
    copy,
    receipt,
    answer: answer[language],
    receiptPage: receiptPage[language],
    note: noteWords[language]('<0>'),
    asked: askedIn(language),
    frame: frame[language],
  };
}
const dutch = await wordsOfLanguage('nl');

/** What would push towards yes, or belittle a no: a form of praise, of loss or of hurry. */
const steering: Record<Language, RegExp> = {
  nl: /optima|ervaring|beter|best|leuk|fijn|gratis|handig|snel|persoonlijk|alleen vandaag|mis(?:t|sen)\b|jammer|help ons/i,
  en: /optimal|experience|better|best|enjoy|free|handy|quick|personal|only today|miss\b|sorry|help us|improve/i,
  tr: /en iyi|deneyim|daha iyi|iyileştir|ücretsiz|kolay|hızlı|kişisel|kaçır|yazık|yardım/i,
  ar: /أفضل|تجربة|تحسين|مجان|سهل|سريع|شخصي|تفوّت|للأسف|ساعد/,
  pl: /najleps|optymal|doświadcz|leps|ulepsz|darmow|łatw|szybk|osobist|strac|szkoda|pomóż/i,
  uk: /найкращ|оптимал|досвід|краще|покращ|безкоштовн|зручн|швидк|персонал|втрат|шкода|допомож/i,
};

/** Letters that the language is written in, and the few names that stay in ours. */
const written: Partial<Record<Language, RegExp>> = {
  ar: /^[\p{Script=Arabic}\p{Script=Common}\p{Mn}]*$/u,
  uk: /^[\p{Script=Cyrillic}\p{Script=Common}\p{Mn}]*$/u,
};
const names =
  /curatele|bewind|mentorschap|Google|cookie|IP|BSN|JavaScript|https|\b1234 AB\b|[a-z]+@[a-z.]+|\{name\}|<\d>/g;

describe.each(languages)('the words in %s', (language) => {
  it('have every text that the Dutch has, and none is empty or left in Dutch', async () => {
    const words = await wordsOfLanguage(language);
    const texts = textsByPath(words);
    expect(texts.map(([path]) => path).sort()).toEqual(
      textsByPath(dutch)
        .map(([path]) => path)
        .sort(),
    );
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    if (language === 'nl') return;
    // A word that English has too.
    const same = new Map(textsByPath(dutch).filter(([, text]) => text !== 'Postcode'));
    expect(texts.filter(([path, text]) => /\p{L}{3}/u.test(text) && same.get(path) === text)).toEqual([]);
  });

  it('fill in all that they are given, and leave no placeholder over', async () => {
    const words = await wordsOfLanguage(language);
    const given = (text: string) => [...text.matchAll(/<\d>|\{\w+\}/g)].map(([each]) => each).sort();
    const asDutch = new Map(textsByPath(dutch));
    for (const [path, text] of textsByPath(words)) {
      const unique = (each: string) => [...new Set(given(each))];
      expect([path, unique(text)]).toEqual([path, unique(asDutch.get(path)!)]);
      expect(text).not.toMatch(/undefined|TODO|xxx|\$\{/i);
    }
    expect(given(words.question.who)).toEqual(['{name}']);
  });

  it('have one name for each purpose, wherever it is named', async () => {
    const { question, consent, declaration } = await wordsOfLanguage(language);
    const small = (text: string) => text.toLocaleLowerCase(language);
    for (const purpose of purposes)
      expect(small(question[purpose as keyof QuestionWords])).toContain(small(consent[purpose]));
    expect(declaration.consent).toBe(consent);
    expect(new Set(purposes.map((each) => consent[each])).size).toBe(3);
  });

  it('have one name for the choice of the visitor and what keeps it', async () => {
    const { question, consent } = await wordsOfLanguage(language);
    expect(consent.fresh).toBe(question.fresh);
  });

  it('steer nobody on the first layer, nor in the preferences', async () => {
    const { question, consent } = await wordsOfLanguage(language);
    expect(textsByPath({ question, consent }).filter(([, text]) => steering[language].test(text))).toEqual(
      [],
    );
  });

  it('give both answers one word, of about the same length', async () => {
    const { question } = await wordsOfLanguage(language);
    for (const answer of [question.accept, question.refuse]) expect(wordsOf(answer)).toBeLessThanOrEqual(2);
    expect(Math.abs(question.accept.length - question.refuse.length)).toBeLessThanOrEqual(4);
    expect(/[!❤✓✔👍]/u.test(question.accept + question.refuse)).toBe(false);
  });

  it('are in short sentences', async () => {
    const words = await wordsOfLanguage(language);
    const long = textsByPath(words)
      .flatMap(([, text]) => sentencesOf(text))
      .filter((each) => wordsOf(each) > 15);
    expect(long).toEqual([]);
  });

  it('are in the letters of the language', async () => {
    const letters = written[language];
    const foreign = textsByPath(await wordsOfLanguage(language)).filter(
      ([, text]) => letters && !letters.test(text.replace(names, '')),
    );
    expect(foreign).toEqual([]);
  });
});
