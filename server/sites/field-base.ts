/** What every question of a form has, and the conditions under which it is asked. */
import { z } from 'zod';
import { line, name, text } from './setting-shapes.ts';

/** One condition: another question above this one has one of these answers. */
const condition = z.strictObject({ field: name, is: z.array(line).min(1) });

/** Asked only while this holds; of a list, all must hold. */
export const when = z.union([condition, z.array(condition).min(1).max(4)]);

/** `follows`: what happens next when this is chosen; shown once it is. */
export const option = z.strictObject({ value: name, label: line, follows: text.optional() });

export const fieldBase = {
  id: name,
  label: line,
  help: text.optional(),
  required: z.boolean().default(false),
  when: when.optional(),
};

export type Condition = z.infer<typeof condition>;
/** As a settings document may write it. */
export type When = z.infer<typeof when>;
