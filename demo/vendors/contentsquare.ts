/**
 * A stand-in for Contentsquare's tag: cookies by its names, a beacon per click. `optout` ends the recording and
 * takes its other cookies away, but keeps one of its own, as the documentation says.
 */
export const contentsquare = `(() => {
  const { origin } = new URL(document.currentScript.src);
  const set = { path: location.pathname, query: location.search };
  let out = false;
  const mark = () => {
    for (const [name, age] of [['_cs_id', 34128000], ['_cs_s', 1800], ['_cs_c', 34128000]])
      document.cookie = name + '=stub;path=/;max-age=' + age;
  };
  const send = (what) => {
    if (out) return;
    navigator.sendBeacon(origin + '/contentsquare/' + what, JSON.stringify({ ...set, masked: document.body.hasAttribute('data-cs-mask') }));
  };
  const take = ([name, value]) => {
    if (name === 'setPath') set.path = value;
    if (name === 'setQuery') set.query = value;
    if (name !== 'optout') return;
    out = true;
    for (const each of ['_cs_id', '_cs_s', '_cs_c']) document.cookie = each + '=;path=/;max-age=0';
    document.cookie = '_cs_optout=1;path=/;max-age=34128000';
  };
  _uxa.forEach(take);
  _uxa = { push: (...calls) => calls.forEach(take) };
  mark();
  send('pageview');
  document.addEventListener('click', () => { if (!out) mark(); send('click'); }, true);
})();
`;
