/** What Google's tag and its tag manager share: Consent Mode v2 in its basic form, and a page without persons in it. */
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop, Surroundings } from './integration.ts';
import { addVendorScript, pageAddress, pagePath, referrerOrigin } from './vendor-script.ts';

const advertising = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' };

/** What the tag gets to know of the page (GA-18). */
const page = () => ({
  page_location: pageAddress(),
  page_referrer: referrerOrigin(),
  page_title: pagePath(),
});

/** Opens `dataLayer` with the consent first, before anything else may stand in it (standards GA-11). */
export function openDataLayer() {
  const { dataLayer } = Object.assign(window, {
    dataLayer: (window as { dataLayer?: unknown[] }).dataLayer ?? [],
  });
  // The tag only reads entries that are an `arguments` object, not an array.
  function gtag(..._call: unknown[]) {
    // biome-ignore lint/complexity/noArguments: see above
    dataLayer.push(arguments);
  }
  gtag('consent', 'default', { ...advertising, analytics_storage: 'denied' });
  gtag('consent', 'update', { ...advertising, analytics_storage: 'granted' });
  gtag('set', { ads_data_redaction: true, url_passthrough: false, ...page() });
  /** Ad signals stay denied; analytics is denied too from here on. */
  const deny = () => gtag('consent', 'update', { ...advertising, analytics_storage: 'denied' });
  return { dataLayer, gtag, deny };
}

/** Starts gtag.js, for a visitor who turned IP anonymisation off. Loaded after the yes and never before it. */
export function startGoogleTag(service: GateService, { days }: Surroundings): Stop {
  const flags = window as unknown as Record<string, unknown>;
  const off = `ga-disable-${service.tag}`;
  flags[off] = false;
  const { gtag, deny } = openDataLayer();
  gtag('js', new Date());
  gtag('config', service.tag, {
    allow_google_signals: false,
    allow_ad_personalization_signals: false,
    cookie_domain: location.hostname,
    cookie_expires: days * 86400,
    cookie_update: false,
    cookie_flags: `SameSite=Lax${location.protocol === 'https:' ? ';Secure' : ''}`,
    ...page(),
  });
  addVendorScript(`${service.from}/gtag/js?id=${service.tag}`);
  return () => {
    flags[off] = true;
    deny();
    return false;
  };
}
