/** What each code of /healthz means, and what to do. */
import type { Alarm } from '../../health.ts';
import { type Finding, look, wrong } from './finding.ts';

const words: Readonly<Record<Alarm, readonly [found: string, todo: string]>> = {
  'clock-unconfirmed': [
    'The server does not believe the clock yet, and refuses visitors until it does.',
    'Switch time synchronisation on, or let somebody sign in to the inbox once.',
  ],
  'ledger-rolled-back': [
    'The database is older than its ledger: somebody put an old copy back by hand.',
    'Put it back with "privacyloket restore", which replays the ledger.',
  ],
  'ledger-incomplete': [
    'Lines of the ledger may be missing, so nothing is wiped by date.',
    'Stop the server and look: "privacyloket ledger".',
  ],
  'log-busy': [
    'The write-ahead log could not be emptied, so wiped bytes may still be in it.',
    'Close whatever reads the database beside the server.',
  ],
  'rows-unreadable': [
    'A message has settings that this version can not read, and is kept.',
    'Update the server, or report it.',
  ],
  'sweep-failed': ['The last sweep failed.', 'Look at the disk and at the log of the server.'],
  'sweep-missed': ['No sweep came round for an hour.', 'Restart the server, and report it.'],
  'mail-stuck': [
    'Mail was refused five times or more.',
    'Look at SMTP_URL and at the addresses in the settings.',
  ],
  'mail-late': ['Mail that is due was not even tried.', 'Restart the server, and report it.'],
  'disk-low': ['The disk is nearly full.', 'Make room now: without it visitors are refused.'],
  flooded: [
    'A site got more than its share in the last hour.',
    'Look at "privacyloket site list"; visitors can still send, one by one.',
  ],
  'backup-failed': ['The last back-up failed.', 'Run "privacyloket backup" and read what it says.'],
  'backup-missed': [
    'The newest back-up is more than a day old.',
    'Run "privacyloket backup" and read what it says.',
  ],
};

/** A code that is not in the list is shown as it is, without what a terminal would obey. */
export function alarmFinding(code: string): Finding {
  const [found, todo] = Object.hasOwn(words, code)
    ? words[code as Alarm]
    : [`The server says "${printable(code)}".`, 'See the README.'];
  return code === 'flooded' ? look(found, todo) : wrong(found, todo);
}

function printable(code: string): string {
  return String(code)
    .replace(/[^a-z-]/g, '')
    .slice(0, 40);
}

export const knownAlarms: readonly string[] = Object.keys(words);
