/** What may be brought to a form, in padded sizes: all that the server can see of a file. Pure. */
import { budgetOf, paddedFile, sumOf } from '../../widget/envelope/file-sizes.ts';

/** The part of a form that limits its files. */
export interface LimitedForm {
  fields: readonly { kind: string; maxBytes?: number; most?: number }[];
  filesMaxBytes?: number | undefined;
}

/** A ticket lasts this long after its newest chunk: some time without a connection loses nothing. */
export const uploadMinutes = 45;

/** And this long in all, whatever still comes: 25 MB on a line of 4 kB a second, which the door does not wait for. */
export const longestUploadMinutes = 120;

/** The last instants, in ms, of what has ended at `now`: a ticket ends that is as old as `issued` or whose newest chunk is as old as `at`. */
export function endedBy(now: number): { at: number; issued: number } {
  return { at: now - uploadMinutes * 60_000, issued: now - longestUploadMinutes * 60_000 };
}

/** Bytes on their way to the messages of one site, at most: some forty large messages at the same moment. */
export const mostWaitingBytes = 1000 * 2 ** 20;

/** Tickets that are open at one site, at most: a ticket alone is a row that a sweep has to look at. */
export const mostTickets = 500;

/** Of those, what one network has open at most: an office, or a part of a mobile network, whose files are all on their way. */
export const mostTicketsOfNetwork = 10;

/** Where a site has its tickets out, a network without any still gets one, until there are so many times as many. */
export const ticketSurge = 5;

/** Bytes of chunks that are being read, at most: they are in memory until they are on the disk. */
export const mostUnderWayBytes = 96 * 2 ** 20;

/** Of those, of one network: eight visitors with three chunks each. */
export const mostUnderWayOfNetwork = 24 * 2 ** 20;

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
