/**
 * The fuzzer's long run: the tests of test/server/fuzz with 100,000 inputs (or FUZZ_INPUTS), from a new seed each time
 * (or FUZZ_SEED). What was found is printed above the figures with its seed.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Figures } from './run.ts';

const house = join(import.meta.dirname, '..', '..');

export async function bench(): Promise<Figures> {
  const inputs = Number(process.env.FUZZ_INPUTS ?? 100_000);
  const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
  const started = performance.now();
  const { status } = spawnSync('npx', ['vitest', 'run', 'test/server/fuzz', '--reporter=dot'], {
    cwd: house,
    env: { ...process.env, FUZZ_INPUTS: String(inputs), FUZZ_SEED: String(seed) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return {
    inputs,
    seed,
    perSecond: inputs / ((performance.now() - started) / 1000),
    failed: { value: status === 0 ? 0 : 1, limit: 0 },
  };
}
