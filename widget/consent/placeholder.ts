/**
 * What stands where content of others is held back: what it is, whose, and "this time" or "always".
 * It asks the other party for nothing, not even a picture. Plain DOM, as the first layer.
 * On the template: `data-title`, `data-ratio="16/9"`, `data-link` (its page at the party), `data-heading="3"`.
 */
import type { ConsentWords } from '../words/consent-nl.ts';
import { accentRule } from './accent.ts';
import { consentDetails } from './consent-details.ts';
import { consentWords } from './consent-words.ts';
import type { Gate } from './gate.ts';
import type { Held } from './held-content.ts';
import { make } from './make.ts';
import { palette } from './palette.styles.ts';
import { styles } from './placeholder.styles.ts';

/** What every placeholder of this page is written with; fetched once. */
let written: Promise<[ConsentWords, Awaited<ReturnType<typeof consentDetails>>]> | undefined;

/**
 * Puts a placeholder before a held template, as large as what it holds. It goes when the gate lets the content in,
 * by whatever way; was the focus in it, then the focus goes to the content. Held twice it does nothing.
 */
export function hold(gate: Gate, held: HTMLTemplateElement & Held): void {
  if (held.previousElementSibling?.localName === 'privacy-held') return;
  const { settings, language } = gate;
  const framed = held.content.querySelector<HTMLElement>('iframe,img,video,object,embed');
  const host = make('privacy-held' as 'div', {
    lang: language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    'data-nosnippet': '',
  });
  const root = host.attachShadow({ mode: 'open' });
  gate.adopt(root, palette + styles + accentRule(settings) + boxRule(held, framed));
  held.before(host);
  held.whenIn = (nodes) => {
    const wasHere = root.activeElement !== null;
    host.remove();
    if (wasHere) enter(nodes, framed);
  };

  written ??= Promise.all([consentWords(language), consentDetails(gate)]);
  written.then(
    ([words, details]) => {
      const { privacy, title, link, heading } = held.dataset;
      const parties = details?.services
        .filter(({ id, purpose }) => id === privacy || purpose === privacy)
        .map(({ party }) => party);
      const party = [...new Set(parties)].join(', ') || nameOf(held, framed);
      const name = title ?? framed?.title ?? '';
      const act = (text: string, deed: (held: HTMLTemplateElement) => void) => {
        const button = make('button', { type: 'button', part: 'button' }, [text]);
        // Only a real click or key: a script of the page can't answer for the visitor.
        button.addEventListener('click', ({ isTrusted }) => isTrusted && deed(held));
        return button;
      };
      const tag = /^[2-6]$/.test(heading ?? '') ? (`h${heading}` as 'h2') : 'p';
      root.append(
        make('section', { 'aria-labelledby': 'title', part: 'box' }, [
          make(tag, { id: 'title', class: 'title', part: 'title' }, [name || words.held(party)]),
          make('p', { class: 'why' }, [words.heldWhy(party)]),
          make('p', { class: 'paper' }, [words.onScreen]),
          make('div', { class: 'buttons' }, [
            act(words.once, gate.release),
            // For what stands above it, whatever the page has made of the template since.
            act(words.always, () => gate.always(privacy!)),
          ]),
          leads(link) && make('a', { href: link, rel: 'noreferrer', part: 'link' }, [words.atParty(party)]),
        ]),
      );
    },
    // Without words nothing can be asked: the content stays held, and the next page tries again.
    () => {
      written = undefined;
      host.remove();
    },
  );
}

/** The size that the content will have, so that letting it in moves nothing. The page may set another on the element. */
function boxRule({ dataset }: HTMLTemplateElement, framed: HTMLElement | null): string {
  const [width, height] = ['width', 'height'].map((name) => Number(framed?.getAttribute(name) ?? 0));
  const ratio = /^\d+(\.\d+)?\/\d+(\.\d+)?$/.test(dataset.ratio ?? '') && dataset.ratio;
  if (!ratio && height && !width) return `:host{min-block-size:${height}px!important}`;
  const widest = width ? `;max-inline-size:${width}px!important` : '';
  return `:host{aspect-ratio:${ratio || (width && height ? `${width}/${height}` : '16/9')}!important${widest}}`;
}

/** Whether it is the address of a page; any other, in an attribute that passes for harmless, could run here. */
function leads(link: string | undefined): link is string {
  if (link === undefined) return false;
  return /^https?:$/.test(Object.assign(document.createElement('a'), { href: link }).protocol);
}

/** Who is asked where the settings can't be read: the name of the machine, else of the service. */
function nameOf({ dataset }: HTMLTemplateElement, framed: HTMLElement | null): string {
  try {
    return new URL(framed!.getAttribute('src')!, location.href).hostname;
  } catch {
    return dataset.privacy!;
  }
}

/** Takes the focus to what was let in: the frame, else its first element. */
function enter(nodes: Node[], framed: HTMLElement | null): void {
  const target = framed ?? nodes.find((each) => each instanceof HTMLElement);
  if (!target?.isConnected) return;
  if (target.localName !== 'iframe' && target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
}
