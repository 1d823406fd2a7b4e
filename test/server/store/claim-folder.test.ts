/** Two servers never work on one data folder, and a server that was killed leaves no lock behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFolder, FolderClaimed } from '../../../server/store/claim-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-claim-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('claimFolder', () => {
  it('refuses a folder that is claimed, and gives it again once it was released', () => {
    const first = claimFolder(folder);
    expect(() => claimFolder(folder)).toThrow(FolderClaimed);
    first.release();
    claimFolder(folder).release();
  });

  it('refuses it to another process, and gives it at once after a kill -9', async () => {
    const claim = new URL('../../../server/store/claim-folder.ts', import.meta.url);
    const code = `const { claimFolder } = await import(${JSON.stringify(claim.href)});
      globalThis.claim = claimFolder(${JSON.stringify(folder)}); console.log('claimed'); setInterval(() => {}, 1e6)`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    expect(() => claimFolder(folder)).toThrow(FolderClaimed);
    other.kill('SIGKILL');
    await once(other, 'exit');
    claimFolder(folder).release();
  });
});
