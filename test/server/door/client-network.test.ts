/** Which network asks: only the proxies that stand before us are believed. */
import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientNetwork, networkOf } from '../../../server/door/client-network.ts';

function asked(socket: string | undefined, forwarded: string | undefined, hops?: number): string | null {
  const c = {
    env: socket === undefined ? undefined : { incoming: { socket: { remoteAddress: socket } } },
    req: { header: () => forwarded },
  };
  return clientNetwork(c as unknown as Context, hops);
}

it.each([
  ['203.0.113.7', '203.0.113'],
  [' 203.0.113.7 ', '203.0.113'],
  ['203.0.113.7:4711', '203.0.113'],
  ['::ffff:203.0.113.7', '203.0.113'],
  ['2001:db8:1:2ff::1', '2001:db8:1:200'],
  ['2001:DB8:1:201:5:6:7:8', '2001:db8:1:200'],
  ['[2001:db8::1]:443', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', null],
  ['203.0.113.7, 203.0.113.8', null],
  ['999.1.1.1', null],
  ['', null],
])('%j is the network %j', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

describe('X-Forwarded-For', () => {
  const forged = '192.0.2.66, 203.0.113.7';
  it.each([
    ['a proxy on this machine added the last', '127.0.0.1', forged, undefined, '203.0.113'],
    ['a proxy in the private network added the last', '::ffff:10.0.0.3', forged, undefined, '203.0.113'],
    ['somebody far away wrote it themselves', '198.51.100.9', forged, undefined, '198.51.100'],
    ['nobody is believed', '127.0.0.1', forged, 0, '127.0.0'],
    ['a proxy far away was said to be there', '198.51.100.9', forged, 1, '203.0.113'],
    ['two proxies added the last two', '127.0.0.1', `1.2.3.4, ${forged}`, 2, '192.0.2'],
    ['more proxies were said to be there than there are', '127.0.0.1', forged, 5, '192.0.2'],
    ['the proxy adds nothing', '127.0.0.1', undefined, undefined, null],
    ['the proxy adds nothing, and nobody is believed', '127.0.0.1', undefined, 0, '127.0.0'],
    ['it is empty', '198.51.100.9', ' , ', 1, '198.51.100'],
    ['the last is no address', '127.0.0.1', '203.0.113.7, <script>', undefined, null],
  ] as const)('%s', (_, socket, header, hops, network) => {
    expect(asked(socket, header, hops)).toBe(network);
  });
});
