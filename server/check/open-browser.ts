/**
 * The browser that the checker drives: CHROMIUM_PATH, then the machine's own Chromium or Chrome, then Playwright's.
 * It installs nothing; where there is none it says what to install. Loaded by `privacyloket check` only.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { CouldNotCheck } from './could-not-check.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium-headless-shell',
];
const fixedPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Keeps Chromium from talking to its maker, so that a recorded request is the page's. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

const advice =
  'Installeer Chromium of Chrome (Debian en Ubuntu: apt-get install chromium), of draai: npx playwright install chromium. ' +
  'Staat die ergens anders? Zet het pad in CHROMIUM_PATH.';

/** Starts the first browser that is there; the caller closes it. Throws `CouldNotCheck` with `no-browser`. */
export async function openBrowser(environment: NodeJS.ProcessEnv): Promise<Browser> {
  const executablePath = browserIn(environment);
  if (!executablePath) throw new CouldNotCheck('no-browser', advice);
  const launch = (chromiumSandbox: boolean) =>
    chromium.launch({ executablePath, chromiumSandbox, args: quiet });
  try {
    // Chromium refuses its sandbox to root, and some machines forbid what it is made of.
    if (process.getuid?.() === 0) return await launch(false);
    return await launch(true).catch((fault) => {
      if (!/sandbox/i.test(String(fault))) throw fault;
      return launch(false);
    });
  } catch (cause) {
    throw new CouldNotCheck('no-browser', `${executablePath} start niet. ${advice}`, { cause });
  }
}

/** What somebody chose is not replaced in silence, also where it is not there. */
function browserIn({ CHROMIUM_PATH, PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  const folders = PATH.split(delimiter).filter(Boolean);
  const places = CHROMIUM_PATH
    ? [CHROMIUM_PATH]
    : [
        ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
        ...fixedPlaces,
        chromium.executablePath(),
      ];
  return places.find(runnable);
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
