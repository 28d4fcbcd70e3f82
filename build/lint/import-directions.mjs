import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { runMain } from '../run/console.mjs';
import { root } from '../run/places.mjs';

/**
 * Forbidden imports that the linter can't see, as sentences. It holds the others itself, by `build/lint/rooms.mjs`.
 * @param {string} [home]
 * @returns {Promise<string[]>}
 */
export async function forbiddenImports(home = root) {
  const { parseSync, Visitor } = await import('oxc-parser');
  return [...importsInTypes(parseSync, Visitor, home), ...heavyImports(parseSync, home)];
}

/**
 * `import('…').Name` in a type is an arrow that no rule of the linter follows.
 * @param {typeof import('oxc-parser').parseSync} parse @param {typeof import('oxc-parser').Visitor} Visitor @param {string} home
 */
function importsInTypes(parse, Visitor, home) {
  /** @type {string[]} */
  const complaints = [];
  for (const file of sourceFiles(home).filter((name) => /\.tsx?$/.test(name))) {
    const text = readFileSync(join(home, file), 'utf8');
    if (!text.includes('import(')) continue;
    const visitor = new Visitor({
      TSImportType: ({ source }) => {
        complaints.push(`${file} imports ${source.value} within a type: write it as an import of its own.`);
      },
    });
    visitor.visit(parse(file, text).program);
  }
  return complaints;
}

/**
 * What only the engine's process may load, by whatever way: the main process sits in the tray for weeks. The command
 * line inside the app is another program and ends when it is done.
 */
const heavy = /^(playwright-core$|checks\/engine\/)/;
const apart = ['electron/engine-process/program.ts', 'electron/process/command-line.ts'];

/** @param {typeof import('oxc-parser').parseSync} parse @param {string} home */
function heavyImports(parse, home) {
  const files = new Set(sourceFiles(home));
  const starts = [...files].filter((file) => file.startsWith('electron/') && !isOfEngine(file));
  /** Each file that the main process can come to, with the way there. @type {Map<string, string>} */
  const ways = new Map(starts.map((file) => [file, file]));
  const complaints = [];
  for (const [file, way] of ways) {
    for (const specifier of valueImportsOf(parse, file, readFileSync(join(home, file), 'utf8'))) {
      const target = specifier.startsWith('.')
        ? posix.normalize(posix.join(dirname(file), specifier))
        : specifier;
      const further = `${way} → ${target}`;
      if (heavy.test(target))
        complaints.push(`${further}: only electron/engine-process/program.ts may load that.`);
      else if (files.has(target) && !apart.includes(target) && !ways.has(target)) ways.set(target, further);
    }
  }
  return complaints;
}

/** Files that only the engine's program imports are judged where another file imports them. @param {string} file */
const isOfEngine = (file) => file.startsWith('electron/engine-process/') || apart.includes(file);

/** What a file imports for more than its types. @param {typeof import('oxc-parser').parseSync} parse @param {string} file @param {string} text */
function valueImportsOf(parse, file, text) {
  const { module } = parse(file, text);
  const named = module.staticImports.filter(
    ({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType),
  );
  const again = module.staticExports.flatMap(({ entries }) => entries.filter(({ isType }) => !isType));
  return new Set(
    [
      ...named.map(({ moduleRequest }) => moduleRequest.value),
      ...again.map(({ moduleRequest }) => moduleRequest?.value),
      ...lazyOf(module, text),
    ].filter((specifier) => specifier !== undefined),
  );
}

/** @param {string} home */
function sourceFiles(home) {
  return ['checks', 'electron', 'renderer', 'build']
    .filter((folder) => existsSync(join(home, folder)))
    .flatMap((folder) => readdirSync(join(home, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs|js)$/.test(entry.name))
    .map((entry) => relative(home, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** @param {ReturnType<typeof import('oxc-parser').parseSync>['module']} module @param {string} text */
const lazyOf = (module, text) =>
  module.dynamicImports.map(
    ({ moduleRequest: { start, end } }) => /^['"`](.*)['"`]$/s.exec(text.slice(start, end))?.[1],
  );

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const complaints = await forbiddenImports();
    for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
    return complaints.length === 0 ? 0 : 1;
  });
}
