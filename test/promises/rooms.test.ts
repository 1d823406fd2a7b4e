/** Promise: the rooms keep to themselves, so that what a reader learns from the tree is true. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileOf, house, importsOf, packageOf, reachableFrom, sourcesIn } from '../support/imports.ts';

const text = (file: string) => readFileSync(`${house}/${file}`, 'utf8');
const runtime = (file: string) => importsOf(file).filter((each) => !each.typeOnly);
/** Every runtime import from one of `files` to a file or package that `forbidden` accepts, for a readable failure. */
function crossings(files: string[], forbidden: (target: string) => boolean): string[] {
  return files.flatMap((file) =>
    runtime(file)
      .map(({ specifier }) => fileOf(file, specifier) ?? specifier)
      .filter(forbidden)
      .map((target) => `${file} -> ${target}`),
  );
}

describe('rooms', () => {
  it('browser code runs nothing of the server', () => {
    expect(
      crossings(
        sourcesIn('widget').filter((file) => file !== 'widget/build.ts'),
        (target) => target.startsWith('server/'),
      ),
    ).toEqual([]);
  });

  it('the server runs nothing of the browser but the wire format, keys, words and statement text', () => {
    const shared = /^widget\/(envelope|words|statement)\//;
    expect(
      crossings(sourcesIn('server'), (target) => target.startsWith('widget/') && !shared.test(target)),
    ).toEqual([]);
  });

  it('a server that runs loads nothing that opens a message or makes a key', () => {
    const openers =
      /^(server\/recovery\/.*|widget\/envelope\/(open|open-file|open-answer|open-note|open-proof|recovery|wrapped-keys|unlock-key|make-reading-keys|sign-statement)\.ts)$/;
    const found = (entry: string) => [...reachableFrom(entry).files].filter((file) => openers.test(file));
    expect(found('server/main.ts')).toEqual([]);
    // The operator's commands do, but only once `open` was asked for.
    expect(found('server/cli.ts')).toContain('widget/envelope/open.ts');
    expect(text('server/cli.ts')).not.toMatch(/^import .*recovery\//m);
  });

  it('consent and contact do not know each other', () => {
    expect(
      crossings(sourcesIn('widget/consent'), (target) =>
        /^widget\/(contact|delivery|receipt)\//.test(target),
      ),
    ).toEqual([]);
    expect(
      crossings(sourcesIn('widget/contact', 'widget/delivery', 'widget/receipt'), (target) =>
        /^widget\/(consent|integrations)\//.test(target),
      ),
    ).toEqual([]);
  });

  it('product code imports nothing from demo or test', () => {
    expect(crossings(sourcesIn('widget', 'server'), (target) => /^(demo|test)\//.test(target))).toEqual([]);
  });

  it('envelope touches no page, no network and no clock', () => {
    const effects =
      /\b(document|window|navigator|fetch|localStorage|indexedDB|Date\.now)\b\s*[.(]|new Date\(\)/;
    const code = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(sourcesIn('widget/envelope').filter((file) => effects.test(code(file)))).toEqual([]);
  });

  it('pure rules know no Lit, no Hono and no Node', () => {
    const pure = sourcesIn('widget', 'server').filter((file) =>
      /(-decision|-rules|-policy|\/wire)\.ts$/.test(file),
    );
    expect(pure.length).toBeGreaterThan(1);
    expect(crossings(pure, (target) => /^(lit|hono|node:)/.test(target))).toEqual([]);
  });

  it('one file touches document.cookie', () => {
    const touching = sourcesIn('widget').filter((file) =>
      /document\.cookie\b(?!`)/.test(text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(
      touching.filter(
        (file) => file !== 'widget/consent/record.ts' && !file.startsWith('widget/integrations/'),
      ),
    ).toEqual([]);
  });

  it('nothing random comes from Math.random, nothing runs from text, nothing becomes HTML from text', () => {
    const banned =
      /Math\.random\(|\beval\(|new Function\(|\.innerHTML|insertAdjacentHTML|document\.write|unsafeHTML|unsafeCSS/;
    const code = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(sourcesIn('widget', 'server').filter((file) => banned.test(code(file)))).toEqual([]);
  });

  it.each(['widget/visitor.ts', 'widget/visitor-pinned.ts'])(
    '%s brings no server, mail or file package',
    (door) => {
      const { packages } = reachableFrom(door);
      expect(
        [...packages].filter((name) => !['lit', 'hpke', 'idb-keyval'].includes(packageOf(name)!)).sort(),
      ).toEqual([]);
    },
  );

  it('no drawer holds what nobody could name', () => {
    const drawers = /\/(utils?|helpers?|common|misc|manager|lib|types)(\.ts$|\/)/;
    expect(sourcesIn('widget', 'server', 'demo', 'test').filter((file) => drawers.test(file))).toEqual([]);
  });
});
