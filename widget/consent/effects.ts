/**
 * What a decision does: it is written down, the page is made to follow it, and it is settled. Not part of the gate,
 * because a visitor who said no earlier needs none of it; fetched while the question is read, so no click waits.
 */
import type { GateService } from '../settings/gate-settings.ts';
import type { Choices, ConsentRecord, Source } from './decision.ts';
import type { GateCore } from './gate.ts';
import type { Held } from './held-content.ts';
import { type Gate, openGate } from './open-gate.ts';
import { runServices } from './run-services.ts';
import { writeRecord } from './write-record.ts';

/** What the gate can have done. */
export interface Deeds {
  /** Nothing but what comes with the first deed: the services run, the question has its room. */
  begin(): Gate;
  /**
   * One answer to all of these (a yes never to what is embedded) and to counting that was not answered for yet; what
   * stands keeps standing.
   */
  answer(yes: boolean, about: GateService[], source: Source): void;
  /** Opens the preferences, or the question about everything where they can't be had. */
  open(row?: string): void;
  /** Sees to an embed that is held back. */
  tend(held: Held): void;
  /** Makes this page follow a decision that was taken elsewhere. */
  follow(kept: ConsentRecord): void;
}

type Manners = typeof import('./question-manners.ts');
/** Fetched where there is a question; from then on they are there at once. */
let manners: Manners | undefined;

function withManners(work: (manners: Manners) => void, without?: () => void): void {
  if (manners) work(manners);
  else
    import('./question-manners.ts').then((loaded) => {
      manners = loaded;
      work(loaded);
    }, without);
}

/** The deeds on this page, opened once, for a visitor who has just `pressed` something or not. */
export function deeds(core: GateCore): (pressed: boolean) => Deeds {
  core.deeds ??= openDeeds(core);
  return core.deeds;
}

function openDeeds(core: GateCore): (pressed: boolean) => Deeds {
  const { settings } = core;
  const { services, version } = settings;
  let settling: Promise<unknown> | undefined;

  const gate: Gate = {
    ...openGate(core),
    decide: (answers, source) => decide(answers, source, core.pressed()),
    release: (held) =>
      void (core.pressed() && import('./embeds.ts').then(({ release }) => release(gate, held))),
    always(name) {
      const all = services.filter(({ id, purpose }) => id === name || purpose === name);
      gate.decide(Object.fromEntries(all.map(({ id }) => [id, true])), 'embed');
    },
  };

  function decide(answers: Choices, source: Source, pressed: boolean): boolean {
    const choices = gate.choices();
    // A yes to a service, and a no to hiding the address, take a press of the visitor's own.
    const grants = Object.keys(answers).some(
      (id) => answers[id] !== (id === 'ip') && answers[id] !== choices[id],
    );
    if (grants && !pressed) return false;
    const at = Date.now();
    const asked: ConsentRecord['asked'] = {};
    for (const each of services) if (each.id in answers || gate.isAnswered(each)) asked[each.id] = each.asks;
    // An answer that stands is not made to last by one beside it.
    const stands = services.some((each) => !(each.id in answers) && gate.isAnswered(each));
    const record: ConsentRecord = {
      version,
      proof: '',
      at,
      since: at,
      source,
      unsettled: true,
      choices: { ...choices, ...answers },
      asked,
    };
    const stays = apply(record);
    // What was let in may have withdrawn at once: then that is the decision.
    if (core.record !== record) return true;
    // Reading the cookie takes a turn to another process, which what was held need not wait for.
    const before = gate.record();
    record.proof = before?.proof || randomId();
    if (stands) record.since = before?.since || at;
    writeRecord(gate, record);
    const kept = core.readRecord(core.name)?.at === at;
    core.tabs?.postMessage(0);
    finish(stays, kept);
    return kept;
  }

  function answer(yes: boolean, about: GateService[], source: Source, pressed: boolean): void {
    const answers: Choices = {};
    for (const each of services) {
      const { id, free, purpose } = each;
      // What is embedded is asked where it stands, so no yes beside it is meant for that. A yes switches nothing on
      // that needs no choice and was switched off.
      if (about.includes(each) ? !(yes && purpose === 'embedded') : free && !gate.isAnswered(each))
        answers[id] = yes && (!free || core.choices[id]!);
    }
    // Everything at once: then the address is hidden as well.
    if (about.length === services.length) answers.ip = true;
    decide(answers, source, pressed);
  }

  /** Makes the page do what the decision says: stop first, then release. False when the page has to be loaded anew. */
  function apply(record: ConsentRecord): boolean {
    core.use(record);
    // What was let in and can't be stopped goes with the page; the fresh page then clears what it left.
    const stays = running.stop() && [...core.released].every(gate.allows);
    // Before anything that the visitor does not wait for.
    if (stays) core.look();
    return stays;
  }

  /** What comes after: the question goes, the server hears of it, and who listens is told. */
  function finish(stays: boolean, kept: boolean): void {
    close(kept);
    if (stays) {
      settleNow();
      core.ask(gate.due);
      mind();
    } else location.reload();
    document.dispatchEvent(new CustomEvent('privacyloket-changed', { detail: gate.choices() }));
  }

  /** Takes the question away, if there is one. */
  function close(kept: boolean): void {
    const { question } = core;
    core.question = undefined;
    if (question)
      withManners(
        ({ closeQuestion }) => closeQuestion(core, question, kept),
        () => question.host.remove(),
      );
  }

  /** Sees to it that the question, if there is one, hides nothing that has the focus. */
  function mind(): void {
    if (core.question) withManners(({ mindQuestion }) => mindQuestion(core));
  }

  function settleNow(): void {
    const { record } = core;
    // Kept by the first layer of a page that was left too soon to decide anything.
    if (record?.proof === '') {
      const about = services.filter(gate.isAnswered);
      answer(
        about.some(({ id }) => record.choices[id]),
        about,
        record.source,
        false,
      );
    } else if (gate.record()?.unsettled)
      settling = import('./settle.ts').then(({ settle }) => settle(gate)).catch(() => {});
  }

  const running = runServices(gate, () => settling);
  core.work = running.work;
  settleNow();
  running.work();
  mind();
  // An older yes has run out, or the site measured before it asked: without a yes that does not stay.
  if (core.question && /(^| )_(g|hj|pk|cl|cs)/.test(core.cookies()))
    import('./clear-leftovers.ts').then(({ clearLeftovers }) => clearLeftovers(gate));

  return (pressed) => ({
    begin: () => gate,
    answer: (yes, about, source) => answer(yes, about, source, pressed),
    open(row) {
      import('./preferences.ts')
        .then(({ openPreferences }) => openPreferences(gate, row))
        // Without a connection, or where the page refuses them, everything can still be answered at once.
        .catch(() => {
          core.ask(() => services);
          mind();
        });
    },
    tend: (held) => void import('./embeds.ts').then(({ tend }) => tend(gate, held)),
    follow: (kept) => finish(apply(kept), true),
  });
}

/** 128 random bits, base64url. */
function randomId(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22);
}
