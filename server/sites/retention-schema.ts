/**
 * How long everything of a person is kept, and from when that counts: the `retention` part of a site's settings.
 * A message carries the text of its day, so what is added here needs a default that old messages can live with.
 */
import { z } from 'zod';
import { line, longer, someTerm, term } from './setting-shapes.ts';

function isDayOfYear(value: string): boolean {
  try {
    return Temporal.PlainMonthDay.from(value).toString() === value;
  } catch {
    return false;
  }
}

/**
 * A request or complaint: decided within `decide`, once `postpone` later, and kept this long after it was closed.
 * The law's own terms are the most; what is kept is never shorter than both together.
 */
const aCase = ({
  decide,
  postpone,
  least,
  usual,
}: Record<'decide' | 'postpone' | 'least' | 'usual', string>) =>
  z.strictObject({
    decide: someTerm.refine((value) => !longer(value, decide), `niet langer dan ${decide}`).default(decide),
    postpone: term
      .refine((value) => !longer(value, postpone), `niet langer dan ${postpone}`)
      .default(postpone),
    keep: term.refine((value) => !longer(least, value), `niet korter dan ${least}`).default(usual),
  });

/** What was decided is done so long after the decision, erasure so long after receipt; without these when decided. */
const aRequest = aCase({ decide: 'P1M', postpone: 'P2M', least: 'P3M', usual: 'P3M' }).extend({
  carryOut: z
    .strictObject({
      workingDays: z.int().min(1).max(20).optional(),
      atMost: someTerm.refine((value) => !longer(value, 'P1M'), 'niet langer dan P1M'),
    })
    .optional(),
  /** The law gives a file three months (Wgbo, Wmo, Jeugdwet; AV-25). */
  erase: someTerm.refine((value) => !longer(value, 'P3M'), 'niet langer dan P3M').optional(),
});

/** What staff writes down of its own work, by the day on which it was closed; a month and two more is the least. */
const aRecord = z
  .strictObject({
    keep: term.refine((value) => !longer('P3M', value), 'niet korter dan P3M').default('P5Y'),
  })
  .prefault({});

export const retentionSchema = z.strictObject({
  /** Contact and aanmelding that led to nothing: wiped this long after receipt ... */
  unanswered: z.union([
    z.strictObject({ keep: someTerm }),
    /** ... or kept until dealt with, then until the end of the boekjaar plus a term. */
    z.strictObject({
      untilDealtWith: z.literal(true),
      /** Last day of the boekjaar, MM-DD; 02-29 stands for the end of February. */
      boekjaarEnds: z.string().refine(isDayOfYear, 'een dag zoals 12-31'),
      plus: term,
    }),
  ]),
  /** After an agreement: kept this long from the agreement, extended at most once, never past the cap. */
  agreement: z
    .strictObject({ class: line, keep: someTerm, extendOnce: term.optional(), cap: term.optional() })
    .refine((rule) => rule.cap === undefined || !longer(rule.keep, rule.cap), {
      path: ['cap'],
      message: 'niet korter dan keep',
    }),
  /**
   * A request under privacy law and a complaint stay while they are open, and this long after they were closed.
   * Least: a month and two more (AVG 12(3)); six weeks and four more (Wkkgz 17). A year leaves room for the
   * disputes body that may come after a complaint.
   */
  cases: z
    .strictObject({
      privacyverzoek: aRequest.prefault({}),
      klacht: aCase({ decide: 'P6W', postpone: 'P4W', least: 'P10W', usual: 'P1Y' }).prefault({}),
    })
    .prefault({}),
  /**
   * To whom data were given, and what went wrong: each kept this long after it was closed. Never shorter than the
   * term of who may ask about it (AVG 12(3)); five years is how long the supervisor may fine (Awb 5:45).
   */
  records: z.strictObject({ disclosure: aRecord, incident: aRecord }).prefault({}),
});

export type RetentionRules = z.infer<typeof retentionSchema>;
