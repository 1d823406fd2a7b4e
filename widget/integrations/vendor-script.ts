/** What every vendor's script needs: the one place that puts it into the page, and addresses without persons in them. */

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/** A page with Trusted Types names this policy in its CSP; elsewhere a plain address will do. */
function trusted(url: string): string {
  // Not before a vendor needs it: a page that refuses the policy loses the vendor, and not our own counting.
  policy ??= (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('privacyloket', {
    createScriptURL: (url) => url,
  });
  return policy?.createScriptURL(url) ?? url;
}

/** Adds a script from an address that the site's settings name. False when the page has it already. */
export function addVendorScript(url: string): boolean {
  if ([...document.scripts].some(({ src }) => src === url)) return false;
  const script = document.createElement('script');
  script.async = true;
  script.src = trusted(url);
  document.head.append(script);
  return true;
}

/** The page's path, with `-` for each part that may name a person: an address, or six digits and more (GA-18). */
export function pagePath(path = location.pathname): string {
  return path
    .split('/')
    .map((part) => (/@|%40|%2540|(\D*\d){6}/i.test(part) ? '-' : part))
    .join('/');
}

/**
 * Whether the browser's own address of this page may be told to a vendor that takes no other one: no query, no part
 * that may name a person, and no fragment but a plain anchor (GA-18).
 */
export function isPlainAddress({ pathname, search, hash } = location): boolean {
  return pagePath(pathname) === pathname && !search && /^(#[a-z-]*)?$/.test(hash);
}

/** The page's address without query and fragment: those may hold what somebody typed. */
export function pageAddress(): string {
  return location.origin + pagePath();
}

/** Where the visitor came from, the origin at most. */
export function referrerOrigin(): string {
  return document.referrer && new URL(document.referrer).origin;
}

/** Has the whole page masked by a service that records: it gets the shape of the page, never its words (CT-03). */
export function maskPage(attribute: string): void {
  document.body.setAttribute(attribute, 'true');
}
