import { setUpBrowser } from './browser.mjs';
import { setUpDesktop } from './desktop.mjs';
import { setUpPackages } from './packages.mjs';

/**
 * Sets up what a command needs and nothing else, each once for a machine or a checkout. It speaks on standard error only.
 * This file and those it imports use nothing but Node itself, since they run before there are packages.
 *
 * @param {{ browser?: boolean, desktop?: 'app' | 'tests', electron?: boolean }} needs packages are always set up
 * @returns {Promise<{ browser?: string, electron?: import('../electron/runtime.mjs').Runtime }>}
 */
export async function setUp({ browser = false, desktop, electron = false } = {}) {
  await setUpPackages();
  const found = {};
  if (browser) found.browser = await setUpBrowser();
  if (desktop) await setUpDesktop({ forTests: desktop === 'tests' });
  if (electron) {
    const { electronRuntime } = await import('../electron/runtime.mjs');
    found.electron = await electronRuntime();
  }
  return found;
}
