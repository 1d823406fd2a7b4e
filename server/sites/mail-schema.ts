/**
 * Who hears of a new message, how often, and at what hours: the `mail` part of a site's settings. What is said for all
 * can be said anew for one address, so that a coach who works two days gets one mail a day and a desk gets each.
 */
import { z } from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'een tijd zoals 08:30');

/**
 * 'until-opened': one, and no second until the inbox was opened. 'each': one for every message. 'hourly': on the hour
 * at most, 'daily': once a day at most, where something new came in.
 */
const frequency = z.enum(['until-opened', 'each', 'hourly', 'daily']);

/** No mail about a message goes between these; the day after, at `until`, it does. Terms of the law are not held up. */
const quiet = z
  .strictObject({
    from: clockTime,
    until: clockTime,
    /** Also all of Saturday and Sunday. */
    weekends: z.boolean().default(false),
  })
  .refine((hours) => hours.from !== hours.until, {
    path: ['until'],
    message: 'niet gelijk aan from: dan is het altijd stil',
  });

const addresses = z.array(z.email()).max(20);

export const mailSchema = z
  .strictObject({
    to: addresses.min(1),
    frequency: frequency.default('until-opened'),
    /** With 'daily': when. */
    at: clockTime.default('08:00'),
    quiet: quiet.optional(),
    /** The sealed envelope goes along as a file that only the inbox can open; asks for 'each'. */
    attachEnvelope: z.boolean().default(false),
    /** For one address of `to`: what is another for it. */
    perAddress: z
      .record(
        z.string(),
        z.strictObject({
          frequency: frequency.optional(),
          at: clockTime.optional(),
          quiet: quiet.optional(),
        }),
      )
      .default({}),
    /** Who also hears that a message goes unread in 7 days and in 2: who stands in, and who answers for the inbox. */
    cover: addresses.default([]),
    administrator: addresses.default([]),
  })
  .superRefine((mail, faults) => {
    for (const address of Object.keys(mail.perAddress))
      if (!mail.to.includes(address))
        faults.addIssue({
          code: 'custom',
          path: ['perAddress', address],
          message: 'dit adres staat niet in to',
        });
    if (!mail.attachEnvelope) return;
    const message = 'is "each" als attachEnvelope aan staat: elk bericht heeft een eigen kopie';
    if (mail.frequency !== 'each') faults.addIssue({ code: 'custom', path: ['frequency'], message });
    for (const [address, wish] of Object.entries(mail.perAddress))
      if (wish.frequency !== undefined && wish.frequency !== 'each')
        faults.addIssue({ code: 'custom', path: ['perAddress', address, 'frequency'], message });
  });

export type MailSettings = z.output<typeof mailSchema>;
export type Quiet = z.output<typeof quiet>;
export type Frequency = z.output<typeof frequency>;
