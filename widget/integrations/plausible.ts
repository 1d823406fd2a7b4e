/**
 * Plausible. It asks `transformRequest` before each hit and sends nothing when that answers null: there the
 * addresses are cut, and there it is stopped without loading the page anew.
 */
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop } from './integration.ts';
import { addVendorScript, pageAddress, referrerOrigin } from './vendor-script.ts';

interface Hit {
  u: string;
  r: string | null;
}

interface PlausibleWindow {
  plausible?: { (...call: unknown[]): void; q?: unknown[]; o?: object; init?(options: object): void };
}

// Its script takes its options once, so a second yes on the same page has to reach the same answer.
let over = false;

/** Starts counting: pages only, never forms, downloads or links that leave. */
export function start(service: GateService): Stop {
  const page = window as PlausibleWindow;
  over = false;
  page.plausible ??= (...call) => {
    page.plausible!.q = [...(page.plausible!.q ?? []), call];
  };
  page.plausible.init ??= (options) => {
    page.plausible!.o = options;
  };
  page.plausible.init({
    endpoint: service.tag,
    formSubmissions: false,
    outboundLinks: false,
    fileDownloads: false,
    transformRequest: (hit: Hit) => (over ? null : { ...hit, u: pageAddress(), r: referrerOrigin() || null }),
  });
  if (!addVendorScript(service.from!)) page.plausible('pageview');
  return () => {
    over = true;
    return true;
  };
}
