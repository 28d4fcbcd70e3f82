import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from '../../build/bundle/bundle.mjs';
import { compiledCatalogue } from '../../build/catalogue/compiled-catalogue.mjs';
import { loadCatalogue } from '../../checks/catalogue/index.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bundle-'));
  write('package.json', '{"type":"module"}');
});
afterEach(() => rmSync(home, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}
const runProgram = () =>
  execFileSync(process.execPath, [join(home, 'out/cli/flipwatch.js')], { encoding: 'utf8' });

describe('the bundle of a Node program', () => {
  beforeEach(() => {
    write('checks/locales/en.json', '{"hello":"one"}');
    write('checks/platforms/one/platform.json', '{"id":"one"}');
    write('checks/platforms/one/practice/shape.ts', 'export {};');
    write('checks/late.ts', "export const late: string = 'late';");
    write(
      'checks/cli/main.ts',
      "import en from '../locales/en.json' with { type: 'json' };\nconst { late } = await import('../late.ts');\nconsole.log(en.hello, late);",
    );
  });

  it('runs, with its JSON inside and its lazy parts beside it', async () => {
    await bundle(['cli'], home);
    expect(runProgram()).toBe('one late\n');
    expect(readdirSync(join(home, 'out/cli')).some((name) => name.startsWith('part-late'))).toBe(true);
  });

  it('is made anew when a source has changed, and only then', async () => {
    await bundle(['cli'], home);
    const made = statSync(join(home, 'out/cli/flipwatch.js')).mtimeMs;
    await bundle(['cli'], home);
    expect(statSync(join(home, 'out/cli/flipwatch.js')).mtimeMs).toBe(made);
    write('checks/locales/en.json', '{"hello":"two, changed"}');
    await bundle(['cli'], home);
    expect(runProgram()).toBe('two, changed late\n');
  });

  it('leaves nothing behind that an earlier bundle made', async () => {
    await bundle(['cli'], home);
    write('checks/cli/main.ts', "console.log('no parts');");
    await bundle(['cli'], home);
    expect(readdirSync(join(home, 'out/cli')).sort()).toEqual([
      'flipwatch.js',
      'flipwatch.js.map',
      'platforms',
    ]);
  });

  it('has the data of each platform beside it, and no code of theirs; what is gone there is gone here', async () => {
    write('checks/platforms/two/checks/a.json', '{"id":"two.a"}');
    await bundle(['cli'], home);
    const files = (): string[] =>
      readdirSync(join(home, 'out/cli/platforms'), { recursive: true, encoding: 'utf8' })
        .filter((name) => statSync(join(home, 'out/cli/platforms', name)).isFile())
        .sort();
    expect(files()).toEqual(['one/platform.json', 'two/checks/a.json']);
    rmSync(join(home, 'checks/platforms/two'), { recursive: true });
    write('checks/platforms/one/platform.json', '{"id":"one","name":"One"}');
    await bundle(['cli'], home);
    expect(files()).toEqual(['one/platform.json']);
    expect(readFileSync(join(home, 'out/cli/platforms/one/platform.json'), 'utf8')).toContain('One');
  });

  it('says where a source is broken, and does not take the old bundle for the new one', async () => {
    await bundle(['cli'], home);
    write('checks/cli/main.ts', 'const = broken');
    await expect(bundle(['cli'], home)).rejects.toThrow(/can't be bundled[\s\S]*checks\/cli\/main\.ts:1/);
    await expect(bundle(['cli'], home)).rejects.toThrow(/can't be bundled/);
  });
});

describe('the bundle of the window', () => {
  it('is one script, one style sheet and the page, with class names kept apart', async () => {
    write('renderer/index.html', '<!doctype html><script type="module" src="app.js"></script>');
    write('renderer/a.module.css', '.box { color: red }');
    write('renderer/b.module.css', '.box { color: blue }');
    write(
      'renderer/main.tsx',
      "import a from './a.module.css'; import b from './b.module.css'; document.title = a.box + ' ' + b.box;",
    );
    await bundle(['renderer'], home);
    expect(readdirSync(join(home, 'out/renderer')).sort()).toEqual(['app.css', 'app.js', 'index.html']);
    const classes = [
      ...readFileSync(join(home, 'out/renderer/app.css'), 'utf8').matchAll(/\.([\w-]+)\{/g),
    ].map(([, name]) => name);
    expect(new Set(classes).size).toBe(2);
  });
});

describe('the catalogue in a bundle', () => {
  it('is that of the folder, though no file of it is read', async () => {
    const path = join(home, 'catalogue.mjs');
    await build({
      entryPoints: ['checks/catalogue/index.ts'],
      outfile: path,
      bundle: true,
      platform: 'node',
      format: 'esm',
      plugins: [compiledCatalogue],
    });
    // No folder of platforms lies beside this bundle.
    const bundled: { loadCatalogue: typeof loadCatalogue } = await import(pathToFileURL(path).href);
    expect(bundled.loadCatalogue()).toEqual(loadCatalogue());
    expect(bundled.loadCatalogue().manifests.length).toBeGreaterThan(100);
  });
});
