/** What the statement says, section by section, for the five sites and for settings that no demo site has. */
import { describe, expect, it } from 'vitest';
import { originsByName } from '../../../demo/origins.ts';
import { demoSites } from '../../../demo/settings.ts';
import type { Site } from '../../../server/sites/site-schema.ts';
import type { Section } from '../../../widget/statement/statement-parts.ts';
import { statementOf } from '../../../widget/statement/statement-text.ts';
import { capital, dayOfYearWords, dayWords, termWords } from '../../../widget/statement/term-words.ts';
import { measure, textsIn } from '../../support/sentences.ts';

const sites = demoSites(originsByName(8787));
const site = (id: string): Site => structuredClone(sites.find((each) => each.site === id)!);
const linesOf = (sections: Section[]) =>
  textsIn(sections, (path) => !['id', 'kind', 'row'].includes(path.at(-1)!));
const said = (settings: Site, section: string) =>
  linesOf(statementOf(settings).filter(({ id }) => id === section)).join('\n');

describe.each(sites)('the statement of $site', (settings) => {
  it('has every part that the law asks for, each once', () => {
    const ids = statementOf(settings).map(({ id }) => id);
    for (const id of [
      'wie',
      'gegevens',
      'waarom',
      'bewaren',
      'delen',
      'cookies',
      'rechten',
      'klacht',
      'versie',
    ])
      expect(ids.filter((each) => each === id)).toHaveLength(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is plain Dutch', () => {
    const { mean, long } = measure(linesOf(statementOf(settings)), 25);
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(9);
  });

  it('leaves nothing unfilled', () => {
    expect(linesOf(statementOf(settings)).join('\n')).not.toMatch(/undefined|null|NaN|\[object|\{|\}| {2}/);
  });
});

describe('the statement', () => {
  it('says four weeks from receipt where a message without an agreement is kept P4W', () => {
    expect(said(site('langdurig'), 'bewaren')).toContain('Vier weken, geteld vanaf de ontvangst.');
  });

  it('says until dealt with, and the boekjaar, where the settings keep it until then', () => {
    expect(said(site('rondom'), 'bewaren')).toContain(
      'Tot wij ermee klaar zijn. Daarna wissen wij het, uiterlijk drie maanden na het boekjaar. Ons boekjaar eindigt op 31 december.',
    );
  });

  it('names the term of an agreement, its one extension and its cap, and leaves out what there is not', () => {
    expect(said(site('langdurig'), 'bewaren')).toContain(
      'Vijf jaar, geteld vanaf het einde van de hulp. Eén keer langer kan: hooguit twee jaar. Nooit langer dan zeven jaar.',
    );
    expect(said(site('balans'), 'bewaren')).toContain(
      '15 jaar, geteld vanaf de laatste wijziging. Korter kan als u dat vraagt. Staat het',
    );
  });

  it('speaks as one person where the practice is one', () => {
    const lines = linesOf(statementOf(site('ambulant'))).join('\n');
    expect(lines).not.toMatch(/\b(wij|ons|onze)\b/i);
    expect(said(site('ambulant'), 'wie')).toContain('Ik ben verantwoordelijk');
  });

  it('says that nobody is followed where nothing measures, and asks nothing', () => {
    const quiet = site('ambulant');
    quiet.cookies.services = [];
    expect(said(quiet, 'cookies')).toContain('Ik volg niemand. Daarom vraag ik u niets.');
    expect(statementOf(quiet).flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'open'))).toEqual(
      [],
    );
  });

  it('has the switch “Instellen klikgedrag” in place where clicks can be followed, and only there', () => {
    const switches = (id: string) =>
      statementOf(site(id)).flatMap(({ blocks }) =>
        blocks.filter((block) => block.kind === 'open' && block.row === 'click-tracking'),
      );
    expect(switches('welzijn')).toHaveLength(1);
    expect(switches('langdurig')).toHaveLength(0);
  });

  it('says that mail carries the sealed message where it does, and that it carries nothing where it does not', () => {
    expect(said(site('rondom'), 'gegevens')).toContain('een mail met uw bericht erbij, ook versleuteld');
    expect(said(site('welzijn'), 'gegevens')).toContain('In die mail staat niets van u.');
  });

  it('lists earlier versions with what changed', () => {
    const changed = site('welzijn');
    changed.statement.changes = [{ version: '2025-01', published: '2025-01-06', what: 'Hotjar kwam erbij.' }];
    expect(said(changed, 'versie')).toMatch(/2025-01\n6 januari 2025\nHotjar kwam erbij\./);
  });

  it('says the rule for minors and representation that the forms follow', () => {
    expect(said(site('langdurig'), 'minderjarig')).toContain(
      'Bent u jonger dan 16 jaar? Dan geven ook uw ouders toestemming.',
    );
    expect(said(site('rondom'), 'minderjarig')).toContain(
      'Is er curatele of mentorschap? Dan doet de wettelijk vertegenwoordiger dat.',
    );
    for (const id of ['langdurig', 'rondom', 'balans']) {
      expect(said(site(id), 'minderjarig')).toContain('Dan gaan wij na of dat klopt.');
      expect(said(site(id), 'minderjarig')).toContain('Zelf om hulp vragen mag altijd.');
    }
    expect(said(site('ambulant'), 'minderjarig')).toBe('');
  });

  it('says who decides about passing data on, by age, and that writing needs no parent', () => {
    expect(said(site('welzijn'), 'minderjarig').split('\n').slice(1)).toEqual([
      'Geven wij gegevens door? Onder de 12 jaar beslissen de ouders.',
      'Van 12 tot 16 jaar beslissen de jongere en de ouders samen.',
      'Vanaf 16 jaar beslist u zelf.',
      'Om ons te schrijven hebt u geen ouder nodig.',
    ]);
  });

  it('leaves a section out rather than empty', () => {
    const bare = site('balans');
    bare.minors = { passingOn: [] };
    bare.statement.incidents = [];
    expect(statementOf(bare).map(({ id }) => id)).not.toContain('minderjarig');
    expect(statementOf(bare).every(({ blocks }) => blocks.length > 0)).toBe(true);
  });
});

describe('terms in words', () => {
  it.each([
    ['P4W', 'vier weken'],
    ['P1M', 'één maand'],
    ['P28D', '28 dagen'],
    ['P12Y', 'twaalf jaar'],
    ['P15Y', '15 jaar'],
    ['P1Y6M', 'één jaar en zes maanden'],
    ['P0Y3M', 'drie maanden'],
  ])('%s is %s', (term, words) => {
    expect(termWords(term)).toBe(words);
  });

  it('days read as people say them', () => {
    expect(dayWords('2026-11-02')).toBe('2 november 2026');
    expect(dayOfYearWords('12-31')).toBe('31 december');
    expect(dayOfYearWords('02-29')).toBe('29 februari');
    expect(capital('één maand')).toBe('Eén maand');
  });
});
