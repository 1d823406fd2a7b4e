/** The back-ups: that there are any, and that the newest is of today. */
import { existsSync } from 'node:fs';
import { backupsIn } from '../../backup/write-backup.ts';
import { type Finding, fine, look, wrong } from './finding.ts';

const hourMs = 3_600_000;

export async function checkBackup(into: string | undefined, now: number): Promise<Finding> {
  if (into === undefined)
    return look(
      'No back-up is made here.',
      'Set BACKUP_DIR and BACKUP_KEY, or back the machine up in another way.',
    );
  if (!existsSync(into))
    return wrong(`There is no folder ${into} (BACKUP_DIR).`, 'Make it, or look why its disk is not there.');
  const [newest] = await backupsIn(into);
  if (!newest) return wrong('There is no back-up yet.', 'Run "privacyloket backup" and read what it says.');
  const hours = Math.floor((now - newest.at) / hourMs);
  const said = `The newest back-up is ${hours} hours old.`;
  return hours > 26 ? wrong(said, 'Run "privacyloket backup" and read what it says.') : fine(said);
}
