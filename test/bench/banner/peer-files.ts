/**
 * The peers' published files: installed on demand, in exact versions, into a folder beside this file that git
 * ignores. They never stand among the project's own dependencies.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contestant } from './contestants/contestant.ts';

const folder = join(import.meta.dirname, 'peers');
/** What was asked for so far: npm takes away what it is not told of. */
const list = join(folder, 'installed.json');

/** Thrown when npm can't get them; the message says what to do. */
export class NoPeers extends Error {
  readonly code = 'no-peers';
  constructor(missing: readonly string[], cause: string) {
    super(
      `This benchmark needs ${missing.join(', ')}, and npm could not install them.\n` +
        `It needs a connection the first time; afterwards they stay in ${folder}.\n${cause}`,
    );
    this.name = 'NoPeers';
  }
}

/** Installs packages, `name@version`, that are not there in that version yet; gives their folder. Throws `NoPeers`. */
export function install(packages: readonly string[]): string {
  const missing = packages.filter((each) => versionOf(nameOf(each)) !== each.slice(nameOf(each).length + 1));
  if (missing.length > 0) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--prefix', folder];
    const all = [...new Set([...installed(), ...packages])];
    const npm = spawnSync('npm', ['install', ...options, ...all], { cwd: folder, encoding: 'utf8' });
    if (npm.status !== 0) throw new NoPeers(missing, npm.stderr ?? String(npm.error));
    writeFileSync(list, JSON.stringify(all));
  }
  return folder;
}

/** The bytes of each file of a contestant, by the name that the page loads it under. */
export function filesOf({ peer, files = {} }: Contestant): Map<string, Buffer> {
  return new Map(
    Object.entries(files).map(([name, path]) => [
      name,
      readFileSync(join(folder, 'node_modules', nameOf(peer!), path)),
    ]),
  );
}

function installed(): string[] {
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function nameOf(peer: string): string {
  return peer.slice(0, peer.lastIndexOf('@'));
}

function versionOf(name: string): string | undefined {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}
