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

/** The page's address without query and fragment: those may hold what somebody typed. */
export function pageAddress(): string {
  return location.origin + pagePath();
}

/** Where the visitor came from, the origin at most. */
export function referrerOrigin(): string {
  return document.referrer && new URL(document.referrer).origin;
}
