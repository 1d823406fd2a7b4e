/**
 * Google Tag Manager, after the yes only: the consent stands in `dataLayer` before the container does. No call stops
 * what the container started, so a withdrawal loads the page anew.
 */
import type { GateService } from '../settings/gate-settings.ts';
import { openDataLayer } from './google-tag.ts';
import type { Stop } from './integration.ts';
import { addVendorScript } from './vendor-script.ts';

/** Starts the container. */
export function start(service: GateService): Stop {
  const { dataLayer, deny } = openDataLayer();
  dataLayer.push({ 'gtm.start': Date.now(), event: 'gtm.js' });
  addVendorScript(`${service.from}/gtm.js?id=${service.tag}`);
  return () => {
    deny();
    return false;
  };
}
