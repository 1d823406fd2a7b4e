/** When a browser has come to rest. Playwright's own "network idle" is over once per page, however much follows. */
import type { BrowserContext, Request } from 'playwright';

export interface Traffic {
  /** Resolves once nothing was asked or answered for `restMs`, or after `mostMs`: some pages never rest. */
  rest(restMs: number, mostMs: number): Promise<void>;
  /** Lets go of who still waits. */
  stop(): void;
}

/** Counts from now on. */
export function watchTraffic(context: BrowserContext): Traffic {
  const under = new Set<Request>();
  const waiting = new Set<() => void>();
  let stopped = false;
  const moved = () => {
    for (const each of waiting) each();
  };
  context.on('request', (request) => {
    under.add(request);
    moved();
  });
  const over = (request: Request) => {
    under.delete(request);
    moved();
  };
  context.on('requestfinished', over);
  context.on('requestfailed', over);
  return {
    rest(restMs, mostMs) {
      return new Promise((resolve) => {
        let calm: NodeJS.Timeout | undefined;
        const done = () => {
          clearTimeout(calm);
          clearTimeout(bound);
          waiting.delete(look);
          resolve();
        };
        // A beacon that outlives its page is never reported as finished, so what hangs is left to the shorter bound.
        const look = () => {
          clearTimeout(calm);
          if (stopped) done();
          else calm = setTimeout(done, under.size === 0 ? restMs : restMs * 3);
        };
        const bound = setTimeout(done, mostMs);
        waiting.add(look);
        look();
      });
    },
    stop() {
      stopped = true;
      moved();
    },
  };
}
