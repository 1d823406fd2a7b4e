/** Google's own tag, for a visitor who turned IP anonymisation off. Loaded after the yes and never before it. */
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop, Surroundings } from './integration.ts';
import { addVendorScript, pageAddress, referrerOrigin } from './vendor-script.ts';

const advertising = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' };

/** Starts the tag; the order of the first calls is Google's and matters (standards GA-11). */
export function startGoogleTag(service: GateService, { days }: Surroundings): Stop {
  const page = window as unknown as Record<string, unknown> & { dataLayer?: unknown[] };
  const off = `ga-disable-${service.tag}`;
  page[off] = false;
  page.dataLayer ??= [];
  // The tag only reads entries that are an `arguments` object, not an array.
  function gtag(..._call: unknown[]) {
    // biome-ignore lint/complexity/noArguments: see above
    page.dataLayer!.push(arguments);
  }
  gtag('consent', 'default', { ...advertising, analytics_storage: 'denied' });
  gtag('consent', 'update', { ...advertising, analytics_storage: 'granted' });
  gtag('set', { ads_data_redaction: true, url_passthrough: false });
  gtag('js', new Date());
  gtag('config', service.tag, {
    allow_google_signals: false,
    allow_ad_personalization_signals: false,
    cookie_domain: location.hostname,
    cookie_expires: days * 86400,
    cookie_update: false,
    cookie_flags: `SameSite=Lax${location.protocol === 'https:' ? ';Secure' : ''}`,
    page_location: pageAddress(),
    page_referrer: referrerOrigin(),
    page_title: location.pathname,
  });
  addVendorScript(`${service.from}/gtag/js?id=${service.tag}`);
  return () => {
    page[off] = true;
    gtag('consent', 'update', { ...advertising, analytics_storage: 'denied' });
    return false;
  };
}
