/** Nothing can be said about the site: the command ends with 2, the reason and what to do. */
import type { Reason } from './report-schema.ts';

/** Thrown anywhere in the checker; the message is the advice, in plain Dutch. */
export class CouldNotCheck extends Error {
  readonly reason: Reason;
  constructor(reason: Reason, advice: string, options?: ErrorOptions) {
    super(advice, options);
    this.name = 'CouldNotCheck';
    this.reason = reason;
  }
}
