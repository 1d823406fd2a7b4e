/**
 * A forward proxy between a test's browser and everything else: it keeps every byte that leaves the browser,
 * whatever the page, a worker or the browser itself sent it with.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
  method: string;
  url: string;
  /** Request line, headers and body as they were sent. */
  bytes: Buffer;
}

export interface RecordingProxy {
  /** For one browser context: its pages and nothing of the browser itself; also what goes to this very machine. */
  proxy: { server: string; bypass: string };
  requests: RecordedRequest[];
  /** The next POST to an address with this in it reaches the server, but its answer is lost on the way back. */
  loseAnswer(of: string): void;
  close(): Promise<void>;
}

/**
 * Starts one on a free port. Names under `.localhost` are this machine; anything else is recorded and refused
 * (502), so no test can reach the internet. `from` is the address that the server then sees the browser at.
 */
export async function startRecordingProxy({ from }: { from?: string } = {}): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = [];
  const losing = new Set<string>();
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = Buffer.concat(parts);
      requests.push(recorded(incoming, body));
      const lost = [...losing].find((part) => incoming.url!.includes(part) && incoming.method === 'POST');
      if (lost) losing.delete(lost);
      forward(incoming, body, outgoing, { from, lose: lost !== undefined });
    });
  });
  server.on('connect', (incoming, socket) => {
    requests.push(recorded(incoming, Buffer.alloc(0)));
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bypass: '<-loopback>' },
    requests,
    loseAnswer: (of) => void losing.add(of),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function recorded({ method, url, rawHeaders }: IncomingMessage, body: Buffer): RecordedRequest {
  const head = `${method} ${url}\r\n${rawHeaders.join('\r\n')}\r\n\r\n`;
  return { method: method!, url: url!, bytes: Buffer.concat([Buffer.from(head), body]) };
}

function forward(
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  { from, lose }: { from: string | undefined; lose: boolean },
): void {
  const url = new URL(incoming.url!);
  if (!/(^|\.)localhost$|^127\./.test(url.hostname)) {
    outgoing.writeHead(502).end();
    return;
  }
  const onward = request({
    host: '127.0.0.1',
    port: url.port || 80,
    method: incoming.method!,
    path: url.pathname + url.search,
    headers: { ...incoming.headers, connection: 'close' },
    ...(from && { localAddress: from }),
  });
  onward.on('response', (answer) => {
    if (lose) {
      answer.resume().on('end', () => outgoing.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode!, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  // A server that was killed on purpose: the browser sees a connection that breaks, as it would without a proxy.
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}
