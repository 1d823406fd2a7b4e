/** What stands in a list in the place of a name. Pure. */
import { visibleText } from '../envelope/visible-text.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import type { ListedMessage } from './opened-inbox.ts';

/** The name; else why there is none: it is shut, can't be opened, or is still being opened. */
export function listedName(
  { content, fault, item }: Pick<ListedMessage, 'content' | 'fault' | 'item'>,
  words: InboxWords['list'],
): string {
  if (item.frozen.length > 0) return words.shut;
  if (content) return visibleText(content.name) || words.noName;
  return fault ? words.sealed : '…';
}
