/**
 * How long everything of a person is kept, and from when that counts: the `retention` part of a site's settings.
 * A message carries the text of its day, so what is added here needs a default that old messages can live with.
 */
import { z } from 'zod';
import { line, longer, name, someTerm, term } from './setting-shapes.ts';

function isDayOfYear(value: string): boolean {
  try {
    return Temporal.PlainMonthDay.from(value).toString() === value;
  } catch {
    return false;
  }
}

/** Last day of the boekjaar, MM-DD; 02-29 stands for the end of February. */
const boekjaarEnd = z.string().refine(isDayOfYear, 'een dag zoals 12-31');

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

/** From when the term of a message under an agreement counts. */
const starts = ['agreement', 'service-end', 'last-processing', 'boekjaar'] as const;

/** Kept this long from its start, extended at most once, never past the cap, which counts from the same start. */
const agreementClass = z
  .strictObject({
    class: line,
    /**
     * 'agreement': the first one that was written down. 'service-end': without a date until somebody writes down that
     * the service has ended. 'last-processing': the newest of the two. 'boekjaar': the end of the boekjaar in which
     * that was.
     */
    from: z.enum(starts).default('agreement'),
    boekjaarEnds: boekjaarEnd.optional(),
    keep: someTerm,
    extendOnce: term.optional(),
    cap: term.optional(),
    /** The law wants it kept this long: it can't be shortened when somebody asks. */
    legal: z.boolean().default(false),
  })
  .refine((rule) => rule.cap === undefined || !longer(rule.keep, rule.cap), {
    path: ['cap'],
    message: 'niet korter dan keep',
  })
  .refine((rule) => (rule.from === 'boekjaar') === (rule.boekjaarEnds !== undefined), {
    path: ['boekjaarEnds'],
    message: 'hoort bij from "boekjaar", en alleen daarbij',
  });

export type AgreementClass = z.infer<typeof agreementClass>;

export const retentionSchema = z.strictObject({
  /** Contact and aanmelding that led to nothing: wiped this long after receipt ... */
  unanswered: z.union([
    z.strictObject({ keep: someTerm }),
    /** ... or kept until dealt with, then until the end of the boekjaar plus a term. */
    z.strictObject({
      untilDealtWith: z.literal(true),
      boekjaarEnds: boekjaarEnd,
      plus: term,
    }),
  ]),
  /** The class that a message under an agreement usually belongs to. */
  agreement: agreementClass,
  /** The other classes that the secretariat can choose from when it writes an agreement down. */
  classes: z.record(name, agreementClass).default({}),
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
