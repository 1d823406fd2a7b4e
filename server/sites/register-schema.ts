/** The register of who read and decided what: the `register` part of a site's settings. */
import { z } from 'zod';
import { longer, term } from './setting-shapes.ts';

export const registerSchema = z
  .strictObject({
    /** By whole years; five is the law's own least (NE-16). */
    keep: term.refine((value) => !longer('P5Y', value), 'niet korter dan P5Y').default('P5Y'),
    /** Who gets the counts and the seal every week: the privacy officer. Without it, who gets the other mail. */
    sealTo: z.array(z.email()).min(1).max(5).optional(),
  })
  .prefault({});
