/**
 * The first layer: who asks, what for, and two equal answers. A region beside the page, first in its focus order;
 * it takes no focus, locks nothing and closes on an answer only. Plain DOM, since it is all that many visitors see.
 */
import type { QuestionWords } from '../words/consent-question.ts';
import { accentRule } from './accent.ts';
import { styles } from './first-layer.styles.ts';
import type { Gate } from './gate.ts';
import { adopt } from './stylesheet.ts';

/**
 * Puts the question first in the page. Its element has a neutral name, because ad blockers hide the usual ones.
 * The gate stays in here, out of reach of the page's own scripts: they could answer for the visitor with it.
 */
export function ask(gate: Gate, words: QuestionWords): void {
  const host = document.createElement('privacy-choice');
  const { name, url, placement } = gate.settings;
  const purposes = new Set(gate.due().map(({ purpose }) => purpose));
  const answer = (yes: boolean) => () => gate.decide(gate.allOf(gate.settings, yes), 'banner');
  const question = make('section', { 'aria-labelledby': 'title', class: placement }, [
    make('div', { class: 'text' }, [
      make('h2', { id: 'title' }, [words.title]),
      make('p', {}, [words.who.replace('{name}', name)]),
      make(
        'ul',
        {},
        [...purposes].map((each) => make('li', {}, [words[each]])),
      ),
      make('p', {}, [words.change, ' ', make('a', { href: url }, [words.statement])]),
    ]),
    make('div', { class: 'buttons' }, [
      button(words.accept, '', answer(true)),
      button(words.refuse, '', answer(false)),
      button(words.choose, 'choose', () => gate.open()),
    ]),
  ]);

  // The page gets as much room as the question covers, so that it never hides what has the focus (WCAG 2.4.11).
  const room = adopt(document, '');
  const size = new ResizeObserver(() => {
    const high = `${Math.ceil(question.getBoundingClientRect().height) + 16}px!important`;
    room?.replaceSync(
      placement === 'top'
        ? `html{scroll-padding-block-start:${high}}`
        : `html{scroll-padding-block-end:${high};padding-block-end:${high}}`,
    );
  });

  const root = host.attachShadow({ mode: 'open' });
  adopt(root, styles + accentRule(gate.settings));
  root.append(question);
  host.lang = gate.language;
  host.dataset.nosnippet = '';
  const place = () => document.body.prepend(host);
  // The gate may be here before the page's first line is.
  if (document.body) place();
  else document.addEventListener('DOMContentLoaded', place);
  size.observe(question);

  // An older yes has run out, or the site measured before it asked: without a yes that does not stay.
  if (/(^| )_(g|hj|pk|cl|cs)/.test(gate.cookies()))
    import('./clear-leftovers.ts').then(({ clearLeftovers }) => clearLeftovers(gate));

  // Whoever was in here with the keyboard hears that it is kept, and goes on at the start of the page.
  gate.changed = () => {
    delete gate.changed;
    size.disconnect();
    room?.replaceSync('');
    const wasHere = root.activeElement;
    const status = make('p', { role: 'status', tabindex: '-1' }, [words.kept]);
    question.replaceWith(status);
    if (!wasHere) return host.remove();
    status.focus({ preventScroll: true });
    status.addEventListener('blur', () => host.remove());
  };
}

function button(text: string, style: string, act: () => void): HTMLElement {
  const made = make('button', { type: 'button', class: style }, [text]);
  // Only a real click or key: a script of the page can't answer for the visitor.
  made.addEventListener('click', ({ isTrusted }) => isTrusted && act());
  return made;
}

function make(tag: string, attributes: Record<string, string>, content: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}
