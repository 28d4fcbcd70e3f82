import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPage, type Timing } from '../../checks/engine/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { platformOf, settingOf, visitTo } from '../support/visits.ts';

/** A page whose switches come one after the other: while only one is there, every heading seems to be its own. */
const check = settingOf('x.personalized-ads');
const timing: Partial<Timing> = { navigation: 8_000, ready: 6_000, poll: 50, watchFactor: 1 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const section = (words: string, id: string) =>
  `<section><h3>${words}</h3><p>What it is good for.</p><div id="${id}"></div></section>`;

/** The neighbour's switch is drawn at once, the setting's own after a while; each stands as it is asked to. */
async function read(own: 'on' | 'off', neighbour: 'on' | 'off', ms: number) {
  const draw = (id: string, state: string) =>
    `document.getElementById('${id}').innerHTML = '<button role="switch" aria-checked="${state === 'on'}" style="width:40px;height:20px"></button>';`;
  const served = await servePages((path) =>
    path === check.place.path
      ? `<!doctype html><html lang="en"><title>Settings</title><body><main><h1>Settings</h1>
        <div id="root">${section('Sound effects', 'other')}${section('Personalized ads', 'own')}</div></main>
        <script>${draw('other', neighbour)} setTimeout(() => { ${draw('own', own)} }, ${ms});</script></body></html>`
      : undefined,
  );
  const context = await browser.newContext();
  try {
    await context.addCookies(
      platformOf(check).signedIn.cookies.map((name) => ({ name, value: 'x', url: served.origin })),
    );
    const page = await context.newPage();
    const { observations } = await readPage(page, visitTo(served.origin, check), {
      now: () => new Date(),
      timing,
    });
    return observations[0];
  } finally {
    await context.close();
    await served.close();
  }
}

it('the switch that is the setting in the end is brought into view and watched as well', async () => {
  expect(await read('off', 'on', 200)).toMatchObject({ status: 'pass', state: 'off' });
});

it('one that comes later than the second loading is watched leaves it open, and raises no alarm', async () => {
  expect(['pass', 'unknown']).toContain((await read('off', 'on', 600))?.status);
});

it.each([200, 600])('and is not taken for the neighbour that was there first, %d ms later', async (ms) => {
  expect(await read('on', 'off', ms)).toMatchObject({ status: 'fail', state: 'on' });
});
