import { pathToFileURL } from 'node:url';
import { runMain } from './run/console.mjs';
import { fromRoot } from './run/places.mjs';
import { setUp } from './set-up/set-up.mjs';

/** Commands and options that look at no page, or bring a browser of their own. */
const withoutBrowser = new Set(['history', 'report', 'help', '--help', '-h', '--version', '-V', '--browser']);

// npm run audit -- …: sets up what is missing, then the command line runs in this very process, so that nothing stands
// between the person and its output and exit code.
const program = fromRoot('out', 'cli', 'flipwatch.js');
await runMain(async () => {
  await setUp();
  const args = process.argv.slice(2);
  if (!args.some((arg) => withoutBrowser.has(arg.split('=')[0] ?? ''))) {
    const { findOrInstallBrowser } = await import('./set-up/browser.mjs');
    // If there is none and none can be installed, the command line says so itself.
    await findOrInstallBrowser();
  }
  const { bundle } = await import('./bundle/bundle.mjs');
  await bundle(['cli']);
  process.argv[1] = program;
});
if (process.exitCode === undefined) await import(pathToFileURL(program).href);
