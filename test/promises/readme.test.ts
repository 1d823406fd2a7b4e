/** Promise: what the README says can be done and found, can. Prose about files is tested like code. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../server/settings/operator-settings.ts';
import { house } from '../support/imports.ts';

const read = (file: string) => readFileSync(join(house, file), 'utf8');
const readme = read('README.md');
const pages = ['README.md', 'SECURITY.md', 'widget/envelope/FORMAT.md', 'widget/EMBEDDING.md'].map(
  (file) => ({
    file,
    text: read(file),
  }),
);
const manifest = JSON.parse(read('package.json'));
/** What stands in ```sh blocks, a command each. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
  block!
    .split(/\n|&&/)
    .map((each) => each.trim())
    .filter(Boolean),
);

describe.each(pages)('$file', ({ file, text }) => {
  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)\)|src="(demo\/[^"]+)"/g)].map(
      ([, link, src]) => (link ?? src)!,
    );
    const local = links.filter((each) => !/^[a-z]+:/.test(each));
    expect(local.filter((each) => !existsSync(join(house, file, '..', each)))).toEqual([]);
  });

  it('names only paths that exist', () => {
    const named = [...text.matchAll(/`((?:widget|server|demo|test|\.ci)\/[\w./-]*)`/g)].map(
      ([, path]) => path!,
    );
    expect(named.filter((each) => !existsSync(join(house, each)))).toEqual([]);
  });

  it('names only npm scripts and benchmarks that exist', () => {
    const scripts = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, script]) => script!);
    expect(scripts.filter((each) => !(each in manifest.scripts))).toEqual([]);
    const benchmarks = [...text.matchAll(/npm run bench -- ([\w-]+)/g)].map(([, name]) => name!);
    expect(benchmarks.filter((each) => !existsSync(join(house, `test/bench/${each}.ts`)))).toEqual([]);
  });

  it("names only commands that the operator's command line has", () => {
    const usage = read('server/cli.ts');
    const named = [...text.matchAll(/`?npx privacyloket ([a-z]+)/g)].map(([, word]) => word!);
    const known = (word: string) => word === 'help' || usage.includes(`\n  ${word}: {`);
    expect(named.filter((each) => !known(each))).toEqual([]);
  });
});

describe('README.md', () => {
  it('gives the very commands that run on a clean checkout', () => {
    const run = read('.ci/run');
    for (const command of ['npm ci', 'npm start', 'npm test']) {
      expect(commands).toContain(command);
      expect(run).toMatch(new RegExp(`^${command}( |$)`, 'm'));
    }
    const ran = [...run.matchAll(/^(npm [a-z]+)/gm)].map(([, command]) => command!);
    expect(ran.filter((each) => !commands.includes(each))).toEqual([]);
  });

  it('lists every setting of the operator, and no other', () => {
    const table = /\| variable \|[\s\S]*?\n\n/.exec(readme)![0];
    const listed = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!),
    );
    expect(listed.sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  it('calls required what has no default, and only that', () => {
    const required = [...readme.matchAll(/^\| `([A-Z_]+)` \|.*\| required \|$/gm)].map(([, name]) => name!);
    const needed = Object.entries(settingsSchema.shape).filter(
      ([, schema]) => !schema.safeParse(undefined).success,
    );
    expect(required.sort()).toEqual(needed.map(([name]) => name).sort());
  });

  it('gives figures within the limits it gives', () => {
    const rows = [...readme.matchAll(/^\| [^|]+ \| ([\d,]+) \| ([\d,]+) \| `npm run bench/gm)];
    const number = (text: string) => Number(text.replaceAll(',', ''));
    expect(rows.length).toBeGreaterThan(2);
    for (const [, measured, limit] of rows) expect(number(measured!)).toBeLessThanOrEqual(number(limit!));
  });

  it('says the licence that package.json and LICENSE say', () => {
    expect(readme).toContain(manifest.license);
    expect(read('LICENSE')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
    expect(read('LICENSE')).toContain('‘Compatible Licences’ according to Article 5 EUPL are');
  });
});
