/** How the server is, as /healthz tells it: what the rooms themselves noticed, in one list of codes. */
import type { BackupAlarm, DailyBackup } from './backup/daily-backup.ts';
import type { Health } from './door/health.routes.ts';
import type { Rates } from './door/rates.ts';
import { lowDiskBytes } from './operate/free-bytes.ts';
import type { Sweep, SweepAlarm } from './retention/sweep.ts';
import type { TrustedClock } from './retention/trusted-clock.ts';
import type { Store } from './store/open-store.ts';

/** Half an hour of tries by then: see waitAfter in mail/delivery-fault.ts. */
const stuckAfterAttempts = 5;
/** A mail that is due is tried within seconds; by then the sender itself stands still. */
const lateMs = 15 * 60_000;

/** All that /healthz can say; operate/doctor/alarm-words.ts has the words. */
export type Alarm = SweepAlarm | BackupAlarm | 'mail-stuck' | 'mail-late' | 'disk-low' | 'flooded';

export interface HealthParts {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'confirmed'>;
  sweep: Pick<Sweep, 'health'>;
  rates: Pick<Rates, 'flooded'>;
  /** Room on the disk, in bytes. */
  freeBytes: () => number;
  /** Milliseconds. */
  now: () => number;
  /** Absent where no back-up was asked for. */
  backup?: Pick<DailyBackup, 'alarms'> | undefined;
}

/** Asks the clock, the sweep, the mail queue, the limits, the disk and the back-up. Throws where the database can't be read; that is a 500. */
export async function healthOf({
  store,
  clock,
  sweep,
  rates,
  freeBytes,
  now,
  backup,
}: HealthParts): Promise<Health> {
  const stuck = await store.db
    .selectFrom('mail')
    .select('seq')
    .where('attempts', '>=', stuckAfterAttempts)
    .limit(1)
    .executeTakeFirst();
  const late = await store.db
    .selectFrom('mail')
    .select('seq')
    .where('next_at', '<', now() - lateMs)
    .limit(1)
    .executeTakeFirst();
  const codes: Alarm[] = [
    ...sweep.health().alarms,
    ...(stuck ? (['mail-stuck'] as const) : []),
    ...(late ? (['mail-late'] as const) : []),
    ...(freeBytes() < lowDiskBytes ? (['disk-low'] as const) : []),
    // Not of which site: anybody may ask. The operator sees that in `privacyloket site list`.
    ...(rates.flooded().length > 0 ? (['flooded'] as const) : []),
    ...(backup?.alarms() ?? []),
  ];
  return { accepting: clock.confirmed(), codes };
}
