/**
 * Counts that drain evenly: what was spent is forgotten over an hour. Bounded: where there are too many, the one that
 * was touched longest ago goes.
 */
const hourMs = 3_600_000;

export class DrainingCounts {
  readonly #most: number;
  readonly #kept = new Map<string, { spent: number; at: number }>();

  constructor(most: number) {
    this.#most = most;
  }

  /** What of `key` is not forgotten yet, where `perHour` drains away in an hour. */
  spent(key: string, perHour: number, now: number): number {
    const kept = this.#kept.get(key);
    if (!kept) return 0;
    // A clock that went back by more than an hour was wrong: nobody stays out for longer than that.
    if (now < kept.at - hourMs) return 0;
    return Math.max(0, kept.spent - (Math.max(0, now - kept.at) / hourMs) * perHour);
  }

  /** Whether something is counted and was touched in the last hour, drained away or not. */
  isSeen(key: string, now: number): boolean {
    const kept = this.#kept.get(key);
    return kept !== undefined && Math.abs(now - kept.at) < hourMs;
  }

  /** Adds to it; a negative amount gives back. */
  add(key: string, amount: number, perHour: number, now: number): void {
    const spent = Math.max(0, this.spent(key, perHour, now) + amount);
    this.#kept.delete(key);
    if (spent === 0) return;
    if (this.#kept.size >= this.#most) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(key, { spent, at: now });
  }

  get size(): number {
    return this.#kept.size;
  }

  clear(): void {
    this.#kept.clear();
  }
}
