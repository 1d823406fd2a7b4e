/** How the server is, as /healthz tells it: what the rooms themselves noticed, in one list of codes. */
import type { DailyBackup } from './backup/daily-backup.ts';
import type { Health } from './door/health.routes.ts';
import type { Rates } from './door/rates.ts';
import type { Sweep } from './retention/sweep.ts';
import type { TrustedClock } from './retention/trusted-clock.ts';
import type { Store } from './store/open-store.ts';

/** Half an hour of tries by then: see waitAfter in mail/delivery-fault.ts. */
const stuckAfterAttempts = 5;

export interface HealthParts {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'confirmed'>;
  sweep: Pick<Sweep, 'health'>;
  rates: Pick<Rates, 'flooded'>;
  /** Absent where no back-up was asked for. */
  backup?: Pick<DailyBackup, 'alarms'> | undefined;
}

/** Asks the clock, the sweep, the mail queue, the limits and the back-up. Throws where the database can't be read; that is a 500. */
export async function healthOf({ store, clock, sweep, rates, backup }: HealthParts): Promise<Health> {
  const stuck = await store.db
    .selectFrom('mail')
    .select('seq')
    .where('attempts', '>=', stuckAfterAttempts)
    .limit(1)
    .executeTakeFirst();
  const codes: string[] = [
    ...sweep.health().alarms,
    ...(stuck ? ['mail-stuck'] : []),
    // Not of which site: anybody may ask. The operator sees that in `privacyloket site list`.
    ...(rates.flooded().length > 0 ? ['flooded'] : []),
    ...(backup?.alarms() ?? []),
  ];
  return { accepting: clock.confirmed(), codes };
}
