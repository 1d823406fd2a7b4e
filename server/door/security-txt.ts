/**
 * `GET /.well-known/security.txt`: where somebody tells of a weakness, RFC 9116. On both origins; `not-found` where the
 * operator named nobody.
 */
import { Hono } from 'hono';
import { Refused } from './refused.ts';

export interface SecurityTxtParts {
  /** `mailto:` or `https:`; absent where the operator named none. */
  securityContact: string | undefined;
  /** Wall clock in ms. */
  now: () => number;
}

/** Read anew by then: the file must say until when it holds, and less than a year is advised. */
const holdsMs = 180 * 86_400_000;

export function securityTxtRoutes({ securityContact, now }: SecurityTxtParts, origin: string): Hono {
  const routes = new Hono();
  routes.get('/.well-known/security.txt', (c) => {
    if (securityContact === undefined) throw new Refused('not-found');
    c.header('Content-Type', 'text/plain; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=86400');
    const lines = [
      `Contact: ${securityContact}`,
      `Expires: ${new Date(now() + holdsMs).toISOString()}`,
      'Preferred-Languages: nl, en',
      `Canonical: ${origin}/.well-known/security.txt`,
    ];
    return c.body(`${lines.join('\n')}\n`);
  });
  return routes;
}
