/** DATA_DIR: that only we get in, that there is room, and that it is a disk on which a database is safe. */
import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freeBytes, lowDiskBytes } from '../free-bytes.ts';
import { type Finding, fine, look, skipped, wrong } from './finding.ts';

/** Magic numbers of statfs(2): locks and syncs of SQLite are not to be trusted on these. */
const networkDisks: Readonly<Record<number, string>> = {
  26985: 'NFS',
  4283649346: 'SMB',
  4266872130: 'SMB',
  16914836: 'memory (tmpfs)',
};
const roomyBytes = 4 * lowDiskBytes;

export function checkFolder(dataDir: string): Finding[] {
  const stat = statSync(dataDir, { throwIfNoEntry: false });
  if (!stat?.isDirectory())
    return [
      wrong(`There is no folder ${dataDir} (DATA_DIR).`, 'Start the server once: it makes the folder.'),
    ];
  return [...checkModes(dataDir, stat.mode, stat.uid), checkRoom(dataDir), checkKind(dataDir)];
}

function checkModes(dataDir: string, mode: number, uid: number): Finding[] {
  const open = ['', 'privacyloket.sqlite', 'ledger', 'server-secret'].filter((name) => {
    const stat = name === '' ? { mode } : statSync(join(dataDir, name), { throwIfNoEntry: false });
    return stat !== undefined && (stat.mode & 0o077) !== 0;
  });
  const own = process.getuid?.() ?? uid;
  const found: Finding[] = [];
  if (open.length > 0)
    found.push(
      wrong(
        `Other users of this machine can read ${open.map((name) => name || 'the folder itself').join(', ')} in DATA_DIR.`,
        `Run: chmod -R go-rwx ${dataDir}`,
      ),
    );
  else found.push(fine('Only its owner can read DATA_DIR.'));
  if (own !== uid && own !== 0)
    found.push(
      look(
        'DATA_DIR belongs to another user than the one who asks now.',
        'Ask again as the user of the server.',
      ),
    );
  return found;
}

function checkRoom(dataDir: string): Finding {
  const free = freeBytes(dataDir);
  const said = `The disk of DATA_DIR has ${(free / 1e9).toFixed(1)} GB left.`;
  if (free < lowDiskBytes) return wrong(said, 'Make room now: without it visitors are refused.');
  return free < roomyBytes ? look(said, 'Make room in the coming weeks.') : fine(said);
}

function checkKind(dataDir: string): Finding {
  const { type } = statfsSync(dataDir);
  const kind = networkDisks[type >>> 0];
  if (process.platform !== 'linux')
    return skipped('What kind of disk DATA_DIR is on can be told on Linux only.');
  if (kind === undefined) return fine('DATA_DIR is on a disk of this machine.');
  return wrong(
    `DATA_DIR is on ${kind}.`,
    kind.startsWith('memory')
      ? 'Move it to a disk: everything is gone after a restart.'
      : 'Move it to a disk of this machine: a database can break on a network disk.',
  );
}
