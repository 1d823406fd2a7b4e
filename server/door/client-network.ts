/**
 * Which network a request comes from, for limits only: never written down, and the caller hashes it before it counts.
 * An IPv4 address, or the /56 that one home gets of IPv6.
 */
import type { Context } from 'hono';

/** As text; '' where nothing is known. */
export function clientNetwork(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const socket = incoming?.socket?.remoteAddress ?? '';
  // A proxy that does TLS stands on this machine or beside it, and adds the address that it saw at the end. From
  // anywhere else the header is only what somebody wrote.
  const told = isNear(socket) ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return networkOf(told || socket);
}

/** This machine, a private network, or no socket at all. */
function isNear(address: string): boolean {
  return /^(|::1|(::ffff:)?(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\..*|f[cd]..:.*|fe[89ab].:.*)$/i.test(
    address,
  );
}

/** '203.0.113.7' as it is; '2001:db8:1:2ff::1' as '2001:db8:1:200'. */
export function networkOf(address: string): string {
  const text = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (!text.includes(':')) return text;
  const [front = '', back = ''] = text.split('::');
  const head = front.split(':').filter(Boolean);
  const tail = text.includes('::') ? back.split(':').filter(Boolean) : [];
  const groups = [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  const number = (place: number) => Number.parseInt(groups[place] ?? '0', 16) || 0;
  return [number(0), number(1), number(2), number(3) & 0xff00].map((each) => each.toString(16)).join(':');
}
