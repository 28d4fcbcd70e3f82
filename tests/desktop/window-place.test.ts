import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeOfWindow, type ScreenArea } from '../../electron/desktop/window-place.ts';
import { appForAll } from './app-for-tests.ts';

const area = (x: number, y: number, width: number, height: number): ScreenArea => ({ x, y, width, height });
/** A main screen with a bar on top, and one to its left. */
const main = area(0, 30, 1920, 1050);
const besides = area(-1280, 0, 1280, 1024);

describe('left as it was', () => {
  test.each([
    ['in the middle', area(300, 200, 1080, 780), [main]],
    ['filling the screen', main, [main]],
    ['filling the screen, its border outside', area(-8, 30, 1936, 1058), [main]],
    ['on the other screen', area(-1200, 100, 900, 700), [main, besides]],
    ['across two screens', area(-500, 100, 1000, 700), [main, besides]],
  ])('%s', (_where, left, screens) => {
    expect(placeOfWindow(left, screens)).toEqual(left);
  });
});

describe('brought into reach', () => {
  test.each([
    ['a sliver at the right', area(1900, 200, 1080, 780), [main], area(840, 200, 1080, 780)],
    ['a sliver at the left', area(-1060, 200, 1080, 780), [main], area(0, 200, 1080, 780)],
    ['its title bar above the screen', area(300, -200, 1080, 780), [main], area(300, 30, 1080, 780)],
    ['its title bar under the bar on top', area(300, 10, 1080, 780), [main], area(300, 30, 1080, 780)],
    ['all but its title bar below', area(300, 1060, 1080, 780), [main], area(300, 300, 1080, 780)],
    ['larger than the screen', area(-100, 0, 3000, 2000), [main], main],
    ['its screen gone, a corner left', area(-1200, 100, 1250, 700), [main], area(0, 100, 1250, 700)],
    [
      'across two, of which one ends sooner',
      area(-500, 500, 1000, 570),
      [main, besides],
      area(0, 500, 1000, 570),
    ],
  ])('%s', (_where, left, screens, place) => {
    expect(placeOfWindow(left, screens)).toEqual(place);
  });

  test.each([
    ['no screen knows the place any more', area(-1200, 100, 900, 700), { width: 900, height: 700 }],
    ['nor the size', area(-5000, 100, 3000, 2000), { width: 1920, height: 1050 }],
    ['only a size is known', { width: 3000, height: 500 }, { width: 1920, height: 500 }],
    ['nothing is known', null, { width: 1080, height: 780 }],
  ])('%s: the system chooses the place', (_where, left, place) => {
    expect(placeOfWindow(left, [main])).toEqual(place);
  });

  test('a screen smaller than our first size', () => {
    expect(placeOfWindow(null, [area(0, 0, 800, 480)])).toEqual({ width: 800, height: 480 });
  });

  test('whatever was left, and whatever screens there are, its title bar can be grasped', () => {
    for (let x = -4000; x <= 4000; x += 97)
      for (let y = -3000; y <= 3000; y += 113)
        for (const [width, height] of [
          [340, 420],
          [1080, 780],
          [3000, 2400],
        ] as const) {
          const place = placeOfWindow(area(x, y, width, height), [main, besides]);
          if (!('x' in place)) continue;
          const { x: left, y: top } = place;
          const onScreen = [main, besides].some(
            (one) =>
              top >= one.y &&
              top + 30 <= one.y + one.height &&
              Math.min(left + place.width, one.x + one.width) - Math.max(left, one.x) >= 100,
          );
          expect([x, y, width, height, onScreen]).toEqual([x, y, width, height, true]);
        }
  });
});

describe('the app, on a screen of 1600 by 1200', () => {
  const on = appForAll();
  test.each([
    ['beside it', area(3000, 100, 900, 700)],
    ['a sliver', area(1590, 100, 900, 700)],
    ['above it', area(100, -400, 900, 700)],
    ['larger than it', area(-500, -500, 4000, 3000)],
  ])('a window that was left %s is within reach', async (_where, window) => {
    await on.startAgain(() => {
      const file = path.join(on.world.data, 'flipwatch.json');
      const kept = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...kept, data: { ...kept.data, window } }));
    });
    const [seen] = await on.app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => one.getBounds()),
    );
    const { x, y, width, height } = seen ?? area(-1, -1, 0, 0);
    // One that would fill the screen Chromium makes a pixel smaller.
    expect(width).toBeGreaterThanOrEqual(Math.min(window.width, 1599));
    expect(height).toBeGreaterThanOrEqual(Math.min(window.height, 1199));
    expect([x >= 0, y >= 0, x + width <= 1600, y + height <= 1200]).toEqual([true, true, true, true]);
  });
});
