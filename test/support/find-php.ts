/**
 * Which PHP the tests of the WordPress plugin run: PHP_PATH, then the machine's own, else Debian's is installed.
 * As with Chromium, the test command calls it once and passes the answer on, so test files never install anything.
 */
import { spawnSync } from 'node:child_process';

/** What the search touches outside itself; tests pass their own. */
export interface PhpMachine {
  env: Record<string, string | undefined>;
  root: boolean;
  /** Runs a command without a shell; its first line, or null when it did not end well. */
  run(command: string, options: string[]): string | null;
  say(text: string): void;
}

/** Oldest that WordPress 6.5 and our plugin run on. */
const oldest = [7, 4] as const;

/** Thrown when there is no usable PHP; the message tells people in Dutch and English what to do. */
export class NoPhp extends Error {
  readonly code = 'no-php';
  constructor() {
    const version = oldest.join('.');
    super(
      `Geen bruikbare PHP (${version} of nieuwer), nodig om de plugin voor WordPress te testen.\n` +
        'Installeer PHP (Debian: apt-get install php-cli; macOS: brew install php), of zet PHP_PATH op het programma.\n' +
        `No usable PHP (${version} or newer), which the tests of the WordPress plugin need.\n` +
        'Install PHP (Debian: apt-get install php-cli; macOS: brew install php), or set PHP_PATH to the program.',
    );
    this.name = 'NoPhp';
  }
}

/** The command of a PHP that starts and is new enough, without installing anything; null when there is none. */
export function findPhp(machine: PhpMachine = thisMachine): string | null {
  const command = machine.env.PHP_PATH || 'php';
  const [, major, minor] = /^PHP (\d+)\.(\d+)\./.exec(machine.run(command, ['--version']) ?? '') ?? [];
  const newer = Number(major) * 100 + Number(minor) >= oldest[0] * 100 + oldest[1];
  return newer ? command : null;
}

/** As `findPhp`, but installs Debian's when there is none; throws `NoPhp` when that does not work. */
export function findOrInstallPhp(machine: PhpMachine = thisMachine): string {
  const found = findPhp(machine);
  if (found) return found;
  // What somebody chose is not replaced in silence.
  if (machine.env.PHP_PATH) throw new NoPhp();
  machine.say('Geen PHP gevonden; er wordt er een geïnstalleerd. / No PHP found; installing one.');
  const apt =
    'export DEBIAN_FRONTEND=noninteractive; install="apt-get install -y -qq --no-install-recommends php-cli"; ' +
    '{ $install || { apt-get update -qq && $install; }; } >&2';
  machine.run(machine.root ? 'sh' : 'sudo', machine.root ? ['-c', apt] : ['-n', 'sh', '-c', apt]);
  const installed = findPhp(machine);
  if (!installed) throw new NoPhp();
  return installed;
}

const thisMachine: PhpMachine = {
  env: process.env,
  root: process.getuid?.() === 0,
  run(command, options) {
    const { status, stdout } = spawnSync(command, options, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 2],
    });
    return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
  },
  say(text) {
    process.stderr.write(`${text}\n`);
  },
};
