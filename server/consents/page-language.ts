/** In which of two languages a page of ours speaks: Dutch, unless the visitor would rather have English. Pure. */

export type PageLanguage = 'nl' | 'en';

/** `chosen` is what a link or form says; `accepted` the browser's Accept-Language. */
export function pageLanguage(chosen: string | undefined, accepted = ''): PageLanguage {
  if (chosen === 'nl' || chosen === 'en') return chosen;
  const wishes = accepted
    .split(',')
    .map((wish) => /^\s*(nl|en)\b[^;]*(?:;\s*q=([\d.]+))?\s*$/i.exec(wish))
    .filter((wish) => wish !== null)
    .map(([, language, weight]) => ({ language: language!.toLowerCase(), weight: Number(weight ?? 1) }));
  const best = (language: PageLanguage) =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map(({ weight }) => weight));
  return best('en') > best('nl') ? 'en' : 'nl';
}
