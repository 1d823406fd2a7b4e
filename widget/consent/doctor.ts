/**
 * The doctor: tells a webmaster what this page keeps and asks that the settings do not allow, and what is wrong with
 * how it is built in. Opened by `?privacyloket=doctor` in the address or `data-doctor` on the tag; never by itself.
 */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import { words } from '../words/doctor-nl.ts';
import { consentDetails } from './consent-details.ts';
import { type Ground, judgeEntry, judgeHost } from './doctor-declared.ts';
import { factsOf } from './doctor-facts.ts';
import { distinct, type Found, said } from './doctor-findings.ts';
import {
  hasOpener,
  hostOf,
  loadedElements,
  questionIsHidden,
  unknownNames,
  unknownRows,
} from './doctor-page.ts';
import { openPanel } from './doctor-panel.ts';
import { pinnedAge } from './doctor-pinned.ts';
import { type Refusal, watchRefusals } from './doctor-refusals.ts';
import { keptEntries } from './doctor-storage.ts';
import type { Gate } from './gate.ts';

/** How often it looks by itself while it is open, in ms. */
const everyMs = 5000;
/** How long clearing after a decision may take, in ms; until then what a no leaves behind is no finding. */
const clearingMs = 15_000;

/** What is kept, asked or built in without being declared, or against a no. */
const undeclared = ['storage', 'request', 'element'];

/** Opens the doctor once the page is there. It looks after each decision and change that the browser tells of. */
export function startDoctor(gate: Gate): void {
  if (document.readyState === 'complete') openDoctor(gate);
  else addEventListener('load', () => openDoctor(gate));
}

function openDoctor(gate: Gate): void {
  const { settings, loket } = gate;
  const own = [location.host.replace(/^www\./, ''), new URL(loket).host];
  if (settings.shareWith) own.push(settings.shareWith);
  /** Judged once, by the choices that held when it was seen. */
  const requests: { host: string; via: string }[] = [];
  const askedBefore: Found[] = [];
  const refusals: Refusal[] = [];
  const told = new Set<string>();
  const ends = new AbortController();
  const { signal } = ends;
  let details: ConsentDetails | undefined;
  let behind = '';
  let logged = '';
  let looking = false;
  let again = false;

  const panel = openPanel(gate, words, { again: look, close });

  /** One look at a time; asked meanwhile, it looks once more. */
  async function look(): Promise<void> {
    again = looking;
    if (looking) return;
    looking = true;
    try {
      details ??= await consentDetails(gate);
      const found = distinct(details ? await findingsOn(details) : [plain('details', settings.site)]);
      if (!signal.aborted) report(found);
    } finally {
      looking = false;
    }
    if (again) look();
  }

  async function findingsOn(details: ConsentDetails): Promise<Found[]> {
    const ground: Ground = { site: settings.site, details, choices: gate.choices(), own };
    const record = gate.record();
    const clearing = record?.unsettled && Date.now() - record.at < clearingMs;
    const entries = (await keptEntries(gate.cookies())).flatMap((entry): Found[] => {
      const not = judgeEntry(entry, ground);
      if (!not || (not.service && clearing)) return [];
      return [{ kind: 'storage', name: entry.name, where: entry.kind, ...not }];
    });
    for (const { host, via } of requests.splice(0)) {
      const not = judgeHost(host, ground);
      if (not) askedBefore.push({ kind: 'request', name: host, where: via, ...not });
    }
    const elements = loadedElements().flatMap(({ host, via }): Found[] => {
      const not = judgeHost(host, ground);
      return not ? [{ kind: 'element', name: host, where: via, ...not }] : [];
    });
    const names = unknownNames(settings.services).map(
      ({ name, nearest }): Found => ({ kind: 'name', name, where: 'data-privacy', nearest }),
    );
    const rows = unknownRows(settings.services).map(
      ({ name, nearest }): Found => ({ kind: 'row', name, where: 'data-privacy-open', nearest }),
    );
    return [
      ...elements,
      ...askedBefore,
      ...entries,
      ...names,
      ...rows,
      ...(questionIsHidden() ? [plain('hidden', 'privacy-choice')] : []),
      ...refusals.map((each) => refused(each, ground)),
      ...(settings.services.length && !hasOpener() ? [plain('opener', 'data-privacy-open')] : []),
    ];
  }

  /** Needed is what comes from our server, from a service with a yes, or is a policy of ours. */
  function refused({ directive, blocked, sample }: Refusal, ground: Ground): Found {
    const host = /^\w+:\/\//.test(blocked) ? hostOf(blocked) : undefined;
    const needed = host ? !judgeHost(host, ground) : /^(lit-html|privacyloket)\b/.test(sample);
    return { kind: 'policy', name: host ?? blocked, where: directive, needed };
  }

  function report(found: Found[]): void {
    const findings = found.map((each) => said(each, words));
    panel.show(findings, factsOf(gate, words, behind));
    const text = JSON.stringify(findings);
    if (text !== logged && findings.length) console.table(findings);
    logged = text;
    for (const detail of findings.filter(({ kind }) => undeclared.includes(kind))) {
      const key = JSON.stringify(detail);
      if (told.has(key)) continue;
      told.add(key);
      document.dispatchEvent(new CustomEvent('privacyloket-undeclared', { detail }));
    }
  }

  function close(): void {
    ends.abort();
    panel.remove();
  }

  const observer = new PerformanceObserver((list) => {
    for (const { name, initiatorType } of list.getEntries() as PerformanceResourceTiming[]) {
      const host = hostOf(name);
      if (host && !own.includes(host)) requests.push({ host, via: initiatorType });
    }
    // What it asks of our own server itself is no reason to look.
    if (requests.length) look();
  });
  observer.observe({ type: 'resource', buffered: true });
  const unwatch = watchRefusals((refusal) => {
    refusals.push(refusal);
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
  pinnedAge(gate, words).then((age) => {
    behind = age;
    return look();
  });
}

function plain(kind: 'details' | 'hidden' | 'opener', name: string): Found {
  return { kind, name, where: '' };
}
