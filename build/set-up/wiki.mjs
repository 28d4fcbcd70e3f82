import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { say, UserError } from '../run/console.mjs';
import { cacheFolder } from '../run/places.mjs';
import { onPath, run } from '../run/run.mjs';
import { installDebian, mayInstall } from './debian.mjs';

/** What runs it. The wiki's own packages ask for a web server beside, which would start; PHP brings one of its own. */
const runtime = ['php-cli', 'php-sqlite3', 'php-intl', 'php-mbstring', 'php-xml'];
const extensions = ['pdo_sqlite', 'intl', 'mbstring', 'xml'];
const packages = ['mediawiki', 'mediawiki-classes'];

/**
 * MediaWiki as Debian packs it, unpacked in the folder for downloads and installed nowhere.
 * @returns {Promise<string>} the folder of its programs
 */
export async function setUpWiki() {
  if (!(await hasRuntime()) && mayInstall()) await installDebian(runtime);
  if (!(await hasRuntime()))
    throw new UserError(
      `The wiki runs on PHP, which is not whole here. On Debian or Ubuntu: sudo apt-get install ${runtime.join(' ')}. Then run the same command again.`,
    );
  if (onPath('apt-get') === undefined || onPath('dpkg-deb') === undefined)
    throw new UserError(
      'The wiki comes from Debian’s packages, and this system has neither apt-get nor dpkg-deb. Run the command on Debian or Ubuntu.',
    );
  const folder = join(cacheFolder(), `wiki-${await version()}`);
  if (!existsSync(folder)) await unpack(folder);
  return join(folder, 'usr/share/mediawiki');
}

async function hasRuntime() {
  if (onPath('php') === undefined) return false;
  const { code, output } = await run('php', ['-m'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const modules = output.toLowerCase().split('\n');
  return code === 0 && extensions.every((name) => modules.includes(name));
}

/** The version that apt-get would bring, as part of a folder's name. */
async function version() {
  const ask = () =>
    run('apt-cache', ['show', 'mediawiki'], { stdio: ['ignore', 'pipe', 'ignore'], cwd: '/' });
  let { output } = await ask();
  if (!/^Version:/m.test(output) && mayInstall()) {
    await run('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'ignore'], cwd: '/' });
    ({ output } = await ask());
  }
  const [, found] = /^Version: (\S+)$/m.exec(output) ?? [];
  if (found === undefined)
    throw new UserError(
      'apt-get knows no package “mediawiki” here. Run “sudo apt-get update”, or use a Debian that has it.',
    );
  return found.replace(/[^\w.+-]/g, '_');
}

/** @param {string} folder */
async function unpack(folder) {
  say(`Fetching ${packages.join(' and ')} from Debian (once) …`);
  const work = mkdtempSync(`${folder}-`);
  try {
    const { code, output } = await run('apt-get', ['download', ...packages], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: work,
    });
    if (code !== 0) throw new UserError(`apt-get could not fetch the wiki:\n${output.trim()}`);
    for (const file of readdirSync(work).filter((name) => name.endsWith('.deb'))) {
      const unpacked = await run('dpkg-deb', ['-x', file, 'whole'], { cwd: work });
      if (unpacked.code !== 0) throw new UserError(`${file} could not be unpacked.`);
    }
    const programs = join(work, 'whole/usr/share/mediawiki');
    // They lead to places that only an installed package has.
    for (const name of ['LocalSettings.php', 'config', 'extensions', 'images'])
      if (!statSync(join(programs, name), { throwIfNoEntry: false }))
        rmSync(join(programs, name), { force: true });
    for (const name of ['extensions', 'images']) mkdirSync(join(programs, name), { recursive: true });
    writeFileSync(join(programs, 'images', 'README'), '');
    renameSync(join(work, 'whole'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
