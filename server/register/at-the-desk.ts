/**
 * From where a request to the secretariat's origin came, for the lines that are written while it is answered. It is
 * handed from the door straight to the register: no room in between sees an address, so none can keep one. Visitors'
 * requests never pass here, so their lines have nothing (promise 7).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { MiddlewareHandler } from 'hono';
import { clientAddress } from '../door/client-network.ts';

const access = new AsyncLocalStorage<string>();

/** For every request to the inbox, before anything is written. `trustedHops` as for door/client-network.ts. */
export function atTheDesk(trustedHops: number | undefined): MiddlewareHandler {
  return (c, next) => access.run(clientAddress(c, trustedHops) ?? '', next);
}

/** The network access point of the request that is being answered (NE-11); '' where there is none. */
export function accessPoint(): string {
  return access.getStore() ?? '';
}

/** Does something for a request that has been answered already, which came from `point`. */
export function seenFrom<Done>(point: string, doing: () => Done): Done {
  return access.run(point, doing);
}
