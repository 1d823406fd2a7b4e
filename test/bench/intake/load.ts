/**
 * Many connections that each post one message after the other, and how long each answer took. Written on bare sockets,
 * so that on two cores the client takes as little as it can from the server it measures.
 */
import { connect, type Socket } from 'node:net';

export interface Load {
  answered: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface LoadOptions {
  port: number;
  connections: number;
  seconds: number;
  /** The bytes of a whole request, different each time. */
  next: () => Buffer;
  /** Not counted; a second unless given. */
  warmUpMs?: number;
  /** Ends it before its time. */
  isOver?: () => boolean;
}

/** Throws on any answer but 201 and 200. */
export async function load({
  port,
  connections,
  seconds,
  next,
  warmUpMs = 1000,
  isOver = () => false,
}: LoadOptions): Promise<Load> {
  const from = performance.now() + warmUpMs;
  const until = from + seconds * 1000;
  const tookMs: number[] = [];
  const visitor = async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    try {
      for (let sent = performance.now(); sent < until && !isOver(); ) {
        await exchange(socket, next());
        const now = performance.now();
        if (now > from && now <= until) tookMs.push(now - sent);
        sent = now;
      }
    } finally {
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: connections }, visitor));
  tookMs.sort((one, other) => one - other);
  const at = (share: number) => tookMs[Math.floor(tookMs.length * share)]!;
  return {
    answered: tookMs.length,
    perSecond: (tookMs.length * 1000) / (Math.min(performance.now(), until) - from),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

function exchange(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const ended = (error?: Error) => {
      socket.off('data', read).off('error', ended).off('close', broken);
      if (error) reject(error);
      else resolve();
    };
    const broken = () => ended(new Error('the server closed a connection'));
    const read = (bytes: Buffer) => {
      text += bytes.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (Number.isNaN(length)) return ended(new Error(`no length: ${text}`));
      if (text.length < head + 4 + length) return;
      const status = text.slice(9, 12);
      ended(status === '201' || status === '200' ? undefined : new Error(`answered ${text}`));
    };
    socket.on('data', read).on('error', ended).on('close', broken);
    socket.write(request);
  });
}
