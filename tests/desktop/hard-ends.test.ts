import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { electronRuntime } from '../../build/electron/runtime.mjs';
import {
  type Desk,
  launchApp,
  launchArguments,
  launchUnattached,
  newWorld,
  request,
  snapshotOf,
  startDesk,
  until,
  type World,
} from '../support/desk-app.ts';
import { processTree } from '../support/processes.ts';

let desk: Desk;
let world: World;
beforeEach(async () => {
  desk = await startDesk();
  world = newWorld('2026-11-16T08:00:00.000Z');
});
afterEach(() => {
  desk.close();
  world.remove();
});

test('killed in the middle of an audit, the next start keeps what was seen, invents no flip, and says so once', async () => {
  const first = await launchApp(desk, world, ['--practice']);
  const page = await first.window();
  const linkedin = (await snapshotOf(page)).accounts.find(({ account }) => account.platform === 'linkedin');
  const account = linkedin?.account.id ?? '';
  await request(page, 'audit.start', { account, checks: [] });
  const cut = await until(
    'some findings',
    () => snapshotOf(page),
    (now) => (now.running?.done ?? 0) >= 3,
  );
  await first.kill();

  const second = await launchApp(desk, world);
  try {
    const after = await snapshotOf(await second.window());
    const view = after.accounts.find((one) => one.account.id === account);
    const found = view?.checks.filter(({ finding }) => finding !== null) ?? [];
    expect(found.length).toBeGreaterThanOrEqual(cut.running?.done ?? 99);
    expect(found.filter(({ finding, news }) => news || finding?.flip !== null)).toEqual([]);
    expect(after.notices.filter(({ kind }) => kind === 'auditInterrupted')).toHaveLength(1);
    expect(after.running).toBeNull();
    // And the account can be looked at again.
    const again = await second.window();
    await request(again, 'audit.start', { account, checks: ['linkedin.ai-training', 'linkedin.ads-by-age'] });
    await until(
      'a finished audit',
      () => snapshotOf(again),
      (now) => now.running === null && now.accounts.some(({ lastAudit }) => lastAudit !== null),
    );
  } finally {
    await second.close();
  }

  const third = await launchApp(desk, world);
  try {
    const { notices } = await snapshotOf(await third.window());
    expect(notices.filter(({ kind }) => kind === 'auditInterrupted')).toHaveLength(1);
  } finally {
    await third.close();
  }
});

test('a second start shows the first one’s window, unless it asks to stay hidden, and ends by itself', async () => {
  const first = await launchApp(desk, world, ['--hidden']);
  try {
    await until(
      'the tray',
      () => desk.services.hasTrayIcon(),
      (there) => there,
    );
    expect(first.electron.windows()).toHaveLength(0);
    const { executable } = await electronRuntime();
    const startAgain = async (args: readonly string[]): Promise<unknown[]> => {
      const second = spawn(executable, launchArguments(world, args), { env: desk.env, stdio: 'pipe' });
      let said = '';
      second.stderr.on('data', (text) => {
        said += String(text);
      });
      const code = await new Promise((resolve) => second.once('exit', resolve));
      return [code, said.includes('Flipwatch is running already')];
    };
    const heard = first.electron.evaluate(
      ({ app }) =>
        new Promise((resolve) => app.once('second-instance', () => setImmediate(() => resolve(true)))),
    );
    // As a login session does that starts it twice.
    expect(await startAgain(['--hidden'])).toEqual([0, true]);
    expect(await heard).toBe(true);
    const windows = () =>
      first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(await windows()).toBe(0);
    expect(await startAgain([])).toEqual([0, true]);
    expect((await first.window()).url()).toMatch(/^flipwatch:\/\/app\//);
  } finally {
    await first.close();
  }
});

test('a platform that nobody knows is refused where it was typed, before anything of the person’s is opened', async () => {
  const { executable } = await electronRuntime();
  const args = launchArguments(world, ['--site=linkdin=http://127.0.0.1:4001']);
  const app = spawn(executable, args, { env: desk.env });
  let said = '';
  app.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  expect(await new Promise((resolve) => app.once('exit', resolve))).toBe(64);
  expect(said).toContain('got "linkdin"');
  expect(existsSync(path.join(world.data, 'flipwatch.json'))).toBe(false);
});

test('started by itself in the tray it listens on nothing but its practice sites, and keeps no renderer', async () => {
  const app = await launchUnattached(desk, world, ['--practice']);
  const tree = () => processTree(app.pid);
  const renderers = () => tree().types.filter((type) => type === 'renderer').length;
  let code: unknown;
  try {
    await desk.services.clickMenu('Check now');
    await until(
      'the audit',
      () => desk.services.tooltip(),
      (words) => words.includes('Checking'),
    );
    await until('the controlled window', renderers, (count) => count > 0);
    // One practice site for each platform, LinkedIn and X.
    expect(tree().listening).toHaveLength(2);
    await desk.services.clickMenu('Stop checking');
    await until(
      'the end',
      () => desk.services.tooltip(),
      (words) => !words.includes('Checking'),
    );
    await until('no renderer', renderers, (count) => count === 0);
  } finally {
    code = await app.quit();
  }
  expect(code).toBe(0);
});
