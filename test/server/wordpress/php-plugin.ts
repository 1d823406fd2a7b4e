/** The plugin as WordPress runs it: unpacked from its own zip, in a real PHP, with doubles for WordPress. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { findPhp, NoPhp } from '../../support/find-php.ts';

/** What the plugin is given for one run. */
export interface Asked {
  options?: unknown;
  /** Whether the person who looks may manage the settings. */
  may?: boolean;
  /** Of a page, with shortcodes. */
  content?: string;
  /** Attributes of the block. */
  block?: Record<string, unknown>;
  /** What was sent from the settings page. */
  typed?: unknown;
  uninstall?: boolean;
}

/** What it printed and did. */
export interface Told {
  head: string;
  other: string;
  content: string;
  block: string;
  page: string;
  capability: string;
  translations: boolean;
  saved: Record<string, string> | [] | null;
  errors: string[];
  options?: string[];
  cookies: string[];
}

export interface PhpPlugin {
  /** Files of the zip by their path in it. */
  files: Record<string, Uint8Array>;
  /** Faults of `php -l`, a file each. */
  lint(): string[];
  run(asked: Asked, home: string, locale?: string): Told;
  remove(): void;
}

/** Unpacks the zip. Throws `NoPhp` where the machine has none: `npm test` installs it. */
export function unpackPlugin(zip: Uint8Array): PhpPlugin {
  const php = findPhp();
  if (!php) throw new NoPhp();
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-wordpress-'));
  const files = unzipSync(zip);
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return {
    files,
    lint: () =>
      Object.keys(files)
        .filter((name) => name.endsWith('.php'))
        .flatMap((name) => {
          const { status, stdout, stderr } = spawnSync(php, ['-l', join(folder, name)], { encoding: 'utf8' });
          return status === 0 ? [] : [`${name}: ${stdout}${stderr}`];
        }),
    run(asked, home, locale = 'nl_NL') {
      const script = join(import.meta.dirname, 'run-plugin.php');
      const { status, stdout, stderr } = spawnSync(php, [script, join(folder, 'privacyloket')], {
        input: JSON.stringify(asked),
        encoding: 'utf8',
        env: { ...process.env, WP_HOME: home, WP_LOCALE: locale },
      });
      if (status !== 0) throw new Error(`php ended with ${status}: ${stdout}${stderr}`);
      return JSON.parse(stdout) as Told;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
