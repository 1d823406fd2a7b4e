/**
 * The gate: reads the decision, releases what has a yes without waiting for anything, starts and stops the
 * services. All a returning visitor loads; whatever asks, shows or clears is imported when it is needed.
 */
import type { Stop } from '../integrations/integration.ts';
import type { GateService, GateSettings } from '../settings/gate-settings.ts';
import type { Language } from '../words/languages.ts';
import {
  allOf,
  type Choices,
  type ConsentRecord,
  due,
  isAllowed,
  isAnswered,
  meant,
  type Source,
  standing,
} from './decision.ts';
import { releaseHeld, releaseTemplate } from './held-content.ts';
import { cookies, readRecord, writeRecord } from './record.ts';

/** What the chunks get from the gate: they can't import it, since it is served under each site's own name. */
export interface Gate {
  settings: GateSettings;
  /** Origin of the server that this script came from. */
  loket: string;
  language: Language;
  /** The browser's own wish not to be followed, where it has one. */
  signal: 'gpc' | 'dnt' | undefined;
  /** What is left after a withdrawal and could not be cleared. */
  left: string[];
  /** The newest decision, also when another tab took it. */
  record(): ConsentRecord | undefined;
  choices(): Choices;
  /**
   * Takes a decision about the services (and `ip`) that it names; the others stand as they were answered. Its
   * caller has seen a trusted event, or it is a refusal. A yes that no gesture of the visitor backs does nothing.
   */
  decide(choices: Choices, source: Source): void;
  /** "This time": lets this one in, keeps no decision. Only in a trusted event; as `always` otherwise. */
  release(held: HTMLTemplateElement): void;
  /**
   * "Always": keeps a yes to every service that `held.dataset.privacy` names. What is let in, by any way, gets a
   * `released` event on its template with the nodes that came in its place as `detail`.
   */
  always(held: HTMLTemplateElement): void;
  /** Opens the preferences, at the row of a purpose where one is named. */
  open(row?: string): void;
  /** Notes that the proof of the decision taken at that time is on the server, and the clearing done. */
  settled(at: number): void;
  cookies(set?: string): string;
  allOf: typeof allOf;
  /** What the visitor has to choose and did not answer yet. */
  due(): GateService[];
  /** Whether this service was answered exactly as it is asked now. */
  isAnswered(service: GateService): boolean;
  /** Called after each decision, here or in another tab. */
  changed?: () => void;
}

