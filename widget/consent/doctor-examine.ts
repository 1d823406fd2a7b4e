/** One look of the doctor: what is kept, asked, built in or refused on the page now, held against the settings. */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import { type Ground, judgeEntry, judgeHost } from './doctor-declared.ts';
import { distinct, type Found } from './doctor-findings.ts';
import {
  hasOpener,
  hostOf,
  loadedElements,
  questionIsHidden,
  type UnknownName,
  unknownNames,
  unknownRows,
} from './doctor-page.ts';
import type { Refusal } from './doctor-refusals.ts';
import { keptEntries } from './doctor-storage.ts';
import type { Gate } from './gate.ts';

/** How long clearing after a decision may take, in ms; until then what a no leaves behind is no finding. */
const clearingMs = 15_000;

/** What the browser told since the doctor opened, and before where it kept that. */
export interface Seen {
  /** Requests that were not judged yet. */
  requests: { host: string; via: string }[];
  /** Judged once, by the choices that held when they were seen. */
  judged: Found[];
  refusals: Refusal[];
}

/** What is wrong, one of each. Empties `seen.requests` into `seen.judged`. */
export async function examine(
  gate: Gate,
  details: ConsentDetails,
  { own, seen }: { own: string[]; seen: Seen },
): Promise<Found[]> {
  const { site, services } = gate.settings;
  const ground: Ground = { site, details, choices: gate.choices(), own };
  const record = gate.record();
  const clearing = record?.unsettled && Date.now() - record.at < clearingMs;
  const entries = (await keptEntries(gate.cookies())).flatMap((entry): Found[] => {
    const not = judgeEntry(entry, ground);
    if (!not || (not.service && clearing)) return [];
    return [{ kind: 'storage', name: entry.name, where: entry.kind, ...not }];
  });
  const hosts = (kind: 'request' | 'element', all: Seen['requests']) =>
    all.flatMap(({ host, via }): Found[] => {
      const not = judgeHost(host, ground);
      return not ? [{ kind, name: host, where: via, ...not }] : [];
    });
  const names = (kind: 'name' | 'row', where: string, all: UnknownName[]) =>
    all.map(({ name, nearest }): Found => ({ kind, name, where, nearest }));
  seen.judged.push(...hosts('request', seen.requests.splice(0)));
  return distinct([
    ...hosts('element', loadedElements()),
    ...seen.judged,
    ...entries,
    ...names('name', 'data-privacy', unknownNames(services)),
    ...names('row', 'data-privacy-open', unknownRows(services)),
    ...(questionIsHidden() ? [plain('hidden')] : []),
    ...seen.refusals.map((each) => refused(each, ground)),
    ...(services.length && !hasOpener() ? [plain('opener')] : []),
  ]);
}

/** A finding about the page as a whole. */
export function plain(kind: 'details' | 'hidden' | 'opener'): Found {
  return { kind, name: kind, where: '' };
}

/** Needed is what comes from our server or from a service with a yes, and a policy of ours. */
function refused({ directive, blocked, sample }: Refusal, ground: Ground): Found {
  const host = /^\w+:\/\//.test(blocked) ? hostOf(blocked) : undefined;
  const needed = host ? !judgeHost(host, ground) : /^(lit-html|privacyloket)\b/.test(sample);
  return { kind: 'policy', name: host ?? blocked, where: directive, needed };
}
