/** The doctor's panel on the page. Text only: what it found is named by whoever wrote it, and is never markup. */
import type { DoctorWords } from '../words/doctor-nl.ts';
import type { Fact } from './doctor-facts.ts';
import type { Finding } from './doctor-findings.ts';
import { styles } from './doctor-panel.styles.ts';
import type { Gate } from './gate.ts';
import { make } from './make.ts';

export interface Panel {
  show(findings: Finding[], facts: Fact[]): void;
  /** Takes it off the page. */
  remove(): void;
}

/** Puts the panel last in the page; `again` and `close` are its two buttons. */
export function openPanel(
  { adopt }: Pick<Gate, 'adopt'>,
  words: DoctorWords,
  { again, close }: { again: () => void; close: () => void },
): Panel {
  const host = document.createElement('privacy-doctor');
  const root = host.attachShadow({ mode: 'open' });
  const status = make('p', { role: 'status' });
  const findings = make('div');
  const facts = make('dl');
  const button = (text: string, act: () => void) => {
    const made = make('button', { type: 'button' }, [text]);
    made.addEventListener('click', act);
    return made;
  };
  adopt(root, styles);
  root.append(
    // It scrolls, so it takes the focus too: a keyboard has to reach what is below.
    make('section', { 'aria-labelledby': 'title', tabindex: '0' }, [
      make('h2', { id: 'title' }, [words.title]),
      status,
      findings,
      make('h3', {}, [words.facts]),
      facts,
      make('p', {}, [words.limits]),
      button(words.again, again),
      button(words.close, close),
    ]),
  );
  host.lang = 'nl';
  host.dir = 'ltr';
  document.body.append(host);
  return {
    show(found, known) {
      const said = words.found(found.length);
      // Only what is new is read aloud.
      if (status.textContent !== said) status.textContent = said;
      findings.replaceChildren();
      if (found.length)
        findings.append(
          make('h3', {}, [words.findings]),
          make(
            'ul',
            {},
            found.map(({ text }) => make('li', {}, [text])),
          ),
        );
      facts.replaceChildren(
        ...known.flatMap(([label, value]) => [make('dt', {}, [label]), make('dd', {}, [value])]),
      );
    },
    remove: () => host.remove(),
  };
}
