import { spawn } from 'node:child_process';
import { BrowserUnavailable } from '../audit/ports.ts';
import type { Account } from '../model/index.ts';
import { findBrowser } from './find.ts';
import { lockProfile } from './lock.ts';
import { openProfile, type Profile } from './profile.ts';
import { assertSandbox } from './sandbox.ts';
import { basicKeyStore, plainSwitches } from './switches.ts';

interface PlainSignIn {
  readonly program: string;
  readonly profile: Profile;
  readonly startUrl: string;
  readonly sandbox: boolean;
  /** Asks the browser to close. */
  readonly signal?: AbortSignal | undefined;
}

/** The command line of the plain browser: the same key store as the driven one, and no switch that attaches anything. */
function plainArguments({ profile, startUrl, sandbox }: Omit<PlainSignIn, 'program' | 'signal'>): string[] {
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
function signInPlainly(options: PlainSignIn): Promise<void> {
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

/** What is needed to open the installed browser for the person alone. */
interface ForSignIn extends Pick<PlainSignIn, 'startUrl' | 'sandbox' | 'signal'> {
  readonly account: Account;
  /** The folder in which each account has a profile of its own. */
  readonly profiles: string;
  /** The program to run; the first one found, if left out. */
  readonly browser?: string;
}

/**
 * Opens the installed browser on the account's profile, with nothing attached, and waits until the person closes it.
 * @throws BrowserUnavailable
 */
export async function openForSignIn({ account, profiles, browser, ...plain }: ForSignIn): Promise<void> {
  const { path } = await findBrowser(browser);
  assertSandbox(plain.sandbox);
  const profile = openProfile(profiles, account);
  const release = await lockProfile(profile.folder);
  try {
    await signInPlainly({ ...plain, program: path, profile });
  } finally {
    await release();
  }
}
