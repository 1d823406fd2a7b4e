/**
 * A stand-in for Clarity. What it copies of the real one: a denied consent clears its cookies, stops it, and starts
 * it again without cookies a quarter of a second later (standards F5); `stop` ends that too.
 */
export const clarity = `(() => {
  const { origin } = new URL(document.currentScript.src);
  const page = window;
  let runs = false, cookies = false, again;
  const mark = () => {
    if (!cookies) return;
    document.cookie = '_clck=stub;path=/;max-age=31536000';
    document.cookie = '_clsk=stub;path=/;max-age=86400';
    sessionStorage.setItem('_cltk', 'stub');
  };
  const send = (what) => navigator.sendBeacon(origin + '/clarity/' + what, JSON.stringify({
    cookies, url: location.href, masked: document.body.hasAttribute('data-clarity-mask'),
  }));
  const start = () => { runs = true; mark(); send('start'); };
  const take = ([name, value]) => {
    if (name === 'stop') { runs = false; clearTimeout(again); }
    if (name !== 'consentv2') return;
    cookies = value.analytics_Storage === 'granted';
    page.clarityAds = value.ad_Storage;
    if (cookies || !runs) return mark();
    for (const each of ['_clck', '_clsk']) document.cookie = each + '=;path=/;max-age=0';
    runs = false;
    again = setTimeout(start, 250);
  };
  const queued = page.clarity.q || [];
  queued.forEach(take);
  page.clarity = (...call) => take(call);
  start();
  document.addEventListener('click', () => { if (runs) { mark(); send('click'); } }, true);
})();
`;
