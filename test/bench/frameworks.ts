/**
 * The React and Vue snippets of widget/EMBEDDING.md with the real React and Vue, installed on demand: type-checked,
 * built, and walked through in Chromium under the policy that the page gives. Counts faults; none is the promise.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { words } from '../../widget/words/consent-nl.ts';
import { launchBrowser } from '../support/browser.ts';
import { type EmbeddingHouse, openEmbeddingHouse } from '../widget/website/embedding-house.ts';
import { snippets } from '../widget/website/snippets.ts';
import { install } from './banner/peer-files.ts';
import { type Application, react, videoAddress, vue } from './frameworks/applications.ts';
import type { Figures } from './run.ts';

const house = join(import.meta.dirname, '../..');

/** Faults of each application: of its types, of its walk, and requests to the other party before a yes. */
export async function bench(): Promise<Figures> {
  const browser = await launchBrowser();
  const embedding = await openEmbeddingHouse(browser);
  try {
    const figures: Figures = {};
    for (const application of [react, vue]) {
      const { name, ending } = application;
      const folder = written(application);
      if (ending === 'tsx') figures[`${name}TypeFaults`] = { value: typeFaults(folder), limit: 0 };
      const walked = await walk(embedding, await built(folder, ending));
      figures[`${name}PageFaults`] = { value: walked.faults, limit: 0 };
      figures[`${name}AskedBeforeYes`] = { value: walked.before, limit: 0 };
    }
    return figures;
  } finally {
    await embedding.close();
    await browser.close();
  }
}

/** Puts the application where its packages are. */
function written({ name, packages, ending, main }: Application): string {
  // Below node_modules, so that nobody takes it for a source of this project.
  const folder = join(install(packages), 'node_modules', '.applications', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `snippet.${ending}`), snippets[name]!);
  writeFileSync(join(folder, `main.${ending}`), main);
  copyFileSync(join(house, 'widget/privacyloket.d.ts'), join(folder, 'privacyloket.d.ts'));
  return folder;
}

function typeFaults(folder: string): number {
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--jsx', 'react-jsx', '--module', 'esnext'];
  const more = ['--moduleResolution', 'bundler', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable'];
  const { stdout } = spawnSync(
    join(house, 'node_modules/.bin/tsc'),
    [...options, ...more, '--types', '', 'main.tsx'],
    { cwd: folder, encoding: 'utf8' },
  );
  if (stdout) console.error(stdout);
  return stdout.match(/error TS/g)?.length ?? 0;
}

async function built(folder: string, ending: string): Promise<string> {
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { lib: { entry: `main.${ending}`, formats: ['es'], fileName: 'app' }, emptyOutDir: true },
  });
  const [file] = readdirSync(join(folder, 'dist')).filter((each) => /\.m?js$/.test(each));
  return readFileSync(join(folder, 'dist', file!), 'utf8');
}

/** Away and back while it is held, in by "always", and away again. */
async function walk(embedding: EmbeddingHouse, app: string): Promise<{ faults: number; before: number }> {
  const { page, requests } = await embedding.visit(
    '<div id="app"></div><script type="module" src="/app.js"></script>',
    { '/app.js': app },
  );
  let faults = 0;
  page.on('pageerror', (fault) => {
    console.error(String(fault));
    faults++;
  });
  const always = page.getByRole('button', { name: words.always, exact: true });
  const change = page.getByRole('button', { name: 'Wissel' });
  await always.waitFor();
  await change.click();
  await always.waitFor({ state: 'detached' });
  await change.click();
  await always.waitFor();
  const before = requests.filter((each) => each === videoAddress).length;
  await Promise.all([page.waitForRequest(videoAddress), always.click()]);
  await change.click();
  await page.locator('iframe').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Cookies en privacy' }).click();
  await page.getByRole('heading', { name: words.choices }).waitFor();
  await page.context().close();
  return { faults, before };
}
