/** The part of a site's settings that only its published statement needs; all else is drawn from what runs. */
import { z } from 'zod';
import { address, day, line, someTerm, text } from './setting-shapes.ts';

const version = z.string().regex(/^\d{4}-\d{2}(-\d+)?$/, 'jaar en maand, zoals 2026-11');
const lines = z.array(text).max(12).default([]);

/** What a person may ask for; the names are those of the law (AVG 7(3), 15 to 21). */
export const rights = [
  'access',
  'recipients',
  'correction',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
] as const;

export const statementSchema = z.strictObject({
  version,
  published: day,
  /** Where the statement stands on the provider's website. */
  url: z.union([z.string().regex(/^\/[^/\\]/, 'begint met / of is een heel adres, met https://'), address]),
  /** Who speaks: 'ik' in a practice of one person. */
  voice: z.enum(['wij', 'ik']).default('wij'),
  /** Every version before this one, newest first, and what changed with the one after it. */
  changes: z.array(z.strictObject({ version, published: day, what: text })).default([]),
  /** What is kept of clients outside this website, as kinds of data. */
  data: lines,
  /** Why, outside this website. */
  purposes: lines,
  /** What is kept elsewhere, each with a term of its own; `from` as in "na het einde van de zorg". */
  files: z
    .array(z.strictObject({ what: line, keep: someTerm, from: line, why: line.optional() }))
    .default([]),
  /** What the provider adds to its rule for minors (`minors`), which the statement says by itself. */
  minors: lines,
  protection: lines,
  /** To whom data go, and when. */
  sharing: lines,
  /** Who works with the data for the provider, and since when that is agreed (AVG 28). */
  processors: z.array(z.strictObject({ name: line, does: line, agreed: day })).default([]),
  rights: z
    .strictObject({
      kinds: z
        .array(z.enum(rights))
        .min(1)
        .default([...rights]),
      /** How, if more is to be said than that one can mail or call. */
      more: lines,
    })
    .prefault({}),
  incidents: lines,
  /** Where a complaint goes; without lines it comes here first. */
  complaint: lines,
  /** Where the provider is stricter than its rules, or departs from what is usual. */
  departures: lines,
});

export type StatementSettings = z.infer<typeof statementSchema>;
