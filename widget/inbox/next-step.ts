/** What has to be done next about a request or complaint, and by which day. Pure. */
import type { InboxItem } from '../../server/secretariat/inbox-api.ts';

export type NextStep = 'identify' | 'decide' | 'carry-out' | 'close';
type Case = Pick<InboxItem, 'kind' | 'state' | 'request' | 'decideBy'>;

/** Null where nothing is open: no request or complaint, or one that was closed. */
export function nextStep({ kind, state, request, decideBy }: Case): NextStep | null {
  if (!request || state === 'dealt-with') return null;
  if (decideBy) return kind === 'privacyverzoek' && !request.identified ? 'identify' : 'decide';
  return request.carryOutBy ? 'carry-out' : 'close';
}

/** ISO date by which it must be decided or done; null where only closing is left, or nothing. */
export function dueDay({ decideBy, request }: Pick<Case, 'decideBy' | 'request'>): string | null {
  return decideBy?.day ?? request?.carryOutBy ?? null;
}
