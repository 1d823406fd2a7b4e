/** What the webmaster's page itself shows: the tag, names nobody has, and what loads without being held back. */
import type { GateService } from '../settings/gate-settings.ts';
import { nearestTo } from './doctor-declared.ts';

/** Name of held content that no service and no purpose has, with the one that was probably meant. */
export interface UnknownName {
  name: string;
  nearest: string | undefined;
}

/** Held content that is never released, because nothing has its name. */
export function unknownNames(services: GateService[]): UnknownName[] {
  const names = [...new Set(services.flatMap(({ id, purpose }) => [id, purpose]))];
  const held = document.querySelectorAll<HTMLElement>('template[data-privacy],script[data-privacy]');
  const unknown = [...held].map((each) => each.dataset.privacy!).filter((name) => !names.includes(name));
  return [...new Set(unknown)].map((name) => ({ name, nearest: nearestTo(name, names) }));
}

/** Scripts and frames that stand in the page with an address, by the host they come from. */
export function loadedElements(): { via: 'script' | 'iframe'; host: string }[] {
  const all = document.querySelectorAll<HTMLScriptElement | HTMLIFrameElement>('script[src],iframe[src]');
  return [...all].flatMap((element) => {
    const host = hostOf(element.src);
    // Held back: the browser does not look at an address of a script of this type.
    if (!host || (element instanceof HTMLScriptElement && element.type === 'text/plain')) return [];
    return [{ via: element instanceof HTMLScriptElement ? ('script' as const) : ('iframe' as const), host }];
  });
}

/** Host and port of an address; undefined for one that goes nowhere (`data:`, `about:blank`). */
export function hostOf(address: string): string | undefined {
  try {
    return new URL(address, location.href).host || undefined;
  } catch {
    return undefined;
  }
}

/** Whether the site has a link or button of its own to the preferences (CB-14). */
export function hasOpener(): boolean {
  return document.querySelector('[data-privacy-open]:not(privacy-opener)') !== null;
}

/** Rows of the preferences that a link names and that are not there; such a link opens the preferences at their top. */
export function unknownRows(services: GateService[]): UnknownName[] {
  const rows = [...new Set(services.map(({ purpose }) => purpose))];
  const openers = document.querySelectorAll<HTMLElement>('[data-privacy-open]');
  const named = [...openers].map((each) => each.dataset.privacyOpen!);
  return [...new Set(named)]
    .filter((name) => name && !['functional', 'ip', ...rows].includes(name))
    .map((name) => ({ name, nearest: nearestTo(name, rows) }));
}

/** Whether our question stands in the page and nobody can see it, as where an ad blocker hides it. */
export function questionIsHidden(): boolean {
  const host = document.querySelector<HTMLElement & { checkVisibility?(options: object): boolean }>(
    'privacy-choice',
  );
  // Not known to Safari before 17.4.
  return host?.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) === false;
}

/** What the tag on this page is. Pinned: the page names the hash of the very script that it wants. */
export function tagOnPage(): { address: string; pinned: boolean; hash: string } {
  const tag = document.querySelector<HTMLScriptElement>('script[data-privacyloket]');
  const hash = tag?.integrity ?? '';
  return { address: tag?.src ?? '', pinned: hash !== '', hash };
}
