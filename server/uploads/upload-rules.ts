/** What may be brought to a form, in padded sizes: all that the server can see of a file. Pure. */
import { budgetOf, paddedFile, sumOf } from '../../widget/envelope/file-sizes.ts';

/** The part of a form that limits its files. */
export interface LimitedForm {
  fields: readonly { kind: string; maxBytes?: number; most?: number }[];
  filesMaxBytes?: number | undefined;
}

/** A ticket lasts this long after its newest chunk; with the sweep's quarter of an hour nothing waits over an hour. */
export const uploadMinutes = 45;

/** Bytes on their way to the messages of one site, at most: some forty large messages at the same moment. */
export const mostWaitingBytes = 1000 * 2 ** 20;

/** Tickets that are open at one site, at most: a ticket alone is a row that a sweep has to look at. */
export const mostTickets = 500;

/** Chunks that the kept messages of one site have, at most, some five gigabytes: then files are asked for by phone. */
export const mostKeptChunks = 5000;

/** Whether these files fit: how many, how large each, and how large together. Never for a form that asks for none. */
export function fitsForm(
  files: readonly number[],
  { fields, filesMaxBytes = 20_000_000 }: LimitedForm,
): boolean {
  const asking = fields.filter(({ kind }) => kind === 'file');
  const most = sumOf(asking.map((field) => field.most ?? 0));
  const largest = Math.max(
    0,
    ...asking.map(({ maxBytes = 0 }) => paddedFile(Math.min(maxBytes, filesMaxBytes))),
  );
  return (
    files.length <= most &&
    files.every((padded) => padded <= largest) &&
    sumOf(files) <= budgetOf(filesMaxBytes, files.length)
  );
}
