/** What the settings allow this browser to keep and to ask, after what the visitor chose. Pure: no page, no storage. */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { Choices } from './decision.ts';

type Cookie = ConsentDetails['functional'][number];

/** Something found in this browser's storage. */
export interface Entry {
  kind: Cookie['kind'];
  name: string;
}

/** What a finding is held against. */
export interface Ground {
  site: string;
  details: ConsentDetails;
  choices: Choices;
  /** Hosts that need no service: the page's own and our server's, with their ports. */
  own: readonly string[];
}

/** Not allowed. `service` is the one that declares it and has no yes; without it nobody declares it. */
export interface Undeclared {
  service?: string;
}

/** Whether this entry may be here; undefined when it may. */
export function judgeEntry({ kind, name }: Entry, ground: Ground): Undeclared | undefined {
  const { site, details } = ground;
  const isMeant = (declared: Cookie) =>
    !declared.elsewhere && declared.kind === kind && fits(name, declared.name);
  const own = `privacyloket-${site}`;
  if (name === own || name.startsWith(`${own}-`) || details.functional.some(isMeant)) return;
  return judged(ground, ({ cookies }) => cookies.some(isMeant));
}

/** Whether the browser may talk to this host; undefined when it may. */
export function judgeHost(host: string, ground: Ground): Undeclared | undefined {
  if (ground.own.some((each) => host === each || host.endsWith(`.${each}`))) return;
  return judged(ground, ({ hosts }) =>
    Object.values(hosts).some((sources) => sources.some((source: string) => covers(source, host))),
  );
}

function judged(
  { details, choices }: Ground,
  declares: (service: ConsentDetails['services'][number]) => boolean,
): Undeclared | undefined {
  const meant = details.services.filter(declares);
  // Behind our own relay the browser keeps nothing of Google's, and does not talk to Google.
  const isAllowed = ({ id, integration }: (typeof meant)[number]) =>
    choices[id] && !(integration === 'google-analytics' && choices.ip);
  if (meant.some(isAllowed)) return;
  return meant.length ? { service: meant[0]!.id } : {};
}

function fits(name: string, declared: string): boolean {
  return declared.endsWith('*') ? name.startsWith(declared.slice(0, -1)) : name === declared;
}

/** Whether a source of a Content Security Policy (`https://*.naam`) covers a host, its port included where it names one. */
function covers(source: string, host: string): boolean {
  const named = source.replace(/^\w+:\/\//, '').split('/')[0]!;
  const bare = named.includes(':') ? host : host.split(':')[0]!;
  return named.startsWith('*.') ? bare.endsWith(named.slice(1)) : bare === named;
}

/** The name that somebody probably meant, or undefined where none is near enough. */
export function nearestTo(typed: string, names: readonly string[]): string | undefined {
  const near = names
    .map((name) => ({ name, steps: stepsBetween(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, steps }) => steps <= Math.max(2, Math.floor(name.length / 3)))
    .sort((one, other) => one.steps - other.steps);
  return near[0]?.name;
}

/** How many letters are to be put in, taken out or changed (Levenshtein). */
function stepsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, each] of [...other].entries())
      next.push(Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + +(letter !== each)));
    row = next;
  }
  return row.at(-1)!;
}
