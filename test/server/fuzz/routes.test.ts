/**
 * Every route, asked for with something wrong in it: never a 5xx, never our inside, never a byte stored by a refusal,
 * never for a page that may not ask. Seeded: how-many.ts.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Attempt, attempts } from './attempts.ts';
import { type FuzzHouse, openFuzzHouse } from './fuzz-house.ts';
import { runs, seed } from './how-many.ts';
import { faultOf } from './refused-well.ts';

const numRuns = runs.routes;

let fuzz: FuzzHouse;
beforeAll(async () => {
  fuzz = await openFuzzHouse();
});
afterAll(() => fuzz.house.close());

it(`${numRuns} requests are refused well (seed ${seed})`, async () => {
  const reached = new Set<string>();
  const attempt = attempts(fuzz.routes, fuzz.known);
  await fc.assert(
    fc.asyncProperty(attempt, async (each) => {
      const answered = await fuzz.ask(each);
      reached.add(`${each.route.method} ${each.route.path} ${answered.status}`);
      expect(faultOf(each, answered), shown(each)).toBe('');
    }),
    { seed, numRuns },
  );
  if (process.env.FUZZ_SHOW) console.log([...reached].sort().join('\n'));
  for (const { method, path } of fuzz.routes)
    expect(
      [...reached].some((each) => each.startsWith(`${method} ${path} `)),
      `${method} ${path}`,
    ).toBe(true);
}, 600_000);

function shown({ method, path, headers, body }: Attempt): string {
  return `${method} ${path} ${JSON.stringify(headers)} ${new TextDecoder().decode(body?.slice(0, 2000))}`;
}
