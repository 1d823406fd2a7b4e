/**
 * A website that does everything wrong that the checker looks for, with a banner that only looks like ours: it
 * measures first and asks later, has a switch on beforehand, hides its no, and goes on after a withdrawal.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

export interface BadSite {
  /** The site that does everything wrong, one that asks without a need, and one that does not ask at all. */
  bad: string;
  needless: string;
  silent: string;
  /** A site with somebody else's banner. */
  foreign: string;
  /** Answers with 500. */
  broken: string;
  /** Never answers. */
  stuck: string;
  close(): Promise<void>;
}

/** Opens all of them on one free port; the caller closes it. */
export async function openBadSite(): Promise<BadSite> {
  const parts: Record<string, Hono> = {};
  const server = createServer(
    getRequestListener((request) => {
      const app = parts[new URL(request.url).hostname.split('.')[0]!];
      return app ? app.fetch(request) : new Response(null, { status: 404 });
    }),
  );
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const origin = (name: string) => `http://${name}.localhost:${port}`;
  const site = (name: string, pages: Record<string, string>) => {
    parts[name] = new Hono();
    for (const [path, main] of Object.entries(pages))
      parts[name].get(path, (c) =>
        c.html(`<!doctype html><html lang="nl"><title>${name}</title>
<body style="margin:0;min-height:1500px">${main}</body></html>`),
      );
  };
  const tag = (name: string, script = `${name}.js`) =>
    `<script async data-privacyloket="${name}" src="${origin('loket')}/${script}"></script>`;
  const [old, newest] = ['0'.repeat(24), '1'.repeat(24)];

  const pixel = `<img src="${origin('volger')}/pixel?page=1" alt="">`;
  site('slecht', {
    '/': `<h1>Welkom</h1>${pixel}<a href="/contact">Contact</a>${tag('slecht')}`,
    '/contact': `<privacy-form></privacy-form>${pixel}${tag('slecht')}`,
  });
  site('overbodig', {
    '/': `<h1>Welkom</h1><a href="/" data-privacy-open>Cookies</a>${tag('overbodig', `p/${old}.js`)}`,
  });
  site('stil', { '/': `<h1>Welkom</h1><a href="/" data-privacy-open>Cookies</a>${tag('stil')}` });
  site('vreemd', {
    '/': `<h1>Welkom</h1><script>
document.cookie = 'taal=nl';
const yes = () => { document.cookie = '_ga=1;max-age=86400'; new Image().src = '${origin('volger')}/pixel'; };
const again = () => { document.cookie = '_ga=;max-age=0'; };
</script><div><button onclick="yes()">Akkoord</button> <a href="#" onclick="more.hidden = false">Instellingen</a>
<button id="more" hidden onclick="again()">Alles weigeren</button></div>`,
  });
  parts.kapot = new Hono().get('*', (c) => c.text('', 500));
  parts.hangt = new Hono().get('*', () => new Promise<Response>(() => {}));

  parts.volger = new Hono().get('*', (c) =>
    c.body('', 200, { 'content-type': c.req.path.endsWith('.js') ? 'text/javascript' : 'image/gif' }),
  );
  parts.onbekend = parts.volger;
  parts.loket = new Hono();
  parts.loket.get('/slecht.js', (c) => script(c, badScript(origin)));
  parts.loket.get('/s/overbodig/pinned.json', (c) =>
    c.json({
      newest: { hash: newest, made: '2026-11-20T10:00:00.000Z' },
      known: [{ hash: old, made: '2026-09-01T10:00:00.000Z' }],
    }),
  );
  parts.loket.get(`/p/${old}.js`, (c) => script(c, askingScript('overbodig')));
  parts.loket.get('/stil.js', (c) => script(c, ''));
  parts.loket.all('/s/:site/hits', (c) => c.body(null, 204));
  parts.loket.get('/s/:site/details', (c) => c.json(details(c.req.param('site'), origin('volger'))));

  return {
    bad: origin('slecht'),
    needless: origin('overbodig'),
    silent: origin('stil'),
    foreign: origin('vreemd'),
    broken: origin('kapot'),
    stuck: origin('hangt'),
    async close() {
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}

const script = (
  c: { body(text: string, status: 200, headers: Record<string, string>): Response },
  text: string,
) => c.body(text, 200, { 'content-type': 'text/javascript' });

function details(site: string, volger: string) {
  const own = {
    name: `privacyloket-${site}`,
    kind: 'cookie',
    duration: '180 dagen',
    party: 'wij',
    purpose: 'keuze',
  };
  const service = (id: string, purpose: string, more: object) => ({
    id,
    title: id === 'statistiek' ? 'Statistiek' : 'Klikken',
    purpose,
    why: '',
    party: 'Volger',
    ...more,
  });
  const clicks = service('klikgedrag', 'click-tracking', {
    hosts: { script: [volger], connect: [], frame: [], img: [volger] },
    cookies: [{ name: '_hj*', kind: 'cookie', duration: '30 minuten', party: 'Volger', purpose: 'klikken' }],
  });
  const counting = service('statistiek', 'analytics', {
    hosts: {},
    cookies: [],
    countingOnly: 'Telt alleen.',
  });
  const asked = service('statistiek', 'analytics', { hosts: {}, cookies: [] });
  return { functional: [own], services: site === 'overbodig' ? [counting] : [asked, clicks] };
}

/** A banner with fair buttons, a question of its own and preferences, all as the checker knows ours. */
function askingScript(site: string): string {
  return `
const name = 'privacyloket-${site}';
const make = (tag, text, act) => {
  const made = document.createElement(tag);
  made.append(text);
  if (act) made.addEventListener('click', act);
  return made;
};
let choices = { statistiek: false, klikgedrag: false };
const decide = (yes) => {
  choices = { statistiek: yes, klikgedrag: yes };
  document.cookie = name + '=v.proof.at.banner..' + (yes ? '1' : '0') + ';path=/;max-age=15552000';
  document.querySelector('privacy-choice')?.remove();
  document.querySelector('privacy-preferences')?.remove();
  document.dispatchEvent(new CustomEvent('privacyloket-changed', { detail: choices }));
};
const open = () => {
  const host = document.createElement('privacy-preferences');
  const dialog = document.createElement('dialog');
  const label = make('label', 'Klikgedrag ');
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.id = 'click-tracking';
  input.checked = globalThis.presetOn === true;
  label.append(input);
  dialog.append(label, make('button', 'Alles weigeren', () => decide(false)),
    make('button', 'Alles accepteren', () => decide(true)), make('button', 'Opslaan', () => decide(input.checked)));
  dialog.addEventListener('close', () => host.remove());
  host.append(dialog);
  document.body.append(host);
  dialog.showModal();
};
globalThis.privacyloket = { open, choices: () => choices };
addEventListener('click', (event) => {
  if (event.target.closest?.('[data-privacy-open]')) { event.preventDefault(); open(); }
});
const host = document.createElement('privacy-choice');
host.style.cssText = 'position:fixed;bottom:0;left:0;background:#fff';
const accept = make('button', 'Accepteren', () => decide(true));
const refuse = make('button', 'Weigeren', () => decide(false));
refuse.style.width = accept.style.width = '8em';
host.append(accept, refuse);
if (globalThis.asksAlways || !document.cookie.includes(name)) document.body.append(host);
`;
}

/** The same banner, bent in every way. */
function badScript(origin: (name: string) => string): string {
  return `
globalThis.presetOn = true;
globalThis.asksAlways = true;
document.cookie = '_hjSession_1=x;path=/;max-age=34560000';
localStorage.setItem('ongenoemd', '1');
fetch('${origin('loket')}/s/slecht/hits', { method: 'POST', mode: 'no-cors',
  body: JSON.stringify({ service: 'statistiek' }) });
${askingScript('slecht')}
refuse.style.width = '5em';
addEventListener('keydown', ({ key }) => key === 'Escape' && !document.querySelector('dialog') && decide(true));
document.addEventListener('privacyloket-changed', ({ detail }) => {
  if (detail.klikgedrag) {
    document.body.append(Object.assign(new Image(), { src: '${origin('onbekend')}/pixel' }));
    return;
  }
  const wall = make('div', 'Zonder ja geen website.');
  wall.style.cssText = 'position:fixed;inset:0;background:#eee';
  document.body.append(wall);
  setTimeout(() => fetch('${origin('volger')}/toch', { mode: 'no-cors' }), 1000);
});
`;
}
