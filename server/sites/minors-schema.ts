/**
 * Who decides where a person is young, or where a judge appointed somebody, as the provider's own rules state it
 * (UAVG 5 as of 1-9-2026, AV-30 to AV-34). Without a rule nothing is asked.
 */
import { z } from 'zod';

/** What a judge may order for an adult who can't decide alone (AV-33). */
export const representations = ['curatele', 'bewind', 'mentorschap'] as const;

/** 'parents' in the person's place, or 'both': the person and the parents. */
const by = z.enum(['parents', 'both']);
const below = z.int().min(1).max(21);

export const minorsSchema = z
  .strictObject({
    /** For what is written here: forms ask the age and, where this applies, who decides. Nobody is sent away (5(6)). */
    consent: z
      .strictObject({
        below,
        by,
        representation: z
          .array(z.enum(representations))
          .max(representations.length)
          .refine((kinds) => new Set(kinds).size === kinds.length, 'elk één keer')
          .default([]),
      })
      .optional(),
    /** For passing data on to others, youngest first; nothing here is asked in a form. */
    passingOn: z
      .array(z.strictObject({ below, by }))
      .max(3)
      .refine(
        (rules) => rules.every((rule, place) => place === 0 || rules[place - 1]!.below < rule.below),
        'van jong naar oud',
      )
      .default([]),
  })
  .prefault({});

export type MinorsRule = z.infer<typeof minorsSchema>;
export type ConsentRule = NonNullable<MinorsRule['consent']>;
