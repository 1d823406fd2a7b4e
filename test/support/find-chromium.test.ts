/** The newcomer's machine has any browser or none: each way to get one, tried on a made-up machine. */
import { describe, expect, it } from 'vitest';
import {
  findChromium,
  findOrInstallChromium,
  type Machine,
  NoChromium,
  oldestChromium,
} from './find-chromium.ts';

/** A machine with these programs (path -> major version) and these installers (program -> what it brings). */
function machineWith(
  programs: Record<string, number>,
  more: Partial<Machine> = {},
  installers: Record<string, string> = {},
): Machine & { ran: string[] } {
  const there = { ...programs };
  const ran: string[] = [];
  return {
    env: { PATH: '/usr/bin:/opt/bin' },
    root: true,
    runnable: (path) => path in there,
    version: (path) => there[path] ?? null,
    playwrights: () => '/cache/chrome',
    run(command, options) {
      const line = [command, ...options].join(' ');
      ran.push(line);
      const way = Object.keys(installers).find((each) => line.includes(each));
      if (way) there[installers[way]!] = oldestChromium;
      return way !== undefined;
    },
    say() {},
    ran,
    ...more,
  };
}

describe('findChromium', () => {
  it('takes the program that CHROMIUM_PATH names before any other', () => {
    const machine = machineWith({ '/own/chrome': oldestChromium, '/usr/bin/chromium': oldestChromium });
    machine.env.CHROMIUM_PATH = '/own/chrome';
    expect(findChromium(machine)).toBe('/own/chrome');
  });

  it('refuses a CHROMIUM_PATH that does not start, instead of taking another', () => {
    const machine = machineWith({ '/usr/bin/chromium': oldestChromium });
    machine.env.CHROMIUM_PATH = '/gone/chrome';
    expect(() => findChromium(machine)).toThrow(NoChromium);
  });

  it('takes one without windows before any other, which is faster', () => {
    const both = { '/usr/bin/chromium': oldestChromium, '/usr/bin/chromium-headless-shell': oldestChromium };
    expect(findChromium(machineWith(both))).toBe('/usr/bin/chromium-headless-shell');
  });

  it("takes the machine's own before Playwright's", () => {
    const both = { '/opt/bin/google-chrome': oldestChromium, '/cache/chrome': oldestChromium };
    expect(findChromium(machineWith(both))).toBe('/opt/bin/google-chrome');
  });

  it('passes over one that is too old', () => {
    const old = { '/usr/bin/chromium': oldestChromium - 1, '/cache/chrome': oldestChromium };
    expect(findChromium(machineWith(old))).toBe('/cache/chrome');
  });

  it('answers null where there is none', () => {
    expect(findChromium(machineWith({}))).toBeNull();
  });
});

describe('findOrInstallChromium', () => {
  it('installs nothing where one is there', () => {
    const machine = machineWith({ '/usr/bin/chromium': oldestChromium });
    findOrInstallChromium(machine);
    expect(machine.ran).toEqual([]);
  });

  it('asks the package manager first as root', () => {
    const machine = machineWith({}, {}, { 'apt-get': '/usr/bin/chromium' });
    expect(findOrInstallChromium(machine)).toBe('/usr/bin/chromium');
    expect(machine.ran).toHaveLength(1);
  });

  it('falls back on Playwright where the package manager fails', () => {
    const machine = machineWith({}, {}, { playwright: '/cache/chrome' });
    expect(findOrInstallChromium(machine)).toBe('/cache/chrome');
    expect(machine.ran).toHaveLength(2);
  });

  it('asks Playwright first as an ordinary user', () => {
    const machine = machineWith({}, { root: false }, { playwright: '/cache/chrome' });
    expect(findOrInstallChromium(machine)).toBe('/cache/chrome');
    expect(machine.ran[0]).not.toContain('sudo');
  });

  it('falls back on the package manager for an ordinary user', () => {
    const machine = machineWith({}, { root: false }, { 'apt-get': '/usr/bin/chromium' });
    expect(findOrInstallChromium(machine)).toBe('/usr/bin/chromium');
  });

  it('says in Dutch and English what to do when no way works', () => {
    expect(() => findOrInstallChromium(machineWith({}))).toThrow(/CHROMIUM_PATH op[\s\S]*CHROMIUM_PATH to/);
  });

  it('goes on to the next way when an installer ends well but brings no usable browser', () => {
    const machine = machineWith({}, {}, { 'apt-get': '/nowhere/chromium', playwright: '/cache/chrome' });
    expect(findOrInstallChromium(machine)).toBe('/cache/chrome');
  });
});
