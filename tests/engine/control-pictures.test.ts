import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listControls } from '../../checks/engine/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { settingOf, visitTo } from '../support/visits.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const check = settingOf('linkedin.ai-training');
const box = (name: string, colour: string, more = '') =>
  `<li style="padding: 20px; background: ${colour}"><label><input type="checkbox" id="${name}" ${more}> ${name}</label></li>`;

async function listed(html: string, pictures: boolean) {
  const served = await servePages((asked) => (asked === check.place.path ? html : undefined));
  const context = await browser.newContext({ viewport: { width: 1000, height: 600 } });
  await context.addCookies([{ name: 'li_at', value: 'a', url: served.origin }]);
  const page = await context.newPage();
  try {
    const listing = { ...visitTo(served.origin, check), pointedAt: null, pictures };
    const timing = { navigation: 4_000, ready: 4_000 };
    const result = await listControls(page, listing, { now: () => new Date(), timing });
    return { result, scrolled: await page.evaluate(() => window.scrollY) };
  } finally {
    await context.close();
    await served.close();
  }
}

const html = `<!doctype html><html lang="en"><body><main><h1>Settings</h1><ul>
  ${box('First', 'rgb(255, 0, 0)')}${box('Second', 'rgb(0, 0, 255)')}
  <li style="height: 2000px"></li>${box('Far below', 'rgb(0, 255, 0)')}</ul></main></body></html>`;

/** The colour at the left edge of a picture’s middle. */
const colourOf = (png: Uint8Array): number[] => {
  const { data, width, height } = PNG.sync.read(Buffer.from(png));
  return [...data.subarray(4 * (width * Math.floor(height / 2) + width - 4)).subarray(0, 3)];
};

test('each control in view has its own picture, one that would have to be scrolled to has none', async () => {
  const { result, scrolled } = await listed(html, true);
  expect(result.controls.map(({ label }) => label)).toEqual(['First', 'Second', 'Far below']);
  expect(result.pictures?.map(({ n, png }) => [n, colourOf(png)])).toEqual([
    [1, [255, 0, 0]],
    [2, [0, 0, 255]],
  ]);
  for (const { png } of result.pictures ?? []) {
    const { width, height } = PNG.sync.read(Buffer.from(png));
    expect([width <= 420, height <= 96]).toEqual([true, true]);
  }
  expect(scrolled).toBe(0);
});

test('what nobody wants pictured is not', async () => {
  expect((await listed(html, false)).result.pictures).toBeUndefined();
});
