import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runMain, say, UserError } from '../run/console.mjs';
import { withMachineLock } from '../run/machine-lock.mjs';
import { isOwnTree, putAway } from '../run/own-tree.mjs';
import { cacheFolder, fromRoot } from '../run/places.mjs';
import { runNpm } from '../run/run.mjs';
import { planted, verdict } from './verdict.mjs';

/**
 * Doyensec's scanner for Electron apps. It is none of our packages: what it needs is old, and large, so it is fetched when
 * it is asked for, and kept apart.
 */
const scanner = { name: '@doyensec/electronegativity', version: '1.10.3' };

/** It asks the network for Electron's releases; `npm audit` and the lock file look after that. */
const leftOut = ['AvailableSecurityFixesGlobalCheck'];

// node build/security-scan/scan.mjs: clean, or what is not.
await runMain(async () => {
  const home = await fetchScanner();
  const stage = mkdtempSync(join(tmpdir(), 'flipwatch-scan-'));
  try {
    copySource(stage);
    const scan = createRequire(join(home, 'package.json'))(scanner.name);
    const said = await scan({
      input: stage,
      isRelative: true,
      electronVersionOverride: electronVersion(),
      excludeFromScan: leftOut,
    });
    const errors = said.errors.map((/** @type {import('./verdict.mjs').Unread} */ each) => ({
      ...each,
      file: relative(stage, each.file),
    }));
    const wrong = verdict({ issues: said.issues, errors });
    for (const line of wrong) say(line);
    say(
      wrong.length === 0
        ? `Clean: ${said.atomicChecks + said.globalChecks} checks of ${scanner.name} ${scanner.version}; the planted fault was found, and nothing that was not looked at before.`
        : `Not clean. Mend it; or, where it is no fault, say why in SECURITY.md and list it in build/security-scan/verdict.mjs.`,
    );
    return wrong.length === 0 ? 0 : 1;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
});

/** @returns {Promise<string>} the folder that it is installed in */
function fetchScanner() {
  const home = join(cacheFolder(), `electronegativity-${scanner.version}`);
  return withMachineLock('electronegativity', async () => {
    if (existsSync(join(home, 'complete')) && isOwnTree(home)) return home;
    say(`Fetching ${scanner.name} ${scanner.version} (once, about 150 MB) …`);
    putAway(home);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
    const { code } = await runNpm(
      [
        'install',
        `${scanner.name}@${scanner.version}`,
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ],
      { cwd: home },
    );
    if (code !== 0)
      throw new UserError(
        `The scanner could not be fetched (npm's words are above), so nothing was scanned. Mostly this is the network: try again.`,
      );
    writeFileSync(join(home, 'complete'), '');
    return home;
  });
}

/**
 * It scans a copy of our source, without packages and bundles, with a fault planted in it. It doesn't know WebContentsView,
 * which takes the same preferences as the BrowserView that it replaced.
 * @param {string} stage
 */
function copySource(stage) {
  for (const place of ['electron', 'renderer', 'package.json'])
    cpSync(fromRoot(place), join(stage, place), { recursive: true });
  for (const name of readdirSync(join(stage, 'electron'), { recursive: true, encoding: 'utf8' })) {
    const path = join(stage, 'electron', name);
    if (!name.endsWith('.ts')) continue;
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('new WebContentsView(', 'new BrowserView('));
  }
  writeFileSync(join(stage, planted.file), planted.text);
}

function electronVersion() {
  return JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')).packages['node_modules/electron']
    .version;
}
