/**
 * Which Chromium the tests drive: CHROMIUM_PATH, then the machine's own, then Playwright's, else one is installed.
 * The test command calls it once and passes the answer on in CHROMIUM_PATH, so test files never install anything.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** Oldest major version that has X-Wing (MLKEM768-X25519) in WebCrypto by default; an older one is passed over. */
export const oldestChromium = 156;

/** The first is the same engine without the windows, in 60 % of the processor's time. */
const namesInPath = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const fixedPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What the search touches outside itself; tests pass their own. */
export interface Machine {
  env: Record<string, string | undefined>;
  root: boolean;
  /** Can this file be started? */
  runnable(path: string): boolean;
  /** Major version that the program says it has, or null when it does not start. */
  version(path: string): number | null;
  /** Where Playwright keeps the Chromium it downloads. */
  playwrights(): string;
  /** Runs a command without a shell; true when it ended well. */
  run(command: string, options: string[]): boolean;
  say(text: string): void;
}

/** Thrown when there is no usable Chromium; the message tells people in Dutch and English what to do. */
export class NoChromium extends Error {
  readonly code = 'no-chromium';
  constructor(detail: string) {
    super(
      `Geen bruikbare Chromium (${oldestChromium} of nieuwer): ${detail}\n` +
        'Installeer Chromium of Chrome, of zet CHROMIUM_PATH op het programma. Draai daarna opnieuw: npm test\n' +
        `No usable Chromium (${oldestChromium} or newer): ${detail}\n` +
        'Install Chromium or Chrome, or set CHROMIUM_PATH to the program. Then run again: npm test',
    );
    this.name = 'NoChromium';
  }
}

/**
 * The path of a Chromium that starts and is new enough, without installing anything.
 * Returns null when there is none; throws `NoChromium` when CHROMIUM_PATH names one that does not start,
 * because a choice someone made is not replaced in silence.
 */
export function findChromium(machine: Machine = thisMachine): string | null {
  const chosen = machine.env.CHROMIUM_PATH;
  if (chosen) {
    if (machine.version(chosen) === null) throw new NoChromium(`CHROMIUM_PATH=${chosen}`);
    return chosen;
  }
  const folders = (machine.env.PATH ?? '').split(delimiter).filter(Boolean);
  const inPath = namesInPath.flatMap((name) => folders.map((folder) => join(folder, name)));
  const usable = (path: string) => machine.runnable(path) && (machine.version(path) ?? 0) >= oldestChromium;
  return [...inPath, ...fixedPlaces, machine.playwrights()].find(usable) ?? null;
}

/** As `findChromium`, but installs one when there is none; throws `NoChromium` when no way works. */
export function findOrInstallChromium(machine: Machine = thisMachine): string {
  const found = findChromium(machine);
  if (found) return found;
  machine.say('Geen Chromium gevonden; er wordt er een geïnstalleerd. / No Chromium found; installing one.');
  for (const [command, ...options] of waysToInstall(machine)) {
    if (!machine.run(command!, options)) continue;
    const installed = findChromium(machine);
    if (installed) return installed;
  }
  throw new NoChromium('installeren is niet gelukt / installing failed');
}

/** Each way is a list of commands; the package manager comes first as root, since it brings the shared libraries. */
function waysToInstall({ root }: Machine): string[][] {
  const playwright = [
    'npx',
    '--no-install',
    'playwright',
    'install',
    ...(root ? ['--with-deps'] : []),
    'chromium',
  ];
  // Without root the package manager can't work, but `sudo -n` can where it asks no password (many build machines).
  const apt = [...(root ? [] : ['sudo', '-n']), 'sh', '-c', aptInstall];
  return root
    ? [apt, playwright, ['npx', '--no-install', 'playwright', 'install', 'chromium']]
    : [playwright, apt];
}

/** The package without windows is not in every Debian; the other is. */
const aptInstall =
  'export DEBIAN_FRONTEND=noninteractive; get="apt-get install -y -qq --no-install-recommends fonts-liberation"; ' +
  'apt-get update -qq && { $get chromium-headless-shell || $get chromium; }';

const thisMachine: Machine = {
  env: process.env,
  root: process.getuid?.() === 0,
  runnable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  version(path) {
    // Ubuntu's `chromium-browser` without snap exists, prints advice and fails: only the answer counts.
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
    const major = status === 0 ? /(\d+)\.\d+\.\d+/.exec(stdout)?.[1] : undefined;
    return major === undefined ? null : Number(major);
  },
  playwrights() {
    return chromium.executablePath();
  },
  run(command, options) {
    // The installers' own chatter goes to stderr: the last line on stdout is the count of tests.
    return spawnSync(command, options, { stdio: ['ignore', 2, 2] }).status === 0;
  },
  say(text) {
    process.stderr.write(`${text}\n`);
  },
};
