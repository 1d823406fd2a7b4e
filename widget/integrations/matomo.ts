/**
 * Matomo on the provider's own server. Counting only: no cookie, no features of the device. Otherwise, after a
 * yes, a cookie that lasts as long as the choice. Never a query, a fragment or more than a referrer's origin.
 */
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop, Surroundings } from './integration.ts';
import { addVendorScript, pageAddress, referrerOrigin } from './vendor-script.ts';

/** Starts counting this page. */
export function start(service: GateService, { days }: Surroundings): Stop {
  const page = window as { _paq?: { push(...calls: unknown[][]): void } };
  page._paq ??= [];
  page._paq.push(
    service.free ? ['disableCookies'] : ['setVisitorCookieTimeout', days * 86400],
    ['disableBrowserFeatureDetection'],
    ['setDoNotTrack', true],
    ['setCustomUrl', pageAddress()],
    ['setReferrerUrl', referrerOrigin()],
    ['setTrackerUrl', `${service.from}matomo.php`],
    ['setSiteId', String(service.tag)],
    ['trackPageView'],
  );
  addVendorScript(`${service.from}matomo.js`);
  return () => {
    page._paq!.push(['disableCookies'], ['deleteCookies']);
    return false;
  };
}
