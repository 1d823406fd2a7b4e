/** The texts in a tree of words or settings, for the promise about plain Dutch; how they are measured is the linter's. */
export { isWhole, measure, sentencesOf, wordsOf } from '../../server/sites/sentence-length.ts';

/** Every text in a tree of words or settings; functions are asked with a stand-in for what they fill in. */
export function textsIn(tree: unknown, isText: (path: string[]) => boolean = () => true): string[] {
  return walk(tree, []);

  function walk(node: unknown, path: string[]): string[] {
    if (typeof node === 'string') return isText(path) ? [node] : [];
    if (typeof node === 'function') return walk(node(...Array.from({ length: node.length }, () => 3)), path);
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([key, value]) => walk(value, [...path, key]));
  }
}
