/** The standard questions are translated without the site's help, whichever ages and representations it asks for. */
import { describe, expect, it } from 'vitest';
import { originsByName } from '../../../demo/origins.ts';
import { demoSites } from '../../../demo/settings.ts';
import { standardTranslations } from '../../../server/sites/standard-translations.ts';
import { textsOfForm, translationOf } from '../../../server/sites/translations.ts';
import { languages } from '../../../widget/words/languages.ts';

const sites = demoSites(originsByName(8787));
const others = languages.slice(1);

describe.each(others)('the standard questions in %s', (language) => {
  it('are all there, for every form that asks who writes, how old, or who decides', () => {
    const dutch = standardTranslations(language, {});
    expect(dutch.get('Is er curatele, bewind of mentorschap?')).toMatch(/curatele.+bewind.+mentorschap/);
    expect(dutch.get('Weet de mentor hiervan?')).toMatch(/mentor/);
    for (const site of sites)
      for (const [id, form] of Object.entries(site.forms)) {
        const spoken = { ...site, languages, translations: undefined };
        const known = JSON.parse(translationOf(spoken, id, language) ?? '{}');
        const asked = form.fields.flatMap((field): string[] =>
          ['who', 'age-band', 'representative'].includes(field.kind) && 'options' in field
            ? field.options.map(({ label }) => label)
            : [],
        );
        expect(asked.filter((each) => !known[each])).toEqual([]);
        expect(Object.keys(known).filter((each) => !textsOfForm(site, id).includes(each))).toEqual([]);
      }
  });

  it('name every band of ages by its own bounds', () => {
    const form = { options: ['onder-12', '12-15', '16-17', 'vanaf-18'].map((value) => ({ value })) };
    const said = standardTranslations(language, form);
    const numbers = (dutch: string) => said.get(dutch)?.match(/\d+/g)?.map(Number);
    expect(numbers('Jonger dan 12 jaar')).toEqual([12]);
    expect(numbers('12 tot en met 15 jaar')).toEqual([12, 15]);
    expect(numbers('16 of 17 jaar')).toEqual([16, 17]);
    expect(numbers('18 jaar of ouder')).toEqual([18]);
  });
});

describe('a site', () => {
  const site = { ...sites.find((each) => each.site === 'rondom')!, languages };

  it('may have its own words for them', () => {
    const translations = { en: { 'Voor mijzelf': 'For me' } };
    expect(JSON.parse(translationOf({ ...site, translations }, 'aanmelding', 'en')!)).toMatchObject({
      'Voor mijzelf': 'For me',
      'Voor mijn kind': 'For my child',
    });
  });

  it('has none in a language that it does not speak', () => {
    expect(translationOf({ ...site, languages: ['nl', 'en'] }, 'aanmelding', 'pl')).toBeUndefined();
    expect(translationOf(site, 'aanmelding', 'nl')).toBeUndefined();
  });
});
