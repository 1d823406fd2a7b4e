/** The parser of sealed messages against what is nearly one: it says yes, or no with a code, and never anything else. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EnvelopeRefused, parseEnvelope } from '../../../widget/envelope/parse-envelope.ts';
import { mutation } from './attempts.ts';
import { hostileValue } from './hostile-values.ts';
import { runs, seed } from './how-many.ts';

const numRuns = runs.envelopes;
const right = ['envelope-p256', 'envelope-xwing'].map(
  (name) =>
    JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), 'utf8'))
      .envelope as unknown,
);

it(`${numRuns} near-envelopes are parsed into themselves or refused with a code (seed ${seed})`, () => {
  for (const each of right) expect(() => parseEnvelope(each)).not.toThrow();
  const nearly = fc
    .tuple(fc.constantFrom(...right), fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([whole, all]) => all.reduce((value, each) => each(value), whole));
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: nearly }, hostileValue), (input) => {
      const before = JSON.stringify(input);
      try {
        // What passes is exactly what came: nothing added, nothing taken for something else.
        expect(JSON.stringify(parseEnvelope(input))).toBe(before);
        expect(JSON.parse(before)).toHaveProperty('format', 'privacyloket-1');
      } catch (error) {
        if (!(error instanceof EnvelopeRefused)) throw error;
        expect(['malformed', 'unknown-suite', 'too-large']).toContain(error.code);
        refused++;
      }
      expect(Object.prototype).not.toHaveProperty('site');
    }),
    { seed, numRuns },
  );
  // Nearly all: a place changed into what stood there before is right again.
  expect(refused).toBeGreaterThan(numRuns * 0.9);
});
