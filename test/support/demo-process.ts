/** The demo as `npm start` runs it: a process of its own, which can be killed as a power cut would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { originsByName } from '../../demo/origins.ts';
import { house } from './imports.ts';

export interface DemoProcess {
  origins: ReturnType<typeof originsByName>;
  /** By site, as it was printed; none where somebody enrolled before. */
  enrolmentLinks: Record<string, string>;
  printed: string[];
  /** `SIGTERM` is a graceful stop, `SIGKILL` a power cut. Resolves once the process is gone, with its exit code. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts it and resolves once it answers, as the last printed line says. The caller ends it. */
export async function startDemoProcess({
  port,
  dataDir,
}: {
  port: number;
  dataDir: string;
}): Promise<DemoProcess> {
  const child: ChildProcess = spawn(process.execPath, [join(house, 'demo/start.ts')], {
    cwd: house,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const printed: string[] = [];
  const origins = originsByName(port);
  for await (const line of createInterface({ input: child.stdout! })) {
    printed.push(line);
    if (!line.includes('Ctrl+C')) continue;
    const links = printed
      .map((each) => /^ +([a-z]+) +(http\S+#aanmelden=\S+)/.exec(each))
      .filter((each) => each !== null);
    return {
      origins,
      enrolmentLinks: Object.fromEntries(links.map(([, site, link]) => [site!, link!])),
      printed,
      async end(signal) {
        child.kill(signal);
        return ended;
      },
    };
  }
  throw new Error(`the demo ended with ${await ended} before it was ready:\n${printed.join('\n')}`);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
