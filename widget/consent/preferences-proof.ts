/** The visitor's own proof: the number, day and answers of the newest decision, and the page that knows them too. */
import { make } from './make.ts';
import type { PreferencesPart } from './preferences-notices.ts';

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
