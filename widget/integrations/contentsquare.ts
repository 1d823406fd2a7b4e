/**
 * Contentsquare: records clicks and scrolling. `optout` ends the recording but keeps a cookie of its own, so after a
 * withdrawal the page is loaded anew and the cookies are cleared there.
 */
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop } from './integration.ts';
import { maskPage } from './recorded-page.ts';
import { addVendorScript, pagePath } from './vendor-script.ts';

/** Starts recording, with the path of the page and without its query (GA-18). */
export function start(service: GateService): Stop {
  const page = window as { _uxa?: { push(...calls: unknown[][]): void } };
  page._uxa ??= [];
  page._uxa.push(['setPath', pagePath()], ['setQuery', '']);
  maskPage('data-cs-mask');
  addVendorScript(`${service.from}/uxa/${service.tag}.js`);
  return () => {
    page._uxa!.push(['optout']);
    return false;
  };
}
