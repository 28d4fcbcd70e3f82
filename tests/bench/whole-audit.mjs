import { spawn } from 'node:child_process';
import { fromRoot } from '../../build/run/places.mjs';
import { browserOptions } from './linkedin-pages.mjs';

/** How many LinkedIn settings ship; an audit that reads fewer measures something else. */
const SETTINGS = 29;

/**
 * Runs a program of Node from its start to its end.
 * @param {string} program @param {string[]} args @param {readonly number[]} fine the exit codes that are no failure
 * @returns {Promise<string>} what it printed
 */
export function runNode(program, args, fine) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, words] = ['', ''];
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      words += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      fine.includes(code ?? -1)
        ? resolve(output)
        : reject(new Error(`${program} ended with ${code}:\n${words}`)),
    );
  });
}

/**
 * Audits all LinkedIn settings as a person does it, by the command line.
 * @param {string} origin @param {string} profile @param {boolean} [radar] whether it also visits pages that list settings
 */
export async function auditBy(origin, profile, radar = false) {
  const { executablePath, chromiumSandbox } = browserOptions();
  const args = [
    ...['--json', '--site', `linkedin=${origin}`, '--profile', profile],
    ...(radar ? [] : ['--no-radar']),
    ...['--browser', String(executablePath), ...(chromiumSandbox ? [] : ['--no-sandbox'])],
  ];
  const { findings } = JSON.parse(await runNode(fromRoot('out', 'cli', 'flipwatch.js'), args, [0, 1, 2]));
  const read = findings.filter((/** @type {{ state: string | null }} */ { state }) => state !== null).length;
  if (read !== SETTINGS) throw new Error(`Only ${read} of ${SETTINGS} settings were read.`);
}

/** The paths that were opened more than once. @param {readonly string[]} views */
export const openedTwice = (views) => [...new Set(views.filter((path, at) => views.indexOf(path) !== at))];

/**
 * Reads the same pages by a bare script with a profile on disk.
 * @param {string} profile
 * @param {{ site: string, pages: import('./linkedin-pages.mjs').BarePage[], reloads: string[] }} plan
 */
export const readByBareScript = (profile, plan) =>
  runNode(fromRoot('tests', 'bench', 'bare-audit.mjs'), [profile, JSON.stringify(plan)], [0]);
