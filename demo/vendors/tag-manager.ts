/**
 * A stand-in for a Google Tag Manager container with two tags in it: one that listens to Consent Mode, and one that
 * does not, as a container may hold. The second goes on after a withdrawal until the page is gone.
 */
export const tagManager = `(() => {
  const { searchParams, origin } = new URL(document.currentScript.src);
  const container = searchParams.get('id');
  const consent = {}, set = {};
  const send = (event) => {
    const query = new URLSearchParams({
      container, en: event, gcs: 'G1' + (consent.ad_storage === 'granted' ? 1 : 0) + (consent.analytics_storage === 'granted' ? 1 : 0),
      dl: set.page_location || location.href, dr: set.page_referrer ?? document.referrer, dt: set.page_title || document.title,
    });
    navigator.sendBeacon(origin + '/gtm/collect?' + query);
  };
  const take = (call) => {
    if (call && call.event === 'gtm.js') send('page_view');
    if (Object.prototype.toString.call(call) !== '[object Arguments]') return;
    if (call[0] === 'consent') Object.assign(consent, call[2]);
    if (call[0] === 'set') Object.assign(set, call[1]);
  };
  const mark = () => {
    document.cookie = '_ga=GA1.1.stub;path=/;max-age=63072000';
    document.cookie = '_gcl_au=stub;path=/;max-age=7776000';
  };
  const layer = (window.dataLayer = window.dataLayer || []);
  layer.forEach(take);
  mark();
  layer.push = (...calls) => { calls.forEach(take); return Array.prototype.push.apply(layer, calls); };
  document.addEventListener('click', () => { mark(); send('click'); }, true);
})();
`;
