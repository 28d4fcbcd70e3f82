import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Traffic } from '../../checks/engine/traffic.ts';
import { openWire } from '../../checks/engine/wire.ts';
import { launchChromium } from '../support/chromium.ts';
import { platformOf } from '../support/visits.ts';
import { html, json, serve, settingsPage, training, trainingData, trainingPath } from '../truth/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium('only read');
});
afterAll(() => browser?.close());

// An audit asks such a page anew before it reads it; but whatever it does, what a cache says is no witness.
it.each([
  ['kept by nobody', {}, ['off', 'on']],
  ['kept by the browser', { 'cache-control': 'private, max-age=3600' }, ['off', null]],
] as const)('an answer is heard from the server alone: %s', async (_name, headers, heard) => {
  let value = false;
  const stage = await serve({
    [trainingPath]: html(settingsPage(undefined, `fetch('${trainingData}')`)),
    [trainingData]: (...all) => json({ key: 'allowDataForGenerativeAI', value }, headers)(...all),
  });
  const page = await browser.newPage();
  try {
    const traffic = new Traffic(await openWire(page), platformOf(training), stage.origin, [training]);
    const said = [];
    for (value of [false, true]) {
      traffic.reset();
      await page.goto(stage.origin + trainingPath, { waitUntil: 'networkidle' });
      await expect.poll(() => traffic.pending).toBe(false);
      said.push(traffic.valueOf(training));
    }
    expect(said).toEqual(heard);
  } finally {
    await page.close();
    await stage.close();
  }
});
