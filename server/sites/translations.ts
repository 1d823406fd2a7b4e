/**
 * The forms in other languages. A translation is found by the Dutch text itself: when that changes, the old
 * translation no longer counts and visitors read the new Dutch, never a question that is not asked any more.
 * The standard questions come translated; a site may have its own words for them.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Language } from '../../widget/words/languages.ts';
import type { CrossFault } from './cross-checks.ts';
import { nearestName } from './nearest-name.ts';
import { text } from './setting-shapes.ts';
import { standardTranslations } from './standard-translations.ts';

const translation = z.record(text, text).optional();

/** By language, by Dutch text. */
export const translationsSchema = z.strictObject({
  en: translation,
  tr: translation,
  ar: translation,
  pl: translation,
  uk: translation,
});

/** The part of the settings that this file reads. */
export interface TranslatedSite {
  languages: readonly Language[];
  forms: Readonly<Record<string, object>>;
  hours: object;
  urgent: readonly string[];
  translations?: z.infer<typeof translationsSchema> | undefined;
}

/** Settings of a form that are no text for a visitor. */
const notShown = new Set([
  'id',
  'kind',
  'value',
  'field',
  'is',
  'autocomplete',
  'list',
  'first',
  'by',
  'types',
]);

/** Every text of the form that a visitor reads and the site wrote, in the order of the settings, each once. */
export function textsOfForm({ forms, hours, urgent }: TranslatedSite, form: string): string[] {
  return [...new Set([...textsIn(forms[form]), ...textsIn(hours), ...urgent])];
}

function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    // `oneOf.fields` holds names, the `fields` of a form hold questions.
    const names = key === 'fields' && Array.isArray(value) && typeof value[0] === 'string';
    return notShown.has(key) || names ? [] : textsIn(value);
  });
}

/** What the browser of a visitor who reads this language fetches; undefined where nothing was translated. */
export function translationOf(site: TranslatedSite, form: string, language: string): string | undefined {
  const { translations = {} } = site;
  const spoken = site.languages.find((each) => each === language);
  if (!Object.hasOwn(site.forms, form) || !spoken) return undefined;
  const own = translations[spoken as keyof typeof translations] ?? {};
  const standard = standardTranslations(spoken, site.forms[form]!);
  const pairs = textsOfForm(site, form).flatMap((each) => {
    const said = Object.hasOwn(own, each) ? own[each] : standard.get(each);
    return said === undefined ? [] : [[each, said]];
  });
  return pairs.length ? JSON.stringify(Object.fromEntries(pairs)) : undefined;
}

/** What is signed of them: hashes, so that the statement stays small and each visitor fetches one language. */
export function translationHashes(
  site: TranslatedSite,
  form: string,
): { translations?: Partial<Record<Language, string>> } {
  const hashes: Partial<Record<Language, string>> = {};
  for (const language of site.languages) {
    const document = translationOf(site, form, language);
    if (document) hashes[language] = createHash('sha256').update(document).digest('base64url');
  }
  return Object.keys(hashes).length ? { translations: hashes } : {};
}

/** A translation is of a text that some form has, in a language that the site speaks. */
export function translationFaults(site: TranslatedSite): CrossFault[] {
  const { translations = {}, languages, forms } = site;
  const texts = Object.keys(forms).flatMap((form) => textsOfForm(site, form));
  return Object.entries(translations).flatMap(([language, known = {}]) => {
    const path = ['translations', language];
    if (!languages.includes(language as Language))
      return [{ path, message: 'deze taal staat niet bij languages' }];
    return Object.keys(known)
      .filter((each) => !texts.includes(each))
      .map((each) => {
        const near = nearestName(each, texts);
        return {
          path: [...path, each],
          message: `geen formulier heeft deze tekst${near === undefined ? '' : `; bedoelt u "${near}"?`}`,
        };
      });
  });
}
