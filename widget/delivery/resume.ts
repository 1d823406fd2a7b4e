/** Messages that an earlier visit left in the outbox: sent as soon as a form's page is open again. */
import { type DeliveryEffects, deliver } from './deliver.ts';
import type { Waiting } from './outbox.ts';

export interface Earlier {
  /** Submission id. */
  id: string;
  /** 'lost': it can't be delivered any more, so the visitor must hear that it did not arrive. */
  is: 'waits' | 'sent' | 'wiped' | 'lost';
}

/** Delivers every message that waits; `report` hears of each when it starts and when it is settled. */
export async function resumeWaiting(
  waiting: Waiting[],
  effects: DeliveryEffects,
  report: (earlier: Earlier) => void,
): Promise<void> {
  await Promise.all(
    waiting.map(async (each) => {
      const { id } = each.envelope.context;
      report({ id, is: 'waits' });
      const settled = await deliver(each, effects, () => {}, true);
      if (settled.is === 'accepted') report({ id, is: 'sent' });
      else report({ id, is: settled.is === 'wiped' ? 'wiped' : 'lost' });
    }),
  );
}
