/** The one place that puts a vendor's script into the page. */

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

// A page with Trusted Types names this policy in its CSP; elsewhere a plain address will do.
const policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('privacyloket', {
  createScriptURL: (url) => url,
});

/** Adds a script from an address that the site's settings name. */
export function addVendorScript(url: string): void {
  const script = document.createElement('script');
  script.async = true;
  script.src = policy?.createScriptURL(url) ?? url;
  document.head.append(script);
}

/** The page's address without query and fragment: those may hold what somebody typed. */
export function pageAddress(): string {
  return location.origin + location.pathname;
}

/** Where the visitor came from, the origin at most. */
export function referrerOrigin(): string {
  return document.referrer && new URL(document.referrer).origin;
}
