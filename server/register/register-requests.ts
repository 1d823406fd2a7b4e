/** What may be asked of the register. */
import { z } from 'zod';

export const nothing = z.strictObject({});
export const messageId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export const lineNumber = z.coerce.number().int().min(0).optional();

const day = z.iso.date();

/** All of it fits where nothing is said; `until` is the last day, `references` as people say them. */
export const registerQuery = z.strictObject({
  actor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  references: z
    .array(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/))
    .min(1)
    .max(50)
    .optional(),
  from: day.optional(),
  until: day.optional(),
});

/** `more` of the answer before, to ask on with. */
export const registerLook = registerQuery.extend({ more: z.string().max(100).optional() });

export type RegisterQuery = z.output<typeof registerQuery>;
