/** Which hosts belong to the organisation whose site is checked; all others are third parties. Pure. */

/**
 * Whether `url` is the site's own: the same registrable domain as the page, the service that its banner comes from,
 * or a host that the person who checks vouches for. Without the list of public suffixes the registrable domain is
 * the last two labels, or three where the second is a short one below a country (`example.co.uk`).
 */
export function isOwn(url: URL, page: URL, vouched: readonly string[]): boolean {
  return domainOf(url) === domainOf(page) || vouched.includes(url.host) || vouched.includes(url.hostname);
}

function domainOf({ host, hostname }: URL): string {
  // On one machine the port tells sites apart.
  if (hostname === 'localhost' || /^[\d.]+$|^\[/.test(hostname)) return host;
  const labels = hostname.split('.');
  const short = /^(co|com|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? '') && labels.at(-1)!.length === 2;
  return labels.slice(short ? -3 : -2).join('.');
}
