/**
 * A repeated group: the same few questions for each of several, "Nog een … toevoegen". What must be asked once, such as
 * who writes or a BSN, has no place in it.
 */
import { z } from 'zod';
import { fieldBase } from './field-base.ts';
import { line } from './setting-shapes.ts';

/** Kinds that may stand in a row. */
export const rowKinds = ['text', 'longtext', 'email', 'phone', 'date', 'choice', 'address', 'period'];

/** `field` is the schema of a single question. */
export function groupField<Schema extends z.ZodType>(field: Schema) {
  const { required: _, ...base } = fieldBase;
  return z.strictObject({
    ...base,
    kind: z.literal('group'),
    /** One of them, as in "Nog een contactpersoon toevoegen". */
    item: line.max(40),
    /** How many rows stand there from the start and can't be taken away. */
    least: z.int().min(0).max(10).default(1),
    most: z.int().min(2).max(10).default(5),
    fields: z.array(field).min(1).max(10),
  });
}
