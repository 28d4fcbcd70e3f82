import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSetting, listControls, readPage, type Timing } from '../../checks/engine/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { fixAt, platformOf, settingOf, visitTo } from '../support/visits.ts';

/** A page may hold more controls than anybody can tell apart. It is told so, in good time, and nothing on it is believed. */
const timing: Partial<Timing> = {
  navigation: 20_000,
  ready: 15_000,
  poll: 200,
  watchFactor: 0.1,
  saved: 500,
};
const MANY = 10_000;
const check = settingOf('x.personalized-ads');
const options = { now: () => new Date(), timing };

const row = (words: string, control: string) => `<div class="row"><span>${words}</span> ${control}</div>`;
const radio = (n: number, words: string, chosen = '') =>
  `<label><input type="radio" name="choice-${n}" ${chosen}>${words}</label>`;
const drawn = '<span style="display:inline-block;width:40px;height:20px;background:red"></span>';
/** What costs the most to be told apart, each in its own way. */
const kinds: Readonly<Record<string, (n: number) => string>> = {
  'pairs of radios': (n) =>
    `<fieldset><legend>Setting ${n}</legend>${radio(n, 'Allow', 'checked')}${radio(n, 'Don’t allow')}</fieldset>`,
  'boxes under a drawing': (n) =>
    row(`Setting ${n}`, `${drawn}<input type="checkbox" style="opacity:0;position:absolute">`),
  'boxes in a drawn switch': (n) =>
    row(`Setting ${n}`, '<div role="switch" aria-checked="true"><input type="checkbox" hidden></div>'),
  'rows that tell a position': (n) => `<div><button>Setting ${n}, On</button></div>`,
};
/** The setting itself, off, which could be read if it stood alone. */
const own = row(
  'Personalized ads',
  '<button role="switch" aria-checked="false" aria-label="Personalized ads">',
);

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function onPage<T>(body: string, look: (page: Page, site: string) => Promise<T>): Promise<T> {
  const served = await servePages((path) =>
    path === check.place.path
      ? `<!doctype html><html lang="en"><title>Settings</title><body><main><h1>Settings</h1>${body}</main></body></html>`
      : undefined,
  );
  const context = await browser.newContext();
  try {
    await context.addCookies(
      platformOf(check).signedIn.cookies.map((name) => ({ name, value: 'x', url: served.origin })),
    );
    return await look(await context.newPage(), served.origin);
  } finally {
    await context.close();
    await served.close();
  }
}

const many = (draw: (n: number) => string) => Array.from({ length: MANY }, (_, n) => draw(n)).join('');
const pointedAt = (control: number) => ({ check, control, state: 'off' as const });

describe.each(Object.entries(kinds))('ten thousand %s', (_, draw) => {
  it('are listed as far as they can be told apart, in good time, and it is said that there are more', async () => {
    const began = performance.now();
    const listing = await onPage(many(draw), (page, site) =>
      listControls(page, { ...visitTo(site, check), pointedAt: null }, options),
    );
    expect(listing.blocker).toBeNull();
    expect(listing.more).toBe(true);
    expect(listing.controls.length).toBeGreaterThan(100);
    expect(listing.controls.length).toBeLessThanOrEqual(500);
    expect(performance.now() - began).toBeLessThan(40_000);
  });
});

it.each([
  ['first', (others: string) => own + others],
  ['last', (others: string) => others + own],
])('a setting that comes %s of ten thousand is not told, and not pressed', async (_, page) => {
  const body = page(many(kinds['boxes in a drawn switch'] ?? (() => '')));
  await onPage(body, async (opened, site) => {
    const fixed = await changeSetting(opened, fixAt(site, check, 'on'), options);
    expect(fixed.before).toMatchObject({ status: 'unknown', reason: 'ambiguous' });
    expect(fixed).toMatchObject({ result: 'refused', reason: 'ambiguous', clicks: 0 });
  });
});

it('one control that is drawn ten thousand times is confirmed as none of them', async () => {
  await onPage(
    many(() => own),
    async (page, site) => {
      const { agreement } = await listControls(
        page,
        { ...visitTo(site, check), pointedAt: pointedAt(1) },
        options,
      );
      expect(agreement).toEqual({ agreed: false, reason: 'notAlone' });
    },
  );
});

it('a few hundred are told apart: the one that is the setting is read and confirmed among them', async () => {
  const others = Array.from({ length: 200 }, (_, n) => kinds['pairs of radios']?.(n) ?? '').join('');
  await onPage(own + others, async (page, site) => {
    const { observations } = await readPage(page, visitTo(site, check), options);
    expect(observations[0]).toMatchObject({ status: 'pass', state: 'off' });
    const { agreement } = await listControls(
      page,
      { ...visitTo(site, check), pointedAt: pointedAt(1) },
      options,
    );
    expect(agreement).toMatchObject({ agreed: true });
  });
});
