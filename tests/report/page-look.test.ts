import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReport } from '../../checks/report/write-report.ts';
import { violations } from '../renderer/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { withNews } from './news-sample.ts';
import { sample } from './sample.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, 30_000);
afterAll(() => browser?.close());

const page = (language: 'en' | 'de', data = sample) =>
  writeReport('html', data, { masked: false, language, zone: 'Europe/Berlin' });

describe('the report in a browser', () => {
  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to, %s',
    async (colorScheme) => {
      // A tool that looks in from outside may run its script; the report itself may not.
      const context = await browser.newContext({ colorScheme, bypassCSP: true });
      const tab = await context.newPage();
      for (const data of [sample, withNews]) {
        await tab.setContent(page('de', data));
        expect(await violations(tab)).toEqual([]);
      }
      await context.close();
    },
    30_000,
  );

  it.each([320, 1600])(
    'cuts nothing off at a width of %i',
    async (width) => {
      const tab = await browser.newPage({ viewport: { width, height: 900 } });
      for (const data of [sample, withNews]) {
        await tab.setContent(page('de', data));
        expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await tab.close();
    },
    30_000,
  );

  it('asks no address for anything, and prints to a PDF', async () => {
    const tab = await browser.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.setContent(page('en'));
    const pdf = await tab.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(asked).toEqual([]);
    await tab.close();
  }, 30_000);
});
