/**
 * A file of 25 MB: sealed and brought by us, beside the same chunks encrypted by bare WebCrypto and sent by bare
 * `fetch`, in turns, to the same server; and the most memory that all processes of the browser take for either, above
 * what they take idle. Memory is measured in a browser that has done nothing yet: what an earlier upload left unused
 * would hide what the next one takes. Playwright watches the network, so Chromium keeps each Blob that was sent;
 * without it both take less.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { originsByName } from '../../../demo/origins.ts';
import { demoSites } from '../../../demo/settings.ts';
import { listen } from '../../../server/listen.ts';
import { openServices } from '../../../server/services.ts';
import type { Site } from '../../../server/sites/site-schema.ts';
import { buildIfStale } from '../../../widget/build.ts';
import { launchBrowser } from '../../support/browser.ts';
import { servePage } from '../../widget/envelope/served-page.ts';
import type { Taken } from '../pages/upload-page.ts';

const fileBytes = 25_000_000;
/** As widget/delivery/upload-files.ts has it, so that both share the line in the same way. */
const atOnce = 3;
const rounds = 9;
const sampleMs = 20;
const mebibyte = 1_048_576;

export interface FileFigures {
  /** Speed of ours as a part of the bare one's: 1 is as fast. */
  fileRatio: number;
  filePeakMiB: number;
  fileBarePeakMiB: number;
  fileOursMs: number;
  fileBareMs: number;
}

type Way = 'ours' | 'bare';
const ways: readonly Way[] = ['ours', 'bare'];

/** Medians; the first two rounds of the speed warm up and don't count. */
export async function fileFigures(): Promise<FileFigures> {
  await buildIfStale(['visitor', 'secretariat']);
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-files-'));
  const file = join(folder, 'besluit.pdf');
  writeFileSync(file, Buffer.alloc(fileBytes, '%PDF-1.7 een besluit '));
  const served = await servePage({ page: new URL('../pages/upload-page.ts', import.meta.url) });
  const house: House = { address: `http://127.0.0.1:${served.port}`, file, folder };
  try {
    const taken = await inHouse(house, async (run) => {
      const taken: Record<Way, number[]> = { ours: [], bare: [] };
      for (let round = 0; round < rounds + 2; round++)
        for (const way of round % 2 ? ways : ways.toReversed()) {
          const ms = await run(way);
          if (round >= 2) taken[way].push(ms);
        }
      return taken;
    });
    const peaks: Record<Way, number[]> = { ours: [], bare: [] };
    for (let round = 0; round < 3; round++)
      for (const way of ways)
        peaks[way].push(await inHouse(house, (run, page, browser) => peakOf(browser, page, () => run(way))));
    return {
      fileRatio: median(taken.bare) / median(taken.ours),
      filePeakMiB: median(peaks.ours),
      fileBarePeakMiB: median(peaks.bare),
      fileOursMs: median(taken.ours),
      fileBareMs: median(taken.bare),
    };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

interface House {
  /** Of the page that brings the file. */
  address: string;
  file: string;
  /** Each server has a data folder of its own in it. */
  folder: string;
}

/** A server and a new browser whose page has the file chosen; `run` brings it, in ms, and has it wiped again. */
async function inHouse<Answer>(
  { address, file, folder }: House,
  work: (run: (way: Way) => Promise<number>, page: Page, browser: Browser) => Promise<Answer>,
): Promise<Answer> {
  // The port is part of the origin, and known only when it listens.
  const port = await freePort();
  const [loketOrigin, inboxOrigin] = [`http://127.0.0.1:${port}`, `http://inbox.localhost:${port}`];
  let hours = 0;
  const services = await openServices({
    dataDir: mkdtempSync(join(folder, 'data-')),
    sites: [largeFiles(address)],
    loketOrigin,
    inboxOrigin,
    smtp: { url: 'smtp://127.0.0.1:9' },
    mailFrom: 'loket@privacyloket.example',
    analytics: { upstream: 'http://127.0.0.1:9', secrets: {} },
    clock: 'host',
    log: () => {},
    tell: () => {},
    // What one network may bring in an hour is less than is measured here.
    now: () => Date.now() + hours * 3_600_000,
    monotonic: () => performance.now() + hours * 3_600_000,
  });
  const browser = await launchBrowser();
  try {
    const listening = await listen(services, { host: '127.0.0.1', port, inboxOrigin });
    try {
      const page = await browser.newPage();
      await page.goto(`${address}/`);
      await page.waitForFunction(() => 'ours' in globalThis);
      await page.evaluate(() => {
        document.body.append(Object.assign(document.createElement('input'), { type: 'file' }));
      });
      await page.locator('input').setInputFiles(file);
      const run = async (way: Way) => {
        hours++;
        const { ms, ticket } = await call<Taken>(page, way, { loket: loketOrigin, atOnce });
        await call(page, 'takeBack', { loket: loketOrigin }, ticket);
        return ms;
      };
      return await work(run, page, browser);
    } finally {
      await listening.stop();
    }
  } finally {
    await browser.close();
    await services.close();
  }
}

/** One of the functions of the page. */
function call<Answer>(page: Page, name: string, ...given: unknown[]): Promise<Answer> {
  return page.evaluate(
    ([name, given]) =>
      (globalThis as unknown as Record<string, (...given: unknown[]) => Promise<Answer>>)[name]!(...given),
    [name, given] as const,
  );
}

/** Most memory of all processes of the browser while `work` runs, in MiB above what they take before, at rest. */
async function peakOf(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const collector = await page.context().newCDPSession(page);
  await collector.send('HeapProfiler.collectGarbage');
  await pause(1000);
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { id: number }[];
  };
  const now = () => processInfo.reduce((sum, { id }) => sum + memoryOf(id), 0) / mebibyte;
  const idle = now();
  let peak = idle;
  let running = true;
  const watching = (async () => {
    while (running) {
      peak = Math.max(peak, now());
      await pause(sampleMs);
    }
  })();
  await work();
  running = false;
  await watching;
  return peak - idle;
}

/** What a process takes for itself, and its part of what it shares, in bytes; 0 for one that has ended. */
function memoryOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const of = (name: string) => Number(new RegExp(`^${name}: +(\\d+)`, 'm').exec(rollup)?.[1] ?? 0) * 1024;
    return of('Pss_Anon') + of('Pss_Shmem');
  } catch {
    return 0;
  }
}

/** `rondom`, embedded by the page of this benchmark, for files as large as a message carries. */
function largeFiles(origin: string): Site {
  const site = structuredClone(demoSites(originsByName(8787)).find((each) => each.site === 'rondom')!);
  const form = site.forms.aanmelding!;
  form.filesMaxBytes = fileBytes;
  for (const field of form.fields) if (field.kind === 'file') field.maxBytes = fileBytes;
  return { ...site, origins: [origin] };
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)]!;
}
