/**
 * The gate: finds the decision, releases what has a yes in that very turn, and asks what was not answered.
 * All a returning visitor loads; every byte here is paid on every page. What a decision does, and whatever shows or
 * clears, is imported when it is needed. The first layer is in here, because one round trip decides who is seen first.
 */
import type { GateService, GateSettings } from '../settings/gate-settings.ts';
import type { Language } from '../words/languages.ts';
import { type Choices, type ConsentRecord, due, isAllowed, isAnswered, meant, standing } from './decision.ts';
import type { Deeds } from './effects.ts';
import { ask, type Question } from './first-layer.ts';
import { heldContent, letIn } from './held-content.ts';
import { cookies, findRecord, readRecord } from './record.ts';
import { adopt } from './stylesheet.ts';

export type { Gate } from './open-gate.ts';

/** What the gate hands to effects.ts. Chunks can't import the gate: it is served under each site's own name. */
export interface GateCore {
  settings: GateSettings;
  /** Origin of the server that the visitor's browser talks to. */
  loket: string;
  language: Language;
  /** The browser's own wish not to be followed, where it has one. */
  signal: 'gpc' | 'dnt' | undefined;
  /** Name of the cookie that keeps the decision, and of the channel between tabs. */
  name: string;
  tabs?: BroadcastChannel;
  record?: ConsentRecord | undefined;
  /** What holds now. */
  choices: Choices;
  /** From now on this record holds; effects.ts sees to what that means. */
  use(record: ConsentRecord | undefined): void;
  /** Names by which held content was let in after a yes. */
  released: Set<string>;
  /** Releases what is allowed and was not there before; to be called when something was added to the page. */
  look(): void;
  /** From here on `record` and `choices` are what was decided: read at once where that is not known yet. */
  know(): GateCore;
  /** Starts and stops services on the page as it is now; there once effects.ts is. */
  work?: () => void;
  /** Asks about these services, unless a question stands already or there are none. */
  ask(about: () => GateService[]): void;
  /** The first layer, while it stands. */
  question?: Question | undefined;
  /** Whether the visitor has just pressed something. */
  pressed(): boolean;
  /** Has a deed done. It is told whether the visitor has just pressed something, which a fetch would outlast. */
  act<Deed extends keyof Deeds>(deed: Deed, ...about: Parameters<Deeds[Deed]>): unknown;
  /** What it can have done, for a visitor who has just pressed something or not; there once effects.ts is. */
  deeds?: (pressed: boolean) => Deeds;
  cookies: typeof cookies;
  readRecord: typeof readRecord;
  /** What the visitor has to choose and did not answer yet. */
  due(): GateService[];
  isAllowed: typeof isAllowed;
  isAnswered: typeof isAnswered;
  letIn: typeof letIn;
  adopt: typeof adopt;
}

/** Opens the gate for this page. Works without storage. */
export function openGate(settings: GateSettings, loket: string, language: Language): GateCore {
  const { services } = settings;
  const name = `privacyloket-${settings.site}`;
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  const signal = globalPrivacyControl ? 'gpc' : doNotTrack === '1' ? 'dnt' : undefined;
  let known = false;

  const core: GateCore = {
    settings,
    loket,
    language,
    signal,
    name,
    choices: {},
    released: new Set(),
    cookies,
    readRecord,
    due: () => due(settings, core.record),
    isAllowed,
    isAnswered,
    letIn,
    adopt,
    know() {
      if (!known) begin(readRecord(name));
      return core;
    },
    // Not known in Firefox before 120.
    pressed: () => (navigator.userActivation as UserActivation | undefined)?.isActive !== false,
    act(deed, ...about) {
      core.know();
      const pressed = core.pressed();
      const perform = (deeds: Deeds) => (deeds[deed] as (...about: unknown[]) => unknown)(...about);
      // At once where it is there already: an import takes a turn of the event loop even then.
      return core.deeds
        ? perform(core.deeds(pressed))
        : import('./effects.ts').then(({ deeds }) => perform(deeds(core)(pressed)));
    },
    use(record) {
      core.record = record;
      core.choices = standing(settings, record, signal);
    },
    ask(about) {
      const put = (words: NonNullable<GateSettings['words']>) => {
        if (about()[0]) core.question ??= ask(core, words, about());
      };
      // In another language than the site's first, and where the settings bring none, the words come as a chunk.
      if (settings.words && language === settings.languages[0]) put(settings.words);
      else if (about()[0])
        import('../words/consent-question.ts').then(({ questions }) => put(questions[language]));
    },
    look() {
      core.question?.place();
      // A form may still be on its way, and nothing that measures ever starts beside one (GA-19, CT-04).
      if (!known || document.readyState === 'loading') return;
      const form = document.querySelector('privacy-form,privacy-receipt');
      for (const held of heldContent()) {
        const name = held.dataset.privacy!;
        if (!form && isAllowed(services, core.choices, name)) {
          core.released.add(name);
          letIn(held);
        } else if (meant(services, name)[0]?.purpose === 'embedded') core.act('tend', held);
      }
      core.work?.();
    },
  };

  /** Another tab, or this page a while ago, may have taken a newer decision. */
  function follow(): void {
    const kept = readRecord(name);
    if (kept && kept.at !== core.record?.at) core.act('follow', kept);
  }

  try {
    core.tabs = new BroadcastChannel(name);
    core.tabs.onmessage = follow;
  } catch {
    // Not there, or blocked: then each tab looks by itself.
    setInterval(follow, 900);
  }
  // The page as it was left, a decision of another page ago.
  addEventListener('pageshow', ({ persisted }) => persisted && follow());
  document.addEventListener('visibilitychange', follow);

  /** Now it is known what was decided; who could not wait for it may have asked before. */
  function begin(record?: ConsentRecord): void {
    if (known) return;
    known = true;
    core.use(record);
    const open = services.filter((each) => !isAnswered(each, record));
    if (signal && open[0]) core.act('answer', false, open, signal);
    else core.ask(core.due);
    if (core.question || record?.unsettled || services.some(({ id, run }) => run && core.choices[id]))
      core.act('begin');
    core.look();
  }

  findRecord(name).then(begin);
  return core;
}
