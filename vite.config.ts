/**
 * One config. `build` makes two independent sets of files, one per environment: what a visitor's page loads
 * and what the secretariat loads (run by widget/build.ts); vitest reads `test`.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { leaveOutOpening } from './widget/leave-out-opening.ts';
import { squeezeTemplates } from './widget/squeeze-templates.ts';

/** The floor of design section 5; Lit and the platform need nothing of ours translated below it. */
const target = ['chrome106', 'safari15.4', 'firefox102'];

/** Both environments: hashed, immutable files under /a/, minified in full (lib mode alone keeps whitespace). */
const output = {
  chunkFileNames: 'a/[name]-[hash].js',
  assetFileNames: 'a/[name]-[hash][extname]',
  minify: true,
  comments: false,
};

/**
 * Compiled as a whole while it arrives, beside the page: Chromium (136 and later) would compile each function at its
 * first call, which costs a returning visit some milliseconds of a slow telephone. The file of a yes can't pay for it.
 */
const calledAtOnce = {
  postBanner: ({ name }: { name: string }) =>
    /^(gate|pinned)$/.test(name) ? '//# allFunctionsCalledOnLoad' : '',
};

/** What everything that the visitor is shown shares comes as one file: three small ones cost more bytes and requests. */
const codeSplitting = {
  groups: [
    {
      name: 'shown',
      test: /widget\/consent\/(accent|make|palette\.styles|consent-details|consent-words)\.ts/,
    },
  ],
};

/** What is shipped, also when a test builds it: Vite would choose Lit's development build there (NODE_ENV is 'test'). */
const resolve = { conditions: ['module', 'browser', 'production'] };

export default defineConfig({
  plugins: [squeezeTemplates(), leaveOutOpening()],
  publicDir: false,
  worker: { format: 'es', rolldownOptions: { output: { ...output, entryFileNames: 'a/[name]-[hash].js' } } },
  environments: {
    visitor: {
      consumer: 'client',
      resolve,
      build: {
        outDir: 'dist/visitor',
        emptyOutDir: true,
        manifest: 'manifest.json',
        minify: 'oxc',
        target,
        // Lib mode, because app mode adds a preload helper of 640 bytes to the gate.
        lib: {
          entry: {
            gate: 'widget/visitor.ts',
            // Each of these is a file of its own: what they share is a few lines.
            'frame-tag': 'widget/frame-tag.ts',
            'frame-page': 'widget/frame-page.ts',
          },
          formats: ['es'],
        },
        rolldownOptions: {
          output: { ...output, ...calledAtOnce, entryFileNames: '[name].js', codeSplitting },
        },
      },
    },
    // The gate of the pinned tag, one file; widget/build.ts adds the step that names the visitor's files in it.
    pinned: {
      consumer: 'client',
      resolve,
      build: {
        emptyOutDir: true,
        minify: 'oxc',
        target,
        lib: { entry: { pinned: 'widget/visitor-pinned.ts' }, formats: ['es'] },
        rolldownOptions: {
          output: { ...output, ...calledAtOnce, entryFileNames: '[name].js', codeSplitting },
        },
      },
    },
    // What the receipt page loads besides: the one script of a visitor that opens, on our own origin only.
    receipt: {
      consumer: 'client',
      resolve,
      build: {
        outDir: 'dist/receipt',
        emptyOutDir: true,
        minify: 'oxc',
        target,
        lib: { entry: { answers: 'widget/answers.ts' }, formats: ['es'] },
        rolldownOptions: { output: { ...output, entryFileNames: '[name].js' } },
      },
    },
    secretariat: {
      consumer: 'client',
      resolve,
      build: {
        outDir: 'dist/secretariat',
        emptyOutDir: true,
        manifest: 'manifest.json',
        minify: 'oxc',
        target: ['chrome137', 'safari18', 'firefox130'],
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { secretariat: 'widget/inbox/index.html' },
          output: { ...output, entryFileNames: 'a/[name]-[hash].js' },
        },
      },
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Vitest leaves one processor idle, which is half of a small machine; browser tests mostly wait.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    // What is waited for comes when it comes: a busy machine is no fault.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 90_000,
  },
});
