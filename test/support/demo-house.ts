/** The whole demo, in this process, on a free port and with data of its own: real SQLite file, real SMTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../demo/start.ts';

export type Demo = Awaited<ReturnType<typeof startDemo>>;

/** What a browser needs to know of a demo, in this process or in one of its own. */
export type RunningDemo = Pick<Demo, 'origins' | 'enrolmentLinks'>;

export interface DemoHouse {
  demo: Demo;
  dataDir: string;
  /** Every line the demo printed or logged. */
  printed: string[];
  /** Stops the demo; its data stay where they are, for a second start. */
  stop(): Promise<void>;
  /** Stops the demo and removes its data. */
  close(): Promise<void>;
}

export interface DemoHouseOptions {
  /** The server's clock in ms; a fixed or moved one makes weeks pass. The machine's own when absent. */
  now?: () => number;
  /** Data of an earlier start; a fresh folder when absent. */
  dataDir?: string;
  /** The port of an earlier start, so that origins stay the same; a free one when absent. */
  port?: number;
}

/** Starts the demo as `npm start` does. The caller ends it with `close` (or `stop`, to start again on its data). */
export async function startDemoHouse(options: DemoHouseOptions = {}): Promise<DemoHouse> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'privacyloket-')));
  const printed: string[] = [];
  const demo = await startDemo({
    port: options.port ?? 0,
    dataDir,
    ...(options.now && { now: options.now }),
    print: (line: string) => void printed.push(line),
  });
  let running = true;
  const stop = async () => {
    if (running) await demo.close();
    running = false;
  };
  return {
    demo,
    dataDir,
    printed,
    stop,
    async close() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
