/** A stand-in for Plausible's script: keeps nothing, asks `transformRequest` before each hit, follows the history. */
export const plausible = `(() => {
  const options = window.plausible.o || {};
  const send = (event) => {
    const hit = { n: event, u: location.href, d: location.hostname, r: document.referrer || null };
    const changed = options.transformRequest ? options.transformRequest(hit) : hit;
    if (changed) fetch(options.endpoint, { method: 'POST', keepalive: true, headers: { 'content-type': 'text/plain' }, body: JSON.stringify(changed) });
  };
  const queued = window.plausible.q || [];
  // Like the real one: takes its options once.
  window.plausible = Object.assign((event) => send(event), { init() {}, l: true });
  send('pageview');
  queued.forEach(([event]) => send(event));
  const push = history.pushState;
  history.pushState = function (...state) { push.apply(this, state); send('pageview'); };
  document.addEventListener('visibilitychange', () => document.hidden && send('engagement'));
})();
`;
