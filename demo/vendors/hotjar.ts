/**
 * A stand-in for Hotjar's script. What it copies of the real one: cookies, local and session storage by the names
 * that Hotjar uses, a beacon per click, and listeners that go on after the script element is gone (standards F5).
 */
export const hotjar = `(() => {
  const { origin } = new URL(document.currentScript.src);
  const id = window._hjSettings.hjid;
  const mark = () => {
    document.cookie = '_hjSessionUser_' + id + '=stub;path=/;max-age=31536000;samesite=lax';
    document.cookie = '_hjSession_' + id + '=stub;path=/;max-age=1800;samesite=lax';
    localStorage.setItem('_hjUserAttributesHash', 'stub');
    sessionStorage.setItem('_hjRecordingLastActivity', String(Date.now()));
  };
  const send = (what, data) => navigator.sendBeacon(origin + '/hotjar/' + what, JSON.stringify(data));
  mark();
  send('visit', { id, page: location.href, masked: document.body.hasAttribute('data-hj-suppress') });
  document.addEventListener('click', (event) => {
    mark();
    send('click', { id, x: event.clientX, y: event.clientY });
  }, true);
  addEventListener('pagehide', mark);
})();
`;
