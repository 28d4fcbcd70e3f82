import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, type TestContext } from 'vitest';
import { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
import { type Fault, type PracticeSite, startPracticeSite } from '../../checks/catalogue/practice-sites.ts';
import { factsOf, type PlatformFacts } from '../../checks/practice/facts.ts';
import { launchChromium } from '../support/chromium.ts';

/** Where a check stands in these tests: one of a single page and one that shares its page, on each platform. */
export const places = {
  linkedin: {
    single: { check: 'linkedin.ai-training', path: '/mypreferences/d/settings/data-for-ai-improvement' },
    control: 'main input[role="switch"][aria-labelledby="allowDataForGenerativeAI"]',
  },
  x: {
    single: { check: 'x.business-partners', path: '/settings/data_sharing_with_business_partners' },
    control: 'main label input[type="checkbox"]',
  },
} as const;
export type PlatformName = keyof typeof places;
/** The platforms whose practice sites have a shape of their own. */
export const platformNames = ['linkedin', 'x'] as const satisfies readonly PlatformName[];

/** What a practice site takes from the platform's own data. */
export function factsFor(name: PlatformName): PlatformFacts {
  const catalogue = loadCatalogue();
  const platform = platformById(catalogue, name);
  if (platform === undefined) throw new Error(`no platform ${name}`);
  return factsOf(platform, catalogue.manifests);
}

/** One browser and one site of each platform for a test file; every test gets fresh pages and a fresh state. */
export function openPractice(): {
  site(name: PlatformName): PracticeSite;
  page(options?: BrowserContextOptions): Promise<Page>;
  /** A page and a site that no other test sees: such tests may run at the same time. Both go when the test is over. */
  alone(name: PlatformName, context: TestContext): Promise<{ site: PracticeSite; page: Page }>;
  /** A page on a settings address, with the rows drawn and their values learned. */
  open(name: PlatformName, path: string, faults?: readonly Fault[]): Promise<Page>;
} {
  const sites = new Map<PlatformName, PracticeSite>();
  const opened: BrowserContext[] = [];
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
    for (const name of platformNames) sites.set(name, await startPracticeSite(name));
  });
  afterEach(async () => {
    for (const context of opened.splice(0)) await context.close();
    for (const site of sites.values()) {
      site.reset();
      site.forgetLog();
    }
  });
  afterAll(async () => {
    for (const site of sites.values()) await site.close();
    await browser?.close();
  });
  const site = (name: PlatformName): PracticeSite => {
    const found = sites.get(name);
    if (!found) throw new Error('The practice sites start in beforeAll.');
    return found;
  };
  const page = async (options: BrowserContextOptions = {}): Promise<Page> => {
    if (!browser) throw new Error('The browser starts in beforeAll.');
    const context = await browser.newContext(options);
    opened.push(context);
    return context.newPage();
  };
  return {
    site,
    page,
    async alone(name, { onTestFinished }) {
      if (!browser) throw new Error('The browser starts in beforeAll.');
      const context = await browser.newContext();
      const site = await startPracticeSite(name);
      onTestFinished(async () => {
        await context.close();
        await site.close();
      });
      return { site, page: await context.newPage() };
    },
    async open(name, path, faults = []) {
      site(name).change({ faults: faults.map((fault) => ({ fault })) });
      const opened = await page();
      await opened.goto(site(name).origin + path);
      await opened.locator('#loading').waitFor({ state: 'detached', timeout: 8000 });
      return opened;
    },
  };
}
