/**
 * The sweep: at start and on its own timer it wipes what is due, empties the write-ahead log and looks whether
 * all went well. It needs no visitor and no request to come round (the flaw of many a paste service).
 */
import type { Store } from '../store/open-store.ts';
import { dayOf } from './dutch-calendar.ts';
import { emptyLog } from './empty-log.ts';
import type { Ledger } from './ledger.ts';
import { reconcile } from './reconcile.ts';
import { machineTimer, type Timer } from './timer.ts';
import type { TrustedClock } from './trusted-clock.ts';
import { reportPass, wipeDue } from './wipe-due.ts';

/** What an operator has to look at; /healthz shows it. */
export type SweepAlarm =
  | 'clock-unconfirmed'
  | 'ledger-rolled-back'
  | 'ledger-incomplete'
  | 'log-busy'
  | 'rows-unreadable'
  | 'sweep-failed'
  | 'sweep-missed';

export interface SweepHealth {
  /** Empty while all is well. */
  alarms: SweepAlarm[];
  /** Milliseconds; null before the first good pass since the start. */
  lastGoodAt: number | null;
}

export interface Sweep {
  /** One pass, or the one that is under way. Never rejects: what went wrong is in `health`. */
  run(): Promise<void>;
  health(): SweepHealth;
  /** Ends the timers, waits for a pass that is under way and keeps the time. */
  stop(): Promise<void>;
}

export interface SweepOptions {
  store: Store;
  ledger: Ledger;
  clock: TrustedClock;
  /** Default 15 minutes; a message is gone at the latest this long after its date. */
  everyMs?: number;
  timer?: Timer;
  /** What else has its time, at each round after the messages; `at` is a stamp of the trusted clock. */
  also?: (at: number) => Promise<void>;
  /** Told whenever the alarms change, for the operator's log; empty when all is well again. */
  report?: (alarms: readonly SweepAlarm[]) => void;
}

const beatMs = 60_000;
const emptyAgainMs = 30_000;
const noTimer = () => {};

/** Compares ledger and database, makes the first pass and starts the timers. Resolves before anything is served. */
export async function startSweep(options: SweepOptions): Promise<Sweep> {
  const { store, ledger, clock, everyMs = 15 * 60_000, timer = machineTimer } = options;
  const ledgerState = await reconcile({ store, ledger }, clock.now());
  let running: Promise<void> | null = null;
  let failed = false;
  let unreadable = false;
  let logBusy = false;
  let lastGoodAt: number | null = null;
  let stopAgain = noTimer;
  let told = '';
  const startedAt = clock.now();
  const reported = new Map<string, string>();

  async function pass(): Promise<void> {
    if (!clock.confirmed() || ledgerState !== 'agrees') return;
    const at = clock.stamp();
    const found = await wipeDue({ store, ledger }, at);
    unreadable = found.unreadable > 0;
    // A line for each site that lost something, and one a day for each that keeps something (AVG 5(2)).
    const today = dayOf(at);
    const news = found.sites.filter(({ site, wiped }) => wiped > 0 || reported.get(site) !== today);
    await reportPass(store, news, at);
    for (const { site } of news) reported.set(site, today);
    await options.also?.(at);
    lastGoodAt = at;
  }

  /** Also where nothing was due: a withdrawal may have found the log busy. */
  async function empty(): Promise<void> {
    logBusy = !(await emptyLog(store));
    stopAgain();
    stopAgain = logBusy ? timer.after(emptyAgainMs, () => void empty().catch(alarmed)) : noTimer;
  }

  /** The alarm is the message; the next pass tries again, and nothing was half wiped. */
  function alarmed(): void {
    failed = true;
  }

  function health(): SweepHealth {
    const missed = clock.now() - (lastGoodAt ?? startedAt) > 4 * everyMs;
    const alarms: [SweepAlarm, boolean][] = [
      ['clock-unconfirmed', !clock.confirmed()],
      ['ledger-rolled-back', ledgerState === 'rolled-back'],
      ['ledger-incomplete', ledgerState === 'incomplete'],
      ['log-busy', logBusy],
      ['rows-unreadable', unreadable],
      ['sweep-failed', failed],
      ['sweep-missed', missed],
    ];
    return { alarms: alarms.filter(([, on]) => on).map(([alarm]) => alarm), lastGoodAt };
  }

  function tellChanges(): void {
    const { alarms } = health();
    if (alarms.join() !== told) options.report?.(alarms);
    told = alarms.join();
  }

  function run(): Promise<void> {
    running ??= pass()
      .then(empty)
      .then(() => {
        failed = false;
      })
      .catch(alarmed)
      .finally(() => {
        running = null;
        tellChanges();
      });
    return running;
  }

  const beat = () => clock.beat().catch(alarmed).finally(tellChanges);
  await run();
  await beat();
  clock.onConfirmed(() => void run());
  const stopTimers = [timer.every(everyMs, () => void run()), timer.every(beatMs, () => void beat())];

  return {
    run,
    health,
    async stop() {
      for (const stop of stopTimers) stop();
      stopAgain();
      await running;
      await beat();
    },
  };
}
