/**
 * `privacyloket check <url>`: looks at a site as a regulator does, for the webmaster's own build.
 * Ends with 0 when all is well, 1 when there are faults, 2 when it could not look.
 */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright';
import { type CheckOptions, checkSite, reportOf } from './check-site.ts';
import { CouldNotCheck } from './could-not-check.ts';
import { openBrowser } from './open-browser.ts';
import { printableJson } from './printable.ts';
import type { Report } from './report-schema.ts';
import { reportText } from './report-text.ts';

export const usage = `privacyloket check <url>        look at a website as a regulator does; ends with 0 (fine), 1 (faults) or 2 (could not look)
    --json                      the report as JSON
    --page <path>               this page too; may be repeated
    --forms <number>            look for at most this many pages with a form among the links (2)
    --accept <a,b>              accept these services or purposes only
    --own <host>                this host is no third party; may be repeated
    --click-accept <name>       the button of another banner; also --click-refuse and --click-withdraw ("Settings > Refuse all")
    --timeout <seconds>         how long a page may take (20)`;

/** What the command touches outside itself; tests pass a browser of their own. */
export interface CheckEffects {
  print(text: string): void;
  openBrowser?: () => Promise<Browser>;
  now?: () => number;
}

/** Runs the command with the words after `check`; gives back the exit code. */
export async function checkCommand(words: readonly string[], effects: CheckEffects): Promise<0 | 1 | 2> {
  const { print, now = Date.now } = effects;
  let browser: Browser | undefined;
  let report: Report;
  let json = words.includes('--json');
  let url = '';
  try {
    const asked = optionsFrom(words, now);
    json = asked.json;
    url = asked.options.url.href;
    browser = await (effects.openBrowser ?? (() => openBrowser(process.env)))();
    report = await checkSite(browser, asked.options);
  } catch (fault) {
    report = reportOf(fault instanceof CouldNotCheck ? fault : broken(fault), url, now());
  } finally {
    // One that was handed in is its owner's to close.
    if (!effects.openBrowser) await browser?.close();
  }
  print(json ? printableJson(JSON.stringify(report, null, 2)) : reportText(report).join('\n'));
  return report.outcome === 'fine' ? 0 : report.outcome === 'findings' ? 1 : 2;
}

/** Whatever else goes wrong between us and the browser says nothing about the site. */
function broken(fault: unknown): CouldNotCheck {
  const [line] = String(fault).split('\n');
  const timeout = fault instanceof Error && fault.name === 'TimeoutError';
  const advice = timeout
    ? `De site of haar banner reageerde niet op tijd: ${line}. Probeer --timeout met meer seconden.`
    : `De browser deed niet wat nodig was: ${line}.`;
  return new CouldNotCheck(timeout ? 'timeout' : 'browser-failed', advice, { cause: fault });
}

function optionsFrom(words: readonly string[], now: () => number): { options: CheckOptions; json: boolean } {
  const { values, positionals } = parsed(words);
  const [address = '', ...more] = positionals;
  const text = /^https?:\/\//.test(address) ? address : `https://${address}`;
  if (!URL.canParse(text) || more.length > 0) throw new CouldNotCheck('wrong-words', usage);
  const url = new URL(text);
  if (
    (values.page ?? []).some((each) => !URL.canParse(each, url) || new URL(each, url).origin !== url.origin)
  )
    throw new CouldNotCheck('wrong-words', `--page is een pagina van ${url.origin}.`);
  const seconds = numberFrom(values.timeout ?? '20', '--timeout');
  return {
    json: values.json ?? false,
    options: {
      url,
      pages: values.page ?? [],
      forms: numberFrom(values.forms ?? '2', '--forms'),
      own: values.own ?? [],
      clicks: {
        ...(values['click-accept'] && { accept: values['click-accept'] }),
        ...(values['click-refuse'] && { refuse: values['click-refuse'] }),
        ...(values['click-withdraw'] && { withdraw: values['click-withdraw'] }),
      },
      ...(values.accept !== undefined && { accept: values.accept.split(',').filter(Boolean) }),
      patienceMs: seconds * 1000,
      now,
    },
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        page: { type: 'string', multiple: true },
        forms: { type: 'string' },
        accept: { type: 'string' },
        own: { type: 'string', multiple: true },
        'click-accept': { type: 'string' },
        'click-refuse': { type: 'string' },
        'click-withdraw': { type: 'string' },
        timeout: { type: 'string' },
      },
    });
  } catch (cause) {
    throw new CouldNotCheck('wrong-words', usage, { cause });
  }
}

function numberFrom(text: string, option: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new CouldNotCheck('wrong-words', `${option} is een getal.`);
  return Number(text);
}
