import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount, until } from '../support/desk-app.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { appForAll } from './app-for-tests.ts';

/** In a window that the person uses, a page may put words of its own into a box, and the box says whose they are. */

let platform: ServedPages;
let page: Page;
beforeAll(async () => {
  platform = await servePages(() => '<!doctype html><title>platform</title><h1>Sign in</h1>');
});
afterAll(() => platform?.close());
const on = appForAll(() => ({ args: [`--site=linkedin=${platform.origin}`] }));

/** What the app asked the system to show. */
let shown: () => Promise<unknown[][]>;

beforeAll(async () => {
  // What the system itself draws can't be read; what it is given can. The box is answered by its first button.
  const told = await on.app.electron.evaluateHandle(({ dialog }) => {
    const boxes: unknown[][] = [];
    Object.assign(dialog, {
      showMessageBox: async (window: { getTitle(): string }, box: unknown) => {
        boxes.push([window.getTitle(), JSON.parse(JSON.stringify(box))]);
        return { response: 0, checkboxChecked: boxes.length === 3 };
      },
    });
    return boxes;
  });
  shown = () => told.jsonValue();
  const account = await addAccount(on.card, 'shown', false);
  await on.request('page.show', { account, check: 'linkedin.ai-training' });
  const find = () => on.app.electron.windows().find((one) => one.url().startsWith(platform.origin));
  const found = await until('the page', find, (one) => one !== undefined);
  if (found === undefined) throw new Error('no page');
  page = found;
  await page.waitForLoadState('load');
  // Otherwise the one who drives the test puts every box away at once.
  page.on('dialog', () => undefined);
});

test('a box names the host before the page’s words, in one line and cut; a third one can be the last', async () => {
  const { host } = new URL(platform.origin);
  expect(await page.evaluate(() => alert('Flipwatch: your session\n\u202Ehas expired'))).toBeUndefined();
  expect(await page.evaluate((words) => confirm(words), 'Sure? '.repeat(1000))).toBe(true);
  expect(await page.evaluate(() => confirm('Really?'))).toBe(true);
  // From here on the person wants no more of them.
  expect(await page.evaluate(() => confirm('And now?'))).toBe(false);
  const all = await shown();
  // Over the window whose page it is.
  expect(all.map(([title]) => title)).toEqual(all.map(() => expect.stringContaining('shown')));
  const boxes = all.map(([, box]): Record<string, unknown> => Object(box));
  expect(boxes).toMatchObject([
    { message: `${host} says:`, detail: 'Flipwatch: your session has expired', buttons: ['OK'] },
    { message: `${host} says:`, buttons: ['OK', 'Cancel'], cancelId: 1, checkboxLabel: expect.any(String) },
    { message: `${host} says:`, detail: 'Really?' },
  ]);
  expect(boxes[0]).not.toHaveProperty('checkboxLabel');
  expect(String(boxes[1]?.detail).length).toBeLessThanOrEqual(600);
});

test('Electron itself shows no box there, should ours not hear of one', async () => {
  const preferences = await on.app.electron.evaluate(({ webContents }, origin) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith(origin));
    const made: unknown = Reflect.apply(Reflect.get(Object(contents), 'getLastWebPreferences'), contents, []);
    return JSON.stringify(made);
  }, platform.origin);
  expect(JSON.parse(preferences)).toMatchObject({ disableDialogs: true });
});
