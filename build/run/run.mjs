import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './places.mjs';

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ stdio?: import('node:child_process').StdioOptions, env?: NodeJS.ProcessEnv, cwd?: string, limitMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>} `output` holds what went to pipes; a signal counts as 128
 */
export function run(
  program,
  args,
  { stdio = ['ignore', 2, 2], env = process.env, cwd = root, limitMs } = {},
) {
  return new Promise((resolve, reject) => {
    // Set only where there is a limit: `timeout: undefined` is refused by some Node versions.
    const child = spawn(program, args, { stdio, env, cwd, ...(limitMs ? { timeout: limitMs } : {}) });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    }
    // Whoever ends us ends what we started, too.
    const endWithUs = () => child.kill();
    process.once('exit', endWithUs);
    child.once('error', reject);
    child.once('close', (code) => {
      process.removeListener('exit', endWithUs);
      resolve({ code: code ?? 128, output });
    });
  });
}

/** Runs npm, whichever way this machine has it. Under `npm run` the very npm that called us is used. @param {string[]} args @param {Parameters<typeof run>[2]} [options] */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], options);
  const beside = join(process.execPath, '..', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (process.platform === 'win32' && existsSync(beside))
    return run(process.execPath, [beside, ...args], options);
  return run('npm', args, options);
}

/** The full path of a program on the PATH, if it is there. @param {string} name */
export function onPath(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      if (folder && existsSync(join(folder, name + ending))) return join(folder, name + ending);
    }
  }
  return undefined;
}
