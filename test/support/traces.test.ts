/** The search that the promises lean on finds what it should: a search that finds nothing proves nothing. */
import { describe, expect, it } from 'vitest';
import { formsOf, tracesIn } from './traces.ts';

const text = 'Zuurdesem-bröod 4711';
const around = (encoded: string) => Buffer.from(`voor ${encoded} na`);

describe('tracesIn', () => {
  it.each([...formsOf(text).keys()])('finds the text as %s', (form) => {
    expect(tracesIn(Buffer.concat([around(''), formsOf(text).get(form)!]), [text]).length).toBeGreaterThan(0);
  });

  it.each([0, 1, 2])('finds it inside a longer text in base 64, %i bytes from the start', (before) => {
    const longer = Buffer.from(`${'x'.repeat(before)}${text}, en meer`);
    expect(tracesIn(around(longer.toString('base64')), [text]).length).toBeGreaterThan(0);
    expect(tracesIn(around(longer.toString('base64url')), [text]).length).toBeGreaterThan(0);
  });

  it('finds nothing where nothing is', () => {
    expect(tracesIn(around('zuurdesem 4711'), [text])).toEqual([]);
  });
});
