/**
 * A stand-in for the provider's own Matomo: reads `_paq`, sets `_pk_*` unless cookies are off, counts a page. Its
 * plugin records clicks from the moment it is enabled.
 */
export const matomo = `(() => {
  const set = { cookies: true, lasts: 33955200 };
  const take = ([name, value]) => {
    if (name === 'disableCookies') set.cookies = false;
    if (name === 'setVisitorCookieTimeout') set.lasts = value;
    if (name === 'setCustomUrl') set.url = value;
    if (name === 'setReferrerUrl') set.urlref = value;
    if (name === 'setTrackerUrl') set.to = value;
    if (name === 'setSiteId') set.idsite = value;
    if (name === 'setDocumentTitle') set.title = value;
    if (name === 'deleteCookies') document.cookie = '_pk_id.' + set.idsite + '.stub=;path=/;max-age=0';
    if (name === 'HeatmapSessionRecording::enable') set.watches = true;
    if (name === 'HeatmapSessionRecording::disable') set.watches = false;
    if (name !== 'trackPageView') return;
    if (set.cookies) document.cookie = '_pk_id.' + set.idsite + '.stub=1;path=/;max-age=' + set.lasts;
    navigator.sendBeacon(set.to, new URLSearchParams({ idsite: set.idsite, rec: 1, url: set.url, urlref: set.urlref, action_name: set.title || document.title }));
  };
  document.addEventListener('click', () => {
    if (!set.watches) return;
    if (set.cookies) document.cookie = '_pk_hsr.' + set.idsite + '.stub=1;path=/;max-age=1800';
    navigator.sendBeacon(set.to, new URLSearchParams({ idsite: set.idsite, hsr_ev: 'click', url: set.url }));
  }, true);
  _paq.forEach(take);
  _paq = { push: (...calls) => calls.forEach(take) };
})();
`;
