import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { BrowserUnavailable } from '../audit/ports.ts';

/** A browser on this machine that can be driven. All of them are Chromium underneath. */
export interface InstalledBrowser {
  readonly name: 'Chrome' | 'Edge' | 'Chromium' | 'Brave' | 'Browser';
  readonly path: string;
  /** As the browser says it, `156.0.8078.79`; null where it does not say. */
  readonly version: string | null;
}

/** What the search looks at, so that a test can be any machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True for a file that may be run. */
  readonly runs: (file: string) => boolean;
}

type Name = InstalledBrowser['name'];
type Place = readonly [Name, string];

const here: Machine = { platform: process.platform, env: process.env, runs };

/**
 * The browser at `explicit`, or the first of `places` that is there.
 * @throws BrowserUnavailable `noBrowser`
 */
export async function findBrowser(explicit?: string, machine: Machine = here): Promise<InstalledBrowser> {
  if (explicit !== undefined) {
    if (!machine.runs(explicit)) {
      throw new BrowserUnavailable('noBrowser', `there is no program that can be run at ${explicit}`);
    }
    return { name: nameOf(explicit), path: explicit, version: await versionOf(explicit) };
  }
  const found = places(machine).find(([, file]) => machine.runs(file));
  if (found === undefined) {
    throw new BrowserUnavailable(
      'noBrowser',
      'no Chrome, Edge, Chromium or Brave in the usual places or on PATH',
    );
  }
  const [name, file] = found;
  return { name, path: file, version: await versionOf(file) };
}

/** Every place that is looked at, in this order: the usual ones first, then PATH. */
export function places(machine: Machine): readonly Place[] {
  if (machine.platform === 'win32') return windowsPlaces(machine.env);
  if (machine.platform === 'darwin') return [...macPlaces(machine.env), ...onPath(machine)];
  return [...linuxPlaces, ...onPath(machine), ...confined];
}

const linuxPlaces: readonly Place[] = [
  ['Chrome', '/opt/google/chrome/chrome'],
  ['Chrome', '/usr/bin/google-chrome-stable'],
  ['Chrome', '/usr/bin/google-chrome'],
  ['Chromium', '/usr/bin/chromium'],
  ['Edge', '/opt/microsoft/msedge/msedge'],
  ['Edge', '/usr/bin/microsoft-edge-stable'],
  ['Brave', '/opt/brave.com/brave/brave'],
  ['Brave', '/usr/bin/brave-browser'],
];

/** Last: a snap may write only to its own folders, so a profile of ours can be out of its reach. */
const confined: readonly Place[] = [
  ['Chromium', '/usr/bin/chromium-browser'],
  ['Chromium', '/snap/bin/chromium'],
  ['Brave', '/snap/bin/brave'],
];

const pathNames: readonly Place[] = [
  ['Chrome', 'google-chrome-stable'],
  ['Chrome', 'google-chrome'],
  ['Chromium', 'chromium'],
  ['Edge', 'microsoft-edge-stable'],
  ['Edge', 'microsoft-edge'],
  ['Brave', 'brave-browser'],
  ['Brave', 'brave'],
];

function onPath({ env }: Machine): readonly Place[] {
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return pathNames.flatMap(([name, file]) =>
    folders
      .filter((folder) => !folder.startsWith('/snap/'))
      .map((folder): Place => [name, path.posix.join(folder, file)]),
  );
}

function macPlaces(env: Machine['env']): readonly Place[] {
  const applications = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
  const inside: readonly Place[] = [
    ['Chrome', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['Chromium', 'Chromium.app/Contents/MacOS/Chromium'],
    ['Edge', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['Brave', 'Brave Browser.app/Contents/MacOS/Brave Browser'],
  ];
  return inside.flatMap(([name, file]) => applications.map((folder): Place => [name, `${folder}/${file}`]));
}

function windowsPlaces(env: Machine['env']): readonly Place[] {
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  const inside: readonly Place[] = [
    ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
    ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
    ['Chromium', 'Chromium\\Application\\chrome.exe'],
    ['Brave', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
  ];
  return inside.flatMap(([name, file]) =>
    roots.flatMap((root): Place[] => (root ? [[name, path.win32.join(root, file)]] : [])),
  );
}

function nameOf(file: string): Name {
  const words = file.toLowerCase();
  if (words.includes('brave')) return 'Brave';
  if (words.includes('edge')) return 'Edge';
  if (words.includes('chromium')) return 'Chromium';
  return words.includes('chrome') ? 'Chrome' : 'Browser';
}

/** Windows browsers answer `--version` by opening a window; there the version is a folder beside the program. */
async function versionOf(file: string): Promise<string | null> {
  if (process.platform === 'win32') {
    const versions = readdirSync(path.dirname(file)).filter((name) => /^\d+(\.\d+){3}$/.test(name));
    return versions.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).at(-1) ?? null;
  }
  return new Promise((resolve) => {
    execFile(file, ['--version'], { timeout: 5000 }, (_error, stdout) => {
      resolve(/\d+(?:\.\d+){1,3}/.exec(String(stdout))?.[0] ?? null);
    });
  });
}

function runs(file: string): boolean {
  try {
    if (!statSync(file).isFile()) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
