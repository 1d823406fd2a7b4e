/**
 * `privacyloket register verify`: for the privacy officer, who holds the seals of the weekly mails. Reads only, beside a
 * server that runs or on a copy. Exit code 0 where all is whole, 1 where it isn't, 2 where it was called wrongly.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openReadOnly } from '../store/read-only-store.ts';
import { readSeal, type Seal, sealText } from './seal-rules.ts';
import { type ChainState, verifyChain } from './verify-chain.ts';

export interface VerifyEffects {
  /** Folder of the database. */
  dataDir: string;
  /** Gets what was found, a line at a time. */
  print: (line: string) => void;
  /** Gets what was asked wrongly. */
  tell: (line: string) => void;
}

/** Answers the exit code, or undefined where it was called wrongly. */
export async function registerCommand(
  words: readonly string[],
  { dataDir, print, tell }: VerifyEffects,
): Promise<number | undefined> {
  const asked = readWords(words, tell);
  if (asked === undefined) return undefined;
  const file = join(dataDir, 'privacyloket.sqlite');
  if (!existsSync(file)) {
    tell(`${file}: dit bestand is er niet`);
    return 1;
  }
  const { db, close } = openReadOnly(file);
  try {
    const known = await db.selectFrom('register').select('site').distinct().orderBy('site').execute();
    const sites = known.map(({ site }) => site).filter((site) => (asked.site ?? site) === site);
    if (asked.site !== undefined && sites.length === 0) {
      tell(`${asked.site}: van deze site staat hier niets in het register. Klopt de naam?`);
      return 1;
    }
    let whole = true;
    for (const site of sites) {
      const state = await verifyChain(db, site, asked.seals);
      for (const line of linesAbout(site, state, asked.seals)) print(line);
      whole &&= isWhole(state);
    }
    return whole ? 0 : 1;
  } finally {
    close();
  }
}

function readWords(
  words: readonly string[],
  tell: VerifyEffects['tell'],
): { site: string | undefined; seals: Seal[] } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { seal: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const [verify, site, ...more] = positionals;
    if (verify !== 'verify' || more.length > 0) return undefined;
    const texts = values.seal ?? [];
    const seals = texts.flatMap((text) => readSeal(text) ?? []);
    if (seals.length < texts.length) tell('een zegel ziet er zo uit: 2026-11-23/1204/… , zoals in de mail');
    else if (seals.length > 0 && site === undefined) tell('bij een zegel hoort de naam van de site');
    else return { site, seals };
    return undefined;
  } catch (error) {
    tell((error as Error).message);
    return undefined;
  }
}

function isWhole({ brokenAt, seals }: ChainState): boolean {
  return brokenAt === null && seals.every((seal) => seal === 'fits' || seal === 'replaced');
}

const sealWords: Readonly<Record<ChainState['seals'][number], string>> = {
  fits: 'past: wat er toen stond, staat er nog',
  replaced: 'is van een jaar dat weg mocht; een regel in de keten staat ervoor in de plaats',
  other: 'PAST NIET: er staat nu een andere regel',
  missing: 'PAST NIET: die regel is weg',
};

function linesAbout(site: string, state: ChainState, seals: readonly Seal[]): string[] {
  const { lines, head, brokenAt, checkpoint } = state;
  const counted = `${site}: ${lines} regels`;
  return [
    brokenAt === null
      ? `${counted}, heel; de nieuwste: ${head}`
      : `${counted}, NIET HEEL: regel ${brokenAt} sluit niet aan op die ervoor, of is veranderd`,
    ...(checkpoint
      ? [`${site}: ${checkpoint.replaces} regels tot en met ${checkpoint.until} mochten weg`]
      : []),
    ...seals.map((seal, place) => `${site}: zegel ${sealText(seal)} ${sealWords[state.seals[place]!]}`),
  ];
}
