import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '../../build/bundle/bundle.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import { quickChromiumPath } from '../support/chromium.ts';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder that is gone after the test. */
export function folder(): { readonly path: string; remove(): void } {
  const made = mkdtempSync(path.join(tmpdir(), 'flipwatch-cli-'));
  return { path: made, remove: () => rmSync(made, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The command line as `npm run audit` runs it, bundled where the source has changed since. */
export async function bundled(): Promise<string> {
  await bundle(['cli']);
  return fromRoot('out', 'cli', 'flipwatch.js');
}

/** What every run that opens a browser needs here. Only root runs without the sandbox. */
export const browserWords: readonly string[] = [
  '--browser',
  quickChromiumPath(),
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Runs the program to its end; `onErr` sees each piece of standard error, with a way to send a signal. `beside` is a script
 * that runs in the same process, `more` stands in its environment.
 */
export function flipwatch(
  program: string,
  words: readonly string[],
  onErr: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
  beside = '',
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '', COLUMNS: '60', NODE_OPTIONS: '', ...more };
    const imported = beside === '' ? [] : [`--import=data:text/javascript,${encodeURIComponent(beside)}`];
    const child = spawn(process.execPath, [...imported, program, ...words], { env });
    let out = '';
    let err = '';
    child.stdout.on('data', (piece) => {
      out += piece;
    });
    child.stderr.on('data', (piece) => {
      err += piece;
      onErr(err, (signal) => child.kill(signal));
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
