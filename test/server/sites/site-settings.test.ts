/** A settings document with faults: all of them at once, with path, in plain Dutch, with the nearest right name. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadSites, readSite, SitesRefused, siteMap } from '../../../server/sites/load-sites.ts';
import { editDistance, nearestName } from '../../../server/sites/nearest-name.ts';
import { siteJsonSchemaText } from '../../../server/sites/site-json-schema.ts';

const demo = new URL('../../../demo/', import.meta.url).pathname;
const rondom = readFileSync(join(demo, 'rondom/site.json'), 'utf8');

/** The document as plain JSON: paths in it are written as the faults name them. */
function changed(changes: Record<string, unknown>): string {
  const document = JSON.parse(rondom);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop()!;
    const at = steps.reduce((here, step) => here[step], document);
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return JSON.stringify(document);
}

function faultsOf(changes: Record<string, unknown>): Record<string, string> {
  const { faults } = readSite(changed(changes));
  return Object.fromEntries(faults.map(({ path, message }) => [path, message]));
}

describe('the five demo sites', () => {
  it('are without fault', () => {
    expect([...loadSites(demo).keys()]).toEqual(['ambulant', 'balans', 'langdurig', 'rondom', 'welzijn']);
  });
});

describe('a document with faults', () => {
  it('is told all of them at once', () => {
    expect(
      faultsOf({
        origns: [],
        hours: undefined,
        'organisation.email': 'secretariaat',
        'cookies.keepDays': 3,
        'mail.to': [],
        'mail.attachEnvelope': 'ja',
        'forms.aanmelding.fields.1.requird': true,
      }),
    ).toEqual({
      origns: 'deze naam bestaat niet; bedoelt u "origins"?',
      hours: 'ontbreekt; is verplicht',
      'organisation.email': 'is geen mailadres',
      'cookies.keepDays': 'te klein: ten minste 30',
      'mail.to': 'te weinig: ten minste 1',
      'mail.attachEnvelope': 'moet true of false zijn',
      'forms.aanmelding.fields.1.requird': 'deze naam bestaat niet; bedoelt u "required"?',
    });
  });

  it('is told what may stand there when nothing comes near', () => {
    expect(faultsOf({ 'hours.xyzzyxyzzyxyzzy': 1 })).toEqual({
      'hours.xyzzyxyzzyxyzzy': 'deze naam bestaat niet; hier mag: when, answerWithin',
    });
  });

  it('is told the nearest value of a closed list', () => {
    const { 'theme.placement': message } = faultsOf({ 'theme.placement': 'bottom-lef' });
    expect(message).toMatch(/^moet een van deze zijn: .*; bedoelt u "bottom-left"\?$/);
  });

  it('is told the kinds of field for an unknown one', () => {
    const { 'forms.aanmelding.fields.0.kind': message } = faultsOf({
      'forms.aanmelding.fields.0.kind': 'foto',
    });
    expect(message).toContain('moet een van deze zijn: text, longtext, email');
  });

  it('is told a wrong form name', () => {
    expect(faultsOf({ 'forms.Formulier 1': {} })['forms.Formulier 1']).toBe(
      'deze naam mag niet: kleine letters, cijfers en streepjes',
    );
  });

  it('is told about the shape that it comes closest to', () => {
    expect(faultsOf({ 'retention.unanswered.plus': 'drie maanden' })).toHaveProperty([
      'retention.unanswered.plus',
    ]);
  });

  it('is told where the JSON breaks off', () => {
    expect(readSite('{\n  "site": "a",\n}').faults).toEqual([
      { path: '', message: 'geen geldige JSON op regel 3, teken 1' },
    ]);
  });

  it('is told the shape of a phone number, a colour, a page and a website in words', () => {
    expect(
      faultsOf({
        'organisation.phone': '(039) 12',
        'theme.accent': 'groen',
        'statement.url': 'privacy.html',
        origins: ['https://www.voorbeeld.nl/', 'voorbeeld.nl'],
      }),
    ).toEqual({
      'organisation.phone': 'alleen cijfers, spaties en streepjes: 039 012 34 30',
      'theme.accent': 'een kleur in kleine letters, zoals #0b5c7a',
      'statement.url': 'begint met / of is een heel adres, met https://',
      'origins.0': 'alleen https://naam of http://naam:poort, zonder iets erachter',
      'origins.1': 'is geen volledig adres, zoals https://www.voorbeeld.nl',
    });
  });

  it('is told of the names that it kept of the site it was copied from', () => {
    expect(faultsOf({ site: 'beekzicht' })).toEqual({
      'cookies.functional.0.name': 'hoort niet bij "beekzicht"; bedoelt u "privacyloket-beekzicht"?',
      'cookies.functional.1.name': 'hoort niet bij "beekzicht"; bedoelt u "privacyloket-beekzicht-outbox"?',
    });
  });

  it('speaks no English', () => {
    const all = Object.values(faultsOf({ site: 1, origins: 'x', forms: [], retention: null, statement: {} }));
    expect(all.length).toBeGreaterThan(4);
    for (const message of all) expect(message).not.toMatch(/expected|invalid|required|must/i);
  });
});

