import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareOf } from '../support/at-length.ts';
import { violations } from './axe.ts';
import { type OpenOptions, type OpenWindow, RendererHarness } from './harness.ts';
import { cutOff, rawKeys } from './in-page.ts';
import * as scenarios from './scenarios.ts';
import { states } from './states.ts';

const PLACE = 'out/screenshots';

let harness: RendererHarness;
beforeAll(async () => {
  mkdirSync(PLACE, { recursive: true });
  harness = await RendererHarness.start({ again: true });
});
afterAll(() => harness.stop());

/** A picture of the whole screen, within reason; of a dialog only what the window shows. None where nobody will look at it. */
async function picture({ page }: OpenWindow, name: string, width: number) {
  if (process.env.CI === 'true') return;
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const dialogs = await page.getByRole('dialog').or(page.getByRole('alertdialog')).count();
  await page.setViewportSize({ width, height: dialogs > 0 ? 720 : Math.min(2400, Math.max(640, height)) });
  await page.screenshot({ path: `${PLACE}/${name}.png` });
}

async function arrive(name: string, options: OpenOptions = {}): Promise<OpenWindow> {
  const state = states.find((one) => one.name === name);
  if (state === undefined) throw new Error(`no state ${name}`);
  const window = await harness.open(state.scenario(), options);
  await state.act?.(window.page, options.language ?? 'en');
  return window;
}

describe('every screen and state', () => {
  // Whoever looks at pictures wants them all.
  const looked = process.env.CI === 'true' ? shareOf('states', states, 2) : states;
  for (const { name } of looked) {
    it(`${name}: is drawn in words, cuts nothing off at 320 px in German, has nothing that axe finds, and leaves pictures to look at`, async () => {
      const window = await arrive(name);
      const { page, main } = window;
      await picture(window, `${name}-light`, 1000);
      expect(await rawKeys(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await picture(window, `${name}-dark`, 1000);
      // Colours do not depend on the language: two looks, wide by night and narrow by day, see all words and all colours.
      expect(await violations(page)).toEqual([]);

      await page.emulateMedia({ colorScheme: 'light' });
      await main.change({ language: 'de' });
      await page.setViewportSize({ width: 320, height: 640 });
      await page.locator('html[lang=de]').waitFor();
      await picture(window, `${name}-narrow-de`, 320);
      expect(await cutOff(page)).toEqual([]);
      expect(await rawKeys(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await window.close();
      expect(window.complaints).toEqual([]);
      expect(main.breaches).toEqual([]);
    }, 120_000);
  }
});

const further: readonly (readonly [string, string, OpenOptions])[] = [
  ['mixed', 'wide', { width: 1600 }],
  ['history', 'wide', { width: 1600 }],
  ['several', 'de', { language: 'de' }],
  ['preferences', 'de', { language: 'de' }],
  ['detail', 'contrast', { forcedColors: true }],
  ['history', 'contrast-dark', { forcedColors: true, theme: 'dark' }],
  ['preferences', 'contrast', { forcedColors: true }],
  ['fix-all', 'contrast', { forcedColors: true }],
];

describe('other widths and palettes', () => {
  for (const [name, look, options] of further) {
    it(`${name} in ${look}: nothing is cut off or refused`, async () => {
      const window = await arrive(name, options);
      await picture(window, `${name}-${look}`, options.width ?? 1000);
      expect(await cutOff(window.page)).toEqual([]);
      await window.close();
      expect(window.complaints).toEqual([]);
    }, 120_000);
  }
});

describe('the looking itself', () => {
  it('finds a text that is cut off, one that stands outside, and a key that nobody translated', async () => {
    const { page, close } = await harness.open(scenarios.mixed(), { width: 320 });
    expect(await cutOff(page)).toEqual([]);
    expect(await rawKeys(page)).toEqual([]);
    await page.evaluate(`(() => {
      const add = (text, style) => {
        const element = document.createElement('p');
        element.textContent = text;
        Object.assign(element.style, style);
        document.querySelector('main').append(element);
      };
      add('Einstellungsverwaltungsübersicht', { width: '60px', overflow: 'hidden', overflowWrap: 'normal', hyphens: 'none' });
      add('outside', { position: 'absolute', left: '310px', whiteSpace: 'nowrap' });
      add('actions.fix and {{count}}', {});
    })()`);
    const found = (await cutOff(page)).join('\n');
    expect(found).toMatch(/wider than its box: <p> Einstellungs/);
    expect(found).toMatch(/outside of the window: <p> outside/);
    expect(await rawKeys(page)).toEqual(['actions.fix', '{{count}}']);
    await close();
  });

  it('finds, by axe, a button without a name and words too pale to read', async () => {
    const { page, close } = await harness.open(scenarios.mixed());
    expect(await violations(page)).toEqual([]);
    await page.evaluate(`(() => {
      const pale = Object.assign(document.createElement('p'), { textContent: 'pale' });
      pale.style.color = '#ccc';
      document.querySelector('main').append(document.createElement('button'), pale);
    })()`);
    const found = (await violations(page)).join('\n');
    expect(found).toContain('button-name');
    expect(found).toContain('color-contrast');
    await close();
  });
});
