/** The small shapes that settings are made of, with what they refuse in plain Dutch. */
import { z } from 'zod';

export const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'kleine letters, cijfers en streepjes');
/** The address of a page, a script or a folder: nothing that a browser would run where it stands. */
export const address = z.url({ protocol: /^https?$/ });
export const line = z.string().min(1).max(200);
export const text = z.string().min(1).max(1000);
export const day = z.iso.date();
/** ISO 8601 duration of whole years, months, weeks or days: "P4W", "P5Y", "P3M". */
export const term = z
  .string()
  .regex(/^P(?=\d)(?:\d{1,3}Y)?(?:\d{1,3}M)?(?:\d{1,3}W)?(?:\d{1,3}D)?$/, 'een duur zoals P4W');
export const origin = z
  .url()
  // What is no address at all was told already, and all faults of a document are told at once.
  .refine(
    (value) => !URL.canParse(value) || new URL(value).origin === value,
    'alleen https://naam of http://naam:poort, zonder iets erachter',
  );

/**
 * Is the first duration the longer one? Counted from a day in a common year, so that P1Y equals P12M.
 * False where one of them is no duration: that fault is reported already.
 */
export function longer(one: string, other: string): boolean {
  const start = Temporal.PlainDate.from('2023-01-01');
  try {
    return Temporal.PlainDate.compare(start.add(one), start.add(other)) > 0;
  } catch {
    return false;
  }
}

/** A term that is not nothing: P0D would wipe a message as it comes in. */
export const someTerm = term.refine((value) => longer(value, 'P0D'), 'langer dan nul');
