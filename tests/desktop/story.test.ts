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
import { processTree } from '../support/processes.ts';

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
const renderers = () => processTree(app.pid).types.filter((type) => type === 'renderer').length;
const AI = 'linkedin.ai-training';

test('a first run has a window, a tray icon in words, and nothing judged', async () => {
  const page = await app.window();
  const snapshot = await snapshotOf(page);
  expect(snapshot.accounts).toEqual([]);
  expect(snapshot.standing).toBe('nothingYet');
  await until(
    'the tray',
    () => desk.services.tooltip(),
    (words) => words === 'Flipwatch: Nothing checked yet',
  );
  expect(snapshot.trayShown).toBe(true);
});

test('practise, audit, fix, flip back: the tray and one notification tell, and a click leads to the setting', async () => {
  const page = await app.window();
  const added = await request(page, 'account.add', {
    platform: 'linkedin',
    name: 'Practice',
    practice: true,
  });
  if (!added.ok) throw new Error(added.detail);
  const { account } = added;

  const nothingYet = await desk.services.icon();
  expect(await request(page, 'audit.start', { account, checks: [] })).toEqual({ ok: true });
  await until(
    'the tray to say that it checks',
    () => desk.services.tooltip(),
    (words) => words.includes('Checking'),
  );
  const checked = await until(
    'the audit to end',
    () => snapshotOf(page),
    (now) => now.running === null && linkedin(now).lastAudit !== null,
    120_000,
  );
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
  await app.closeWindow();
  await until('no renderer', renderers, (count) => count === 0);
  const { icon, tooltip, menu, notifications, clickNotification } = desk.services;
  const exposed = await icon();
  world.setTime('2026-11-24T12:00:00.000Z');
  const note = await until(
    'the notification',
    () => notifications.at(0),
    (one) => one !== undefined,
    120_000,
  );
  expect(note?.title).toBe('A setting has flipped back on');
  expect(note?.body).toContain('LinkedIn: “Training of AI that creates content” was private on Nov 16, 2026');
  expect(note?.body).toContain('and exposed on Nov 24, 2026');
  await until('the tray to tell', tooltip, (words) => words === 'Flipwatch: 1 setting has flipped back on');
  expect(await icon()).not.toBe(exposed);
  const labels = (await menu()).map(({ label }) => label);
  expect(labels).toContain('1 setting has flipped back on');
  expect(labels).toContain('LinkedIn, Practice: 1 flipped back on');
  expect(labels.find((label) => label.startsWith('Next check:'))).toContain('Nov 30, 2026');
  await until('no renderer again', renderers, (count) => count === 0);

  clickNotification(note?.id ?? 0);
  const again = await app.window();
  await again.getByText('Training of AI that creates content').first().waitFor();
  await new Promise((r) => setTimeout(r, 1500));
  await again.screenshot({ path: '/tmp/desk-rt/story2.png' });
  // The next audit finds it as it was: that is no news.
  world.setTime('2026-12-01T12:00:00.000Z');
  await until(
    'the next weekly audit',
    () => snapshotOf(again),
    (now) => now.running === null && (linkedin(now).lastAudit?.startedAt ?? '') > '2026-12-01',
    120_000,
  );
  expect(notifications).toHaveLength(1);
});
