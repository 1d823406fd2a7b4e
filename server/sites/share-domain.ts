/**
 * `cookies.shareWith`: the domain whose websites share one choice. Too wide and others could read the cookie, or
 * browsers would not keep it; too narrow and one of the websites would ask without ever remembering.
 */
import { z } from 'zod';
import type { CrossFault } from './cross-checks.ts';

/**
 * Domains under which strangers have websites, as far as a provider here might write one down. Not the whole public
 * suffix list (10,000 lines that change every week): the browser has that, and refuses the cookie by it. This only
 * says so earlier. A last label alone ("nl") doesn't fit the pattern.
 */
const shared = new Set(
  `co.nl com.nl net.nl org.nl co.uk org.uk ac.uk gov.uk nhs.uk com.au org.au co.nz co.za com.br com.tr gov.tr com.pl
  com.ua ac.be co.at or.at gv.at com.de eu.com uk.com nl.eu.org eu.org github.io gitlab.io netlify.app vercel.app
  pages.dev workers.dev web.app firebaseapp.com herokuapp.com azurewebsites.net cloudfront.net amazonaws.com
  blogspot.com wordpress.com wixsite.com weebly.com webnode.nl jouwweb.nl jimdosite.com myshopify.com webflow.io
  squarespace.com site123.me ghost.io`.split(/\s+/),
);

/** A domain name in lower case, with no scheme, port or path. */
export const shareDomain = z
  .string()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/,
    'een domein zoals example.nl',
  )
  .refine((domain) => !shared.has(domain), 'onder dit domein staan ook websites van anderen');

/** Each website of the site is that domain, or below it. */
export function shareFaults({
  origins,
  cookies,
}: {
  origins: string[];
  cookies: { shareWith?: string | undefined };
}): CrossFault[] {
  const { shareWith } = cookies;
  // What is no domain, or no origin, has its own fault already.
  if (!shareDomain.safeParse(shareWith).success) return [];
  const outside = origins.filter(
    (origin) => URL.canParse(origin) && !`.${new URL(origin).hostname}`.endsWith(`.${shareWith}`),
  );
  return outside.map((origin) => ({
    path: ['cookies', 'shareWith'],
    message: `${origin} hoort niet bij ${shareWith}`,
  }));
}
