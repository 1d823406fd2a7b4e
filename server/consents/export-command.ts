/**
 * `privacyloket consents …`, for the privacy officer: proofs as a file, and what an archived version showed.
 * Both read only, beside a server that runs; that an export was made is one line in the register.
 */
import { join } from 'node:path';
import { appendLine, type NewLine } from '../register/register.ts';
import { zone } from '../retention/dutch-calendar.ts';
import { openStore } from '../store/open-store.ts';
import { openReadOnly } from '../store/read-only-store.ts';
import { archivedVersions } from './banner-versions.ts';
import { csvHead, csvLine, jsonLine } from './proof-lines.ts';
import { countProofs, type ProofRange, readProofs } from './read-proofs.ts';
import { versionText } from './version-text.ts';

export interface ConsentsEffects {
  /** Folder of the database. */
  dataDir: string;
  /** Gets the file, a line at a time. */
  print: (line: string) => void;
  /** Gets counts and what is wrong. */
  tell: (line: string) => void;
  /** Milliseconds. */
  now: number;
}

/** Answers the exit code, or undefined where it was called wrongly. */
export async function consentsCommand(
  words: readonly string[],
  effects: ConsentsEffects,
): Promise<number | undefined> {
  const [what, site, ...rest] = words;
  if (!site || site.startsWith('-')) return undefined;
  if (what === 'show' && rest.length === 1) return show(site, rest[0]!, effects);
  if (what !== 'export') return undefined;
  const asked = readOptions(rest, effects.tell);
  return asked && exportProofs({ site, ...asked.range }, asked.json, effects);
}

async function exportProofs(
  range: ProofRange,
  json: boolean,
  { dataDir, print, tell, now }: ConsentsEffects,
): Promise<number> {
  const file = join(dataDir, 'privacyloket.sqlite');
  const { site } = range;
  const { db, close } = openReadOnly(file);
  try {
    const versions = await db
      .selectFrom('banner_version')
      .select('version')
      .where('site', '=', site)
      .execute();
    const known = new Set(versions.map(({ version }) => version));
    if (known.size === 0) {
      tell(`${site}: van deze site is hier nog niets bewaard. Klopt de naam?`);
      return 1;
    }
    const counted = await countProofs(db, range);
    // What the register is about leaves only after that has been written down.
    await registered(file, {
      site,
      at: now,
      actor: 'operator',
      event: 'proofs-exported',
      detail: `proofs:${counted.count}`,
    });
    let [printed, doubtful] = [0, 0];
    if (!json) print(csvHead);
    for await (const proof of readProofs(db, range, counted)) {
      const line = { ...proof, known: known.has(proof.version) };
      print(json ? jsonLine(line) : csvLine(line));
      printed += 1;
      if (!line.known) doubtful += 1;
    }
    const proofs = printed === 1 ? 'bewijs' : 'bewijzen';
    tell(`${site}: ${printed} ${proofs}; van ${doubtful} is niet bekend wat er werd getoond`);
    return 0;
  } finally {
    close();
  }
}

/** A second process may write beside the server, as `enrol` does: SQLite lets the two take turns. */
async function registered(file: string, line: NewLine): Promise<void> {
  const store = openStore(file);
  try {
    await store.db.transaction().execute((trx) => appendLine(trx, line));
  } finally {
    store.close();
  }
}

async function show(
  site: string,
  version: string,
  { dataDir, print, tell }: ConsentsEffects,
): Promise<number> {
  const { db, close } = openReadOnly(join(dataDir, 'privacyloket.sqlite'));
  try {
    const stretches = await archivedVersions(db, site, version);
    if (stretches.length === 0) tell(`${site}: versie ${version} is niet bekend`);
    else print(versionText(stretches));
    return stretches.length > 0 ? 0 : 1;
  } finally {
    close();
  }
}

/** `--from` and `--until` are days in the Netherlands, both included; undefined for anything else. */
function readOptions(
  words: readonly string[],
  tell: ConsentsEffects['tell'],
): { range: Omit<ProofRange, 'site'>; json: boolean } | undefined {
  const range = { from: 0, until: Number.MAX_SAFE_INTEGER };
  let json = false;
  for (let place = 0; place < words.length; place++) {
    const word = words[place]!;
    if (word === '--json') json = true;
    else if (word === '--from' || word === '--until') {
      const day = dayStart(words[++place] ?? '', word === '--until' ? 1 : 0);
      if (day === null) {
        tell(`${word}: een dag zoals 2026-11-23`);
        return undefined;
      }
      range[word === '--from' ? 'from' : 'until'] = day;
    } else return undefined;
  }
  return { range, json };
}

/** The first millisecond of a day such as 2026-11-23, or of the day so many days later; null where it is no day. */
function dayStart(text: string, daysLater: number): number | null {
  try {
    const day = Temporal.PlainDate.from(text);
    return day.toString() === text
      ? day.add({ days: daysLater }).toZonedDateTime(zone).epochMilliseconds
      : null;
  } catch {
    return null;
  }
}
