/**
 * Listens for the whole demo, on this machine only, and hands each request to the part it is for.
 * Opened first, so a taken port is known at once and the addresses are known before anything is built.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Origins, originsByName, originsByPort, type PartName, partNames } from './origins.ts';

export type Answer = (request: Request) => Response | Promise<Response>;

export interface FrontDoor {
  port: number;
  origins: Origins;
  /** Where this process itself reaches the vendors: names under .localhost are known to browsers only. */
  vendorsFromHere: string;
  open(part: PartName, answer: Answer): void;
  close(): Promise<void>;
}

/** Thrown by `openFrontDoor`; the message says which port and what to do. */
export class PortTaken extends Error {
  readonly code = 'port-taken';
  constructor(port: number) {
    super(
      `Port ${port} is taken by another program (perhaps a demo that still runs).\nStop that, or choose another port, with data of its own:
  DATA_DIR=data/${port + 100} PORT=${port + 100} npm start`,
    );
    this.name = 'PortTaken';
  }
}

/** Port 0 is any free one. `byPort`: part number n has port + n. Throws `PortTaken`. */
export async function openFrontDoor(port: number, byPort: boolean): Promise<FrontDoor> {
  const answers = new Map<PartName, Answer>();
  const answer = (part: PartName | undefined): RequestListener =>
    getRequestListener((request) =>
      part && answers.get(part) ? answers.get(part)!(request) : notHere(part),
    );
  const servers: Server[] = [];
  const close = async () => {
    await Promise.all(servers.map(stop));
  };
  try {
    if (byPort) {
      for (const [index, part] of partNames.entries())
        servers.push(await listen(port === 0 ? 0 : port + index, answer(part)));
    } else {
      const listeners = Object.fromEntries(partNames.map((part) => [part, answer(part)]));
      const unknown = answer(undefined);
      servers.push(
        await listen(port, (request, response) => {
          const part = partOf(request.headers.host);
          return (listeners[part ?? ''] ?? unknown)(request, response);
        }),
      );
    }
  } catch (error) {
    await close();
    throw error;
  }
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  const vendorsPort = byPort ? ports[partNames.indexOf('vendors')] : ports[0];
  return {
    port: ports[0]!,
    origins: byPort ? originsByPort(ports) : originsByName(ports[0]!),
    vendorsFromHere: `http://127.0.0.1:${vendorsPort}`,
    open: (part, listener) => void answers.set(part, listener),
    close,
  };
}

/** "rondom.localhost:8787" -> "rondom". The bare address is the vendors', for the relay in this process. */
function partOf(host = ''): PartName | undefined {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (name === '127.0.0.1') return 'vendors';
  return partNames.find((part) => name === `${part}.localhost`);
}

function notHere(part: PartName | undefined): Response {
  return part
    ? new Response('De demo start nog. Probeer het zo weer.\n', {
        status: 503,
        headers: { 'Retry-After': '2', 'Content-Type': 'text/plain; charset=utf-8' },
      })
    : new Response('Hier is niets. Kijk welke adressen de demo bij het starten noemde.\n', {
        status: 404,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      });
}

function listen(port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** How long an answer that is under way may take, in ms; then a browser that holds on is let go. */
const patienceMs = 2000;

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const letGo = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(letGo);
      resolve();
    });
  });
}
