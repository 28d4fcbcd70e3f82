import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = [
  process.env.FLIPWATCH_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser that the tests drive; `npm test` installs one where there is none. */
export function chromiumPath(): string {
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined)
    throw new Error('No browser for the tests: run them with `npm test`, which sets one up.');
  return found;
}

/** The same engine without a browser's own windows: four times as quick to open a page. `npm test` installs it on Debian. */
const headlessShell = '/usr/bin/chromium-headless-shell';

/**
 * Drawn without threads and processes of its own, and in the frame of the page before it, a page costs half as much. No
 * click arrives there: for reading alone. The list of features takes the place of Playwright's own.
 */
const unseen = [
  '--disable-threaded-compositing',
  '--in-process-gpu',
  '--disable-features=RenderDocument,PaintHolding,HttpsUpgrades,Translate,MediaRouter,OptimizationHints',
];

/** The quickest browser there is here, for tests to which its own windows do not matter. */
export function quickChromiumPath(): string {
  return existsSync(headlessShell) ? headlessShell : chromiumPath();
}

/** A headless browser for tests. Only root, which Chromium refuses to sandbox, runs without the sandbox. */
export function launchChromium(use: 'read and click' | 'only read' = 'read and click'): Promise<Browser> {
  const executablePath = quickChromiumPath();
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: executablePath === headlessShell && use === 'only read' ? unseen : [],
  });
}
