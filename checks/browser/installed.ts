import { type BrowserContext, chromium } from 'playwright-core';
import { type BrowserPort, BrowserUnavailable, type Purpose } from '../audit/ports.ts';
import type { Account, Platform } from '../model/index.ts';
import { boundaryOf, keepInside } from './boundary.ts';
import { type DrivenPage, drivenPage } from './driven-page.ts';
import { findBrowser, type InstalledBrowser } from './find.ts';
import { lockProfile } from './lock.ts';
import { keepOffDesktop } from './off-the-desktop.ts';
import { forgetTabs, hasProfile, openProfile, type Profile } from './profile.ts';
import { assertSandbox } from './sandbox.ts';
import { openForSignIn } from './sign-in.ts';
import { basicKeyStore, drivenSwitches, unwanted } from './switches.ts';

/** Which browser is driven, on whose profiles, and how. */
export interface InstalledBrowserOptions {
  /** The folder in which each account has a profile of its own. */
  readonly profiles: string;
  /** Their addresses are the only ones that a page may go to. */
  readonly platforms: readonly Platform[];
  /** The program to run; the first one found, if left out. */
  readonly browser?: string;
  readonly headed: boolean;
  /** False only where the person has asked for it: see `assertSandbox`. */
  readonly sandbox: boolean;
  /** How long it may take to start: a minute, since machines are slow after login. */
  readonly startWithinMs?: number;
}

/** An installed browser, as a port of the audit service and for signing in. */
export interface InstalledBrowserPort extends BrowserPort {
  open(account: Account, purpose: Purpose): Promise<DrivenPage>;
  /** The browser that will be used. Rejects with `noBrowser`. */
  browser(): Promise<InstalledBrowser>;
  /** True where this account's profile has never been opened. */
  isNew(account: Account): boolean;
  /**
   * Opens the plain browser on the account's profile, with nothing attached, and waits until the person closes it.
   * Rejects with `BrowserUnavailable`; a headless browser can't be signed in to.
   */
  openForSignIn(account: Account, startUrl: string, signal?: AbortSignal): Promise<void>;
}

/** Drives a browser that is installed on this machine, over a pipe: no port that anybody else could use. */
export function installedBrowser(options: InstalledBrowserOptions): InstalledBrowserPort {
  let found: Promise<InstalledBrowser> | undefined;
  const browser = () => {
    found ??= findBrowser(options.browser);
    return found;
  };
  const profileOf = (account: Account) => openProfile(options.profiles, account);

  return {
    browser,
    isNew: (account) => !hasProfile(options.profiles, account),
    async open(account) {
      const { path } = await browser();
      assertSandbox(options.sandbox);
      const profile = profileOf(account);
      const release = await lockProfile(profile.folder);
      try {
        forgetTabs(profile);
        const context = await launch(path, profile, options);
        return await sessionOn(context, account, options.platforms, release);
      } catch (error) {
        await release();
        throw error;
      }
    },
    async openForSignIn(account, startUrl, signal) {
      if (!options.headed) {
        throw new BrowserUnavailable('failedToStart', 'signing in needs a browser that is shown: --headed');
      }
      await openForSignIn({ ...options, account, startUrl, signal });
    },
  };
}

async function launch(
  program: string,
  profile: Profile,
  { headed, sandbox, startWithinMs = 60_000 }: InstalledBrowserOptions,
): Promise<BrowserContext> {
  try {
    return await chromium.launchPersistentContext(profile.data, {
      executablePath: program,
      headless: !headed,
      chromiumSandbox: sandbox,
      args: [...drivenSwitches],
      ignoreDefaultArgs: [...unwanted, ...(profile.keyStore === 'system' ? basicKeyStore : [])],
      viewport: headed ? null : { width: 1280, height: 1000 },
      acceptDownloads: false,
      permissions: [],
      serviceWorkers: 'allow',
      // The caller decides what Ctrl+C means: closing, not killing, so that the sign-in reaches the disk.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: startWithinMs,
    });
  } catch (error) {
    throw whyItFailed(String(error), profile);
  }
}

/** What Chromium 156 writes when it ends at once. */
export function whyItFailed(output: string, profile: Profile | null = null): BrowserUnavailable {
  if (/remote debugging is disallowed/i.test(output)) {
    return new BrowserUnavailable('drivingForbidden', 'a policy of this computer forbids remote debugging');
  }
  if (/pipe file descriptors are not open/i.test(output)) {
    return new BrowserUnavailable('outOfReach', 'the browser’s package drops the pipe it would be driven by');
  }
  if (/in use by another \S+ process \(\d+\) on another computer/i.test(output)) {
    return new BrowserUnavailable('profileElsewhere', 'another computer has this profile open');
  }
  // Chromium goes on to say that the profile is in use, which it is not.
  if (/Failed to create [^\n]*Singleton\w+: (?:Permission denied|Read-only file system)/i.test(output)) {
    return new BrowserUnavailable(
      'profileNotWritable',
      'the browser can’t write its profile',
      profile?.folder,
    );
  }
  if (/ProcessSingleton|profile appears to be in use|existing browser session/i.test(output)) {
    return new BrowserUnavailable('profileInUse', 'another browser has this profile open');
  }
  if (
    /no usable sandbox|without --no-sandbox|setuid sandbox|clone\(\).*operation not permitted/i.test(output)
  ) {
    return new BrowserUnavailable(
      'cannotSandbox',
      'this system does not let the browser put its pages in a sandbox',
    );
  }
  if (/xserver|missing x server|\$DISPLAY|cannot open display/i.test(output)) {
    return new BrowserUnavailable(
      'failedToStart',
      'there is no screen to show the browser on: leave out --headed',
    );
  }
  return new BrowserUnavailable('failedToStart', firstLine(output));
}

function firstLine(output: string): string {
  return output.split('\n')[0]?.slice(0, 300) ?? '';
}

async function sessionOn(
  context: BrowserContext,
  account: Account,
  platforms: readonly Platform[],
  release: () => Promise<void>,
): Promise<DrivenPage> {
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= context.close().finally(release);
    return closing;
  };
  try {
    const platform = platforms.find(({ id }) => id === account.platform);
    if (platform === undefined) throw new Error(`no platform ${account.platform}`);
    const opened = context.pages();
    // Of several pages, any may be somebody's: an extension or a policy may have opened it.
    const page = opened.length === 1 && opened[0] !== undefined ? opened[0] : await context.newPage();
    await keepInside(page, boundaryOf(account, platform));
    await keepOffDesktop(page);
    for (const other of context.pages()) if (other !== page) await other.close().catch(() => undefined);
    return drivenPage(page, close);
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
