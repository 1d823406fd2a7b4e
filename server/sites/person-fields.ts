/**
 * The questions about who writes, for whom, and who decides: kinds with answers of their own, in our words unless the
 * site has better ones. The age is asked as a band (AV-35), its bounds as the site's rules state them.
 */
import { z } from 'zod';
import { writers } from '../../widget/envelope/message-content.ts';
import { agesOf, bandPattern } from '../../widget/words/age-bands.ts';
import { standardQuestionsNl as words } from '../../widget/words/standard-questions-nl.ts';
import { fieldBase, when } from './field-base.ts';
import { line, name } from './setting-shapes.ts';

/** Whether a parent, guardian or other representative knows and agrees. */
const knowing = ['ben-ik', 'weet-het', 'nog-niet'] as const;

const writer = z
  .strictObject({ value: z.enum(writers), label: line.optional() })
  .transform(({ value, label = words.writers[value] }) => ({ value, label }));

const knows = z
  .strictObject({ value: z.enum(knowing), label: line.optional() })
  .transform(({ value, label = words.knowing[value] }) => ({ value, label }));

/** "onder-12", "12-15", "vanaf-16". */
const band = z
  .strictObject({
    value: z.string().regex(bandPattern, 'zoals onder-12, 12-15 of vanaf-16'),
    label: line.optional(),
  })
  .transform(({ value, label = bandWords(value) }) => ({ value, label }));

/** Selects further questions, and goes along in the sealed message as its source (AVG 14). */
export const whoField = z.strictObject({
  ...fieldBase,
  kind: z.literal('who'),
  label: line.default(words.who),
  required: z.boolean().default(true),
  options: z
    .array(writer)
    .min(2)
    .prefault(writers.map((value) => ({ value }))),
});

export const ageBandField = z.strictObject({
  ...fieldBase,
  kind: z.literal('age-band'),
  label: line.default(words.age),
  options: z
    .array(band)
    .min(2)
    .max(8)
    .prefault(['onder-12', '12-15', '16-17', 'vanaf-18'].map((value) => ({ value }))),
});

/** "Nog niet" is always among the answers: whoever asks for help is not sent away. */
export const representativeField = z.strictObject({
  ...fieldBase,
  kind: z.literal('representative'),
  options: z
    .array(knows)
    .min(2)
    .refine((options) => options.some(({ value }) => value === 'nog-niet'), 'heeft ook "nog-niet"')
    .prefault(knowing.map((value) => ({ value }))),
});

/**
 * Stands for all questions that the site's rule for minors and representation asks for (see representation.ts),
 * below a question for the age.
 */
export const representationField = z.strictObject({
  kind: z.literal('representation'),
  id: name.max(24),
  when: when.optional(),
});

function bandWords(band: string): string {
  const { from, below } = agesOf(band);
  return words.band(from, below);
}
