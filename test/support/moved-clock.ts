/** A clock that a test moves: the server reads it, and so do the pages, as on a day that really came. */
import type { BrowserContext } from 'playwright';

export interface MovedClock {
  /** Milliseconds since 1970, for the server. */
  now(): number;
  /** Moves on by an ISO 8601 duration ("P28D", "PT1H") in Amsterdam and takes every page along. */
  pass(duration: string): Promise<void>;
  /** Lets the pages of a context read this clock from now on; timers keep running. */
  guide(context: BrowserContext): Promise<void>;
}

/** Starts at an ISO instant and runs on at the machine's own speed. */
export function movedClock(start: string): MovedClock {
  const begun = performance.now();
  let base = Temporal.Instant.from(start).epochMilliseconds;
  const contexts = new Set<BrowserContext>();
  const now = () => Math.floor(base + performance.now() - begun);
  return {
    now,
    async pass(duration) {
      const amsterdam = Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO('Europe/Amsterdam');
      base += amsterdam.add(duration).epochMilliseconds - amsterdam.epochMilliseconds;
      for (const context of contexts) await context.clock.setSystemTime(now());
    },
    async guide(context) {
      contexts.add(context);
      context.once('close', () => contexts.delete(context));
      await context.clock.install({ time: now() });
      await context.clock.resume();
    },
  };
}
