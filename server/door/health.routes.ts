/**
 * `GET /healthz`: whether somebody has to look, in codes; and by its status, whether messages can come in at all.
 * `GET /readyz`: only that, for a load balancer that acts on it.
 */
import { Hono } from 'hono';

export interface Health {
  /** False: visitors are refused now, so a load balancer should go elsewhere. */
  accepting: boolean;
  /** What needs a person, e.g. 'sweep-missed', 'mail-stuck', 'clock-unconfirmed'; empty while all is well. */
  codes: string[];
}

/** 200 while messages can be accepted, with or without codes; 503 otherwise. */
export function healthRoutes({ health }: { health: () => Promise<Health> }): Hono {
  const routes = new Hono();
  routes.get('/healthz', async (c) => {
    const { accepting, codes } = await health();
    return c.json({ ok: codes.length === 0, codes }, accepting ? 200 : 503);
  });
  routes.get('/readyz', async (c) => {
    // Whatever goes wrong while we look, nothing can come in then.
    const ready = await health().then(
      ({ accepting }) => accepting,
      () => false,
    );
    return c.json({ ready }, ready ? 200 : 503);
  });
  return routes;
}
