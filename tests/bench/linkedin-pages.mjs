import { chromium } from 'playwright-core';

/**
 * @typedef {object} BarePage one settings page, as somebody who writes a script by hand would note it down
 * @property {string} path
 * @property {string[]} selectors one for each switch
 */

/**
 * The pages with LinkedIn's settings and the selectors of their switches.
 * @param {typeof import('./house.ts')} house
 * @returns {BarePage[]}
 */
export function linkedinPages({ loadCatalogue, planAudit, platformById }) {
  const catalogue = loadCatalogue();
  const linkedin = platformById(catalogue, 'linkedin');
  if (linkedin === undefined) throw new Error('The catalogue has no LinkedIn.');
  return planAudit(linkedin, catalogue.manifests, 'all').pages.map(({ path, checks }) => ({
    path,
    selectors: checks.map(({ control }) => {
      const keys = control.keys.map(({ attribute, value }) => `[${attribute}="${value}"]`);
      return keys.length > 0 ? keys.join(', ') : `p:text-is("${control.labels[0]?.text}") + input`;
    }),
  }));
}

/**
 * The yardstick: opens each page, reads its switches once they are there, and reloads those that Flipwatch reloads.
 * @param {import('playwright-core').Page} page
 * @param {string} site
 * @param {readonly BarePage[]} pages
 * @param {(path: string) => boolean} reloads
 * @returns {Promise<boolean[]>}
 */
export async function readBarely(page, site, pages, reloads) {
  /** @type {boolean[]} */
  const seen = [];
  for (const { path, selectors } of pages) {
    await page.goto(`${site}${path}`);
    for (const selector of selectors) seen.push(await page.locator(selector).isChecked());
    if (!reloads(path)) continue;
    await page.reload();
    for (const selector of selectors) seen.push(await page.locator(selector).isChecked());
  }
  return seen;
}

/** The browser that the set-up found, run as the command line runs it. @returns {import('playwright-core').LaunchOptions} */
export function browserOptions() {
  const executablePath = process.env.FLIPWATCH_BROWSER ?? '/usr/bin/chromium';
  return { executablePath, chromiumSandbox: process.getuid?.() !== 0 };
}

/** One browser with a fresh page for each turn. @returns {Promise<import('playwright-core').Browser>} */
export const openBrowser = () => chromium.launch(browserOptions());
