/** A back-up a day on the server's own timer, and an alarm where one is missing. */
import { join } from 'node:path';
import { machineTimer, type Timer } from '../retention/timer.ts';
import { type BackupOptions, backupsIn, copyName, overwritten, writeBackup } from './write-backup.ts';

export type BackupAlarm = 'backup-failed' | 'backup-missed';

export interface DailyBackup {
  /** Makes one where the newest is a day old. Never rejects: what went wrong is in `alarms`. */
  run(): Promise<void>;
  alarms(): BackupAlarm[];
  /** Ends the timer and waits for a back-up that is under way. */
  stop(): Promise<void>;
}

const dayMs = 86_400_000;
/** Two hours for a machine that was off at the usual time. */
const missedMs = 26 * 3_600_000;
const lookEveryMs = 3_600_000;

/** Looks at once and then every hour. `now` in ms. */
export function startDailyBackup(
  options: Omit<BackupOptions, 'now'> & { now: () => number; timer?: Timer },
): DailyBackup {
  const { now, timer = machineTimer, ...backup } = options;
  const startedAt = now();
  let newest = 0;
  let failed = false;
  let running: Promise<void> | null = null;

  async function look(): Promise<void> {
    // What a crash left behind in the midst of one.
    await overwritten(join(backup.dataDir, copyName));
    newest = (await backupsIn(backup.into))[0]?.at ?? 0;
    if (now() - newest < dayMs) return;
    const at = now();
    await writeBackup({ ...backup, now: at });
    newest = at;
  }
  function run(): Promise<void> {
    running ??= look()
      .then(
        () => {
          failed = false;
        },
        () => {
          failed = true;
        },
      )
      .finally(() => {
        running = null;
      });
    return running;
  }

  const stopTimer = timer.every(lookEveryMs, () => void run());
  void run();
  return {
    run,
    alarms: () => {
      const missed = now() - Math.max(newest, startedAt) > missedMs;
      return [
        ...(failed ? (['backup-failed'] as const) : []),
        ...(missed ? (['backup-missed'] as const) : []),
      ];
    },
    async stop() {
      stopTimer();
      await running;
    },
  };
}
