/**
 * Security headers for each kind of answer (SE-01 to SE-04). Everything gets the strict set;
 * a route that serves a page or a public script says so by setting its own header first.
 */
import type { MiddlewareHandler } from 'hono';

/** What an answer that is not a page may do when it is opened as one: nothing. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A page that is read and printed: no script at all. */
export const plainPagePolicy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A page with a plain form that is posted to ourselves: no script at all. */
export const formPagePolicy = [
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'",
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
].join('; ');

/** The receipt page: our script, our API, styles from adopted sheets. */
export const receiptPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "require-trusted-types-for 'script'; trusted-types lit-html privacyloket",
].join('; ');

/** The page of a form in a frame: as the receipt page, and only these origins may put it into a page of theirs. */
export function framePolicy(origins: readonly string[]): string {
  return receiptPolicy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`);
}

/** The inbox page: SE-01, and the worker that opens messages. */
export const inboxPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
  "font-src 'self'; worker-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'",
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html privacyloket",
].join('; ');

const unused = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];

/** Sets what the route left open. `secure`: our own origin is https, so browsers may be told to insist on it. */
export function securityHeaders(secure: boolean): MiddlewareHandler {
  const headers: Readonly<Record<string, string>> = {
    'Content-Security-Policy': nothing,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': unused.map((each) => `${each}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...(secure && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  };
  return async function securityHeaders(c, next) {
    await next();
    for (const [name, value] of Object.entries(headers))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
