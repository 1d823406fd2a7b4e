/**
 * Promise 3, on what is built: the script a provider's page loads holds nothing that opens a message.
 * What it calls while it sends is watched in test/promises/visitor-calls-nothing-that-opens.test.ts.
 */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { createBuilder, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { house } from '../support/imports.ts';

/** Files that open, unwrap or make keys; they belong to the inbox and to the operator's own machine. */
const openers = [
  'open',
  'open-file',
  'open-answer',
  'open-note',
  'wrapped-keys',
  'unlock-key',
  'recovery',
  'make-reading-keys',
  'open-proof',
  'sign-statement',
  'spoken-words',
];
let chunks: Rolldown.OutputChunk[];

beforeAll(async () => {
  const builder = await createBuilder({
    root: house,
    configFile: `${house}/vite.config.ts`,
    logLevel: 'silent',
    environments: { visitor: { build: { write: false } } },
  });
  const built = await builder.build(builder.environments.visitor!);
  chunks = [built]
    .flat()
    .flatMap((each) => ('output' in each ? each.output : []))
    .filter((each) => each.type === 'chunk');
});

describe('the script of a visitor', () => {
  const ours = () => chunks.flatMap((chunk) => chunk.moduleIds.map((id) => relative(house, id)));

  it('is built from the gate, the banner, the form and the envelope', () => {
    expect(ours()).toContain('widget/visitor.ts');
    expect(ours()).toContain('widget/envelope/seal.ts');
  });

  it('contains no file that opens a message, makes a key or unwraps one', () => {
    const found = ours().filter((id) => openers.some((name) => id === `widget/envelope/${name}.ts`));
    expect(found).toEqual([]);
  });

  it.each(openers)('does without %s, which there is', (name) => {
    expect(existsSync(`${house}/widget/envelope/${name}.ts`)).toBe(true);
  });

  it('contains nothing of the inbox', () => {
    expect(ours().filter((id) => /^widget\/(inbox\/|secretariat)/.test(id))).toEqual([]);
  });

  it('names no call that opens, the HPKE package included', () => {
    const calls = /\.(decrypt|unwrapKey|decapsulate\w*|Open|Decap|SetupRecipient)\b/;
    const naming = chunks
      .flatMap((chunk) => Object.entries(chunk.modules))
      .filter(([, each]) => calls.test(each.code ?? ''));
    expect(naming.map(([id]) => relative(house, id))).toEqual([]);
  });
});
