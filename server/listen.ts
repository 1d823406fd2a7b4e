/** One port for both origins: the Host header decides. Stops without cutting off what is under way. */
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
}

const patienceMs = 10_000;

/** Listens, or rejects where the port is taken. */
export async function listen(
  { loket, inbox }: { loket: Hono; inbox: Hono },
  { host, port, inboxOrigin }: ListenOptions,
): Promise<Listening> {
  const inboxHost = new URL(inboxOrigin).host;
  const server = createAdaptorServer({
    // The environment has the socket, which the limits of one network need.
    fetch: (request, environment) =>
      (new URL(request.url).host === inboxHost ? inbox : loket).fetch(request, environment),
    serverOptions: { requestTimeout: 60_000, headersTimeout: 15_000 },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const cut = setTimeout(
        () => 'closeAllConnections' in server && server.closeAllConnections(),
        patienceMs,
      );
      await closed;
      clearTimeout(cut);
    },
  };
}