/** Opens the gate for this page; `look` is to be called when the page has changed. Works without storage. */
export function openGate(settings: GateSettings, loket: string, language: Language) {
  const { site, services, days, version } = settings;
  const name = `privacyloket-${site}`;
  const browser = navigator as Navigator & { globalPrivacyControl?: boolean };
  const released = new Set<string>();
  const running = new Map<string, { ip: boolean; stop?: Stop }>();
  let record = readRecord(name);
  let choices = standing(settings, record);
  let settling: Promise<unknown> | undefined;
  let tabs: BroadcastChannel | undefined;

  const gate: Gate = {
    settings,
    loket,
    language,
    signal: browser.globalPrivacyControl ? 'gpc' : browser.doNotTrack === '1' ? 'dnt' : undefined,
    left: [],
    record: () => readRecord(name) ?? record,
    choices: () => choices,
    decide(answers, source) {
      if (Object.entries(answers).some(([id, yes]) => yes && !choices[id]) && !byVisitor()) return;
      const next = { ...choices, ...answers };
      const proof = record?.proof ?? randomId();
      const asked = { ...record?.asked };
      for (const { id, asks } of services) if (id in answers) asked[id] = asks;
      record = { version, proof, at: Date.now(), source, unsettled: true, choices: next, asked };
      writeRecord(name, record, days);
      tabs?.postMessage(0);
      apply();
      document.dispatchEvent(new CustomEvent('privacyloket-changed', { detail: choices }));
    },
    release(held) {
      if (byVisitor()) releaseTemplate(held);
    },
    always(held) {
      const yes = meant(services, held.dataset.privacy!).map(({ id }) => [id, true]);
      gate.decide(Object.fromEntries(yes), 'embed');
    },
    open(row) {
      import('./preferences.ts')
        .then(({ openPreferences }) => openPreferences(gate, row))
        // Without a connection the statement of the site itself still says how to reach someone.
        .catch(() => location.assign(settings.url));
    },
    settled(at) {
      if (record?.at !== at) return;
      record.unsettled = false;
      writeRecord(name, record, days);
    },
    cookies,
    allOf,
    due: () => due(settings, record),
    isAnswered: (service) => isAnswered(service, record),
  };

  /** In another language than the site's first, and where the settings bring none, the words come as a chunk. */
  const question = async () =>
    language === settings.languages[0] && settings.words
      ? settings.words
      : (await import('../words/consent-question.ts')).questions[language];

  /** Makes the page do what the decision says: stop first, then release and start. */
  function apply(): void {
    choices = standing(settings, record);
    gate.changed?.();
    let stuck = [...released].some((name) => !isAllowed(services, choices, name));
    for (const { id, run } of services) {
      const started = running.get(id);
      if (!started || (choices[id] && (run !== 'google-analytics' || started.ip === choices.ip))) continue;
      running.delete(id);
      if (started.stop && !started.stop()) stuck = true;
    }
    // What was let in and can't be stopped goes with the page; the fresh page then clears what it left.
    if (stuck) {
      location.reload();
      return;
    }
    if (record?.unsettled)
      settling = import('./settle.ts').then(({ settle }) => settle(gate)).catch(() => {});
    look();
  }

  /** Releases and starts what is allowed and was not there before. */
  function look(): void {
    // A form may still be on its way, and nothing that measures ever starts beside one (GA-19, CT-04).
    if (document.readyState === 'loading') return;
    if (hasForm()) {
      // Drawn into a page that was measured already: what can be stopped stops, once, until the next page.
      for (const each of running.values()) {
        const stopped = each.stop?.();
        if (stopped !== undefined) each.stop = () => stopped;
      }
      return;
    }
    for (const each of releaseHeld((name) => isAllowed(services, choices, name))) released.add(each);
    for (const service of services) {
      const { id, run } = service;
      if (!run || !choices[id] || running.has(id)) continue;
      const mine: { ip: boolean; stop?: Stop } = { ip: choices.ip! };
      running.set(id, mine);
      import('../integrations/all.ts').then(
        ({ integrations }) => {
          if (running.get(id) === mine && !hasForm())
            mine.stop = integrations[run].start(service, {
              site,
              loket,
              proof: record?.proof,
              proven: settling,
              ip: mine.ip,
              days,
            });
        },
        // Not loaded, or refused by the page: then it is not counted until the next page.
        () => {},
      );
    }
  }

  /** Another tab, or this page a while ago, may have taken a newer decision. */
  function follow(): void {
    const kept = readRecord(name);
    if (!kept || kept.at === record?.at) return;
    record = kept;
    apply();
  }

  try {
    tabs = new BroadcastChannel(name);
    tabs.onmessage = follow;
  } catch {
    // Blocked together with storage: then there is nothing to follow either.
  }
  addEventListener('pageshow', follow);
  document.addEventListener('visibilitychange', follow);

  if (gate.signal && services.length && due(settings, record).length)
    gate.decide(allOf(settings, false), gate.signal);
  else {
    apply();
    if (gate.due().length)
      Promise.all([import('./first-layer.ts'), question()]).then(([{ ask }, words]) => {
        if (gate.due().length) ask(gate, words);
      });
  }
  return { gate, look };
}

/** Whether this page is for writing to the provider, or for what became of it. */
function hasForm(): boolean {
  return document.querySelector('privacy-form,privacy-receipt') !== null;
}

/** Whether the visitor has just pressed something, as far as the browser tells (not in Firefox before 120). */
function byVisitor(): boolean {
  return (navigator.userActivation as UserActivation | undefined)?.isActive !== false;
}

/** 128 random bits, base64url. */
function randomId(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replace(/[+/]/g, (each) => (each === '+' ? '-' : '_'))
    .slice(0, 22);
}
