import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { fromRoot } from '../../build/run/places.mjs';

const folder = path.join(import.meta.dirname, 'libraries');

/** Every file of `libraries/`, without its ending. */
export const libraries: readonly string[] = readdirSync(folder)
  .map((file) => path.parse(file).name)
  .sort();

export interface PageBundle {
  readonly script: string;
  readonly style: string;
}

/** Bundles each library into a page of its own: `window.setting` says what to draw. */
export async function bundleLibraries(): Promise<ReadonlyMap<string, PageBundle>> {
  const made = new Map<string, PageBundle>();
  for (const file of readdirSync(folder))
    made.set(
      path.parse(file).name,
      await bundle(`import draw from './libraries/${file}';
        const { label, attributes, on, disabled } = window.setting;
        draw(document.getElementById('root'), {
          label, attributes, on, disabled,
          save: (next) => fetch('/settings/save', { method: 'POST', body: String(next) }),
        });`),
    );
  return made;
}

/** Every file that draws controls, with its folder: of the packages that every test has, and of the package in `further/`. */
export const drawingFiles: readonly string[] = ['drawings', 'further'].flatMap((of) =>
  readdirSync(path.join(import.meta.dirname, of))
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .map((file) => `${of}/${file}`),
);

/** Bundles one such file into a page: `window.asked` says what to draw, see drawn-page.ts. */
export const bundleDrawings = (file: string): Promise<PageBundle> =>
  bundle(`import drawings from './${file}';
    import { drawPage } from './drawn-page.ts';
    drawPage(drawings, window.asked);`);

/** There is one React in a page, whichever package brings another. */
const alias = Object.fromEntries(
  ['react', 'react-dom'].map((name) => [name, fromRoot('node_modules', name)]),
);

async function bundle(contents: string): Promise<PageBundle> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    outdir: 'memory',
    write: false,
    bundle: true,
    alias,
    minify: true,
    format: 'iife',
    target: 'chrome140',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl' },
    logLevel: 'error',
  });
  const text = (ending: string) => outputFiles.find((one) => one.path.endsWith(ending))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}
