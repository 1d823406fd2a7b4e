/**
 * Counts pages through our own relay: an allow-listed event and a path, nothing of the device, nothing kept in
 * the browser. The relay turns the proof's id into a number that changes every day (server/relay).
 */
import type { Hit } from '../../server/submissions/intake-api.ts';
import type { GateService } from '../settings/gate-settings.ts';
import type { Stop, Surroundings } from './integration.ts';

/** Starts counting: this page, the pages of a site that changes them in place, downloads and links that leave. */
export function startRelay(service: GateService, { loket, site, proof, proven }: Surroundings): Stop {
  const over = new AbortController();
  const { signal } = over;
  let page = '';

  async function send(event: Hit['event']) {
    // The relay drops what comes before the proof, and a form may have been drawn since.
    await proven;
    if (signal.aborted || !proof || document.querySelector('privacy-form,privacy-receipt')) return;
    const hit: Hit = { service: service.id, event, page: location.pathname, proof };
    fetch(`${loket}/s/${site}/hits`, {
      method: 'POST',
      keepalive: true,
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(hit),
    }).catch(() => {});
  }

  function view() {
    if (page === location.pathname) return;
    page = location.pathname;
    send('page_view');
  }

  view();
  // Chromium, Safari 26.2 and newer; elsewhere only real page loads count.
  (window as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', view, {
    signal,
  });
  document.addEventListener(
    'click',
    ({ target }) => {
      const link = (target as Element).closest?.('a');
      if (link?.hasAttribute('download') || /\.(pdf|docx?|xlsx?|zip)$/.test(link?.pathname ?? ''))
        send('file_download');
      else if (link?.host && link.origin !== location.origin) send('outbound');
    },
    { signal },
  );
  return () => {
    over.abort();
    return true;
  };
}
