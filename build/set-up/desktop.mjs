import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { UserError } from '../run/console.mjs';
import { onPath } from '../run/run.mjs';
import { installDebian, mayInstall, packageNames } from './debian.mjs';

/** Programs that only the tests of the desktop app need: a virtual display and a private session bus. */
const testPrograms = { Xvfb: 'xvfb', 'dbus-run-session': 'dbus' };

/**
 * The packages that this Linux lacks for running Electron, by the names that its own package tool knows.
 * @param {{ forTests: boolean }} purpose
 */
export function missingDesktopPackages({ forTests }) {
  if (process.platform !== 'linux') return [];
  const known = librariesKnownToTheLinker();
  // A system without the linker's list (musl, NixOS) is not judged: Electron itself will say what it lacks.
  const libraries =
    known === undefined ? [] : Object.entries(packageNames()).filter(([name]) => !known.includes(name));
  const programs = forTests
    ? Object.entries(testPrograms).filter(([name]) => onPath(name) === undefined)
    : [];
  return [...libraries, ...programs].map(([, debianName]) => debianName);
}

function librariesKnownToTheLinker() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
  if (ldconfig === undefined) return undefined;
  try {
    return execFileSync(ldconfig, ['-p'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** Makes sure that Electron can run here: installs what is missing where we may, and names it exactly where we may not. @param {{ forTests: boolean }} purpose */
export async function setUpDesktop(purpose) {
  let missing = missingDesktopPackages(purpose);
  if (missing.length > 0 && mayInstall()) {
    await installDebian(missing);
    missing = missingDesktopPackages(purpose);
  }
  if (missing.length === 0) return;
  throw new UserError(
    `This system lacks what ${purpose.forTests ? 'the tests of the desktop app need' : 'the desktop app needs'}: ${missing.join(', ')} (Debian's names).\nOn Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}\nElsewhere your system's package tool has them under similar names. Then run the same command again.`,
  );
}
