/**
 * A website whose pictures are the same on every machine: one pinned letter, a standing clock, a number that is known,
 * no movement and no caret. The letters come into the page as bytes, so its Content Security Policy stays as it is.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { gatePart } from '../../../../server/sites/public-part.ts';
import type { SiteInput } from '../../../../server/sites/site-schema.ts';
import { openWebsite, type Service, type Website } from '../website-on-test.ts';

const day = new Date('2026-11-22T12:00:00Z');
const packages = createRequire(import.meta.url);
const letters = [
  ['@fontsource/noto-sans', 'noto-sans-latin', 'U+0000-00FF,U+2000-206F,U+20AC'],
  ['@fontsource/noto-sans', 'noto-sans-latin-ext', 'U+0100-02AF'],
  ['@fontsource/noto-sans', 'noto-sans-cyrillic', 'U+0400-04FF'],
  ['@fontsource/noto-sans-arabic', 'noto-sans-arabic-arabic', 'U+0600-06FF,U+200C-200E'],
].flatMap(([name, file, range]) =>
  ['400', '600'].map((weight) => {
    const folder = dirname(packages.resolve(`${name}/package.json`));
    const bytes = readFileSync(join(folder, 'files', `${file}-${weight}-normal.woff2`));
    return { weight, range: range!, bytes: bytes.toString('base64') };
  }),
);

/** What the website of the pictures runs: one service for each purpose, and two for what is embedded. */
export const services: Service[] = [
  {
    id: 'statistiek',
    title: 'Google Analytics',
    purpose: 'analytics',
    why: 'Wij zien welke pagina’s mensen lezen.',
    integration: 'google-analytics',
    measurementId: 'G-MERENBURG',
    cookies: [{ name: '_ga', purpose: 'Herkent uw browser.', duration: '180 dagen', party: 'Google' }],
  },
  {
    id: 'klikgedrag',
    title: 'Hotjar',
    purpose: 'click-tracking',
    why: 'Wij zien waar mensen vastlopen.',
    integration: 'hotjar',
    siteId: 4217001,
    cookies: [
      {
        name: '_hjSession_*',
        purpose: 'Houdt dit bezoek bij elkaar.',
        duration: '30 minuten',
        party: 'Hotjar',
      },
      { name: '_hjSessionUser_*', purpose: 'Herkent uw browser.', duration: '365 dagen', party: 'Hotjar' },
    ],
  },
  {
    id: 'filmpje',
    title: 'YouTube',
    purpose: 'embedded',
    why: 'Wij tonen een filmpje over onze zorg.',
    integration: 'youtube',
  },
  {
    id: 'kaart',
    title: 'OpenStreetMap',
    purpose: 'embedded',
    why: 'Wij laten zien waar wij zijn.',
    integration: 'openstreetmap',
  },
];

const film = `<template data-privacy="filmpje" data-title="Een dag op de woongroep" data-heading="2"
  data-link="https://www.youtube.com/watch?v=proef"><iframe width="560" height="315" title="Een dag op de woongroep"
  src="https://www.youtube-nocookie.com/embed/proef"></iframe></template>`;
/** What stands on its page: a heading, a film that is held back, and some text. */
export const main = `<h1>Welkom</h1><p>Wij helpen mensen die zorg zoeken.</p>${film}<p>Bel ons gerust.</p>`;

const style = `
  body { margin: 0; font-family: 'Picture', sans-serif; }
  header, main, footer { padding: 8px 16px; }
  .dark { color-scheme: dark; background: #10161d; color: #eef1f4; }
  .dark a { color: #9cc9ff; }
  *, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
`;

export interface Scene {
  website: Website;
  page: Page;
}

/** What a picture is taken of. */
export interface SceneOptions extends BrowserContextOptions {
  /** Attributes of the page's own <html>. */
  root?: string;
  placement?: NonNullable<SiteInput['theme']>['placement'];
  languages?: SiteInput['languages'];
  /** Service id -> answer: a decision that was taken before. Those left out were not asked at the time. */
  decided?: Record<string, boolean>;
  /** Names of cookies that were there before. */
  cookies?: string[];
  /** What the page holds, instead of the usual. */
  main?: string;
  /** The letter that the visitor set in the browser, in pixels; 16 unless said otherwise. */
  letter?: number;
  /** Run before the page's own scripts. */
  before?: () => void;
}

/** Opens it, with the gate at work. The caller closes the website. */
export async function openScene(browser: Browser, options: SceneOptions = {}): Promise<Scene> {
  const {
    root = 'lang="nl"',
    placement,
    languages,
    decided,
    main: held,
    letter,
    before,
    cookies,
    ...context
  } = options;
  const website = await openWebsite(
    browser,
    () => ({
      services,
      ipAnonymisation: { locked: false, why: 'Zet u dit uit? Dan praat uw browser zelf met Google.' },
    }),
    {
      theme: { accent: '#1d6540', ...(placement && { placement }) },
      ...(languages && { languages }),
    },
  );
  website.put('/', held ?? main, root);
  const visitor = await website.visitor({
    deviceScaleFactor: 1,
    locale: 'nl-NL',
    timezoneId: 'UTC',
    ...context,
  });
  const { page } = visitor;
  await page.clock.setFixedTime(day);
  await page.route('**/style.css', (route) => route.fulfill({ contentType: 'text/css', body: style }));
  await page.addInitScript((all) => {
    for (const { weight, range, bytes } of all)
      document.fonts.add(
        new FontFace('Picture', Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0)).buffer, {
          weight,
          unicodeRange: range,
        }),
      );
  }, letters);
  if (letter) {
    const tools = await visitor.context.newCDPSession(page);
    await tools.send('Page.setFontSizes', { fontSizes: { standard: letter } });
  }
  if (before) await page.addInitScript(before);
  if (cookies)
    await visitor.context.addCookies(cookies.map((name) => ({ name, value: 'x', url: website.origin })));
  if (decided) await visitor.context.addCookies([{ ...decision(website, decided), url: website.origin }]);
  await page.goto(website.origin, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  return { website, page };
}

/** The cookie of a decision, settled on the standing day. */
function decision({ site }: Website, decided: Record<string, boolean>) {
  const { services } = gatePart(site);
  const answers = Object.entries({ ip: true, ...decided }).map(
    ([id, yes]) => `${+yes}${services.find((each) => each.id === id)?.asks ?? '----'}${id}`,
  );
  const value = [
    'eenvorig',
    'Vb3kQ0pS7rTn2LwYx8Zc1A',
    day.getTime().toString(36),
    'banner',
    '',
    answers.join('~'),
  ];
  return { name: 'privacyloket-proef', value: value.join('.') };
}
