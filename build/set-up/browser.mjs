import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../run/console.mjs';
import { onPath } from '../run/run.mjs';
import { installDebian, mayInstall, system } from './debian.mjs';

const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

/** Every place where a browser of the Chromium family usually is; FLIPWATCH_BROWSER comes before them all. */
function* candidates() {
  if (process.env.FLIPWATCH_BROWSER) yield process.env.FLIPWATCH_BROWSER;
  if (process.platform === 'darwin') {
    for (const app of macApps) {
      for (const home of ['', process.env.HOME ?? ''])
        yield `${home}/Applications/${app}.app/Contents/MacOS/${app}`;
    }
  } else if (process.platform === 'win32') {
    for (const folder of [
      process.env.ProgramFiles,
      process.env['ProgramFiles(x86)'],
      process.env.LOCALAPPDATA,
    ]) {
      if (folder) for (const program of windowsPrograms) yield join(folder, program);
    }
  } else {
    for (const name of linuxNames) {
      const path = onPath(name);
      if (path !== undefined) yield path;
    }
    yield '/snap/bin/chromium';
  }
}

/** An installed Chrome, Chromium, Edge or Brave. */
export function findInstalledBrowser() {
  for (const path of candidates()) if (existsSync(path)) return path;
  return undefined;
}

/** Finds a browser; as root on Debian installs Chromium where there is none. @returns {Promise<string | undefined>} */
export async function findOrInstallBrowser() {
  const found = findInstalledBrowser();
  // Ubuntu's chromium package is only a pointer to a snap, which doesn't run in containers.
  if (found !== undefined || !mayInstall() || system().ID === 'ubuntu') return found;
  await installDebian(['chromium']);
  return findInstalledBrowser();
}

/** As findOrInstallBrowser, but stops with a plain sentence where there is none. */
export async function setUpBrowser() {
  const found = await findOrInstallBrowser();
  if (found !== undefined) return found;
  throw new UserError(
    'No browser was found, and the pages are looked at in one. Install Google Chrome, Chromium, Microsoft Edge or Brave (on Debian: sudo apt-get install chromium), or name yours in FLIPWATCH_BROWSER.',
  );
}

/**
 * Chromium without its windows, which opens pages several times as quickly. Tests of pages use it where it can be had;
 * where it can't, they use the browser itself.
 */
export async function setUpHeadlessShell() {
  if (!mayInstall() || system().ID !== 'debian' || onPath('chromium-headless-shell') !== undefined) return;
  await installDebian(['chromium-headless-shell']);
}
