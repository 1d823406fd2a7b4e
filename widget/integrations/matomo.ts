/**
 * Matomo on the provider's own server. Counting only: no cookie, no features of the device. Otherwise, after a
 * yes, a cookie that lasts as long as the choice. Never a query, a fragment or more than a referrer's origin.
 * The plugin for heat maps and recordings runs for click tracking alone.
 */
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop, Surroundings } from './integration.ts';
import { maskPage } from './recorded-page.ts';
import { addVendorScript, pageAddress, pagePath, referrerOrigin } from './vendor-script.ts';

/** Starts counting this page, or watching it where that is what the yes was for. */
export function start(service: GateService, { days }: Surroundings): Stop {
  const page = window as { _paq?: { push(...calls: unknown[][]): void } };
  const watches = service.purpose === 'click-tracking';
  page._paq ??= [];
  // A second service on the same Matomo finds the script there: the page is counted once.
  if (addVendorScript(`${service.from}matomo.js`))
    page._paq.push(
      service.free ? ['disableCookies'] : ['setVisitorCookieTimeout', days * 86400],
      ['disableBrowserFeatureDetection'],
      ['setDoNotTrack', true],
      ['HeatmapSessionRecording::disable'],
      ['setCustomUrl', pageAddress()],
      ['setDocumentTitle', pagePath()],
      ['setReferrerUrl', referrerOrigin()],
      ['setTrackerUrl', `${service.from}matomo.php`],
      ['setSiteId', String(service.tag)],
      ['trackPageView'],
    );
  if (watches) {
    maskPage('data-matomo-mask');
    page._paq.push(
      ['HeatmapSessionRecording::disableCaptureKeystrokes'],
      ['HeatmapSessionRecording::enable'],
    );
  }
  return () => {
    page._paq!.push(['HeatmapSessionRecording::disable'], ['disableCookies'], ['deleteCookies']);
    return false;
  };
}
