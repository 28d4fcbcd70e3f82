import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RendererHarness } from '../renderer/harness.ts';
import { states } from '../renderer/states.ts';
import { violations } from './axe.ts';

let harness: RendererHarness;
beforeAll(async () => {
  harness = await RendererHarness.start();
});
afterAll(() => harness.stop());

describe('axe finds nothing wrong, in light and dark, English and German', () => {
  for (const state of states) {
    it(state.name, async () => {
      const { page, main, close } = await harness.open(state.scenario());
      await state.act?.(page, 'en');
      const found: Record<string, string[]> = {};
      for (const language of ['en', 'de'] as const) {
        await main.change({ language });
        await page.locator(`html[lang=${language}]`).waitFor();
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          found[`${language} ${colorScheme}`] = await violations(page);
        }
      }
      await close();
      expect(found).toEqual({ 'en light': [], 'en dark': [], 'de light': [], 'de dark': [] });
    }, 120_000);
  }

  it('and would find it, if there were: a button without a name', async () => {
    const { page, close } = await harness.open(states[0]?.scenario() ?? fail());
    await page.evaluate(`document.querySelector('main').append(document.createElement('button'))`);
    expect((await violations(page)).join()).toContain('button-name');
    await close();
  });
});

function fail(): never {
  throw new Error('There is no state to look at.');
}
