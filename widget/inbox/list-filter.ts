/** Which messages of the list are wanted: what was typed, the kind, how they stand, and how staff marked them. Pure. */
import { referenceOf } from '../envelope/wire.ts';
import type { ListedMessage } from './opened-inbox.ts';

/** '' stands for all. */
export interface ListFilter {
  text: string;
  kind: '' | ListedMessage['item']['kind'];
  stand: '' | 'unread' | 'due' | 'held' | 'agreement' | 'closed';
  label: string;
  /** Person id, or `nobody`. */
  assigned: string;
}

/** Stands for what nobody took up; no person has it as an id. */
export const nobody = '-';

export const everything: ListFilter = { text: '', kind: '', stand: '', label: '', assigned: '' };

/** Whether the filter leaves something out. */
export function isNarrow({ text, kind, stand, label, assigned }: ListFilter): boolean {
  return folded(text) !== '' || kind !== '' || stand !== '' || label !== '' || assigned !== '';
}

/** The messages that are wanted, in their order. Words may stand anywhere, each of them must. */
export function wanted(messages: readonly ListedMessage[], filter: ListFilter): readonly ListedMessage[] {
  if (!isNarrow(filter)) return messages;
  const words = folded(filter.text).split(' ');
  return messages.filter(
    (message) =>
      (!filter.kind || message.item.kind === filter.kind) &&
      stands(message, filter.stand) &&
      (!filter.label || message.marks.labels.includes(filter.label)) &&
      (!filter.assigned || message.marks.assigned === (filter.assigned === nobody ? '' : filter.assigned)) &&
      words.every((word) => searched(message).includes(word)),
  );
}

/** Lower case, without accents, one space between words: "Éva  DE" becomes "eva de". */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
}

function stands({ item }: ListedMessage, stand: ListFilter['stand']): boolean {
  switch (stand) {
    case 'unread':
      return item.state === 'new';
    case 'due':
      return item.decideBy !== null || item.askInFile !== null;
    case 'held':
      return item.held;
    case 'agreement':
      return item.state === 'agreement';
    case 'closed':
      return item.state !== 'new' && item.state !== 'read';
    default:
      return true;
  }
}

/** Made once a message, see `prepare`; the content of one never changes, and with the message the entry goes. */
const texts = new WeakMap<object, string>();

function searched({ id, content, marks }: ListedMessage): string {
  if (!content) return folded(referenceOf(id));
  const text = texts.get(content) ?? prepare(id, content);
  return marks.labels.length ? `${text} ${folded(marks.labels.join(' '))}` : text;
}

/**
 * Makes what is searched of a message, while it is opened: ten thousand at the first letter that somebody types would
 * hold up the page.
 */
export function prepare(id: string, content: object & { name: string; first: string }): string {
  const text = folded(`${content.name} ${content.first} ${referenceOf(id)}`);
  texts.set(content, text);
  return text;
}

/** Every label of these messages once, in the order of the alphabet. */
export function labelsOf(messages: readonly ListedMessage[]): string[] {
  const labels = new Set<string>();
  for (const { marks } of messages) for (const label of marks.labels) labels.add(label);
  return [...labels].sort((one, other) => one.localeCompare(other, 'nl'));
}
