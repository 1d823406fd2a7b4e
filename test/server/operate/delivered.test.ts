/** The systemd unit and the Containerfile: without a right that is not needed, and true to the settings that there are. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../server/settings/operator-settings.ts';

const house = new URL('../../../', import.meta.url).pathname;
const read = (file: string) => readFileSync(join(house, 'server/operate', file), 'utf8');
const settings = Object.keys(settingsSchema.shape);

describe('the systemd unit', () => {
  const unit = read('privacyloket.service');
  const values = (key: string) =>
    [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!);

  it('runs the server as a user without rights, in folders of its own', () => {
    expect(values('User')).toEqual(['privacyloket']);
    expect(values('ExecStart')[0]).toMatch(/ server\/cli\.ts serve$/);
    expect(values('CapabilityBoundingSet')).toEqual(['']);
    for (const key of [
      'NoNewPrivileges',
      'PrivateTmp',
      'PrivateDevices',
      'ProtectHome',
      'RestrictNamespaces',
    ])
      expect([key, ...values(key)]).toEqual([key, 'yes']);
    expect(values('ProtectSystem')).toEqual(['strict']);
    expect(values('UMask')).toEqual(['0077']);
    expect(values('StateDirectory')).toEqual(['privacyloket']);
    // Node compiles while it runs.
    expect(values('MemoryDenyWriteExecute')).toEqual([]);
  });

  it('is stopped by the signal that the server ends on, and waits longer than the server does', () => {
    expect(values('KillSignal')).toEqual(['SIGTERM']);
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(10);
  });

  it('sets nothing that the server does not know', () => {
    const set = values('Environment')[0]!
      .split(' ')
      .map((pair) => pair.split('=')[0]!);
    expect(set.filter((name) => name !== 'NODE_ENV' && !settings.includes(name))).toEqual([]);
  });
});

describe('the Containerfile', () => {
  const file = read('Containerfile');

  it('ends as a user without rights, with one folder to write in', () => {
    const last = file.slice(file.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER 10001:10001$/m);
    expect(last).toMatch(/^VOLUME \/data$/m);
    expect(last).not.toMatch(/--chown=10001/);
    expect(last).toContain('"server/cli.ts", "serve"');
    expect(file).toContain('--read-only --cap-drop=all --security-opt=no-new-privileges');
  });

  it('copies what is there, and all that a running server reads', () => {
    const copied = [...file.matchAll(/\/app\/([\w.]+) /g)].map(([, name]) => name!);
    expect(copied.sort()).toEqual(['dist', 'node_modules', 'package.json', 'server', 'widget']);
    for (const name of ['server/main.ts', 'widget/envelope/wire.ts', 'package-lock.json'])
      expect(existsSync(join(house, name))).toBe(true);
  });

  it('sets nothing that the server does not know', () => {
    const set = /^ENV (.*)$/m
      .exec(file)![1]!
      .split(' ')
      .map((pair) => pair.split('=')[0]!);
    expect(set.filter((name) => name !== 'NODE_ENV' && !settings.includes(name))).toEqual([]);
  });

  it('takes no data, no tests and no history along', () => {
    const left = readFileSync(join(house, '.dockerignore'), 'utf8').split('\n');
    for (const name of ['.git', 'data', 'test', 'node_modules']) expect(left).toContain(name);
  });
});
