/**
 * Which address each part of the demo has. Everything has an origin of its own, as in production:
 * a provider's website can't reach into the inbox, and neither can the mailbox.
 */

export const siteNames = ['langdurig', 'ambulant', 'rondom', 'welzijn', 'balans'] as const;
export type SiteName = (typeof siteNames)[number];

/** `loket` is what visitors' browsers talk to; `inbox` is the secretariat's alone; `vendors` plays Google and Hotjar. */
export const partNames = ['loket', 'inbox', 'mail', 'vendors', ...siteNames] as const;
export type PartName = (typeof partNames)[number];

export type Origins = Readonly<Record<PartName, string>>;

/** The port that the settings documents and the websites' own files name. */
export const writtenPort = 8787;

/** One port, where the name decides: `http://rondom.localhost:8787`. Browsers send such names to this machine. */
export function originsByName(port: number): Origins {
  return named((part) => `http://${part}.localhost:${port}`);
}

/** A port for each part, for browsers that don't know `*.localhost`: `http://localhost:8791`. */
export function originsByPort(ports: readonly number[]): Origins {
  return named((_part, index) => `http://localhost:${ports[index]}`);
}

/** Replaces every written origin in a text, wherever it stands: a settings document, a page, a style sheet. */
export function withOrigins(text: string, origins: Origins): string {
  const written = new RegExp(`http://(${partNames.join('|')})\\.localhost:${writtenPort}(?!\\d)`, 'g');
  return text.replace(written, (_whole, part: PartName) => origins[part]);
}

function named(originOf: (part: PartName, index: number) => string): Origins {
  return Object.fromEntries(partNames.map((part, index) => [part, originOf(part, index)])) as Origins;
}
