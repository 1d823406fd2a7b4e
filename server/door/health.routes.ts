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

/** Anybody may ask, as often as they like: we look once in this time. */
const keptMs = 1000;

/** 200 while messages can be accepted, with or without codes; 503 otherwise. What was found is up to a second old; `now` in ms. */
export function healthRoutes({ health, now }: { health: () => Promise<Health>; now: () => number }): Hono {
  let kept: { at: number; found: Promise<Health> } | undefined;
  function look(): Promise<Health> {
    const at = now();
    // Also where the clock was put back.
    if (!kept || Math.abs(at - kept.at) >= keptMs) kept = { at, found: health() };
    return kept.found;
  }
  const routes = new Hono();
  routes.get('/healthz', async (c) => {
    const { accepting, codes } = await look();
    return c.json({ ok: codes.length === 0, codes }, accepting ? 200 : 503);
  });
  routes.get('/readyz', async (c) => {
    // Whatever goes wrong while we look, nothing can come in then.
    const ready = await look().then(
      ({ accepting }) => accepting,
      () => false,
    );
    return c.json({ ready }, ready ? 200 : 503);
  });
  return routes;
}
