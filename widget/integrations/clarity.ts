/**
 * Microsoft Clarity: records clicks and scrolling. A denied consent alone restarts it without cookies (standards F5),
 * so it is denied, stopped, and the page is loaded anew. It sends the browser's own address, so it does not run on a
 * page whose address may hold something of the visitor.
 */
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop } from './integration.ts';
import { isPlainAddress, maskPage } from './recorded-page.ts';
import { addVendorScript } from './vendor-script.ts';

interface ClarityWindow {
  clarity?: { (...call: unknown[]): void; q?: unknown[] };
}

/** Starts recording; ad storage is denied always. */
export function start(service: GateService): Stop {
  if (!isPlainAddress()) return () => true;
  const page = window as ClarityWindow;
  page.clarity ??= (...call) => {
    page.clarity!.q = [...(page.clarity!.q ?? []), call];
  };
  const consent = (analytics_Storage: 'granted' | 'denied') =>
    page.clarity!('consentv2', { ad_Storage: 'denied', analytics_Storage });
  consent('granted');
  maskPage('data-clarity-mask');
  addVendorScript(`${service.from}/tag/${service.tag}`);
  return () => {
    consent('denied');
    page.clarity!('stop');
    return false;
  };
}
