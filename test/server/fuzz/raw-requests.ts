/** Bytes that no browser sends: broken request lines, heads and bodies, for a real socket. From a seed. */
import fc from 'fast-check';
import { canary, hostilePart } from './hostile-values.ts';

const hosts = [
  'loket.localhost:8787',
  'inbox.localhost:8787',
  'LOKET.localhost:8787',
  'loket.localhost:8787.evil.example',
  'evil.example',
  '',
  '[',
  '[::1',
  'a b',
  `${canary}\u00e9`,
  'loket.localhost:99999',
  'user:secret@inbox.localhost:8787',
];
const targets = [
  '/',
  '/healthz',
  '/../../etc/passwd',
  '/a/../../package.json',
  '/a/..%2f..%2fpackage.json',
  '/a/%2e%2e/%2e%2e/server/main.ts',
  '/a/%00',
  '/%',
  '/%ff',
  '//evil.example/x',
  '/\\evil.example',
  '*',
  'evil.example:443',
  'http://inbox.localhost:8787/api/sessions/current',
  'http://evil.example/healthz',
  'http://[/',
  `/${'a'.repeat(9000)}`,
  `/${canary}`,
  '/s/__proto__/statement',
  '/s/constructor/details',
  '/s/rondom/statement#x',
  '/s/rondom/formulier/..',
  '/bewijs/../a/banner-abc123.js',
  '/rondom.js?__proto__[a]=1',
];
const lines = [
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 5, 6',
  'Content-Length: 99999999999999999999',
  'Content-Length: 0x10',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding : chunked',
  'Expect: 100-continue',
  'Expect: a-miracle',
  'Upgrade: websocket',
  'Connection: Upgrade, HTTP2-Settings',
  'Connection: close',
  'Content-Type: application/json',
  'Content-Encoding: gzip',
  'Range: bytes=0-1,-1',
  'If-None-Match: *',
  'Accept-Encoding: br;q=0, *',
  `Accept-Language: ${'nl,'.repeat(800)}`,
  `Cookie: ${'a=b; '.repeat(500)}`,
  'Cookie: __Host-inbox=%00%ff; __Host-known=....',
  `X-Forwarded-For: ${'1,'.repeat(900)}`,
  'X-Forwarded-For: ::::, 300.1.1.1',
  'X-Forwarded-Host: inbox.localhost:8787',
  'X-HTTP-Method-Override: DELETE',
  'Host: evil.example',
  ' folded',
  'No colon here',
  ': empty',
  `${canary}: \u0001`,
  `X: ${'a'.repeat(20_000)}`,
  `Origin: http://rondom.localhost:8787`,
  'Origin: http://inbox.localhost:8787',
];
const methods = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'get',
  'PROPFIND',
  '',
  'G\u0000T',
];
const versions = [...Array(9).fill('HTTP/1.1'), 'HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/1.1 x', ''];
const ends = [...Array(15).fill('\r\n'), '\n', '\r'];
const bodies = [
  '',
  '',
  '{}',
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  'zz\r\n',
  '0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
];

/** One connection's worth. */
export const rawRequest: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .record({
        method: fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom('GET', 'POST') },
          fc.constantFrom(...methods),
        ),
        target: fc.oneof(
          fc.constantFrom(...targets),
          hostilePart.map((part) => `/s/rondom/${part}`),
        ),
        version: fc.constantFrom(...versions),
        host: fc.oneof(
          { weight: 2, arbitrary: fc.constantFrom(...hosts.slice(0, 2)) },
          fc.constantFrom(...hosts),
        ),
        more: fc.array(fc.constantFrom(...lines), { maxLength: 2 }),
        end: fc.constantFrom(...ends),
        body: fc.constantFrom(...bodies),
      })
      .map(({ method, target, version, host, more, end, body }) =>
        Buffer.from(
          [`${method} ${target} ${version}`.trimEnd(), `Host: ${host}`, ...more, '', body].join(end),
          'latin1',
        ),
      ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      // TLS, HTTP/2 and SSH at the wrong door.
      Buffer.from('160301020001000', 'hex'),
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      Buffer.from('SSH-2.0-x\r\n'),
      Buffer.from('\r\n\r\n\r\n'),
      Buffer.from(`GET / HTTP/1.1\r\n${'A: b\r\n'.repeat(3000)}\r\n`),
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.from('GET /healthz HTTP/1.1\r\nHost: loket.localhost:8787\r\n\r\n'.repeat(50)),
    ),
  },
);
