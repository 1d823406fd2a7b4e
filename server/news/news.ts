/**
 * Tells the open inboxes of a site that something came or changed there: that, and nothing of what. In memory only, one
 * stream for each window; who missed it notices within a minute, since every open inbox asks by itself too.
 */
import { machineTimer, type Timer } from '../retention/timer.ts';

export interface Follower {
  site: string;
  person: string;
  /** Drawn by the window; what it did itself is no news there. */
  tab: string;
  /** Whether its session still is one. */
  isOpen: () => Promise<boolean>;
}

export interface News {
  /** Something changed; `by` is the window that did it, where one did. */
  tell(site: string, by?: string): void;
  /** The stream of one window, as text/event-stream; null where the person has too many. */
  follow(follower: Follower): ReadableStream<Uint8Array> | null;
  /** Ends every stream, so that the server can stop. */
  end(): void;
}

/** Below what proxies take for a dead connection. */
const beatMs = 20_000;
/** Windows of one person: more than anybody looks at, and it bounds what one session can hold open. */
const mostOfOne = 12;

const encoder = new TextEncoder();
/** A browser comes back after five seconds where the connection was lost. */
const begin = encoder.encode('retry: 5000\n\n');
const news = encoder.encode('event: news\ndata:\n\n');
const still = encoder.encode(':\n\n');

interface Stream extends Follower {
  controller: ReadableStreamDefaultController<Uint8Array>;
}

export function openNews(every: Timer['every'] = machineTimer.every): News {
  const streams = new Set<Stream>();
  let ended = false;

  function close(stream: Stream): void {
    if (streams.delete(stream)) stream.controller.close();
  }

  /** Who does not read gets no more: what waits for them says it already. */
  function send({ controller }: Stream, bytes: Uint8Array): void {
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(bytes);
  }

  async function beat(stream: Stream): Promise<void> {
    if (await stream.isOpen().catch(() => false)) send(stream, still);
    else close(stream);
  }

  const stop = every(beatMs, () => {
    for (const stream of streams) void beat(stream);
  });

  return {
    tell(site, by) {
      for (const stream of streams) if (stream.site === site && stream.tab !== by) send(stream, news);
    },
    follow(follower) {
      const own = [...streams].filter(
        ({ site, person }) => site === follower.site && person === follower.person,
      );
      if (ended || own.length >= mostOfOne) return null;
      let stream: Stream;
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            stream = { ...follower, controller };
            streams.add(stream);
            controller.enqueue(begin);
          },
          cancel() {
            streams.delete(stream);
          },
        },
        { highWaterMark: 4 },
      );
    },
    end() {
      ended = true;
      stop();
      for (const stream of streams) close(stream);
    },
  };
}
