/**
 * Where a complaint can go that is not the provider's own form, told before its first question (Wkkgz 15 and 18).
 * All of it is the site's own text, so that it can be translated as the rest of the form.
 */
import { z } from 'zod';
import { line, name, text } from './setting-shapes.ts';

const phone = z.string().regex(/^[+0][0-9 -]{7,20}$/, 'alleen cijfers, spaties en streepjes: 039 012 34 30');

export const complaintRoute = z.strictObject({
  /** The independent body, and what it means for who complains: independent, free of charge, how long it takes. */
  body: line,
  text,
  phone,
  email: z.email().optional(),
  /** Street or box, postcode and town. */
  address: line.optional(),
  /** Somebody outside the practice to talk with first. */
  adviser: z.strictObject({ text, phone }).optional(),
  /** Where one can go with the decision. */
  disputes: text,
  /**
   * Answers to the question whom it is about after which only this route is offered: who would read the complaint is
   * then the one it is about.
   */
  alone: z.strictObject({ field: name, is: z.array(name).min(1), text }).optional(),
});

export type ComplaintRoute = z.infer<typeof complaintRoute>;
