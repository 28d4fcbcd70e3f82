import { expect, test } from 'vitest';
import { until } from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

/** Each snapshot that the main process builds has a revision of its own, so one that nobody was sent leaves a gap. */

const on = appForAll({ account: 'Practice' });

test('window and tray draw the same snapshot: for each change one is built, and no more', async () => {
  const heard: number[] = [];
  await on.card.exposeFunction('heardRevision', (revision: number) => heard.push(revision));
  await on.card.evaluate(() =>
    window.flipwatch.on('snapshot.changed', ({ revision }) => Reflect.get(window, 'heardRevision')(revision)),
  );
  for (let change = 1; change <= 6; change += 1) {
    await on.request('schedule.pause', { paused: change % 2 === 1 });
    await until(
      `change ${change}`,
      () => heard.length,
      (count) => count >= change,
    );
  }
  const [first = 0] = heard;
  expect(heard).toEqual(heard.map((_, place) => first + place));
  expect((await on.snapshot()).revision, 'who asks is given a newer one').toBeGreaterThan(heard.at(-1) ?? 0);
});
