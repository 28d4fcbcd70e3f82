import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

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
  for (const file of readdirSync(folder)) {
    const { outputFiles } = await build({
      stdin: {
        contents: `import draw from './libraries/${file}';
          const { label, attributes, on, disabled } = window.setting;
          draw(document.getElementById('root'), {
            label, attributes, on, disabled,
            save: (next) => fetch('/settings/save', { method: 'POST', body: String(next) }),
          });`,
        resolveDir: import.meta.dirname,
        loader: 'ts',
      },
      outdir: 'memory',
      write: false,
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'chrome140',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      loader: { '.svg': 'dataurl' },
      logLevel: 'error',
    });
    const text = (ending: string) => outputFiles.find((one) => one.path.endsWith(ending))?.text ?? '';
    made.set(path.parse(file).name, { script: text('.js'), style: text('.css') });
  }
  return made;
}
