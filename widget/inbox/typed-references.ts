/** References as people type them: "k7qm 3xpa, K7QM-3XPA". Forgives O for 0 and I or L for 1, as for a receipt code. Pure. */
import { spokenLetters } from '../envelope/spoken-letters.ts';

/** Of each its eight letters in two groups; null where something is no reference. Nothing typed is an empty list. */
export function typedReferences(typed: string): string[] | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s,;–-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (letters.length % 8 !== 0 || [...letters].some((letter) => !spokenLetters.includes(letter))) return null;
  const found = (letters.match(/.{8}/g) ?? []).map((eight) => `${eight.slice(0, 4)}-${eight.slice(4)}`);
  return [...new Set(found)];
}
