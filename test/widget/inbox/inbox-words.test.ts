/** The inbox speaks plainly in both languages: short sentences, the same set, and something for every refusal. */
import { describe, expect, it } from 'vitest';
import { inboxWords as english } from '../../../widget/words/inbox-en.ts';
import { inboxWords as dutch } from '../../../widget/words/inbox-nl.ts';
import { measure, textsIn } from '../../support/sentences.ts';

describe('words of the inbox', () => {
  it.each([
    ['Dutch', dutch],
    ['English', english],
  ])('are short sentences in %s', (_language, words) => {
    const { mean, long } = measure(textsIn(words), 20);
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(10);
  });

  it('have the same keys in both languages', () => {
    expect(keysOf(english)).toEqual(keysOf(dutch));
  });
});

function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
}
