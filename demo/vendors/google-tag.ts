/**
 * A stand-in for Google's gtag.js. What it copies of the real one: it reads `dataLayer` and obeys Consent Mode,
 * `ga-disable-…` and the config; sets `_ga` and `_ga_<id>`; sends a page view and, on leaving, the engagement.
 * While analytics are denied it still sends a ping without cookies, as the real one does: so a page that loads
 * it before the yes is found out.
 */
export const googleTag = `(() => {
  const { searchParams, origin } = new URL(document.currentScript.src);
  const tag = searchParams.get('id');
  const consent = {};
  let config;
  const off = () => window['ga-disable-' + tag] === true;
  const granted = () => consent.analytics_storage === 'granted';
  const any = () => crypto.getRandomValues(new Uint32Array(1))[0];
  const cookie = (name, value) => {
    if (document.cookie.includes(name + '=') && config.cookie_update === false) return;
    document.cookie = name + '=' + value + ';path=/;max-age=' + (config.cookie_expires || 63072000) +
      (config.cookie_domain ? ';domain=' + config.cookie_domain : '') + ';' + (config.cookie_flags || '');
  };
  const send = (event) => {
    if (off()) return;
    const query = new URLSearchParams({
      v: '2', tid: tag, en: event, gcs: 'G1' + (consent.ad_storage === 'granted' ? 1 : 0) + (granted() ? 1 : 0),
      dl: config.page_location || location.href, dr: config.page_referrer ?? document.referrer,
      dt: config.page_title || document.title, sr: screen.width + 'x' + screen.height, ul: navigator.language,
    });
    if (granted()) query.set('cid', (document.cookie.match(/_ga=GA1\\.1\\.([\\d.]+)/) || [])[1] || any() + '.' + any());
    navigator.sendBeacon(origin + '/g/collect?' + query);
  };
  const take = (call) => {
    // Like the real one: only an arguments object is a command.
    if (Object.prototype.toString.call(call) !== '[object Arguments]') return;
    if (call[0] === 'consent') Object.assign(consent, call[2]);
    if (call[0] !== 'config' || call[1] !== tag) return;
    config = call[2] || {};
    if (!off() && granted()) {
      const now = Math.floor(Date.now() / 1000);
      cookie('_ga', 'GA1.1.' + any() + '.' + now);
      cookie('_ga_' + tag.slice(2), 'GS2.1.s' + now + '$o1$g0$t' + now);
    }
    send('page_view');
  };
  const layer = (window.dataLayer = window.dataLayer || []);
  layer.forEach(take);
  layer.push = (...calls) => { calls.forEach(take); return Array.prototype.push.apply(layer, calls); };
  addEventListener('pagehide', () => config && send('user_engagement'));
})();
`;
