/** Runs in the inbox page from its first moment, and notes when what somebody waits for was there. */

export interface Seen {
  /** Milliseconds of the page's clock: the keys are unlocked; a row can be read; all are opened. */
  unlockedMs?: number;
  readableMs?: number;
  allMs?: number;
  /** Longest time between two frames since `frames()` was called, in ms, and how many took more than 50. */
  longestMs: number;
  slow: number;
}

export function watchInbox(messages: number): void {
  const seen: Seen = { longestMs: 0, slow: 0 };
  Object.assign(globalThis, { seen });
  const look = () => {
    const list = document.querySelector('inbox-list') as
      | (HTMLElement & { messages: { content: unknown; fault: unknown }[] })
      | null;
    if (document.querySelector('inbox-desk')) seen.unlockedMs ??= performance.now();
    const name = list?.querySelector('a .name')?.textContent?.trim();
    if (name && name !== '…') seen.readableMs ??= performance.now();
    if (
      list &&
      list.messages.length === messages &&
      list.messages.every(({ content, fault }) => content || fault)
    )
      seen.allMs ??= performance.now();
    if (seen.allMs === undefined) setTimeout(look, 25);
  };
  look();
  let last = 0;
  const frame = (now: number) => {
    if (last) {
      seen.longestMs = Math.max(seen.longestMs, now - last);
      if (now - last > 50) seen.slow++;
    }
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
