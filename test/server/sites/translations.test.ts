/** The forms in other languages: found by their Dutch text, signed by their hash, never a question that is not asked. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originsByName } from '../../../demo/origins.ts';
import { demoSites } from '../../../demo/settings.ts';
import { readSite } from '../../../server/sites/load-sites.ts';
import { formDefinitions } from '../../../server/sites/public-part.ts';
import { textsOfForm, translationOf } from '../../../server/sites/translations.ts';
import { sentencesOf, wordsOf } from '../../support/sentences.ts';
import { type House, openHouse } from '../server-house.ts';

const text = readFileSync(new URL('../../../demo/welzijn/site.json', import.meta.url), 'utf8');
/** The demo's settings with one text replaced by another, as they are read. */
const changed = (from: string, to: string) => {
  const { site, faults } = readSite(text.replace(from, to));
  return { site, faults: faults.map(({ path, message }) => `${path}: ${message}`) };
};
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a translation', () => {
  const { site: read } = readSite(text);
  const site = read!;

  it('is the very text whose hash the administrator signs', async () => {
    const { translations } = formDefinitions(site).contact!;
    expect(Object.keys(translations!).sort()).toEqual(['ar', 'en', 'pl', 'tr', 'uk']);
    for (const [language, hash] of Object.entries(translations!)) {
      const answer = await house.visit(`/s/welzijn/vertaling/contact/${language}`);
      expect(
        createHash('sha256')
          .update(await answer.text())
          .digest('base64url'),
      ).toBe(hash);
    }
  });

  it('costs the statement a hash a language, and no text', () => {
    const { translations, ...rest } = formDefinitions(site).contact!;
    expect(JSON.stringify(rest)).not.toMatch(/Adınız|اسمكم/);
    for (const hash of Object.values(translations!)) expect(hash).toHaveLength(43);
  });

  it('of each demo covers every text that its forms show, in short sentences', () => {
    // Phone numbers, addresses and names are the same in every language.
    const same = /^[\d ]+$|@|^Postbus/;
    for (const demo of demoSites(originsByName(8787)))
      for (const language of demo.languages.filter((each) => each !== 'nl'))
        for (const form of Object.keys(demo.forms)) {
          const said = JSON.parse(translationOf(demo, form, language)!) as Record<string, string>;
          const shown = textsOfForm(demo, form).filter((each) => !same.test(each));
          expect(shown.filter((each) => !said[each])).toEqual([]);
          const sentences = Object.values(said).flatMap(sentencesOf);
          expect(sentences.filter((each) => wordsOf(each) > 17)).toEqual([]);
        }
  });

  it.each(['/contact/nl', '/contact/de', '/contact/constructor', '/niets/tr', '/toString/tr'])(
    'that is not there is not found: %s',
    async (path) => {
      const answer = await house.visit(`/s/welzijn/vertaling${path}`);
      expect([answer.status, await answer.json()]).toEqual([404, { code: 'not-found' }]);
    },
  );

  it('counts no longer once the Dutch text was changed: the settings are refused with the nearest text', () => {
    expect(changed('"label": "Uw naam"', '"label": "Uw naam?"').faults).toContain(
      'translations.tr.Uw naam: geen formulier heeft deze tekst; bedoelt u "Uw naam?"?',
    );
  });

  it('is refused in a language that the site does not speak', () => {
    expect(changed('"pl", "uk"]', '"pl"]').faults).toEqual([
      'translations.uk: deze taal staat niet bij languages',
    ]);
  });

  it('is refused in a language that we have no words in', () => {
    expect(changed('"translations": {', '"translations": { "de": {},').faults[0]).toMatch(
      /^translations\.de: deze naam bestaat niet/,
    );
  });
});
