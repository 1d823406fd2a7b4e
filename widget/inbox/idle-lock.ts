/**
 * Locks the inbox when nobody touched it for a while. Counted by the clock and not only by a timer,
 * because a laptop that slept has a timer that slept too.
 */

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `lock` once after `idleMs` without a sign of life; returns what stops the watch. */
export function watchIdle(lock: () => void, idleMs: number, target: Document = document): () => void {
  let last = Date.now();
  let timer = setTimeout(look, idleMs);
  function look(): void {
    const left = last + idleMs - Date.now();
    if (left <= 0) {
      stop();
      lock();
    } else {
      clearTimeout(timer);
      timer = setTimeout(look, left);
    }
  }
  function touched(): void {
    // Checked first: the touch that wakes a laptop must not keep yesterday's inbox open.
    if (Date.now() - last >= idleMs) look();
    else last = Date.now();
  }
  function stop(): void {
    clearTimeout(timer);
    for (const sign of signs) target.removeEventListener(sign, touched, true);
    target.removeEventListener('visibilitychange', look);
  }
  for (const sign of signs) target.addEventListener(sign, touched, { capture: true, passive: true });
  target.addEventListener('visibilitychange', look);
  return stop;
}
