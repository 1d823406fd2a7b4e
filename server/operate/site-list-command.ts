/** `privacyloket site list`: each site on a line, and under it in plain words what needs a person. */
import { join } from 'node:path';
import type { Sites } from '../sites/load-sites.ts';
import { openReadOnly } from '../store/read-only-store.ts';
import { type SiteState, siteStates } from './site-state.ts';

const dayMs = 86_400_000;

export interface SiteListOptions {
  dataDir: string;
  sites: Sites;
  asJson: boolean;
  print: (line: string) => void;
  /** Milliseconds. */
  now: number;
}

/** 1 where a site needs a person, 0 where none does. Reads only, beside a server that runs. */
export async function siteListCommand({
  dataDir,
  sites,
  asJson,
  print,
  now,
}: SiteListOptions): Promise<number> {
  const store = openReadOnly(join(dataDir, 'privacyloket.sqlite'));
  let states: SiteState[];
  try {
    states = await siteStates(store.db, sites, now);
  } finally {
    store.close();
  }
  if (asJson) print(JSON.stringify(states));
  else for (const line of linesOf(states, now)) print(line);
  return states.some((state) => needs(state, now).length > 0) ? 1 : 0;
}

function linesOf(states: readonly SiteState[], now: number): string[] {
  const rows = states.map(({ site, form, readers, oldestUnreadDays, unread, mail, sweep, script }) => [
    site,
    form === 'none' ? 'no form' : form === 'open' ? 'open' : 'CLOSED',
    `${readers}`,
    oldestUnreadDays === null ? '-' : `${oldestUnreadDays} d (${unread})`,
    mail.waiting > 0 ? `${mail.waiting} waiting` : ago(mail.lastTold, now),
    ago(sweep, now),
    script ? `${script.kind} ${script.hash}, ${ago(script.seen, now)}` : '-',
  ]);
  const head = ['site', 'form', 'readers', 'oldest unread', 'mail', 'sweep', 'script seen'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  return [
    line(head),
    ...rows.flatMap((row, place) => [line(row), ...needs(states[place]!, now).map((need) => `  ! ${need}`)]),
  ];
}

/** In whole words, with what to do. */
export function needs({ form, readers, oldestUnreadDays, mail, sweep }: SiteState, now: number): string[] {
  const found: string[] = [];
  if (form === 'unsigned')
    found.push('The form is closed: nobody has published who reads. Let the administrator open the inbox.');
  if (form === 'expired')
    found.push('The form is closed: the list of readers is too old. Let the administrator sign a new one.');
  if (form === 'open' && readers === 0)
    found.push('Messages come in and nobody can read them, except with the recovery sheet. Enrol somebody.');
  if (form === 'open' && readers === 1) found.push('Only one person can read. Enrol a second one.');
  if (oldestUnreadDays !== null && oldestUnreadDays >= 7)
    found.push(`A message has waited unread for ${oldestUnreadDays} days. Call the practice.`);
  if (mail.waiting > 0 && mail.fault !== '')
    found.push(`Mail is not taken (${mail.fault}). Look at SMTP_URL and at the mail server.`);
  if (sweep !== null && now - Date.parse(sweep) > 2 * dayMs)
    found.push('The last sweep is more than two days ago. Look whether the server runs, and at /healthz.');
  return found;
}

function ago(instant: string | null, now: number): string {
  if (instant === null) return '-';
  const days = Math.floor((now - Date.parse(instant)) / dayMs);
  return days <= 0 ? 'today' : `${days} d ago`;
}
