/**
 * A whole server without a port, for the tests of its rooms: real database in a folder of its own, two demo sites,
 * a clock that the test sets, and what it logs. Requests go straight into the apps.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogLine } from '../../server/door/log.ts';
import { openServices, type Services } from '../../server/services.ts';
import { loadSites } from '../../server/sites/load-sites.ts';
import type { Site } from '../../server/sites/site-schema.ts';

export const loketOrigin = 'http://loket.localhost:8787';
export const inboxOrigin = 'http://inbox.localhost:8787';
/** A page that may embed `rondom`, by its settings. */
export const rondomOrigin = 'http://rondom.localhost:8787';
export const start = Date.parse('2026-11-23T09:00:00Z');

export interface House {
  services: Services;
  sites: Site[];
  dataDir: string;
  log: LogLine[];
  /** Sets the clock, in ms. */
  setTime(ms: number): void;
  now(): number;
  /** A request of a visitor's browser; `json` makes it a POST from a page of `rondom`. */
  visit(path: string, json?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Closes and opens again on the same data, or on what `between` made of it. */
  restart(between?: () => void): Promise<void>;
  close(): Promise<void>;
}

/** Opens a server; the caller closes it. */
export async function openHouse({
  clock = 'host' as 'host' | 'check',
  /** Where given, a clock that is set is a jump, not time that passed. */
  monotonic = undefined as (() => number) | undefined,
  startsAt = start,
} = {}): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'privacyloket-server-'));
  const dist = join(dataDir, 'dist');
  buildFixture(dist);
  const demo = loadSites(new URL('../../demo', import.meta.url).pathname);
  const sites = ['rondom', 'langdurig', 'welzijn'].map((id) => demo.get(id)!);
  const log: LogLine[] = [];
  let time = startsAt;
  const open = () =>
    openServices({
      dataDir: join(dataDir, 'data'),
      sites,
      loketOrigin,
      inboxOrigin,
      // Nobody listens there: mail waits in its queue, which is all that these tests look at.
      smtp: { url: 'smtp://127.0.0.1:9' },
      mailFrom: 'loket@privacyloket.example',
      analytics: { upstream: 'http://127.0.0.1:9', secrets: {} },
      clock,
      dist,
      now: () => time,
      ...(monotonic && { monotonic }),
      log: (line) => void log.push(line),
      tell: () => {},
    });
  const house: House = {
    services: await open(),
    sites,
    dataDir,
    log,
    setTime: (ms) => {
      time = ms;
    },
    now: () => time,
    async visit(path, json, headers = {}) {
      const post = { method: 'POST', body: JSON.stringify(json) };
      const usual = json === undefined ? {} : { 'content-type': 'application/json', origin: rondomOrigin };
      return house.services.loket.request(loketOrigin + path, {
        ...(json !== undefined && post),
        headers: { ...usual, ...headers },
      });
    },
    async restart(between) {
      await house.services.close();
      between?.();
      house.services = await open();
    },
    async close() {
      await house.services.close();
      rmSync(dataDir, { recursive: true });
    },
  };
  return house;
}

/** The code of a refusal. */
export async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code;
}

/** A pinned gate as a build would leave it, under the hash of its text. Gives back that hash. */
export function buildPinned(dist: string, text: string, files = ['banner-abc123.js']): string {
  const made = join(dist, 'visitor');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 24);
  const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  for (const place of ['p', 'a']) mkdirSync(join(made, place), { recursive: true });
  for (const file of files) writeFileSync(join(made, 'a', file), `export const name = '${file}';\n`);
  writeFileSync(join(made, 'p', `${hash}.js`), text);
  writeFileSync(join(made, 'pinned.json'), JSON.stringify({ hash, integrity, files }));
  return hash;
}

/** What a build would leave; the tests of the built pages use the real one. */
function buildFixture(dist: string): void {
  buildPinned(dist, 'pinned = 1;\n');
  mkdirSync(join(dist, 'secretariat', 'a'), { recursive: true });
  writeFileSync(join(dist, 'visitor', 'gate.js'), 'globalThis.settings=PRIVACYLOKET_SETTINGS;\n');
  writeFileSync(
    join(dist, 'visitor', 'a', 'banner-abc123.js'),
    `export const banner = '${'x'.repeat(500)}';\n`,
  );
  writeFileSync(join(dist, 'secretariat', 'index.html'), '<!doctype html><title>Inbox</title>\n');
  writeFileSync(join(dist, 'secretariat', 'a', 'worker-abc123.js'), 'self.onmessage = null;\n');
}
