/**
 * Promise 9: the published statement and the running behaviour come from the same settings, so they can't differ.
 * Every single setting is changed in turn: the statement changes with it, or the setting is one that a reader of a
 * privacy statement has no need of, which is said here with the reason.
 */
import { describe, expect, it } from 'vitest';
import { originsByName } from '../../demo/origins.ts';
import { demoSites } from '../../demo/settings.ts';
import { representations } from '../../server/sites/minors-schema.ts';
import { type Site, siteSchema } from '../../server/sites/site-schema.ts';
import { rights } from '../../server/sites/statement-schema.ts';
import { statementOf } from '../../widget/statement/statement-text.ts';

const sites = demoSites(originsByName(8787));
type Path = readonly (string | number)[];

/** Settings that leave the statement as it is, each with why. */
const silent: readonly [path: RegExp, why: string][] = [
  [/^(\$schema|site|origins\.|languages\.|theme\.)/, 'where and how it looks'],
  [/^statement\.url$/, 'its own address'],
  [
    /^mail\.(to|frequency|at|quiet|perAddress|cover|administrator)/,
    'which of the staff hear of it, and how often',
  ],
  [/^incidents\.outageHours/, 'from when the server itself calls an outage an incident'],
  [/^(hours|urgent)/, 'stands above the form itself'],
  [/^translations\./, 'the same in another language; the statement is in Dutch'],
  [/\.(id|integration|kind)$/, 'a name that only software reads'],
  [/\.untilDealtWith$/, 'has one value'],
  [/\.(measurementId|siteId|tagOrigin|scriptOrigin|endpoint|frameOrigin|hosts)/, 'where a script comes from'],
  [/^cookies\.(shareWith|ipAnonymisation\.locked)/, 'shown at the switch itself'],
  [
    /^forms\.[^.]+\.(intro|keptFor|needs\.|minutes|list\.|oneOf\.fields|filesMaxBytes|steps)/,
    'stands in the form; its terms come from retention',
  ],
  [/^forms\.[^.]+\.route\.alone\.(field|is)/, 'which answer ends the form; what it then says is in it'],
  [
    /^forms\.[^.]+\.fields\.\d+\.(fields\.\d+\.)?(help|when|options|autocomplete|maxLength|statement|types|maxBytes|most|by|item|least)/,
    'how a field is asked',
  ],
];

function leavesOf(node: unknown, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [path];
  return Object.entries(node).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

/** Another value of the same sort. */
function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  if (/^P\d+[YMWD]$/.test(text)) return text.replace(/\d+/, (count) => String(Number(count) + 1));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text.replace(/\d\d$/, (day) => (day === '11' ? '12' : '11'));
  if (/^\d\d-\d\d$/.test(text)) return '06-30';
  const choices = [
    ['agreement', 'service-end', 'last-processing', 'boekjaar'],
    ['wij', 'ik'],
    ['analytics', 'click-tracking', 'embedded'],
    ['parents', 'both'],
    [...representations],
    [...rights],
  ].find((each) => each.includes(text));
  return choices ? choices[(choices.indexOf(text) + 1) % choices.length] : `${text} en meer`;
}

function changed(site: Site, path: Path): Site {
  const copy = structuredClone(site);
  const parent = path.slice(0, -1).reduce((node, key) => (node as never)[key], copy as unknown);
  const last = path.at(-1)!;
  (parent as Record<string, unknown>)[last] = another((parent as Record<string, unknown>)[last]);
  return copy;
}

describe.each(sites)('the settings of $site', (site) => {
  const said = JSON.stringify(statementOf(site));
  const leaves = leavesOf(site).filter((path) => !silent.some(([pattern]) => pattern.test(path.join('.'))));

  it('are all in the statement: none can change without it', () => {
    const unheard = leaves
      .filter((path) => JSON.stringify(statementOf(changed(site, path))) === said)
      .map((path) => path.join('.'));
    expect(unheard).toEqual([]);
    expect(leaves.length).toBeGreaterThan(60);
  });

  it('are all that is in it: the same settings give the same statement', () => {
    expect(JSON.stringify(statementOf(siteSchema.parse(structuredClone(site))))).toBe(said);
  });
});

describe('the list of settings that the statement leaves out', () => {
  it('names none that is not there', () => {
    const all = sites.flatMap((site) => leavesOf(site).map((path) => path.join('.')));
    const optional = /shareWith|frameOrigin|hosts|schema/;
    expect(
      silent.filter(([pattern]) => !optional.test(pattern.source) && !all.some((path) => pattern.test(path))),
    ).toEqual([]);
  });
});
