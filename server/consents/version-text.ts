/** An archived version as text to read: when it was shown, and every text and setting of it on a line. Pure. */
import type { ArchivedVersion } from './banner-versions.ts';

/** All stretches of time of one version, oldest first, at least one; they showed the same. */
export function versionText(stretches: readonly ArchivedVersion[]): string {
  const { site, version, script, shown } = stretches.at(-1)!;
  const times = stretches.map(
    ({ at, until }) => `getoond: ${iso(at)} tot ${until === null ? 'nu' : iso(until)}`,
  );
  return [`site: ${site}`, `versie: ${version}`, ...times, `script: ${script}`, ...lines(shown, '')].join(
    '\n',
  );
}

/** One line for each text, number and switch, with its place. */
function lines(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${String(value)}`];
  return Object.entries(value).flatMap(([key, each]) => lines(each, path === '' ? key : `${path}.${key}`));
}

const iso = (at: number) => new Date(at).toISOString();
