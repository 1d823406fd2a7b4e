/**
 * Hotjar: records clicks and scrolling. No way to stop it is documented and its listeners outlive its script
 * (standards F5), so after a withdrawal the page is loaded anew. It sends the browser's own address, so it does not
 * run on a page whose address may hold something of the visitor.
 */
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop } from './integration.ts';
import { isPlainAddress, maskPage } from './recorded-page.ts';
import { addVendorScript } from './vendor-script.ts';

interface HotjarWindow {
  hj?: { (...call: unknown[]): void; q?: unknown[] };
  _hjSettings?: { hjid: number; hjsv: number };
}

/** Starts recording as the vendor's own snippet does. */
export function start(service: GateService): Stop {
  if (!isPlainAddress()) return () => true;
  const page = window as HotjarWindow;
  const id = Number(service.tag);
  page.hj ??= (...call) => {
    page.hj!.q = [...(page.hj!.q ?? []), call];
  };
  page._hjSettings = { hjid: id, hjsv: 6 };
  maskPage('data-hj-suppress');
  addVendorScript(`${service.from}/c/hotjar-${id}.js?sv=6`);
  return () => false;
}
