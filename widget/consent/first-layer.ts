/**
 * The first layer: who asks, what for, and two equal answers. A region beside the page, first in its focus order;
 * it takes no focus, locks nothing and closes on an answer only. Plain DOM, since it is all that many visitors see.
 */
import type { GateService, GateSettings } from '../settings/gate-settings.ts';
import { styles } from './first-layer.styles.ts';
import type { GateCore } from './gate.ts';
import { adopt } from './stylesheet.ts';

/** A first layer that stands (question-manners.ts). */
export interface Question {
  host: HTMLElement;
  section: HTMLElement;
  /** Puts it first in the page, also when the page was replaced. */
  place(): void;
}

/**
 * Asks about these services, first in the page. Its element has a neutral name, because ad blockers hide the usual
 * ones. The gate stays in here, out of reach of the page's own scripts: they could answer for the visitor with it.
 */
export function ask(
  core: GateCore,
  words: NonNullable<GateSettings['words']>,
  about: GateService[],
): Question {
  const { settings, language, record } = core;
  const host = make('privacy-choice', { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' });
  // Said only of what is asked anew: with all of it answered, the preferences could not be had.
  const fresh = record && core.due()[0] ? `${words.fresh}: ` : '';
  // Only a real click or key: a script of the page can't answer for the visitor.
  const button = (text: string, className: string, act: () => void) => {
    const made = make('button', { type: 'button', className, part: 'button' }, text);
    made.addEventListener('click', ({ isTrusted }) => isTrusted && act());
    return made;
  };
  const answer = (yes: boolean) => {
    // The visitor may be gone before effects.ts is here: a first answer is kept at once, and becomes a decision with
    // the next page, which finds no number in it.
    if (!core.deeds && !record)
      core.cookies(
        `${core.name}=${settings.version}..${Date.now().toString(36)}.banner.!.${about.map(({ id, asks }) => +yes + asks + id).join('~')};samesite=lax;path=/`,
      );
    // Where effects.ts can't be had there is nothing more to do here than to go.
    (core.act('answer', yes, about, 'banner') as Promise<void> | undefined)?.catch(() => {
      times = 0;
      host.remove();
    });
  };
  const section = make(
    'section',
    { className: settings.placement, part: 'region', popover: 'manual' },
    make(
      'div',
      {},
      make('h2', { id: 'title' }, words.title),
      make('p', {}, words.who.replace('{name}', settings.name)),
      make(
        'ul',
        {},
        ...[...new Set(about.map(({ purpose }) => words[purpose]))].map((each) =>
          each ? make('li', {}, fresh + each) : '',
        ),
      ),
      make('p', {}, `${words.change} `, make('a', { href: settings.url }, words.statement)),
    ),
    make(
      'div',
      { className: 'buttons' },
      button(words.accept, '', () => answer(true)),
      button(words.refuse, '', () => answer(false)),
      button(words.choose, 'choose', () => core.act('open')),
    ),
  );
  section.setAttribute('aria-labelledby', 'title');
  host.dataset.nosnippet = '';
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, styles(settings));
  root.append(section);

  let times = 9;
  const place = () => {
    // The gate may be here before the page's body is; something that keeps taking it away gets its way.
    if (host.isConnected || !document.body || !times--) return;
    document.body.prepend(host);
    // Above everything, whatever the page does to its body; where the browser can't, it is fixed there.
    section.showPopover?.();
  };
  place();
  return { host, section, place };
}

function make(tag: string, properties: object, ...content: (Node | string)[]): HTMLElement {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}
