import { spawn } from 'node:child_process';
import { BrowserUnavailable } from '../audit/ports.ts';
import type { Profile } from './profile.ts';
import { basicKeyStore, plainSwitches } from './switches.ts';

export interface PlainSignIn {
  readonly program: string;
  readonly profile: Profile;
  readonly startUrl: string;
  readonly sandbox: boolean;
  /** Asks the browser to close. */
  readonly signal?: AbortSignal | undefined;
}

/** The command line of the plain browser: the same key store as the driven one, and no switch that attaches anything. */
export function plainArguments({
  profile,
  startUrl,
  sandbox,
}: Omit<PlainSignIn, 'program' | 'signal'>): string[] {
  return [
    `--user-data-dir=${profile.data}`,
    ...plainSwitches,
    ...(profile.keyStore === 'basic' ? basicKeyStore : []),
    ...(sandbox ? [] : ['--no-sandbox']),
    new URL(startUrl).href,
  ];
}

/**
 * Starts the browser as the person would, on the account's profile, and resolves when it has been closed.
 * Nothing watches what happens inside.
 * @throws BrowserUnavailable `failedToStart`
 */
export function signInPlainly(options: PlainSignIn): Promise<void> {
  return new Promise((resolve, reject) => {
    const browser = spawn(options.program, plainArguments(options), { stdio: 'ignore' });
    const stop = () => browser.kill('SIGTERM'); // Chromium closes in order on SIGTERM and keeps its cookies
    options.signal?.addEventListener('abort', stop, { once: true });
    browser.once('error', (error) => {
      reject(new BrowserUnavailable('failedToStart', error.message));
    });
    browser.once('exit', (code, signal) => {
      options.signal?.removeEventListener('abort', stop);
      if (code === 0 || options.signal?.aborted) resolve();
      else reject(new BrowserUnavailable('failedToStart', `the browser ended with ${code ?? signal}`));
    });
  });
}
