/** The gate as it is built: what every visitor pays for, and what it can't do by construction. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { brotliBytes, buildIfStale } from '../../../widget/build.ts';

const dist = new URL('../../../dist/visitor/', import.meta.url);
type Manifest = Record<string, { file: string; imports?: string[]; isEntry?: boolean }>;
let gate: string;
let manifest: Manifest;

beforeAll(async () => {
  await buildIfStale(['visitor']);
  gate = readFileSync(new URL('gate.js', dist), 'utf8');
  manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));
});

describe('gate', () => {
  it('waits for nothing but the cookie before it releases', () => {
    expect(gate.match(/\bawait\b.{20}/g)).toEqual([expect.stringMatching(/^await cookieStore\.getAll/)]);
  });

  it('stands alone: it loads nothing before it has run, so no Lit either', () => {
    expect(gate).not.toMatch(/^import|\bimport\s*[{*"']/);
    expect(Object.values(manifest).find(({ isEntry }) => isEntry)!.imports ?? []).toEqual([]);
    expect(gate).not.toMatch(/lit\$|litHtml/);
  });

  it('names the settings once, for the server to fill in', () => {
    expect(gate.split('PRIVACYLOKET_SETTINGS')).toHaveLength(2);
  });

  it('leaves room for the settings of a site within 3,700 bytes', () => {
    expect(brotliBytes(gate)).toBeLessThanOrEqual(3300);
  });

  it('is imported by no chunk: under another name that would be a second gate', () => {
    for (const { imports } of Object.values(manifest))
      expect(imports ?? []).not.toContain('widget/visitor.ts');
  });
});
