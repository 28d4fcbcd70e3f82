import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenOptions, RendererHarness } from './harness.ts';
import { states } from './states.ts';

const PLACE = 'out/screenshots';

let harness: RendererHarness;
beforeAll(async () => {
  mkdirSync(PLACE, { recursive: true });
  harness = await RendererHarness.start();
}, 60_000);
afterAll(() => harness.stop());

const looks: readonly (readonly [string, OpenOptions])[] = [
  ['light', {}],
  ['dark', { theme: 'dark' }],
  ['narrow-de', { language: 'de', width: 320, height: 640 }],
];
const once: readonly (readonly [string, string, OpenOptions])[] = [
  ['mixed', 'wide', { width: 1600, height: 1000 }],
  ['detail', 'contrast', { forcedColors: true }],
  ['detail', 'contrast-dark', { forcedColors: true, theme: 'dark' }],
  ['history', 'contrast', { forcedColors: true }],
  ['history', 'wide', { width: 1600, height: 1000 }],
  ['preferences', 'contrast', { forcedColors: true }],
  ['several', 'de', { language: 'de' }],
];

async function picture(name: string, look: string, options: OpenOptions) {
  const state = states.find((one) => one.name === name);
  if (state === undefined) throw new Error(`no state ${name}`);
  const { page, close, complaints } = await harness.open(state.scenario(), options);
  await state.act?.(page, options.language ?? 'en');
  // A dialog is as tall as the window; everything else is shown whole, within reason.
  const height = await page.evaluate('document.documentElement.scrollHeight');
  const dialog = await page.getByRole('dialog').or(page.getByRole('alertdialog')).count();
  if (dialog === 0 && typeof height === 'number') {
    await page.setViewportSize({
      width: options.width ?? 1000,
      height: Math.min(2600, Math.max(640, height)),
    });
  }
  await page.screenshot({ path: `${PLACE}/${name}-${look}.png` });
  await close();
  expect(complaints).toEqual([]);
}

describe('every screen and state draws without a complaint, and leaves a picture to look at', () => {
  for (const state of states) {
    it(state.name, async () => {
      for (const [look, options] of looks) await picture(state.name, look, options);
    }, 30_000);
  }
  it('other looks of some', async () => {
    for (const [name, look, options] of once) await picture(name, look, options);
  }, 60_000);
});
