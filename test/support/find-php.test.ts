/** The search for PHP, on machines that are not this one. */
import { describe, expect, it } from 'vitest';
import { findOrInstallPhp, findPhp, NoPhp, type PhpMachine } from './find-php.ts';

function machineWith(versions: Record<string, string>, more: Partial<PhpMachine> & { brings?: string } = {}) {
  const ran: string[][] = [];
  const known = { ...versions };
  const machine: PhpMachine = {
    env: {},
    root: true,
    run(command, options) {
      if (options[0] === '--version') return known[command] ? `PHP ${known[command]} (cli)` : null;
      ran.push([command, ...options]);
      if (more.brings) known.php = more.brings;
      return '';
    },
    say: () => {},
    ...more,
  };
  return Object.assign(machine, { ran });
}

describe('findPhp', () => {
  it.each([
    ['8.2.36', 'php'],
    ['7.4.0', 'php'],
    ['7.3.33', null],
  ])('takes %s as %s', (version, found) => {
    expect(findPhp(machineWith({ php: version }))).toBe(found);
  });

  it('takes PHP_PATH before the machine’s own, and nothing else where that does not start', () => {
    const env = { PHP_PATH: '/opt/php' };
    expect(findPhp(machineWith({ php: '8.2.1', '/opt/php': '8.3.1' }, { env }))).toBe('/opt/php');
    expect(findPhp(machineWith({ php: '8.2.1' }, { env }))).toBeNull();
    expect(() => findOrInstallPhp(machineWith({ php: '8.2.1' }, { env }))).toThrow(NoPhp);
  });
});

describe('findOrInstallPhp', () => {
  it('installs nothing where one is there', () => {
    const machine = machineWith({ php: '8.2.1' });
    expect(findOrInstallPhp(machine)).toBe('php');
    expect(machine.ran).toEqual([]);
  });

  it('asks the package manager as root, and through sudo without a password otherwise', () => {
    const root = machineWith({}, { brings: '8.2.36' });
    expect(findOrInstallPhp(root)).toBe('php');
    expect(root.ran[0]![0]).toBe('sh');
    const other = machineWith({}, { brings: '8.2.36', root: false });
    findOrInstallPhp(other);
    expect(other.ran[0]!.slice(0, 2)).toEqual(['sudo', '-n']);
  });

  it('says in Dutch and English what to do when that does not work', () => {
    expect(() => findOrInstallPhp(machineWith({}))).toThrow(/Installeer PHP[\s\S]*Install PHP/);
  });
});
