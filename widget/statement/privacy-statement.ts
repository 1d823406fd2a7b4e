/**
 * `<privacy-statement>`: the whole privacy statement, drawn from the site's settings. With `part="cookies"` only what
 * a browser may keep, and what this visitor chose; with the id of another section, `part="bewaren"` say, that section
 * alone. `level` is that of the first heading.
 * In the light DOM, without styles that outweigh the page's: it is text of the provider's own page, which search,
 * print and reading aloud take as such. What the page wrote inside stays until there is something better.
 */
import type { Choices, ConsentRecord } from '../consent/decision.ts';
import type { ConsentDetails, GateSettings } from '../settings/gate-settings.ts';
import type { DeclarationWords } from '../words/declaration-nl.ts';
import type { Language } from '../words/languages.ts';
import { cookieDeclaration, type DeclaredEntry } from './cookie-declaration.ts';
import type { Section } from './statement-parts.ts';
import { make, sectionElements } from './whole-statement.ts';

/** What the element knows of the page it stands on. It can look, never decide: scripts of the page reach it. */
export interface StatementSurroundings {
  settings: GateSettings;
  language: Language;
  words: DeclarationWords;
  details: () => Promise<ConsentDetails>;
  /** The whole statement, as the server drew it from the settings. */
  sections: () => Promise<Section[]>;
  record(): ConsentRecord | undefined;
  choices(): Choices;
}

export abstract class PrivacyStatement extends HTMLElement {
  abstract readonly around: StatementSurroundings;
  declare private details: ConsentDetails | undefined;
  declare private drawn: boolean | undefined;

  connectedCallback(): void {
    const part = this.getAttribute('part');
    if (part !== 'cookies') {
      this.sections(part);
      return;
    }
    document.addEventListener('privacyloket-changed', this.showChoice);
    document.addEventListener('visibilitychange', this.showChoice);
    if (this.details) return;
    this.around.details().then(
      (details) => {
        this.details = details;
        this.draw(details);
      },
      // Without a connection the page's own words are the best there is.
      () => {},
    );
  }

  disconnectedCallback(): void {
    document.removeEventListener('privacyloket-changed', this.showChoice);
    document.removeEventListener('visibilitychange', this.showChoice);
  }

  /** All sections, or the one with this id. A name that no section has leaves the page's own words. */
  private sections(part: string | null): void {
    if (this.drawn) return;
    this.drawn = true;
    this.around.sections().then(
      (sections) => {
        const shown = part === null ? sections : sections.filter(({ id }) => id === part);
        if (!shown.length) {
          const known = ['cookies', ...sections.map(({ id }) => id)].join('", "');
          console.error(
            `<privacy-statement part="${part}">: there is no such part. Leave it out, or write "${known}".`,
          );
          return;
        }
        // The provider's own sentences, and ours beside them, are Dutch.
        this.lang = 'nl';
        this.dir = 'ltr';
        this.replaceChildren(...sectionElements(shown, this.headings(2)[0]));
        // The address may name a section that was not there when the page was loaded.
        this.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`)?.scrollIntoView();
      },
      // Without a connection the page's own words are the best there is, until it is put in place again.
      () => {
        this.drawn = false;
      },
    );
  }

  private draw(details: ConsentDetails): void {
    const { words, settings, language } = this.around;
    const { consent } = words;
    const [heading, deeper] = this.headings();
    /** What the provider wrote is in the site's first language, whatever the page speaks. */
    const own = settings.languages[0] === language ? {} : { lang: settings.languages[0]!, dir: 'auto' };

    const rows = (entries: DeclaredEntry[]) => {
      if (!entries.length) return make('p', {}, consent.nothingKept);
      const labels = [words.name, words.purpose, words.duration, words.party, words.third];
      const row = ({ name, kind, purpose, duration, party, thirdParty }: DeclaredEntry) => {
        const where = kind === 'cookie' ? '' : ` ${words.kinds[kind]}`;
        const cells: [Record<string, string>, ...(Node | string)[]][] = [
          [{}, make('code', { dir: 'ltr' }, name), where],
          [own, purpose],
          [own, duration],
          [{}, party],
          [{}, thirdParty ? words.yes : words.no],
        ];
        // Roles are said aloud: a cell that is drawn as a block on a phone is no cell to every browser.
        return make(
          'tr',
          { role: 'row' },
          ...cells.map(([more, ...content], index) =>
            make('td', { role: 'cell', 'data-label': labels[index]!, ...more }, ...content),
          ),
        );
      };
      const head = labels.map((each) => make('th', { scope: 'col', role: 'columnheader' }, each));
      return make(
        'table',
        { role: 'table' },
        make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...head)),
        make('tbody', { role: 'rowgroup' }, ...entries.map(row)),
      );
    };

    const parts = cookieDeclaration(details).flatMap(({ purpose, services }) => [
      make(heading, {}, consent[purpose]),
      ...services.flatMap(({ service, entries }) =>
        service
          ? [
              make(deeper, own, service.title),
              make('p', own, [service.why, service.countingOnly].filter(Boolean).join(' ')),
              make('p', {}, sentencesOf(service, words)),
              make('p', { 'data-service': service.id }),
              rows(entries),
            ]
          : [make('p', {}, consent.functionalWhy), rows(entries)],
      ),
      ...(purpose === 'analytics' && details.ip
        ? [make(deeper, {}, consent.ip), make('p', own, details.ip.why), make('p', { 'data-service': 'ip' })]
        : []),
    ]);
    const change = make('button', { type: 'button', 'data-privacy-open': '' }, words.change);
    this.lang = language;
    this.dir = language === 'ar' ? 'rtl' : 'ltr';
    const choice = [make(heading, {}, words.your), make('p', { 'data-chosen': '' }), make('p', {}, change)];
    // A site that follows nobody has nothing to choose.
    this.replaceChildren(...(details.services.length ? choice : []), ...parts);
    this.showChoice();
  }

  /** Writes what the visitor chose, and when, into the places that the drawing left for it. */
  private showChoice = (): void => {
    const { words, language, settings } = this.around;
    const record = this.around.record();
    const choices = this.around.choices();
    // Digits as in the rest of the page: durations and phone numbers have these too.
    const day = new Date(record?.at ?? 0).toLocaleDateString(language, {
      dateStyle: 'full',
      numberingSystem: 'latn',
    });
    const none = settings.services.every(({ free }) => free) ? words.consent.free : words.none;
    for (const each of this.querySelectorAll('[data-chosen]'))
      each.textContent = record ? words.consent.chosen(day) : none;
    for (const each of this.querySelectorAll<HTMLElement>('[data-service]'))
      each.textContent = choices[each.dataset.service!] ? words.on : words.off;
  };

  /** Heading elements for a part and what is in it; `level` says where the first one falls, if it is 2 to 5. */
  private headings(usual = 3): [string, string] {
    const asked = Number(this.getAttribute('level'));
    const level = asked >= 2 && asked <= 5 ? asked : usual;
    return [`h${level}`, `h${level + 1}`];
  }
}

/** Who gets the data, where the browser goes for it, and what that means for the visitor. */
function sentencesOf(service: ConsentDetails['services'][number], { consent }: DeclarationWords): string {
  const { party, hosts, countingOnly, cookies } = service;
  const names = new Set(
    Object.values(hosts).flatMap((each) => each.map((source: string) => source.split('//')[1]!)),
  );
  return [
    consent.party(party),
    names.size && consent.hosts([...names].join(', ')),
    countingOnly && consent.free,
    cookies.some(({ elsewhere }) => elsewhere) && consent.elsewhere,
  ]
    .filter(Boolean)
    .join(' ');
}
