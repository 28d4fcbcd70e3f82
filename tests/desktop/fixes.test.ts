import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { Snapshot } from '../../electron/contract/index.ts';
import { sampleOf } from '../support/at-length.ts';
import { launchApp, snapshotOf, until } from '../support/desk-app.ts';
import { appForEach } from './app-for-tests.ts';

/** "Fix all" on a real Electron: one window that takes the keyboard from nobody, and a stop that is one however it is pressed. */

const on = appForEach({ account: 'Practice' });

const checks = ['linkedin.ai-training', 'linkedin.data-research', 'linkedin.advertiser-data'];
let shown: string[] = [];

const isBanner = (page: Page): boolean => page.url().startsWith('flipwatch://banner');
const banner = () =>
  until(
    'the banner',
    () => on.app.electron.windows().find(isBanner),
    (page) => page !== undefined,
  );
const start = (action: 'fix' | 'undo' = 'fix') =>
  on.request('fixes.start', { account: on.account, checks: [...checks], action });
const done = (now: Snapshot): string[] =>
  now.fixing?.rows.filter(({ fix }) => fix !== null).map(({ check }) => check) ?? [];
const over = (page: Page = on.card) =>
  until(
    'the end of the batch',
    () => snapshotOf(page),
    ({ fixing }) => fixing?.over === true,
    90_000,
  );
/** The checks of the lines in the history that tell of a change, in order. */
const written = (): string[] =>
  readFileSync(path.join(on.world.data, 'history', `${on.account}.history`), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"kind":"fix"'))
    .map((line) => /"check":"([^"]+)"/.exec(line)?.[1] ?? '');

beforeEach(async () => {
  shown = [];
  on.app.electron.on('window', (page) => {
    if (isBanner(page)) shown.push(page.url());
  });
});

test('a batch is done in one window that says how far it is, takes no focus, and goes on without the report card', async () => {
  await on.card.bringToFront();
  const focused = await on.app.electron.evaluateHandle(({ BaseWindow }) => {
    const count = { shown: 0, shownInactive: 0 };
    const { show, showInactive } = BaseWindow.prototype;
    BaseWindow.prototype.show = function counted() {
      count.shown += 1;
      show.call(this);
    };
    BaseWindow.prototype.showInactive = function counted() {
      count.shownInactive += 1;
      showInactive.call(this);
    };
    return count;
  });
  expect(await start()).toEqual({ ok: true });
  expect(await start()).toMatchObject({ ok: false, code: 'busy' });
  const bar = await banner();
  await bar?.getByText(/^1 of 3: Flipwatch is switching/).waitFor();
  await bar?.getByText(/^2 of 3: /).waitFor({ timeout: 60_000 });
  await on.app.closeWindow();
  await until('the history of all three', written, (lines) => lines.length === 3, 60_000);
  expect(written()).toEqual(checks);
  expect(await focused.jsonValue()).toEqual({ shown: 0, shownInactive: 1 });
  expect(shown).toHaveLength(1);
});

test('whoever opens the report card later finds what came of it, and takes all of it back at once', async () => {
  await start();
  await over();
  await on.app.closeWindow();
  await until(
    'the card to be gone',
    () => on.app.electron.windows().length,
    (count) => count === 0,
  );
  await on.app.electron.evaluate(({ app }) => app.emit('activate'));
  const card = await on.app.window();
  const dialog = card.getByRole('dialog');
  await dialog.getByText('3 of 3 settings are private now.').waitFor();
  await dialog.getByRole('button', { name: 'Undo all 3' }).press('Enter');
  await dialog.getByText('3 of 3 settings are back as they were.').waitFor({ timeout: 90_000 });
  const { accounts, fixing } = await snapshotOf(card);
  expect(fixing?.rows.map(({ fix }) => fix?.after)).toEqual(['on', 'on', 'on']);
  const states = accounts[0]?.checks.flatMap(({ check, lastSeen }) =>
    checks.includes(check) ? [lastSeen?.state] : [],
  );
  expect(states).toEqual(['on', 'on', 'on']);
  await card.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await snapshotOf(card)).fixing).toBeNull();
});

const ways: Record<string, () => Promise<unknown>> = {
  'the banner': async () => (await banner())?.getByRole('button', { name: 'Stop' }).click(),
  'the dialog': () => on.card.getByRole('dialog').getByRole('button', { name: 'Stop' }).press('Enter'),
  'the window, by closing it': () =>
    on.app.electron.evaluate(({ BaseWindow, BrowserWindow }) => {
      const cards = new Set(BrowserWindow.getAllWindows().map(({ id }) => id));
      for (const window of BaseWindow.getAllWindows()) if (!cards.has(window.id)) window.close();
    }),
};

test.each(sampleOf('ways to stop', Object.keys(ways)))('Stop in %s ends the whole batch', async (way) => {
  await start();
  await until(
    'the second',
    () => on.snapshot(),
    (now) => done(now).length === 1,
    60_000,
  );
  await ways[way]?.();
  const now = await over();
  expect(done(now).length).toBeLessThan(3);
  expect(now.fixing?.rows.at(-1)?.fix).toBeNull();
  await until(
    'the window to close',
    () => on.app.electron.windows().length,
    (count) => count === 1,
  );
  expect(shown).toHaveLength(1);
  // Nothing begins by itself after it.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(written()).toEqual(done(now));
});

test('quitting ends it as well, and what was done is in the history', async () => {
  await start();
  await until(
    'the second',
    () => on.snapshot(),
    (now) => done(now).length === 1,
    60_000,
  );
  await on.app.close();
  expect(written().length).toBeLessThan(3);
  expect(written()[0]).toBe(checks[0]);
  await launchApp(on.desk, on.world).then((again) => again.close());
});
