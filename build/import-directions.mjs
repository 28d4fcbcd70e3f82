import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { root } from './places.mjs';
import { runMain } from './say.mjs';

/**
 * The arrows of the house (design: "arrows of import run downwards only"). For each room: which rooms of this house it may
 * import from beside itself, and which packages it may not know.
 * Type imports are arrows too.
 */
const arrows = [
  { room: 'checks/model', rooms: [], packages: ['zod'] },
  { room: 'checks', rooms: [], packages: { not: /^(electron|electron-store|react.*|@electron\/.*)$/ } },
  { room: 'electron/contract', rooms: ['checks/model'], packages: ['zod'] },
  { room: 'electron', rooms: ['checks'], packages: { not: /^react.*$/ } },
  {
    room: 'renderer',
    rooms: ['electron/contract', 'checks/model', 'checks/locales'],
    packages: { not: /^(electron.*|playwright-core|node:.*|@electron\/.*)$/ },
  },
  { room: 'build', rooms: ['checks'], packages: { not: /^(electron-store|react.*)$/ } },
];

/**
 * Every import in `home` that runs against the arrows, as sentences.
 * @param {string} [home]
 * @returns {Promise<string[]>}
 */
export async function forbiddenImports(home = root) {
  const { parseSync } = await import('oxc-parser');
  const complaints = [];
  for (const file of sourceFiles(home)) {
    const rule = arrows.find(({ room }) => file.startsWith(`${room}/`));
    if (rule === undefined) continue;
    for (const specifier of importsOf(parseSync, file, readFileSync(join(home, file), 'utf8'))) {
      const complaint = judge(file, specifier, rule);
      if (complaint) complaints.push(complaint);
    }
  }
  return [...complaints, ...heavyImports(parseSync, home)];
}

/**
 * What only the engine's own process may load, whoever imports it on the way: the main process sits in the tray for weeks.
 * The command line inside the app is another program, which is not the tray's and ends when it is done.
 */
const heavy = /^(playwright-core$|checks\/engine\/)/;
const apart = ['electron/engine-process/program.ts', 'electron/command-line.ts'];

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

/** Files that only the engine's program imports are judged where somebody else comes to them. @param {string} file */
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

/** All that a file imports: statically, for types, by re-export, and lazily. @param {typeof import('oxc-parser').parseSync} parse @param {string} file @param {string} text */
function importsOf(parse, file, text) {
  const { module } = parse(file, text);
  const all = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.map(({ moduleRequest }) => moduleRequest?.value),
    ),
    ...lazyOf(module, text),
    ...typeImports(text),
  ];
  return new Set(all.filter((specifier) => specifier !== undefined));
}

/** @param {ReturnType<typeof import('oxc-parser').parseSync>['module']} module @param {string} text */
const lazyOf = (module, text) =>
  module.dynamicImports.map(
    ({ moduleRequest: { start, end } }) => /^['"`](.*)['"`]$/s.exec(text.slice(start, end))?.[1],
  );

/** `import('…').Name` in a type. */
const typeImports = (/** @type {string} */ text) =>
  [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map(([, specifier]) => specifier);

/** @param {string} file @param {string} specifier @param {(typeof arrows)[number]} rule */
function judge(file, specifier, { room, rooms, packages }) {
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(dirname(file), specifier));
    const allowed = [room, ...rooms].some((each) => target.startsWith(`${each}/`));
    // The name and the version of the whole belong to every room.
    if (allowed || target === 'package.json') return undefined;
    return `${file} imports ${target}: ${room}/ may import ${rooms.length ? `${rooms.join(', ')} and itself` : 'only itself'}.`;
  }
  const name = builtinModules.includes(specifier)
    ? `node:${specifier}`
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
  const forbidden = Array.isArray(packages) ? !packages.includes(name) : packages.not.test(name);
  return forbidden ? `${file} imports the package ${name}, which ${room}/ must not know.` : undefined;
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const complaints = await forbiddenImports();
    for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
    return complaints.length === 0 ? 0 : 1;
  });
}