describe('ids that must name something', () => {
  const field = 'forms.aanmelding';
  it.each([
    [
      'a list name without a field',
      { [`${field}.list.name`]: 'nam' },
      `${field}.list.name`,
      'bedoelt u "naam"?',
    ],
    [
      'a first line without a field',
      { [`${field}.list.first`]: 'zzz' },
      `${field}.list.first`,
      'er is geen veld "zzz"',
    ],
    [
      'one of several that is no field',
      { [`${field}.oneOf`]: { fields: ['naam', 'faks'], message: 'x' } },
      `${field}.oneOf.fields.1`,
      'er is geen veld "faks"',
    ],
    [
      'a condition on no field',
      { [`${field}.fields.1.when`]: { field: 'voor-wi', is: ['x'] } },
      `${field}.fields.1.when.field`,
      'bedoelt u "voor-wie"?',
    ],
    [
      'a condition on a later field',
      { [`${field}.fields.0.when`]: { field: 'indicatie', is: ['wmo'] } },
      `${field}.fields.0.when.field`,
      'er is boven dit veld geen veld',
    ],
    [
      'a condition on an answer that can’t be given',
      { [`${field}.fields.1.when`]: { field: 'voor-wie', is: ['chld'] } },
      `${field}.fields.1.when.is.0`,
      'bedoelt u "child"?',
    ],
    [
      'a field that stands there twice',
      { [`${field}.fields.1.id`]: 'voor-wie' },
      `${field}.fields.1.id`,
      'staat er dubbel',
    ],
    [
      'a BSN in a contact form',
      { [`${field}.kind`]: 'contact' },
      expect.stringMatching(/^forms\.aanmelding\.fields\.\d+\.kind$/),
      'alleen in een formulier van kind "aanmelding"',
    ],
  ])('refuses %s', (_, changes, path, message) => {
    expect(readSite(changed(changes)).faults).toContainEqual({
      path,
      message: expect.stringContaining(message),
    });
  });

  it('refuses Google Analytics without its IP switch', () => {
    expect(faultsOf({ 'cookies.ipAnonymisation': undefined })).toEqual({
      'cookies.ipAnonymisation': 'ontbreekt; is verplicht bij google-analytics',
    });
  });

  it('refuses an IP switch without Google Analytics', () => {
    expect(faultsOf({ 'cookies.services': [] })).toEqual({
      'cookies.ipAnonymisation': 'mag alleen als google-analytics bij services staat',
    });
  });

  it('refuses two services of one id', () => {
    const { services } = JSON.parse(rondom).cookies;
    expect(faultsOf({ 'cookies.services': [services[0], services[0]] })).toEqual({
      'cookies.services.1.id': '"statistiek" staat er dubbel',
    });
  });
});

