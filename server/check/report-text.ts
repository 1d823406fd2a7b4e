/** The report as people read it: per phase what left and what stayed, then what is wrong and what to do. Pure. */
import { phaseWords } from './finding-words.ts';
import { printable } from './printable.ts';
import type { Finding, Phase, Report, SeenRequest, SeenStorage } from './report-schema.ts';

const kinds: Record<SeenStorage['kind'], string> = {
  cookie: 'cookie',
  local: 'localStorage',
  session: 'sessionStorage',
  indexeddb: 'IndexedDB',
  cache: 'cache',
};

/** Lines of text, without colour or control characters, so that a log reads as well as a screen. */
export function reportText(report: Report): string[] {
  // Our own text of several lines.
  if (report.reason === 'wrong-words') return [report.advice ?? ''];
  return linesOf(report).map(printable);
}

function linesOf(report: Report): string[] {
  if (report.outcome === 'could-not-check')
    return [`${report.url} is niet bekeken (${report.reason}).`, report.advice ?? ''];
  const faults = report.findings.filter(({ level }) => level === 'fault').length;
  return [
    `${report.url}${report.site ? ` (site ${report.site})` : ''}, ${report.browser}`,
    `Bekeken: ${report.pages.map(({ path, form }) => path + (form ? ' (formulier)' : '')).join(', ')}`,
    ...(report.banner === 'ours' ? [`Geaccepteerd: ${report.accepted.join(', ') || 'niets'}`] : []),
    ...report.phases.flatMap(phaseText),
    ...report.findings.flatMap(findingText),
    ...report.couldNot.flatMap((each) => ['', each]),
    '',
    faults === 0 ? 'In orde.' : `${faults} ${faults === 1 ? 'fout' : 'fouten'}.`,
  ];
}

function phaseText({ name, requests, storage }: Phase): string[] {
  const said = phaseWords[name];
  return [
    '',
    said[0]!.toUpperCase() + said.slice(1),
    ...listed('  Verzoeken aan anderen, en metingen', byHost(requests)),
    ...listed('  Bewaard in de browser', storage.map(storedText)),
  ];
}

const listed = (title: string, lines: string[]) =>
  lines.length ? [`${title}:`, ...lines.map((each) => `    ${each}`)] : [`${title}: niets`];

/** One line for each host and type; on which pages stands in the JSON. */
function byHost(requests: SeenRequest[]): string[] {
  const lines = new Map<string, { first: SeenRequest; count: number }>();
  for (const each of requests) {
    const key = `${each.host} ${each.type} ${each.service}`;
    const line = lines.get(key) ?? { first: each, count: 0 };
    line.count += each.count;
    lines.set(key, line);
  }
  return [...lines.values()].map(
    ({ first: { host, type, url, service }, count }) =>
      `${host}  ${type}  ${count}×  ${url}${service ? `  (${service})` : ''}`,
  );
}

function storedText({ kind, name, host, party, days, declaredBy }: SeenStorage): string {
  const life = days === undefined ? '' : `  ${days} ${days === 1 ? 'dag' : 'dagen'}`;
  return `${kinds[kind]} ${name}${party === 'third' ? ` van ${host}` : ''}${life}  (${declaredBy ?? 'niet in de lijst'})`;
}

function findingText({ code, level, standards, text, fix }: Finding): string[] {
  return [
    '',
    `${level === 'fault' ? 'FOUT' : 'Let op'}  ${code} (${standards.join(', ')})`,
    `  ${text}`,
    `  ${fix}`,
  ];
}
