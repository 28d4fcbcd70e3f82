import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsGrew } from '../../checks/radar/words-grew.ts';
import { launchChromium } from '../support/chromium.ts';
import {
  json,
  readPatiently,
  serve,
  settingsPage,
  training,
  trainingData,
  trainingPath,
} from '../truth/stage.ts';

const NAME = 'Use my data for training content creation AI models';
const OLD = 'This covers your posts and your public profile.';
const WIDER =
  'This covers your posts, your private messages and your public profile, and our partners use them as well.';
const ID = 'allowDataForGenerativeAI';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** What is kept of the setting's words where its row is drawn so. */
async function explained(row: string, script = ''): Promise<string> {
  const stage = await serve({
    [trainingPath]: settingsPage(row, script),
    [trainingData]: json({ value: false }),
  });
  const { controls } = await readPatiently(browser, stage.origin);
  await stage.close();
  return controls?.seen.find(({ check }) => check === training.id)?.explained ?? expect.fail('not seen');
}

const box = `<input type="checkbox" role="switch" aria-labelledby="${ID}">`;
const rows: readonly (readonly [string, (help: string) => string])[] = [
  ['a line below its name', (help) => `<div><p id="${ID}">${NAME}</p><p>${help}</p>${box}</div>`],
  ['a line after the switch', (help) => `<div><p id="${ID}">${NAME}</p>${box}<small>${help}</small></div>`],
  [
    'a part of its label',
    (help) =>
      `<label><span id="${ID}">${NAME}</span><span style="display:block">${help}</span>${box}</label>`,
  ],
  [
    'a list item',
    (help) => `<ul><li><h3 id="${ID}">${NAME}</h3><div><div>${help}</div></div>${box}</li></ul>`,
  ],
];

describe('what a setting says of itself', () => {
  it.each(rows)('holds its explanation as %s, so that growth is noticed', async (_, row) => {
    const [before, after] = [await explained(row(OLD)), await explained(row(WIDER))];
    expect(before).toContain(NAME);
    expect(before).toContain(OLD);
    expect(wordsGrew([before], after)).toBe(true);
    expect(wordsGrew([before], before)).toBe(false);
  });

  it('is no more because of a badge or a link beside it', async () => {
    const row = (more: string) => `<div><p id="${ID}">${NAME}</p>${more}<p>${OLD}</p>${box}</div>`;
    const before = await explained(row(''));
    const after = await explained(row('<span>New</span><a href="/help">Learn more</a>'));
    expect(wordsGrew([before], after)).toBe(false);
  });

  it('has the explanation of none of its neighbours', async () => {
    const other = `<div><p id="other">Show tips</p><p>${WIDER}</p><input type="checkbox" role="switch" aria-labelledby="other"></div>`;
    const row = `<div><p id="${ID}">${NAME}</p><p>${OLD}</p>${box}</div>`;
    expect(await explained(`${row}${other}`)).not.toContain('partners');
  });
});
