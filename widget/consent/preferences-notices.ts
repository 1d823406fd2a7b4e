/** What the preferences say before anything can be chosen: why all is off, and what is wrong. */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { ConsentWords } from '../words/consent-nl.ts';
import type { Gate } from './gate.ts';
import { make } from './make.ts';

/** What every part of the preferences is drawn from. */
export interface PreferencesPart {
  gate: Gate;
  words: ConsentWords;
  /** Undefined without a connection. */
  details: ConsentDetails | undefined;
}

/** One paragraph each, the ones that ask for attention after the introduction. */
export function notices({ gate, words, details }: PreferencesPart): HTMLElement[] {
  const { signal, left, settings } = gate;
  const record = gate.record();
  const choices = gate.choices();
  const name = signal === 'gpc' ? 'Global Privacy Control' : 'Do Not Track';
  const anyOn = settings.services.some(({ id, free }) => !free && choices[id]);
  const keeps = record ? gate.cookies().includes(record.proof) : navigator.cookieEnabled;
  const texts = [
    signal && (anyOn ? words.overruled(name) : words.signal(name)),
    !keeps && words.notKept,
    left.length > 0 && words.left(left.join(', ')),
    !details && words.noList,
  ];
  return [
    make('p', {}, [words.intro]),
    ...texts.flatMap((text) => (text ? make('p', { class: 'notice', part: 'notice' }, [text]) : [])),
  ];
}
