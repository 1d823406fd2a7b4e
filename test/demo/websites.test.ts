import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { originsByName, siteNames } from '../../demo/origins.ts';
import { demoSites } from '../../demo/settings.ts';
import { measure } from '../support/sentences.ts';

const folder = join(import.meta.dirname, '../../demo');
const sites = demoSites(originsByName(8787));
const pages = siteNames.flatMap((site) =>
  globSync(`${site}/*.html`, { cwd: folder }).map((file) => ({ site, file })),
);
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

  it('loads one script, ours, by one tag', () => {
    expect(html.match(/<script\b[^>]*>/g)).toEqual([
      `<script type="module" async crossorigin data-privacyloket="${site}" src="http://loket.localhost:8787/${site}.js">`,
    ]);
  });

  it('has no inline style or handler and asks nothing from elsewhere', () => {
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<iframe|<form/);
    expect(html.match(/(?:src|href)="https?:[^"]*"/g)).toEqual([
      `src="http://loket.localhost:8787/${site}.js"`,
    ]);
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
      if (place) expect(read(target), `${target}#${place}`).toContain(`id="${place}"`);
    }
  });

  it('is written in plain Dutch', () => {
    const { mean, long } = measure([linesOf(html)], 15);
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(9);
  });
});

describe.each(sites)('the statement of $site', (settings) => {
  const { site, organisation, statement, cookies, forms } = settings;
  const html = read(`${site}/privacy.html`);
  const day = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

  it('names the organisation, its privacy contact, version and date of the settings', () => {
    const [name, email] = organisation.privacyContact.split(', ');
    for (const text of [organisation.name, organisation.street, organisation.postcode, name, email])
      expect(html).toContain(text);
    expect(html).toContain(
      `Versie ${statement.version}, geldig vanaf ${day.format(new Date(statement.published))}.`,
    );
  });

  it('lists exactly what the settings say a browser keeps, and for how long', () => {
    const kept = [...cookies.functional, ...cookies.services.flatMap((service) => service.cookies)];
    const listed = [
      ...html.matchAll(/<dt>((?:privacyloket|_)\S*)[^<]*<\/dt><dd>([^<]*)<br>Hoe lang: ([^<]*)<\/dd>/g),
    ];
    expect(listed.map(([, name, purpose, duration]) => ({ name, purpose, duration }))).toEqual(
      kept.map(({ name, purpose, duration }) => ({ name, purpose, duration })),
    );
  });

  it('names each service, and none that is not there', () => {
    for (const title of ['Google Analytics', 'Hotjar', 'Matomo']) {
      const used = cookies.services.some((service) => service.title === title);
      const named = html.replace(/Er bestond een gids[^<]*/, '').includes(title);
      expect({ title, named }).toEqual({ title, named: used });
    }
  });

  it('has the place where click tracking is set, where there is click tracking', () => {
    const tracked = cookies.services.some(({ purpose }) => purpose === 'click-tracking');
    expect(html.includes('data-privacy-open="click-tracking">Instellen klikgedrag</a>')).toBe(tracked);
  });

  it('says how long a message is kept, as the settings do', () => {
    const { unanswered } = settings.retention;
    if ('keep' in unanswered) {
      expect(unanswered.keep).toBe('P4W');
      expect(html).toMatch(/Vier weken(?:<\/strong>)?,? (?:geteld vanaf de|na) ontvangst/);
    } else {
      expect(unanswered).toMatchObject({ boekjaarEnds: '12-31', plus: 'P3M' });
      expect(html).toContain('uiterlijk drie maanden na het boekjaar');
      expect(html).toContain('eindigt op 31 december');
    }
  });

  it('names the term of an agreement, with its one extension and its cap', () => {
    const words: Record<string, string> = {
      P2Y: 'twee jaar',
      P5Y: '(?:vijf|Vijf) jaar',
      P7Y: 'zeven jaar',
      P15Y: '15 jaar',
      P20Y: '20 jaar',
    };
    const { keep, extendOnce } = settings.retention.agreement;
    expect(html).toMatch(new RegExp(`<dd>${words[keep]}`));
    if (extendOnce) expect(html).toMatch(new RegExp(`(?:Eén|één) keer[^.]*${words[extendOnce]}`));
    if (site === 'langdurig') expect(html).toContain('Nooit langer dan zeven jaar');
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
