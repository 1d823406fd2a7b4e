/** Counts answers by route, method and status, as the log says them: patterns and numbers, nothing about anybody. */
import type { LogLine } from '../door/log.ts';

/** Upper bounds in seconds of the buckets of how long an answer took. */
export const boundsS = [0.01, 0.05, 0.25, 1, 5];

export interface RouteCount {
  route: string;
  method: string;
  /** By status. */
  answers: Map<number, number>;
  /** How many took at most each of `boundsS`. */
  within: number[];
  count: number;
  sumS: number;
}

export class AnswerCounts {
  readonly #routes = new Map<string, RouteCount>();

  /** Routes and methods are ours, so there are only so many. */
  note({ route, method, status, ms }: LogLine): void {
    const key = `${method} ${route}`;
    let kept = this.#routes.get(key);
    if (!kept) {
      kept = { route, method, answers: new Map(), within: boundsS.map(() => 0), count: 0, sumS: 0 };
      this.#routes.set(key, kept);
    }
    kept.answers.set(status, (kept.answers.get(status) ?? 0) + 1);
    kept.count++;
    kept.sumS += ms / 1000;
    for (const [place, bound] of boundsS.entries()) if (ms / 1000 <= bound) kept.within[place]!++;
  }

  routes(): RouteCount[] {
    return [...this.#routes.values()];
  }
}
