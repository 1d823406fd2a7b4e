/** `privacyloket doctor`: looks at everything that a server needs around it, and says in plain words what to do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type OperatorSettings,
  readSettings,
  SettingsRefused,
  settingsSchema,
} from '../../settings/operator-settings.ts';
import { loadSites, type Sites, SitesRefused } from '../../sites/load-sites.ts';
import { openReadOnly } from '../../store/read-only-store.ts';
import { needs } from '../site-list-command.ts';
import { siteStates } from '../site-state.ts';
import { alarmFinding } from './alarm-words.ts';
import { type AddressEffects, checkAddress } from './check-address.ts';
import { checkBackup } from './check-backup.ts';
import { checkClock } from './check-clock.ts';
import { checkFolder } from './check-folder.ts';
import { checkMail, type MailEffects } from './check-mail.ts';
import { type Finding, fine, skipped, wrong } from './finding.ts';

export interface DoctorEffects extends Omit<AddressEffects, 'now'>, Omit<MailEffects, 'verify'> {
  verify: (smtpUrl: string) => Promise<unknown>;
  synchronisedAt: () => number | null;
  releasedAt: number;
  /** Milliseconds. */
  now: number;
}

type Print = (line: string) => void;
type Known = Partial<OperatorSettings>;

const marks = { fine: 'ok     ', look: 'look   ', wrong: 'WRONG  ', skipped: '-      ' };

/** 1 where something is wrong, else 0. Changes nothing. */
export async function doctorCommand(
  environment: NodeJS.ProcessEnv,
  effects: DoctorEffects,
  print: Print,
): Promise<number> {
  let worst = 0;
  const tell = (findings: readonly Finding[]) => {
    for (const { is, found, todo } of findings) {
      print(`${marks[is]}${found}`);
      if (todo !== '') print(`       -> ${todo}`);
      if (is === 'wrong') worst = 1;
    }
  };
  const { settings, findings } = settingsOf(environment);
  tell(findings);
  tell(checkNode());
  const sites = sitesOf(settings.SITES_DIR);
  tell(sites.findings);
  const dataDir = settings.DATA_DIR ?? 'data';
  tell(checkFolder(dataDir));
  tell(await checkStored(dataDir, sites.sites, { ...effects, mode: settings.CLOCK ?? 'check' }));
  tell([await checkBackup(settings.BACKUP_DIR, effects.now)]);
  tell(await checkAddresses(settings, effects));
  if (settings.SMTP_URL && settings.MAIL_FROM) {
    const { SMTP_URL, MAIL_FROM } = settings;
    tell(await checkMail(MAIL_FROM, { ...effects, verify: () => effects.verify(SMTP_URL) }));
  }
  return worst;
}

/** All settings that can be read, each by itself: one that is wrong must not hide the rest. */
function settingsOf(environment: NodeJS.ProcessEnv): { settings: Known; findings: Finding[] } {
  const settings: Record<string, unknown> = {};
  for (const name of Object.keys(settingsSchema.shape) as (keyof OperatorSettings)[]) {
    try {
      Object.assign(settings, readSettings(environment, [name]));
    } catch (error) {
      if (!(error instanceof SettingsRefused)) throw error;
    }
  }
  try {
    readSettings(environment);
    return { settings, findings: [fine('The settings of the server are whole.')] };
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    const faults = error.message.split('\n');
    return {
      settings,
      findings: faults.map((fault) => wrong(`Setting: ${fault}.`, 'Correct it and start again.')),
    };
  }
}

function checkNode(): Finding[] {
  const major = Number.parseInt(process.versions.node, 10);
  return [
    major >= 26
      ? fine(`This is Node ${process.versions.node}.`)
      : wrong(
          `This is Node ${process.versions.node}.`,
          'Node 26 is needed: node_modules/.bin has it after "npm ci".',
        ),
  ];
}

function sitesOf(folder: string | undefined): { sites?: Sites; findings: Finding[] } {
  if (folder === undefined) return { findings: [] };
  try {
    const sites = loadSites(folder);
    return {
      sites,
      findings: [fine(`The settings of ${sites.size === 1 ? 'one site' : `${sites.size} sites`} are whole.`)],
    };
  } catch (error) {
    const faults =
      error instanceof SitesRefused ? error.faults : [{ file: folder, path: '', message: 'can not be read' }];
    return {
      findings: faults.map(({ file, path, message }) =>
        wrong(
          `${file}: ${path && `${path}: `}${message}`,
          'Correct it; the server does not start until then.',
        ),
      ),
    };
  }
}

async function checkStored(
  dataDir: string,
  sites: Sites | undefined,
  { now, releasedAt, synchronisedAt, mode }: DoctorEffects & { mode: 'check' | 'host' },
): Promise<Finding[]> {
  const clock = { now, releasedAt, synchronisedAt: synchronisedAt(), mode };
  const file = join(dataDir, 'privacyloket.sqlite');
  if (!existsSync(file))
    return [checkClock({ ...clock, lastBeat: null }), skipped('There is no database yet.')];
  const store = openReadOnly(file);
  try {
    const beat = await store.db.selectFrom('heartbeat').select('at').executeTakeFirst();
    const states = sites ? await siteStates(store.db, sites, now) : [];
    return [
      checkClock({ ...clock, lastBeat: beat?.at || null }),
      ...states.flatMap((state) => {
        const found = needs(state, now);
        return found.length === 0
          ? [fine(`Site ${state.site} needs nobody.`)]
          : found.map((need): Finding => ({ is: 'look', found: `Site ${state.site}: ${need}`, todo: '' }));
      }),
    ];
  } catch {
    return [
      wrong('The database can not be read.', 'Start the server: it says what is wrong, or moves it on.'),
    ];
  } finally {
    store.close();
  }
}

async function checkAddresses(
  { LOKET_ORIGIN, INBOX_ORIGIN }: Known,
  effects: DoctorEffects,
): Promise<Finding[]> {
  const found: Finding[] = [];
  if (LOKET_ORIGIN) {
    const address = {
      setting: 'LOKET_ORIGIN',
      origin: LOKET_ORIGIN,
      path: '/healthz',
      holds: '"codes"',
    } as const;
    found.push(...(await checkAddress(address, effects)), ...(await checkAlarms(LOKET_ORIGIN, effects)));
  }
  if (INBOX_ORIGIN) {
    const path = '/api/sessions/current';
    const address = {
      setting: 'INBOX_ORIGIN',
      origin: INBOX_ORIGIN,
      path,
      holds: '"not-signed-in"',
    } as const;
    found.push(...(await checkAddress(address, effects)));
  }
  return found;
}

async function checkAlarms(origin: string, { fetch }: DoctorEffects): Promise<Finding[]> {
  try {
    const { codes } = (await (await fetch(`${origin}/healthz`, { redirect: 'manual' })).json()) as {
      codes: string[];
    };
    return codes.length === 0 ? [fine('The server itself has no alarm.')] : codes.map(alarmFinding);
  } catch {
    // That nothing of ours answers there was said already.
    return [];
  }
}
