/** Serves scripts of this project, bundled as a page loads them, on a loopback address: a secure context. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

export interface ServedPage {
  port: number;
  close(): Promise<void>;
}

/** Bundles every file of `scripts` as `/<name>.js`; the page at `/` loads `/page.js`. The caller closes it. */
export async function servePage(scripts: Record<string, URL>): Promise<ServedPage> {
  const input = Object.fromEntries(
    Object.entries(scripts).map(([name, file]) => [name, fileURLToPath(file)]),
  );
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const files = new Map(
    output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])),
  );

  const server = createServer((request, response) => {
    const code = files.get(request.url ?? '');
    response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript');
    response.end(
      code ?? '<!doctype html><title>envelope</title><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
