/**
 * The visitor's own proof: the number, day and answers of the newest decision, and the page that knows them too.
 * Loaded once there is a decision.
 */
import { make } from './make.ts';
import type { PreferencesPart } from './preferences-notices.ts';

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const proofStyles = css`
  section .proof {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    padding: 0;
    border: 0;
  }
  .proof label {
    flex-basis: 100%;
  }
  #proof {
    box-sizing: border-box;
    flex: 1 1 14em;
    min-inline-size: 0;
    min-block-size: 3em;
    padding: 0.5em;
    border: 1px solid;
    border-radius: 4px;
    background: var(--paper);
    color: inherit;
    font: inherit;
  }
  .proof [role='status'] {
    position: static;
    clip-path: none;
  }
  @media print {
    .proof button {
      display: none;
    }
  }
`;

/** A section, once there is a decision. */
export function ownProof({ gate, words, details }: PreferencesPart): HTMLElement[] {
  const { settings, language, loket } = gate;
  const record = gate.record();
  if (!record) return [];
  const titles = new Map(details?.services.map(({ id, title }) => [id, title]));
  const ids = settings.services.map(({ id }) => id);
  const named = (yes: boolean) =>
    [
      ...ids.filter((id) => record.choices[id] === yes).map((id) => titles.get(id) ?? id),
      ...(settings.ip && record.choices.ip === yes ? [words.ip] : []),
    ].join(', ');
  const [on, off] = [named(true), named(false)];
  const day = new Date(record.at).toLocaleDateString(language, { dateStyle: 'full' });

  const number = make('input', { id: 'proof', readonly: '', dir: 'ltr', size: '22' });
  number.value = record.proof;
  number.addEventListener('focus', () => number.select());
  const said = make('span', { role: 'status' });
  const copy = make('button', { type: 'button', part: 'button' }, [words.copy]);
  copy.addEventListener('click', () => {
    // Without a clipboard (no secure context) the number stands selected, to be copied by hand.
    const copied = (navigator.clipboard as Clipboard | undefined)?.writeText(record.proof);
    if (!copied) number.focus();
    copied?.then(
      () => {
        said.textContent = words.copied;
      },
      () => number.focus(),
    );
  });
  return [
    make('section', {}, [
      make('h3', {}, [words.proof]),
      make('p', {}, [words.chosen(day)]),
      on !== '' && make('p', {}, [words.on(on)]),
      off !== '' && make('p', {}, [words.off(off)]),
      make('p', {}, [words.proofWhy]),
      make('div', { class: 'proof' }, [make('label', { for: 'proof' }, [words.proofId]), number, copy, said]),
      make('p', {}, [
        make('a', { href: `${loket}/s/${settings.site}/keuze`, rel: 'noreferrer' }, [words.lookUp]),
      ]),
    ]),
  ];
}
