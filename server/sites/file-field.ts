/** A question for files: what it may take, and what one form may ask of it. */
import { z } from 'zod';
import { fileTypes } from '../../widget/envelope/file-types.ts';
import { filesBytesCeiling, filesCeiling } from '../../widget/envelope/wire.ts';
import type { CrossFault } from './cross-checks.ts';
import { fieldBase } from './field-base.ts';

const limit = z.int().min(100_000).max(filesBytesCeiling);

/** Files, sealed in the browser as the answers are. Photos lose where and when they were taken. */
export const fileField = z.strictObject({
  ...fieldBase,
  kind: z.literal('file'),
  types: z.array(z.enum(fileTypes)).min(1).default(['jpeg', 'png', 'pdf']),
  /** Of one file. */
  maxBytes: limit.default(10_000_000),
  /** How many this question takes. */
  most: z.int().min(1).max(10).default(3),
});

/** Only with a question for files: what all files of one message may be together. */
export const filesMaxBytes = limit.optional();

/** Of one message, where its form doesn't say. */
export const usualFilesBytes = 20_000_000;

/** A limit needs something that it limits, and no more can be asked than a message carries. */
export function fileFaults(form: {
  fields: { kind: string; most?: number }[];
  filesMaxBytes?: number | undefined;
}): CrossFault[] {
  const asking = form.fields.flatMap(({ kind, most = 0 }, index) =>
    kind === 'file' ? [{ most, index }] : [],
  );
  if (!asking[0])
    return form.filesMaxBytes === undefined
      ? []
      : [{ path: ['filesMaxBytes'], message: 'mag alleen als een veld van kind "file" is' }];
  const all = asking.reduce((sum, { most }) => sum + most, 0);
  const path = ['fields', asking.at(-1)!.index, 'most'];
  const message = `is te veel: samen zijn het ${all} bestanden, ${filesCeiling} is het meeste`;
  return all <= filesCeiling ? [] : [{ path, message }];
}
