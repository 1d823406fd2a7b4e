import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { originsByName, siteNames } from '../../demo/origins.ts';
import { demoSites } from '../../demo/settings.ts';
import { factsOf } from '../../server/sites/services/all.ts';
import { statementOf } from '../../widget/statement/statement-text.ts';
import { measure } from '../support/sentences.ts';

const folder = join(import.meta.dirname, '../../demo');
const sites = demoSites(originsByName(8787));
const pages = siteNames.flatMap((site) =>
  globSync(`${site}/*.html`, { cwd: folder }).map((file) => ({ site, file })),
);
/** The sections that the element draws on the privacy page. */
const sectionsOf = (site: string) =>
  statementOf(sites.find((each) => each.site === site)!).map(({ id }) => id);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** What a visitor reads, a line for each piece of text. */
function linesOf(html: string): string {
  return html
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/?(?:p|li|h[1-3]|dt|dd|br|div|strong|blockquote|footer|address)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '');
}

describe.each(pages)('$file', ({ site, file }) => {
  const html = read(file);

  /** The one that every form in a frame needs, and no other page. */
  const frame = html.includes('<privacy-form-frame')
    ? ['src="http://loket.localhost:8787/formulier/frame.js"']
    : [];

  it('loads one script, ours, by one tag, and the one of the frame where a form stands in one', () => {
    expect(html.match(/<script\b[^>]*>/g)).toEqual([
      `<script type="module" async crossorigin data-privacyloket="${site}" src="http://loket.localhost:8787/${site}.js">`,
      ...frame.map((src) => `<script type="module" async crossorigin ${src}>`),
    ]);
  });

  it('has no inline style or handler and asks nothing from elsewhere', () => {
    const outside = html.replace(/<template data-privacy=[\s\S]*?<\/template>/g, '');
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<form/);
    expect(outside).not.toContain('<iframe');
    const own = [`src="http://loket.localhost:8787/${site}.js"`, ...frame];
    if (file.endsWith('privacy.html')) own.push(`href="http://loket.localhost:8787/s/${site}/verklaring"`);
    expect(outside.match(/(?:src|href)="https?:[^"]*"/g)).toEqual(own);
  });

  it('holds back what comes from elsewhere, under a service of its settings that says so', () => {
    const { services } = sites.find((each) => each.site === site)!.cookies;
    for (const [, name, inside] of html.matchAll(
      /<template data-privacy="([a-z-]+)"[^>]*>([\s\S]*?)<\/template>/g,
    )) {
      const meant = services.filter((each) => each.id === name || each.purpose === name);
      const frames = meant.flatMap((each) => factsOf(each).hosts.frame);
      for (const [, address] of inside!.matchAll(/src="([^"]*)"/g))
        expect(frames).toContain(new URL(address!).origin);
    }
  });

  it('leads to cookies and to the statement from the bottom of the page', () => {
    const bottom = html.slice(html.indexOf('<footer class="voet">'));
    expect(bottom).toContain('data-privacy-open>Cookies en privacy</a>');
    expect(bottom).toContain('<a href="/privacy">Privacyverklaring</a>');
  });

  it('links only to pages and places that exist', () => {
    for (const [, path = '', place] of html.matchAll(/href="(\/[a-z]*)?(?:#([a-z]+))?"/g)) {
      const target = path === '' ? file : `${site}/${path === '/' ? 'index' : basename(path)}.html`;
      expect(existsSync(join(folder, target)), target).toBe(true);
      if (!place) continue;
      const drawn = target === `${site}/privacy.html` ? sectionsOf(site) : [];
      if (!drawn.includes(place)) expect(read(target), `${target}#${place}`).toContain(`id="${place}"`);
    }
  });

  it('is written in plain Dutch', () => {
    const { mean, long } = measure([linesOf(html)], 15);
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(9);
  });
});

describe.each(sites)('the statement of $site', (settings) => {
  const { site, organisation, forms } = settings;
  const html = read(`${site}/privacy.html`);

  it('is drawn from the settings, and leads to the printed one without JavaScript', () => {
    expect(html).toContain('<privacy-statement>');
    expect(html).toContain(`href="http://loket.localhost:8787/s/${site}/verklaring"`);
    expect(html).toContain(organisation.phone);
  });

  it('stands on the page with its form, and the page has phone number and address without it', () => {
    for (const form of Object.keys(forms)) {
      const inside = pages
        .filter((page) => page.site === site)
        .map((page) => read(page.file).split(`<privacy-form form="${form}">`)[1]?.split('</privacy-form>')[0])
        .find((each) => each !== undefined);
      expect(inside).toContain(organisation.phone);
      expect(inside).toContain(organisation.street);
    }
  });
});
