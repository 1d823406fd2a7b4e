/** One port for both origins: the Host header decides. Stops without cutting off what is under way. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  port: number;
  /** Takes nothing new, waits for what is under way (ten seconds at most), then resolves. */
  stop(): Promise<void>;
}

export interface ListenOptions {
  host: string;
  port: number;
  inboxOrigin: string;
  /** How long a client may take, in ms; shorter in tests. */
  patience?: Patience;
}

interface Patience {
  /** For the head of a request, and for all of it: a connection that drips costs nothing for long. */
  headMs: number;
  requestMs: number;
  /** How often is looked which are too slow. */
  lookMs: number;
}

const usualPatience: Patience = { headMs: 15_000, requestMs: 60_000, lookMs: 5_000 };
/** More are closed at once; each costs some kilobytes, and a body under way at most a message. */
const mostConnections = 4000;
/** For what is under way when we are told to stop. */
const patienceMs = 10_000;

/** Listens, or rejects where the port is taken. */
export async function listen(
  { loket, inbox }: { loket: Hono; inbox: Hono },
  { host, port, inboxOrigin, patience = usualPatience }: ListenOptions,
): Promise<Listening> {
  const inboxHost = new URL(inboxOrigin).host;
  const server = createAdaptorServer({
    // The environment has the socket, which the limits of one network need.
    fetch: (request, environment) =>
      (new URL(request.url).host === inboxHost ? inbox : loket).fetch(request, environment),
    serverOptions: {
      headersTimeout: patience.headMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.lookMs,
    },
  }) as Server;
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}
