/** Lets any page read what visitors' browsers ask for: it is public and never depends on a cookie (SE-20). */
import type { MiddlewareHandler } from 'hono';

/** Answers preflights, and opens every answer to every origin, without credentials. */
export const openToAllPages: MiddlewareHandler = async function openToAllPages(c, next) {
  if (c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined) {
    c.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    c.header('Access-Control-Allow-Headers', 'content-type, upload-ticket, upload-part');
    c.header('Access-Control-Max-Age', '86400');
    c.header('Access-Control-Allow-Origin', '*');
    return c.body(null, 204);
  }
  await next();
  c.res.headers.set('Access-Control-Allow-Origin', '*');
  c.res.headers.set('Access-Control-Expose-Headers', 'Retry-After');
};
