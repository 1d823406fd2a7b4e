/** A real Chromium for a test file: quiet (it calls no one of its own accord), headless, one per file. */
import { type Browser, chromium, type LaunchOptions } from 'playwright';
import { findChromium, NoChromium } from './find-chromium.ts';

/** Switches that keep Chromium from talking to its maker, so that a recorded request is the page's. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * Starts Chromium; the caller closes it. Throws `NoChromium` when there is none: `npm test` installs one.
 * The sandbox is off for root only, where Chromium refuses it, and where the machine forbids user namespaces.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new NoChromium('draai npm test / run npm test');
  const launch = (chromiumSandbox: boolean) =>
    chromium.launch({
      ...options,
      executablePath,
      chromiumSandbox,
      args: [...quiet, ...(options.args ?? [])],
    });
  if (process.getuid?.() === 0) return launch(false);
  try {
    return await launch(true);
  } catch (fault) {
    if (!/sandbox/i.test(String(fault))) throw fault;
    return launch(false);
  }
}
