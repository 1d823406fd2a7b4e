/**
 * Runs in the page before anything else, the same for every contestant: looks in each frame whether the button that
 * says yes is painted and can be hit, and whether it still moves or fades.
 */

/** The name under which its own time is found in a trace, and left out. */
export const watchUrl = 'bench-watch.js';
/** A banner counts as settled when nothing changed for this long, in ms. */
const restMs = 1500;

/** What the page tells. Times in ms since the navigation began. */
export interface Seen {
  visibleMs?: number;
  settledMs?: number;
  /** Nothing changed any more for a while. */
  done?: true;
  cls: number;
  /** When the browser saw the click. */
  clickedMs?: number;
  /** Middle of the button. */
  at?: { x: number; y: number };
}

/** The script to be added to each page, for the selectors of one contestant. */
export function watchScript(accept: readonly string[]): string {
  return `(${watch})(${JSON.stringify(accept)}, ${restMs})\n//# sourceURL=${watchUrl}`;
}

function watch(accept: string[], restMs: number): void {
  const seen: Seen = { cls: 0 };
  Object.assign(window, { bench: () => seen });
  new PerformanceObserver((list) => {
    for (const each of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!each.hadRecentInput) seen.cls += each.value;
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener(
    'click',
    ({ timeStamp }) => {
      seen.clickedMs ??= timeStamp;
    },
    true,
  );
  // A task that is asked for in a frame runs when that frame has been painted.
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    seen.visibleMs = performance.now();
  };
  let was = '';
  const look = (now: number) => {
    const button = find();
    const state = button && stateOf(button);
    if (state) {
      if (!was) painted.port2.postMessage(0);
      if (state !== was) seen.settledMs = now;
      was = state;
      if (now - seen.settledMs! > restMs) {
        seen.done = true;
        return;
      }
    }
    requestAnimationFrame(look);
  };
  if (accept.length) requestAnimationFrame(look);

  function find(): Element | null {
    let root: Document | ShadowRoot | null = document;
    let found: Element | null = null;
    for (const selector of accept) {
      found = root?.querySelector(selector) ?? null;
      root = found?.shadowRoot ?? null;
    }
    return found;
  }

  /** Where it is and how opaque; nothing while it is not there for eye or hand. */
  function stateOf(button: Element): string | undefined {
    const { left, top, width, height } = button.getBoundingClientRect();
    const at = { x: left + width / 2, y: top + height / 2 };
    const root = button.getRootNode() as Document | ShadowRoot;
    const hit = root.elementFromPoint(at.x, at.y);
    if (!width || !height || !hit || !button.contains(hit)) return;
    let opacity = 1;
    for (let each: Element | null = button; each; ) {
      const style = getComputedStyle(each);
      if (style.visibility !== 'visible') return;
      opacity *= Number(style.opacity);
      each = each.parentElement ?? (each.getRootNode() as ShadowRoot).host ?? null;
    }
    if (opacity === 0) return;
    seen.at = at;
    return [left, top, width, height, opacity].map((each) => each.toFixed(2)).join();
  }
}
