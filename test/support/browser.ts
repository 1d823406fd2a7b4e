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
 * Features that are off. Chromium listens to the last such switch only, so Playwright's own list (of 1.65) stands here
 * too; the first two are ours: the pop-ups of the address bar are two more renderers for each window, which cost three
 * times as much as the page itself and that no test sees.
 */
const off = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
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
      args: [...quiet, `--disable-features=${off.join(',')}`, ...(options.args ?? [])],
    });
  if (process.getuid?.() === 0) return launch(false);
  try {
    return await launch(true);
  } catch (fault) {
    if (!/sandbox/i.test(String(fault))) throw fault;
    return launch(false);
  }
}