describe('what would run or answer by itself', () => {
  const [service] = JSON.parse(rondom).cookies.services;
  const plausible = {
    id: 'tellen',
    title: 'Plausible',
    purpose: 'analytics',
    why: 'Wij tellen bezoeken.',
    integration: 'plausible',
    script: 'https://plausible.example/js/a.js',
  };

  it.each(['javascript:alert(1)', 'data:text/html,x', '//ander.example/', '/\\ander.example/'])(
    'refuses %s as the address of the statement',
    (url) => expect(faultsOf({ 'statement.url': url })).toHaveProperty(['statement.url']),
  );

  it.each([
    ['script', 'data:text/javascript,x//.js'],
    ['endpoint', 'javascript:x'],
  ])('refuses a %s of a service that is no address', (key, value) => {
    const written = { 'cookies.services': [service, { ...plausible, [key]: value }] };
    expect(faultsOf(written)).toHaveProperty([`cookies.services.1.${key}`]);
  });

  it.each(['ip', 'constructor'])(
    'refuses a service called %s: a no to everything could say yes to it',
    (id) => {
      expect(faultsOf({ 'cookies.services.0.id': id })).toHaveProperty(['cookies.services.0.id']);
    },
  );
});

describe('mail', () => {
  it('refuses a copy of each message without a mail for each message', () => {
    expect(faultsOf({ 'mail.frequency': 'until-opened' })).toEqual({
      'mail.frequency': 'is "each" als attachEnvelope aan staat: elk bericht heeft een eigen kopie',
    });
  });
});

describe('loadSites', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  function folderWith(files: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'privacyloket-sites-'));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  it('reads <id>.json and <folder>/site.json, and leaves the rest alone', () => {
    const folder = folderWith({
      'rondom.json': rondom,
      'welzijn/site.json': readFileSync(join(demo, 'welzijn/site.json'), 'utf8'),
      'site.schema.json': '{}',
      'leesmij.txt': 'x',
      'welzijn/ander.json': '{}',
    });
    expect([...loadSites(folder).keys()].sort()).toEqual(['rondom', 'welzijn']);
  });

  it('names the file of each fault, in all files', () => {
    const folder = folderWith({ 'a.json': '{', 'b.json': changed({ hours: undefined }) });
    expect(() => loadSites(folder)).toThrow(SitesRefused);
    try {
      loadSites(folder);
    } catch (error) {
      const { faults, message } = error as SitesRefused;
      expect(faults.map(({ file }) => file)).toEqual([join(folder, 'a.json'), join(folder, 'b.json')]);
      expect(message).toContain(`${join(folder, 'b.json')}: hours: ontbreekt; is verplicht`);
    }
  });

  it('refuses two documents of one site', () => {
    expect(() => loadSites(folderWith({ 'a.json': rondom, 'b.json': rondom }))).toThrow(
      'staat al in een ander bestand',
    );
    const { site } = readSite(rondom);
    expect(() => siteMap([site!, site!])).toThrow(SitesRefused);
  });

  it('refuses a folder without a site', () => {
    expect(() => loadSites(folderWith({}))).toThrow('hier staat geen instellingenbestand');
  });
});

describe('nearestName', () => {
  it.each([
    ['', 'abc', 3],
    ['origns', 'origins', 1],
    ['recieve', 'receive', 1],
    ['kind', 'kind', 0],
    ['ab', 'ba', 1],
    ['kitten', 'sitting', 3],
  ])('counts the typing errors between "%s" and "%s"', (one, other, distance) => {
    expect([editDistance(one, other), editDistance(other, one)]).toEqual([distance, distance]);
  });

  it('finds none where nothing comes near', () => {
    expect(nearestName('abcdef', ['uvwxyz', 'q'])).toBeUndefined();
  });
});

it('has its JSON schema for editors beside it, as it is now', () => {
  const file = new URL('../../../server/sites/site.schema.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(siteJsonSchemaText());
});
