/** Who wrote a message and whether who decides agrees, as codes for the secretariat. Pure. */
import type { MessageSource } from '../envelope/message-content.ts';
import { type Field, ticked, typedIn, type Values } from './contact-rules.ts';

const consents: Record<string, NonNullable<MessageSource['consent']>> = {
  [ticked]: 'declared',
  'ben-ik': 'declared',
  'weet-het': 'told',
  'nog-niet': 'missing',
};

/** Undefined where the form asked neither. */
export function sourceOf(shown: readonly Field[], values: Values): MessageSource | undefined {
  const source: MessageSource = {};
  for (const field of shown) {
    const typed = typedIn(values, field.id);
    if (!typed) continue;
    // The schema lets no other answer into a field of this kind.
    if (field.kind === 'who') source.who = typed as NonNullable<MessageSource['who']>;
    if (field.kind === 'representative' || 'by' in field) source.consent = consents[typed]!;
  }
  return source.who || source.consent ? source : undefined;
}
