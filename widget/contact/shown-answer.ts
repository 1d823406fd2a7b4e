/** An answer as the visitor reviews it: in words of the form, in the visitor's own language. */
import { readable } from './answers.ts';
import { type Field, inputsOf, parseDay, typedIn } from './contact-rules.ts';
import { dayIn } from './day-words.ts';
import type { Scene } from './scene.ts';

/** Empty where nothing was filled in. A Dutch reader sees the very text that is sent. */
export function shownAnswer(field: Field, { submission: { values }, say, where }: Scene): unknown {
  const answer = readable(field, values);
  if (!answer || where.language === 'nl') return answer;
  if (field.kind === 'consent') return say(field.statement);
  if ('options' in field) return say(answer);
  if (field.kind !== 'date' && field.kind !== 'period') return answer;
  const days = inputsOf(field).map((input) => dayIn(where.language, parseDay(typedIn(values, input)) ?? ''));
  return days.join(' – ');
}
