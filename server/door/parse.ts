/** Parses what a route was sent with its schema, or refuses it as `malformed` without saying what was in it. */
import type { z } from 'zod';
import { Refused } from './refused.ts';

export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new Refused('malformed');
  return parsed.data;
}
