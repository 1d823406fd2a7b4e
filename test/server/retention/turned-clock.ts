/** Hands that a test turns itself: wall clock and monotonic clock apart, and timers that run when it says so. */
import type { Timer } from '../../../server/retention/timer.ts';

export class TurnedClock {
  wall: number;
  /** Milliseconds since the machine started. */
  ran: number;

  constructor(start: string | number, ran = 3_600_000) {
    this.wall = typeof start === 'string' ? Date.parse(start) : start;
    this.ran = ran;
  }

  now = () => this.wall;
  monotonic = () => this.ran;

  /** Time passes, for both. */
  pass(ms: number): void {
    this.wall += ms;
    this.ran += ms;
  }

  /** Somebody sets the wall clock. */
  jump(ms: number): void {
    this.wall += ms;
  }
}

/** Timers that fire only when told to. */
export class TurnedTimer implements Timer {
  readonly repeating: { ms: number; run: () => void }[] = [];
  readonly waiting: { ms: number; run: () => void }[] = [];

  every(ms: number, run: () => void): () => void {
    return entered(this.repeating, { ms, run });
  }

  after(ms: number, run: () => void): () => void {
    return entered(this.waiting, { ms, run });
  }

  /** Fires what waits once. */
  ring(): void {
    for (const { run } of this.waiting.splice(0)) run();
  }
}

function entered<Entry>(list: Entry[], entry: Entry): () => void {
  list.push(entry);
  return () => {
    const index = list.indexOf(entry);
    if (index >= 0) list.splice(index, 1);
  };
}
