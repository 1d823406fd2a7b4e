/**
 * The newest lists that were handed out, by their mark: of each message a short hash of what the list shows of it. So a
 * browser that holds one gets the difference. In memory only, and bounded: whoever holds a forgotten one gets it whole.
 */

/** Message id -> hash of what a list shows of it. */
export type ListStates = ReadonlyMap<string, string>;

export interface ListMemory {
  keep(mark: string, states: ListStates): void;
  find(mark: string): ListStates | undefined;
}

/** Some hundred bytes an entry: at most about 50 MB, as much as forty open inboxes of ten thousand messages. */
const mostEntries = 400_000;

export function openListMemory(most = mostEntries): ListMemory {
  /** Oldest first: a Map keeps the order in which keys came in. */
  const lists = new Map<string, ListStates>();
  let entries = 0;
  const forget = (mark: string) => {
    entries -= lists.get(mark)?.size ?? 0;
    lists.delete(mark);
  };
  return {
    keep(mark, states) {
      forget(mark);
      lists.set(mark, states);
      entries += states.size;
      for (const oldest of lists.keys()) {
        if (entries <= most || oldest === mark) break;
        forget(oldest);
      }
    },
    find(mark) {
      const states = lists.get(mark);
      // Asked for again, so it is in use: it becomes the newest.
      if (states) {
        lists.delete(mark);
        lists.set(mark, states);
      }
      return states;
    },
  };
}
