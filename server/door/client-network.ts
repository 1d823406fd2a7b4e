/**
 * Which network a request comes from, for limits only: never written down, and rates.ts hashes it before it counts.
 * The first 24 bits of an IPv4 address; of IPv6 the /56 that one home gets, since with a /64 it would be 256 networks.
 * The address itself is for the register's lines of staff alone.
 */
import { isIP } from 'node:net';
import type { Context } from 'hono';

/** As text; null where nobody tells it, as behind a proxy that sends no X-Forwarded-For. */
export function clientNetwork(c: Context, trustedHops: number | undefined): string | null {
  const address = clientAddress(c, trustedHops);
  return address === null ? null : networkOf(address);
}

/**
 * The whole address, or null. `trustedHops` is how many proxies stand before us, each of which adds the address that
 * it saw at the end: what is further to the left is what somebody wrote (ASVS 4.1.3). Where it is not set, one is
 * believed that is on this machine or beside it. Only register/at-the-desk.ts writes it down (NE-11).
 */
export function clientAddress(c: Context, trustedHops: number | undefined): string | null {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const socket = incoming?.socket?.remoteAddress ?? '';
  const hops = trustedHops ?? (isNear(socket) ? 1 : 0);
  if (hops === 0) return plainAddress(socket);
  const told = (c.req.header('x-forwarded-for') ?? '').split(',').filter((each) => each.trim() !== '');
  const address = told.at(-hops) ?? told[0];
  if (address !== undefined) return plainAddress(address);
  return isNear(socket) ? null : plainAddress(socket);
}

/** This machine, a private network, or no socket at all. */
function isNear(address: string): boolean {
  return /^(|::1|(::ffff:)?(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\..*|f[cd]..:.*|fe[89ab].:.*)$/i.test(
    address,
  );
}

/** '203.0.113.7' as '203.0.113'; '2001:db8:1:2ff::1' as '2001:db8:1:200'; null for what is no address. */
export function networkOf(written: string): string | null {
  const address = plainAddress(written);
  if (address === null) return null;
  if (isIP(address) === 4) return address.split('.').slice(0, 3).join('.');
  const [front = '', back = ''] = address.split('::');
  const head = front.split(':').filter(Boolean);
  const tail = address.includes('::') ? back.split(':').filter(Boolean) : [];
  const groups = [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  const number = (place: number) => Number.parseInt(groups[place] ?? '0', 16) || 0;
  return [number(0), number(1), number(2), number(3) & 0xff00].map((each) => each.toString(16)).join(':');
}

/** The /48 of an IPv6 network of `networkOf`, as '2001:db8:1::/48'; null for all else, which has none. */
export function widerNetwork(network: string): string | null {
  const groups = /^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):[0-9a-f]+$/.exec(network);
  return groups && `${groups[1]}::/48`;
}

/** Without what some proxies add: 203.0.113.7:4711 or [2001:db8::1]:4711. Null for what is no address. */
function plainAddress(written: string): string | null {
  const address = written
    .trim()
    .toLowerCase()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  return isIP(address) === 0 ? null : address;
}
