/** What a service that records clicks may see of the page: its shape, and no address that names a person. */
import { pagePath } from './vendor-script.ts';

/**
 * Whether the browser's own address of this page may be told to a vendor that takes no other one: no query, no part
 * that may name a person, and no fragment but a plain anchor (GA-18).
 */
export function isPlainAddress({ pathname, search, hash } = location): boolean {
  return pagePath(pathname) === pathname && !search && /^(#[a-z-]*)?$/.test(hash);
}

/** Has the whole page masked by a service that records: it gets the shape of the page, never its words (CT-03). */
export function maskPage(attribute: string): void {
  document.body.setAttribute(attribute, 'true');
}
