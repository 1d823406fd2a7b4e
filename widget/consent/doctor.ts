/**
 * The doctor: tells a webmaster what this page keeps and asks that the settings do not allow, and what is wrong with
 * how it is built in. Opened by `?privacyloket=doctor` in the address or `data-doctor` on the tag; never by itself.
 */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import { words } from '../words/doctor-nl.ts';
import { consentDetails } from './consent-details.ts';
import { examine, plain, type Seen } from './doctor-examine.ts';
import { factsOf } from './doctor-facts.ts';
import { type Finding, type Found, said } from './doctor-findings.ts';
import { hostOf } from './doctor-page.ts';
import { openPanel } from './doctor-panel.ts';
import { pinnedAge } from './doctor-pinned.ts';
import { watchRefusals } from './doctor-refusals.ts';
import type { Gate } from './gate.ts';

/** How often it looks by itself while it is open, in ms: nothing tells of this page's own localStorage. */
const everyMs = 5000;

/** Opens the doctor once the page is there. It looks after each decision and change that the browser tells of. */
export function startDoctor(gate: Gate): void {
  if (document.readyState === 'complete') openDoctor(gate);
  else addEventListener('load', () => openDoctor(gate));
}

function openDoctor(gate: Gate): void {
  const own = [location.host.replace(/^www\./, ''), new URL(gate.loket).host];
  if (gate.settings.shareWith) own.push(gate.settings.shareWith);
  const seen: Seen = { requests: [], judged: [], refusals: [] };
  const tell = teller();
  const ends = new AbortController();
  const { signal } = ends;
  let details: ConsentDetails | undefined;
  let age = '';
  let looking = false;
  let again = false;

  const close = () => {
    ends.abort();
    panel.remove();
  };
  const panel = openPanel(gate, words, { again: look, close });

  /** One look at a time; asked meanwhile, it looks once more. */
  async function look(): Promise<void> {
    again = looking;
    if (looking) return;
    looking = true;
    try {
      details ??= await consentDetails(gate);
      const found: Found[] = details ? await examine(gate, details, { own, seen }) : [plain('details')];
      if (signal.aborted) return;
      const findings = found.map((each) => said(each, words));
      panel.show(findings, factsOf(gate, words, age));
      tell(findings);
    } finally {
      looking = false;
    }
    if (again) look();
  }

  const observer = new PerformanceObserver((list) => {
    for (const { name, initiatorType } of list.getEntries() as PerformanceResourceTiming[]) {
      const host = hostOf(name);
      if (host && !own.includes(host)) seen.requests.push({ host, via: initiatorType });
    }
    // What it asks of our own server itself is no reason to look.
    if (seen.requests.length) look();
  });
  observer.observe({ type: 'resource', buffered: true });
  const unwatch = watchRefusals((refusal) => {
    seen.refusals.push(refusal);
    look();
  });
  const timer = setInterval(() => !document.hidden && look(), everyMs);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    unwatch();
    clearInterval(timer);
  });
  document.addEventListener('privacyloket-changed', look, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  for (const name of ['pageshow', 'storage']) addEventListener(name, look, { signal });
  (window as { cookieStore?: EventTarget }).cookieStore?.addEventListener('change', look, { signal });
  pinnedAge(gate, words).then((known) => {
    age = known;
    return look();
  });
}

/** Tells the console when the findings changed, and the page of each finding that is not declared, once. */
function teller(): (findings: Finding[]) => void {
  const told = new Set<string>();
  let logged = '';
  return (findings) => {
    const text = JSON.stringify(findings);
    if (text !== logged && findings.length) console.table(findings);
    logged = text;
    for (const detail of findings) {
      const key = JSON.stringify(detail);
      if (!['storage', 'request', 'element'].includes(detail.kind) || told.has(key)) continue;
      told.add(key);
      document.dispatchEvent(new CustomEvent('privacyloket-undeclared', { detail }));
    }
  };
}
