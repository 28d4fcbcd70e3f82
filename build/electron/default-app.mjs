// Runs the project that is named on the command line, as Electron's own default app does.
// Only the stand-in runtime (stand-in.mjs) needs it: its default app was stripped by whoever repackaged it.
// It is an ES module on purpose: Electron holds its 'ready' event back until this top-level await is over,
// so that a project can still do what must be done before 'ready'.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const [, ...args] = process.argv;
/** @type {string[]} */
const preloads = [];
/** @type {string | undefined} */
let project;
for (let arg = args.shift(); arg !== undefined && project === undefined; arg = args.shift()) {
  if (arg === '-r' || arg === '--require') preloads.push(args.shift() ?? '');
  else if (arg === '-v' || arg === '--version') {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  } else if (!arg.startsWith('-')) project = resolve(arg);
}
if (project === undefined) {
  process.stderr.write('Usage: electron [-r MODULE] [--FLAG …] PROJECT\n');
  process.exit(64);
}

Object.assign(process, { defaultApp: true });
/** What only default apps call, and Electron's types therefore leave out. */
const internals =
  /** @type {Record<'setAppPath' | 'setVersion' | 'setDesktopName', (value: string) => void>} */ (
    /** @type {unknown} */ (app)
  );
const main = statSync(project).isDirectory() ? introduce(project) : project;
internals.setAppPath(statSync(project).isDirectory() ? project : dirname(project));
const require = createRequire(main);
for (const preload of preloads) require(preload);
await import(pathToFileURL(main).href);

/** Gives the app its name and version from its package.json, and says where it starts. @param {string} folder */
function introduce(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(about.productName ?? about.name);
  if (about.version) internals.setVersion(about.version);
  if (about.desktopName) internals.setDesktopName(about.desktopName);
  return join(folder, about.main ?? 'index.js');
}
