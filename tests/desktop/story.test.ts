import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountView, Snapshot } from '../../electron/contract/index.ts';
import {
  type Desk,
  launchApp,
  newWorld,
  type RunningApp,
  request,
  snapshotOf,
  startDesk,
  until,
  type World,
} from '../support/desk-app.ts';

/**
 * The whole promise, once through, on a real Electron: practise, audit, fix with proof, and be told when it flips back.
 */

let desk: Desk;
let world: World;
let app: RunningApp;

beforeAll(async () => {
  desk = await startDesk();
  world = newWorld('2026-11-16T08:00:00.000Z');
  app = await launchApp(desk, world);
});
afterAll(async () => {
  await app?.close();
  desk?.close();
  world?.remove();
});

const linkedin = (snapshot: Snapshot): AccountView => {
  const view = snapshot.accounts.find(({ account }) => account.platform === 'linkedin');
  if (view === undefined) throw new Error('no LinkedIn account');
  return view;
};
const setting = (snapshot: Snapshot, id: string) => {
  const view = linkedin(snapshot).checks.find(({ check }) => check === id);
  if (view === undefined) throw new Error(`no ${id}`);
  return view;
};
const AI = 'linkedin.ai-training';

test('a first run has a window, a tray icon in words, and nothing judged', async () => {
  const page = await app.window();
  const snapshot = await snapshotOf(page);
  expect(snapshot.accounts).toEqual([]);
  expect(snapshot.standing).toBe('nothingYet');
  await until('the tray', () => desk.services.tooltip(), (words) => words === 'Flipwatch: Nothing checked yet');
  expect(snapshot.trayShown).toBe(true);
});

test('practise, audit, fix, flip back: the tray and one notification tell, and a click leads to the setting', async () => {
  const page = await app.window();
  const added = await request(page, 'account.add', { platform: 'linkedin', name: 'Practice', practice: true });
  if (!added.ok) throw new Error(added.detail);
  const { account } = added;

  const nothingYet = await desk.services.icon();
  expect(await request(page, 'audit.start', { account, checks: [] })).toEqual({ ok: true });
  await until('the tray to say that it checks', () => desk.services.tooltip(), (words) => words.includes('Checking'));
  const checked = await until(
    'the audit to end',
    () => snapshotOf(page),
    (now) => now.running === null && linkedin(now).lastAudit !== null,
    120_000,
  );
  console.log(linkedin(checked).checks.map((c) => [c.check, c.finding?.status, c.finding?.reason, c.finding?.detail, c.finding?.durationMs]));
  expect(setting(checked, AI).finding?.status).toBe('fail');
  expect(checked.standing).toBe('exposed');
  expect(await desk.services.icon()).not.toBe(nothingYet);
  await page.screenshot({ path: '/tmp/desk-rt/story1.png' });

  const fixed = await request(page, 'fix.run', { account, check: AI, action: 'fix' });
  expect(fixed).toMatchObject({ ok: true, fix: { result: 'fixed', before: 'on', after: 'off' } });
  const proven = await snapshotOf(page);
  expect(setting(proven, AI).finding?.status).toBe('pass');
  expect(setting(proven, AI).canUndo).toBe(true);

  expect(await request(page, 'practice.flipBack', { account, check: AI })).toEqual({ ok: true });
  await page.close();
  await until('no window', () => app.electron.windows().length, (windows) => windows === 0);
  world.setTime('2026-11-24T12:00:00.000Z');
  const note = await until(
    'the notification',
    () => desk.services.notifications.at(0),
    (one) => one !== undefined,
    150_000,
  );
  console.log(note, await desk.services.tooltip(), await desk.services.menu());
  expect(desk.services.notifications).toHaveLength(1);
});
