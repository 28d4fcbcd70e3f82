import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

/** A setting that only the person can see, on a practice site made of the person's own files; told in order. */

const on = appForAll();
const meadow = fileURLToPath(new URL('../support/platforms/meadow', import.meta.url));
const READINGS = 'meadow.shared-readings';
let account = '';

const walk = async () => (await on.snapshot()).walk;
const view = async () =>
  (await on.snapshot()).accounts
    .find((one) => one.account.id === account)
    ?.checks.find(({ check }) => check === READINGS);
const opened = () => until('the page to be there', walk, (now) => now?.page === 'open', 30_000);
/** The pages in the app that begin so; the strip above the page is the app's own. */
const at = (start: string) => on.app.electron.windows().filter((page) => page.url().startsWith(start));
const strip = async (): Promise<Page> => {
  const [page] = await until(
    'the strip',
    () => at('flipwatch://banner'),
    (all) => all.length === 1,
  );
  if (page === undefined) throw new Error('no strip');
  return page;
};
/** Its press is heard by the app and goes nowhere: there is nothing to wait for. */
const pressed = { noWaitAfter: true };
/** What the practice site is told by its panel. */
const site = async (fields: Record<string, string>) => {
  const origin = (await on.snapshot()).accounts.find((one) => one.account.id === account)?.account.site ?? '';
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${origin}/practice`, {
    method: 'POST',
    body,
    headers: { origin },
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
};

test('its page is opened in a window of its own, and nothing is done there', async () => {
  cpSync(meadow, path.join(on.world.data, 'platforms/meadow'), { recursive: true });
  await until(
    'the app to hear of it',
    () => on.request('catalogue.get', {}),
    (reply) => reply.ok && reply.awaiting.length > 0,
    60_000,
  );
  await on.request('platform.agree', { platform: 'meadow', addresses: ['https://meadow.example'] });
  const added = await on.request('account.add', { platform: 'meadow', name: 'Mine', practice: true });
  if (!added.ok) throw new Error(added.detail);
  account = added.account;
  expect(await on.request('walk.begin', { account, check: null })).toEqual({ ok: true });
  const { steps } = (await opened()) ?? { steps: [] };
  expect(steps).toEqual([{ account, check: READINGS, page: 1, said: null }]);
  // While the person looks, nothing else does.
  expect(await on.request('audit.start', { account, checks: [] })).toMatchObject({ ok: false, code: 'busy' });
}, 180_000);

test('what they say is kept as theirs, never as seen, and the walk ends', async () => {
  expect(await on.request('walk.answer', { at: 0, said: 'off' })).toEqual({ ok: true });
  expect(await on.request('walk.answer', { at: 0, said: 'on' })).toMatchObject({ ok: false });
  const over = await until('the end', walk, (now) => now?.over === true);
  expect(over?.steps.map(({ said }) => said)).toEqual(['off']);
  expect(await view()).toMatchObject({
    finding: { status: 'pass', state: 'off', strength: 'person' },
    answer: { done: true },
    position: 'manual',
  });
  await until(
    'the window to go',
    () => at('flipwatch://banner'),
    (all) => all.length === 0,
  );
  expect(await on.request('walk.close', {})).toEqual({ ok: true });
  expect(await walk()).toBeNull();
}, 180_000);

test('a flip by their own eyes is news, as a flip is', async () => {
  await on.request('walk.begin', { account, check: READINGS });
  await opened();
  await on.request('walk.answer', { at: 0, said: 'on' });
  const told = await until('the flip', view, (now) => now?.news === true);
  expect(told).toMatchObject({ position: 'fail', flipBack: { from: 'off', to: 'on', by: 'elsewhere' } });
  await until('the end', walk, (now) => now?.over === true);
  await on.request('walk.close', {});
}, 180_000);

test('stopped before an answer, nothing is kept; what has a position is not “done”', async () => {
  const before = await view();
  await on.request('walk.begin', { account, check: null });
  await opened();
  expect(await on.request('walk.answer', { at: 0, said: 'done' })).toMatchObject({ code: 'invalid' });
  expect(await on.request('walk.stop', {})).toEqual({ ok: true });
  expect((await walk())?.over).toBe(true);
  expect(await on.request('walk.answer', { at: 0, said: 'off' })).toMatchObject({ code: 'notAvailable' });
  expect(await view()).toEqual(before);
  await on.request('walk.close', {});
  // The account is free again.
  await until(
    'an audit to be possible',
    () => on.request('audit.start', { account, checks: [READINGS] }),
    ({ ok }) => ok,
  );
}, 180_000);

test('the strip above the page asks; a press or a key answers, and the next page comes by itself', async () => {
  const home = path.join(on.world.data, 'platforms/meadow');
  const check = JSON.parse(readFileSync(path.join(home, 'checks/shared-readings.json'), 'utf8'));
  const { menu } = JSON.parse(readFileSync(path.join(home, 'pages/in-words.json'), 'utf8'));
  const second = { ...check, id: 'meadow.kept-notes', order: 50, place: { path: '/my/choices/notes', menu } };
  writeFileSync(path.join(home, 'checks/kept-notes.json'), JSON.stringify(second));
  const known = () => on.snapshot().then((now) => JSON.stringify(now.accounts).includes('meadow.kept-notes'));
  await until('the second check', known, (found) => found, 60_000);
  await until(
    'the account to be free',
    () => on.snapshot(),
    ({ running }) => running === null,
    60_000,
  );

  expect(await on.request('walk.begin', { account, check: null })).toEqual({ ok: true });
  await opened();
  await (await strip()).getByText('Page 1 of 2').waitFor();
  await (await strip()).getByRole('button', { name: 'Not there' }).click(pressed);
  await until('the second page', walk, (now) => now?.at === 1 && now.page === 'open');
  await (await strip()).getByText('Page 2 of 2').waitFor();
  await (await strip()).getByRole('button', { name: 'On' }).focus();
  await on.app.electron.evaluate(({ webContents }) => {
    const own = webContents.getAllWebContents().find((one) => one.getURL().startsWith('flipwatch://banner'));
    own?.sendInputEvent({ type: 'keyDown', keyCode: '2' });
    own?.sendInputEvent({ type: 'keyUp', keyCode: '2' });
  });
  const over = await until('the end', walk, (now) => now?.over === true);
  expect(over?.steps.map(({ said }) => said)).toEqual(['notThere', 'off']);
  await on.request('walk.close', {});
}, 240_000);

test('where the site asks who is there, nothing can be answered; a closed window can be opened again', async () => {
  await site({ do: 'session', to: 'out' });
  await on.request('walk.begin', { account, check: READINGS });
  await until('the sign-in page', walk, (now) => now?.page === 'signedOut');
  expect(await on.request('walk.answer', { at: 0, said: 'on' })).toMatchObject({ code: 'notAvailable' });
  await (await strip()).getByText('Sign in to Meadow first').waitFor();
  expect(await (await strip()).getByRole('button', { name: 'On' }).count()).toBe(0);
  await site({ do: 'session', to: 'in' });
  await on.request('walk.show', {});
  await opened();
  await on.app.electron.evaluate(({ BaseWindow, BrowserWindow }) => {
    for (const window of BaseWindow.getAllWindows())
      if (!BrowserWindow.getAllWindows().some(({ id }) => id === window.id)) window.close();
  });
  await until('the window to be gone', walk, (now) => now?.page === 'away');
  await on.request('walk.show', {});
  await opened();
  await (await strip()).getByRole('button', { name: 'Stop' }).click(pressed);
  await until('the end', walk, (now) => now?.over === true);
  await on.request('walk.close', {});
}, 240_000);
