/**
 * What `npm test` runs: types, lint, build, a browser and PHP found or installed, then every test.
 * `--static` (npm run verify) stops after types and lint. Ends with one plain line, "N passed, N failed",
 * in which types, lint and build count as one test each.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findOrInstallChromium } from './support/find-chromium.ts';
import { findOrInstallPhp } from './support/find-php.ts';

const house = join(import.meta.dirname, '..');
const env: NodeJS.ProcessEnv = {
  ...process.env,
  // So that `node test/run.ts` finds the tools (and Node itself) as `npm test` does.
  PATH: [join(house, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  // WebCrypto calls X-Wing experimental at every use; the tests know.
  NODE_OPTIONS: [process.env.NODE_OPTIONS, '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' '),
};
let passed = 0;
let failed = 0;

check('types', ['tsc', '-p', '.']);
check('lint', ['biome', 'check', '--error-on-warnings', '.']);
if (!process.argv.includes('--static') && check('build', [process.execPath, 'widget/build.ts'])) runTests();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function check(name: string, [command, ...options]: string[]): boolean {
  const well = spawnSync(command!, options, { cwd: house, env, stdio: 'inherit' }).status === 0;
  console.log(`${well ? 'ok  ' : 'FAIL'} ${name}`);
  if (well) passed++;
  else failed++;
  return well;
}

function runTests(): void {
  try {
    env.CHROMIUM_PATH = findOrInstallChromium();
  } catch (fault) {
    console.error((fault as Error).message);
    failed++;
    return;
  }
  try {
    env.PHP_PATH = findOrInstallPhp();
  } catch (fault) {
    // The tests of the WordPress plugin fail then, and say the same; all others run.
    console.error((fault as Error).message);
  }
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-test-'));
  const file = join(folder, 'result.json');
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status, signal } = spawnSync('vitest', options, { cwd: house, env, stdio: 'inherit' });
  try {
    const result = JSON.parse(readFileSync(file, 'utf8')) as VitestResult;
    passed += result.numPassedTests;
    failed += result.numFailedTests;
    // A file that does not even load has no test of its own to fail.
    failed += result.testResults.filter(
      (each) => each.status === 'failed' && !each.assertionResults.length,
    ).length;
  } catch {
    console.error(`vitest left no result (${signal ?? `exit code ${status}`})`);
  }
  // Whatever vitest found wrong beside the tests (an unhandled rejection, a crash) is a failure too.
  if (status !== 0 && failed === 0) failed++;
  rmSync(folder, { recursive: true, force: true });
}

interface VitestResult {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}
