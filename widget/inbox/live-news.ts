/**
 * Hears from the server that something came or changed, and nothing of what: then the inbox asks, as it does every
 * minute anyway. Only while somebody looks, since a browser has few connections for all its tabs together.
 */
import { toBase64url } from '../envelope/base64url.ts';

/** What this window is called in what it asks, so that its own deeds are no news to it. Drawn anew with every page. */
export const ownTab = toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** A flood of messages is asked for now and then, not one by one. */
const restMs = 5000;
/** After a refusal, which ends an EventSource for good; the session may be over, or the server full. */
const againMs = 60_000;

/** Calls `heard` for news, not more often than every five seconds; returns what stops it. */
export function followNews(heard: () => void): () => void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  let opened = false;

  function hear(): void {
    if (resting !== undefined) {
      missed = true;
      return;
    }
    heard();
    resting = setTimeout(() => {
      resting = undefined;
      if (missed) {
        missed = false;
        hear();
      }
    }, restMs);
  }

  function look(): void {
    clearTimeout(again);
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) open();
  }

  function open(): void {
    source = new EventSource(`/api/news?tab=${ownTab}`);
    source.addEventListener('news', hear);
    source.addEventListener('open', () => {
      // What happened while the connection was lost was not heard.
      if (opened) hear();
      opened = true;
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      again = setTimeout(look, againMs);
    });
  }

  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    clearTimeout(again);
    clearTimeout(resting);
    source?.close();
  };
}
