import { compiledCatalogue } from '../catalogue/compiled-catalogue.mjs';

/**
 * @typedef {object} Bundle
 * @property {string[]} reads files and folders whose change makes the bundle stale
 * @property {string} into
 * @property {import('esbuild').BuildOptions[]} [builds]
 * @property {[from: string, to: string][]} [copies] single files
 * @property {[from: string, to: string]} [data] a folder of which the JSON files are copied
 * @property {string} [folder] a folder that is copied as it stands
 */

/** CommonJS packages inside an ES module still ask for `require`. */
const requireForPackages =
  "import { createRequire as createRequireForPackages } from 'node:module'; const require = createRequireForPackages(import.meta.url);";

/**
 * The library that keeps the log can send lines to a server as well. That part is not in the app.
 * @type {import('esbuild').Plugin}
 */
const logStaysHere = {
  name: 'the log stays here',
  setup({ onLoad }) {
    onLoad({ filter: /electron-log[\\/]src[\\/]node[\\/]transports[\\/]remote\.js$/ }, () => ({
      contents: 'module.exports = () => null;',
    }));
  },
};

/**
 * Electron-store brings a validator of JSON schemas and a reader of version numbers, for its own schemas and migrations. Ours
 * are zod and our own (`electron/storage/`), and a third of what the app loaded at its start was never called.
 * @type {import('esbuild').Plugin}
 */
const storeWithoutSchemas = {
  name: 'electron-store without schemas',
  setup({ onLoad, onResolve }) {
    const namespace = 'unused';
    onResolve({ filter: /^(ajv\/dist\/2020\.js|ajv-formats|semver)$/ }, ({ path, importer }) =>
      /node_modules[\\/]conf[\\/]/.test(importer) ? { path, namespace } : undefined,
    );
    onLoad({ filter: /./, namespace }, () => ({
      contents: `const unused = () => { throw new Error('Flipwatch is bundled without the schemas and migrations of electron-store.'); };
        export { unused as Ajv2020 };
        export default new Proxy({}, { get: unused });`,
    }));
  },
};

/**
 * A Node program as ES modules. What is imported lazily becomes a part of its own, loaded when it is asked for; the parts
 * lie flat beside the entry, so that `import.meta.url` leads to the same folder in all of them.
 * @type {import('esbuild').BuildOptions}
 */
const node = {
  platform: 'node',
  format: 'esm',
  splitting: true,
  chunkNames: 'part-[name]-[hash]',
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'silent',
};

/** What ships of each platform lies beside the bundle too: its practice site is made from there. @type {[string, string]} */
const platforms = ['checks/platforms', 'platforms'];

/**
 * The app's own programs, begun at these files. The engine is one of its own, which the main process starts for as long as
 * it drives a page.
 * @param {{ main: string, engine: string }} entryPoints
 * @returns {import('esbuild').BuildOptions[]}
 */
const programs = (entryPoints) => [
  {
    ...node,
    entryPoints,
    target: 'node20.18',
    // Playwright finds its own parts by their place, so it stays where it was installed.
    external: ['electron', 'playwright-core'],
    // V8 keeps the source of whatever it runs, 2 MiB of it. Names stay, for whoever reads a stack.
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [compiledCatalogue, logStaysHere, storeWithoutSchemas],
    banner: { js: requireForPackages },
  },
  {
    ...node,
    entryPoints: { preload: 'electron/ipc/preload.ts' },
    target: 'node20.18',
    // A sandboxed preload must be one CommonJS file.
    format: 'cjs',
    splitting: false,
    outExtension: { '.js': '.cjs' },
    external: ['electron'],
  },
];

/** The app as it ships. @type {Bundle} */
const app = {
  reads: ['electron', 'checks'],
  into: 'out/electron',
  data: platforms,
  builds: programs({ main: 'electron/main.ts', engine: 'electron/engine-process/program.ts' }),
};

/** The same with what an Electron needs that is too old to ship, see older-electron/. @type {Bundle} */
export const appForOlderElectron = {
  ...app,
  reads: [...app.reads, 'build/older-electron'],
  builds: programs({ main: 'build/older-electron/main.ts', engine: 'build/older-electron/engine.ts' }),
};

/**
 * What is made of what. Only esbuild's work and copies: a whole build takes well under a second.
 * @type {Record<'cli' | 'app' | 'packagedApp' | 'renderer' | 'icons', Bundle>}
 */
export const bundles = {
  cli: {
    reads: ['checks'],
    into: 'out/cli',
    data: platforms,
    builds: [
      {
        ...node,
        entryPoints: { flipwatch: 'checks/cli/main.ts' },
        target: 'node20.19',
        packages: 'external',
        plugins: [compiledCatalogue],
      },
    ],
  },
  app,
  // Apart: what lies at the other place may be for an older Electron.
  packagedApp: { ...app, into: 'out/packaged/electron' },
  renderer: {
    reads: ['renderer', 'electron/contract', 'checks/model', 'checks/locales'],
    into: 'out/renderer',
    builds: [
      {
        entryPoints: { app: 'renderer/main.tsx' },
        platform: 'browser',
        format: 'esm',
        target: 'chrome130',
        jsx: 'automatic',
        minify: true,
        define: { 'process.env.NODE_ENV': '"production"' },
        loader: { '.svg': 'dataurl', '.png': 'dataurl' },
        legalComments: 'none',
        logLevel: 'silent',
      },
    ],
    copies: [['renderer/index.html', 'index.html']],
  },
  icons: {
    reads: ['build/icons/generated'],
    into: 'out/icons',
    folder: 'build/icons/generated',
  },
};
