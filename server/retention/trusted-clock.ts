/**
 * The one clock that stamps and wipes. It is believed only after something else agreed with it, because a clock
 * that is a month fast would wipe every message, and one that is a month slow would date new ones wrongly.
 * Opened by services.ts before anything is served.
 */
import { statSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Store } from '../store/open-store.ts';

/** Why the clock isn't believed; for the operator, never for a visitor. */
export type ClockDoubt = 'not-confirmed-yet' | 'jumped' | 'earlier-than-stored' | 'earlier-than-build';

/** Thrown by `stamp`; the answer is 503 and the visitor's browser tries again later. */
export class ClockUnconfirmed extends Error {
  readonly code = 'clock-unconfirmed';
  readonly doubt: ClockDoubt;
  constructor(doubt: ClockDoubt) {
    super(`the clock is not confirmed: ${doubt}`);
    this.name = 'ClockUnconfirmed';
    this.doubt = doubt;
  }
}

export interface TrustedClock {
  /** For reading and hiding, in ms, confirmed or not: never earlier than the newest time that was trusted. */
  now(): number;
  confirmed(): boolean;
  /** Null while the clock is believed. */
  doubt(): ClockDoubt | null;
  /** A staff member who just proved who they are says what time it is, in ms; confirms within two minutes. */
  confirmBy(staffClockMs: number): void;
  /** A time to write down, in ms, never earlier than the one before. Throws `ClockUnconfirmed`. */
  stamp(): number;
  /** Keeps the newest trusted time in the database; once a minute and at the end. Nothing while in doubt. */
  beat(): Promise<void>;
  /** Called each time that doubt ends, so that what waited is wiped at once. */
  onConfirmed(listener: () => void): void;
}

export interface ClockOptions {
  store: Store;
  /** 'host': the operator answers for the host's clock. 'check': believed only once something confirmed it. */
  mode: 'host' | 'check';
  /** Wall clock in ms. */
  now?: () => number;
  /**
   * Milliseconds since the machine started, not moved by setting the clock. The default counts time asleep too,
   * so a laptop that wakes up has not jumped.
   */
  monotonic?: () => number;
  /** Milliseconds; no true time is earlier than the release itself. */
  buildDate?: number;
  /** When the system last said that its clock is synchronised, in ms by that clock; null: it doesn't say. */
  synchronisedAt?: () => number | null;
}

const toleranceMs = 2 * 60_000;
/**
 * A restart within five minutes of a trusted moment, on a machine that ran all that time, can be wrong by at most
 * those five minutes: far less than any term, and not worth refusing visitors for after every update.
 */
const continuityMs = 5 * 60_000;

/** Opens the clock; reads the newest time that was trusted from the store. */
export function openTrustedClock(options: ClockOptions): TrustedClock {
  const { store, mode, buildDate = 0 } = options;
  const wallNow = () => Math.floor((options.now ?? Date.now)());
  const monotonic = options.monotonic ?? (() => uptime() * 1000);
  const synchronisedAt = options.synchronisedAt ?? timesyncFlag;
  const listeners: (() => void)[] = [];
  const heartbeat = lastBeat(store);
  let newest = Math.max(heartbeat ?? 0, newestStamp(store));
  /** A moment at which the wall clock was right; jumps are measured from here. */
  let anchor: { wall: number; monotonic: number } | null = null;
  let inDoubt = true;

  const impossible = (wall: number): ClockDoubt | null => {
    if (wall < buildDate) return 'earlier-than-build';
    return wall < newest - toleranceMs ? 'earlier-than-stored' : null;
  };
  const believe = (wall: number) => {
    anchor = { wall, monotonic: monotonic() };
  };

  function check(): ClockDoubt | null {
    const wall = wallNow();
    if (mode === 'host' && anchor === null && impossible(wall) === null) believe(wall);
    let doubt = impossible(wall) ?? unsteady(wall);
    if (doubt === 'not-confirmed-yet' || doubt === 'jumped') {
      // After a jump only a flag that was touched since counts: the old one spoke about the old time.
      const flag = synchronisedAt();
      if (flag !== null && (anchor === null || (flag > newest + toleranceMs && flag <= wall))) {
        believe(wall);
        doubt = null;
      }
    }
    if (doubt === null) newest = Math.max(newest, wall);
    if (doubt === null && inDoubt) for (const listener of listeners) queueMicrotask(listener);
    inDoubt = doubt !== null;
    return doubt;
  }

  function unsteady(wall: number): ClockDoubt | null {
    if (anchor === null) return 'not-confirmed-yet';
    const strayed = wall - anchor.wall - (monotonic() - anchor.monotonic);
    return Math.abs(strayed) > toleranceMs ? 'jumped' : null;
  }

  const start = wallNow();
  if (heartbeat !== null && continues(heartbeat, start, monotonic()) && impossible(start) === null)
    believe(start);
  check();

  return {
    now: () => Math.max(wallNow(), newest),
    confirmed: () => check() === null,
    doubt: check,
    confirmBy(staffClockMs) {
      const wall = wallNow();
      if (check() === null || impossible(wall) !== null) return;
      if (!(Math.abs(staffClockMs - wall) <= toleranceMs)) return;
      believe(wall);
      check();
    },
    stamp() {
      const doubt = check();
      if (doubt !== null) throw new ClockUnconfirmed(doubt);
      return newest;
    },
    async beat() {
      if (check() !== null) return;
      // Slow drift is the host's business; only what happens between two beats is a jump.
      believe(wallNow());
      await store.db
        .insertInto('heartbeat')
        .values({ id: 1, at: newest, generation: 0 })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: newest }))
        .execute();
    },
    onConfirmed: (listener) => void listeners.push(listener),
  };
}

/** A machine that was off is no continuity: without a battery its clock may go on from where it stopped. */
function continues(heartbeat: number, wall: number, machineRanMs: number): boolean {
  const since = wall - heartbeat;
  return since >= -toleranceMs && since <= continuityMs && machineRanMs >= since;
}

/**
 * When the clock was set last, in ms by itself; null where nothing says so. systemd-timesyncd makes this file when it
 * has set the clock, in a folder that no restart survives.
 */
export function timesyncFlag(): number | null {
  return statSync('/run/systemd/timesync/synchronized', { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** The newest time, in ms, at which a server kept the time in this store; null where none ever did. */
export function lastBeat(store: Store): number | null {
  const row = store.sqlite.prepare('select at from heartbeat where id = 1').get();
  return row === undefined || row.at === 0 ? null : Number(row.at);
}

/**
 * Only columns that `stamp` filled: other times may have been written while the clock was in doubt. Stamps only grow, so
 * the newest are among the last rows, and of a site's messages the index knows the last: a start doesn't read a million.
 */
function newestStamp(store: Store): number {
  const row = store.sqlite
    .prepare(
      `with recursive each (site) as (
        select min(site) from submission
        union all
        select (select min(site) from submission where site > each.site) from each where each.site is not null
      )
      select max(
        (select coalesce(max((select max(received_at) from submission where site = each.site)), 0) from each),
        (select coalesce(max(at), 0) from (select at from outcome order by seq desc limit 1000)),
        (select coalesce(max(wiped_at), 0) from (select wiped_at from tombstone order by rowid desc limit 1000))
      ) as newest`,
    )
    .get();
  return Number(row?.newest ?? 0);
}
