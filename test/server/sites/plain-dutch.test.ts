/** The linter for a site's own wording (AC-41): what it notices, with the path, and what it leaves alone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../server/cli.ts';
import { plainDutchWarnings, visitorTexts } from '../../../server/sites/plain-dutch.ts';

const rondom = readFileSync(new URL('../../../demo/rondom/site.json', import.meta.url), 'utf8');
const intro = (text: string) => ({ forms: { contact: { intro: text } } });
const noticed = (text: string) => plainDutchWarnings(intro(text)).map(({ message }) => message);

describe('plainDutchWarnings', () => {
  it('notices a sentence of more than 15 words, and quotes it', () => {
    const fifteen = `${'een '.repeat(14)}zin.`;
    const whole = (text: string) => plainDutchWarnings(intro(text)).filter(({ path }) => path !== '');
    expect(whole(fifteen)).toEqual([]);
    expect(whole(`Kort. Nog ${fifteen}`)).toEqual([
      {
        path: 'forms.contact.intro',
        message: `zin van 16 woorden, liever niet meer dan 15: “Nog ${fifteen}”`,
      },
    ]);
  });

  it('notices a mean of more than 9 words over the whole document', () => {
    expect(plainDutchWarnings(intro('Dit is een zin die tien woorden heeft, en niet meer.'))).toEqual([
      { path: '', message: 'zinnen zijn gemiddeld 11.0 woorden; streef naar 9' },
    ]);
  });

  it('lets a line of the statement be longer, up to 25 words', () => {
    const twenty = `${'een '.repeat(19)}zin.`;
    const at = (document: object) => plainDutchWarnings(document).filter(({ path }) => path !== '');
    expect(at({ statement: { protection: [twenty] } })).toEqual([]);
    expect(at({ statement: { protection: [`Een twee drie vier vijf zes ${twenty}`] } })).toHaveLength(1);
  });

  it.each([
    ['Wij bellen u teneinde een afspraak te maken.', '“teneinde” is kantoortaal; zeg liever “om”'],
    [
      'Dit gaat naar aanleiding van uw vraag.',
      '“naar aanleiding van” is kantoortaal; zeg liever “door, over”',
    ],
    ['Wij verstrekken niets.', '“verstrekken” is kantoortaal; zeg liever “geven”'],
    [
      'Wij vragen een zorgindicatiebesluitbrief.',
      'lang woord “zorgindicatiebesluitbrief”: kan het korter, of in twee woorden?',
    ],
    ['Uw bericht wordt daarna gewist.', 'wie doet dit? “Uw bericht wordt daarna gewist.”'],
    ['Uw gegevens worden bewaard.', 'wie doet dit? “Uw gegevens worden bewaard.”'],
  ])('%s', (text, message) => {
    expect(noticed(text)).toEqual([message]);
  });

  it.each([
    'Welke beschikking of indicatie is er?',
    'Weet u uw burgerservicenummer niet? Laat dit leeg.',
    'Wij bellen u. Dan maken wij een afspraak.',
    'Uw kind wordt beter.',
    'Bel van 8.30 tot 17.00 uur.',
    'De Autoriteit Persoonsgegevens helpt u.',
  ])('leaves “%s” alone', (text) => {
    expect(noticed(text)).toEqual([]);
  });
});

describe('visitorTexts', () => {
  it('takes what a visitor reads, also in groups and steps, and no names, codes or other languages', () => {
    const document = {
      organisation: { name: 'Naam' },
      cookies: { services: [{ id: 'x', purpose: 'analytics', why: 'Wij tellen.' }] },
      forms: {
        contact: {
          kind: 'contact',
          purpose: 'Waarvoor',
          steps: [{ title: 'Stap', first: 'naam' }],
          fields: [
            { id: 'hulp', kind: 'group', item: 'hulp', fields: [{ id: 'naam', label: 'Naam van wie' }] },
          ],
        },
      },
      mail: { to: ['a@b.example'] },
      translations: { en: { Stap: 'Step' } },
    };
    expect(visitorTexts(document).map(({ path, text }) => `${path} ${text}`)).toEqual([
      'cookies.services.0.why Wij tellen.',
      'forms.contact.purpose Waarvoor',
      'forms.contact.steps.0.title Stap',
      'forms.contact.fields.0.item hulp',
      'forms.contact.fields.0.fields.0.label Naam van wie',
    ]);
  });
});

describe('privacyloket site check', () => {
  it('prints warnings with their path, and is content all the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'privacyloket-check-'));
    const document = JSON.parse(rondom);
    delete document.translations;
    document.forms.aanmelding.intro = 'Indien u belt, helpen wij u.';
    const file = join(folder, 'site.json');
    writeFileSync(file, JSON.stringify(document));
    const lines: string[] = [];
    expect(await run(['site', 'check', file], (line) => lines.push(line))).toBe(0);
    rmSync(folder, { recursive: true });
    expect(lines).toEqual([
      'let op, forms.aanmelding.intro: “indien” is kantoortaal; zeg liever “als”',
      'In orde.',
    ]);
  });
});
