/** What narrows the list: words, kind, state, label and who takes it up; and how many are left. */
import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../envelope/visible-text.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import type { Language } from './date-words.ts';
import { type ListFilter, labelsOf, nobody } from './list-filter.ts';
import type { ListedMessage } from './opened-inbox.ts';

export interface FilterSurroundings {
  words: InboxWords;
  language: Language;
  messages: readonly ListedMessage[];
  filter: ListFilter;
  /** How many are still on their way. */
  missing: number;
  /** How many are left; null where nothing narrows the list. */
  found: number | null;
  /** Person id -> name. */
  names: ReadonlyMap<string, string>;
  /** Id of who is signed in. */
  me: string;
  narrow: (change: Partial<ListFilter>) => void;
  /** What stands beside it: the way to choose several. */
  picking: TemplateResult;
  views: TemplateResult;
}

export function filterBar(surroundings: FilterSurroundings): TemplateResult {
  const { words: all, language, messages, filter, missing, found, narrow, picking, views } = surroundings;
  const words = all.list;
  // What is filtered by stays to be chosen, also where nothing has it any more.
  const known = new Set([...labelsOf(messages), ...(filter.label ? [filter.label] : [])]);
  const labels = Object.fromEntries([...known].map((label) => [label, visibleText(label)]));
  const isTaken = filter.assigned !== '' || messages.some(({ marks }) => marks.assigned);
  const choice = (name: Exclude<keyof ListFilter, 'text'>, label: string, options: Record<string, string>) =>
    html`<label><span>${label}</span><select .value=${filter[name]}
      @change=${({ target }: Event) => narrow({ [name]: (target as HTMLSelectElement).value })}>
      <option value="">${words.all}</option>
      ${Object.entries(options).map(([value, text]) => html`<option value=${value}>${text}</option>`)}
    </select></label>`;
  const count = (number: number) => number.toLocaleString(language);
  return html`<search class="filters">
    <label class="find"><span>${words.find}</span><input type="search" id="find" autocomplete="off" spellcheck="false"
      .value=${filter.text} @input=${({ target }: Event) => narrow({ text: (target as HTMLInputElement).value })} /></label>
    ${choice('kind', words.kind, all.kinds)} ${choice('stand', words.stand, words.stands)}
    ${known.size ? choice('label', all.notes.byLabel, labels) : nothing}
    ${isTaken ? choice('assigned', all.notes.byAssigned, people(surroundings)) : nothing}
    ${picking} ${views}
    <p role="status" class="small soft">
      ${found === null ? nothing : words.found(count(found))} ${missing ? words.coming(count(missing)) : nothing}
    </p>
  </search>`;
}

function people({ words, names, me }: FilterSurroundings): Record<string, string> {
  const { mine, nobody: none } = words.notes;
  const others = [...names].filter(([id]) => id !== me);
  return { [me]: mine, [nobody]: none, ...Object.fromEntries(others) };
}
