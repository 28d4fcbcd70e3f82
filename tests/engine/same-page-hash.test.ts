import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPage } from '../../checks/engine/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { settingOf, visitTo } from '../support/visits.ts';

/**
 * To the same document with a hash a browser only moves, and asks the server for nothing. What a visit reads has to come
 * from the server now.
 */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const training = settingOf('linkedin.ai-training');
const place = `${training.place.path}#mine`;
const check = { ...training, place: { ...training.place, path: place } };

test('a page with a hash is asked for again by each visit, even where it stands open already', async () => {
  let on = true;
  const site = await servePages(() => document(on));
  const page = await browser.newPage();
  const read = async (path: string) => {
    const visit = { ...visitTo(site.origin, check), path };
    const result = await readPage(page, visit, { now: () => new Date(), timing: { watchFactor: 0.1 } });
    const [found] = result.observations;
    return [found?.status, found?.state, found?.reason];
  };
  try {
    expect(await read(place)).toEqual(['fail', 'on', null]);
    on = false;
    expect(await read(place)).toEqual(['pass', 'off', null]);
    on = true;
    expect(await read(`${training.place.path}#other`)).toEqual(['fail', 'on', null]);
    on = false;
    expect(await read(place)).toEqual(['pass', 'off', null]);
  } finally {
    await page.context().close();
    await site.close();
  }
}, 120_000);

test('a page that moves itself to another part is not the page any more', async () => {
  const site = await servePages(() => `${document(true)}<script>location.hash = 'elsewhere'</script>`);
  const page = await browser.newPage();
  try {
    const visit = { ...visitTo(site.origin, check), path: place };
    const { observations } = await readPage(page, visit, { now: () => new Date(), timing: { ready: 2_000 } });
    expect([observations[0]?.status, observations[0]?.reason]).toEqual(['unknown', 'redirected']);
  } finally {
    await page.context().close();
    await site.close();
  }
});

const document = (on: boolean) => `<!doctype html><html lang="en"><body><main>
  <h1>Data for generative AI improvement</h1><p>Can we use your data to train content creation models?</p>
  <label for="box">${training.control.labels[0]?.text}</label>
  <input type="checkbox" role="switch" id="box" aria-labelledby="${training.control.keys[0]?.value}" ${on ? 'checked' : ''}>
  </main></body></html>`;
