import { expect, test } from 'vitest';
import type { AccountView, Snapshot } from '../../electron/contract/index.ts';
import { snapshotOf, until } from '../support/desk-app.ts';
import { processTree } from '../support/processes.ts';
import { waitsForPerson } from '../support/waiting.ts';
import { appForAll } from './app-for-tests.ts';

/**
 * The whole promise, once through, on a real Electron and by the app's own buttons: practise, audit, fix with proof,
 * and be told when it flips back.
 */

const on = appForAll();

const AI = 'linkedin.ai-training';
const TITLE = 'Training of AI that creates content';

function linkedin(snapshot: Snapshot): AccountView {
  const view = snapshot.accounts.find(({ account }) => account.platform === 'linkedin');
  if (view === undefined) throw new Error('no LinkedIn account');
  return view;
}
const ai = (snapshot: Snapshot) => linkedin(snapshot).checks.find(({ check }) => check === AI);
const renderers = () => processTree(on.app.pid).types.filter((type) => type === 'renderer').length;
const isIdle = (now: Snapshot): boolean => now.running === null && now.queued.length === 0;

test('a first run has a window, a tray icon in words, and nothing judged', async () => {
  const page = await on.app.window();
  await page.getByRole('button', { name: 'Try it with practice accounts' }).waitFor();
  const words = 'Flipwatch: Nothing checked yet';
  await until(
    'the tray',
    () => on.desk.services.tooltip(),
    (said) => said === words,
  );
  const labels = (await on.desk.services.menu()).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['Open report card', 'Pause', 'Quit Flipwatch']));
  expect(labels, 'there is nothing to check yet').not.toContain('Check now');
});

test('one click practises and audits, two fix, and the fix is proven: the guide marks each as it has happened', async () => {
  const page = await on.app.window();
  const nothingYet = await on.desk.services.icon();
  await page.getByRole('button', { name: 'Try it with practice accounts' }).click();
  await page.getByRole('heading', { name: 'Three steps to try it' }).waitFor();
  await until(
    'the tray to say that it checks',
    () => on.desk.services.tooltip(),
    (words) => words.includes('Checking'),
  );
  const checked = await until(
    'both audits',
    () => snapshotOf(page),
    (now) => isIdle(now) && now.accounts.every(({ lastAudit }) => lastAudit !== null),
    150_000,
  );
  expect(checked.accounts).toHaveLength(2);
  expect(ai(checked)?.finding).toMatchObject({ status: 'fail', state: 'on' });
  expect(checked.overall).toBe('exposed');
  expect(checked.guide).toEqual({ watched: true, fixed: false, turnedBack: false });
  // No audit ended without having seen something it was sent to see.
  const reasons = checked.accounts.flatMap(({ checks }) =>
    checks.flatMap(({ finding }) => (finding === null || waitsForPerson(finding) ? [] : finding.reason)),
  );
  expect(reasons.filter((reason) => reason !== null)).toEqual([]);
  expect(await on.desk.services.icon()).not.toBe(nothingYet);

  // Listened for before the click: the window is there for as long as the fix takes, which is not long.
  const said = new Promise<string>((resolve) =>
    on.app.electron.on(
      'window',
      (one) =>
        void one
          .getByRole('status')
          .innerText()
          .then(
            (text) => text.startsWith('Flipwatch') && resolve(text),
            () => {},
          ),
    ),
  );
  await page
    .getByRole('button', { name: `Fix: ${TITLE}` })
    .first()
    .click();
  await page.getByRole('button', { name: 'Fix it now' }).click();
  expect(await said).toBe(`Flipwatch is switching “${TITLE}” to private. You can watch.`);
  await page.getByText(/^Page loaded anew and read at/).waitFor();
  const proven = ai(await snapshotOf(page));
  expect(proven?.finding).toMatchObject({ status: 'pass', state: 'off' });
  expect(proven?.canUndo).toBe(true);
  expect((await snapshotOf(page)).guide).toEqual({ watched: true, fixed: true, turnedBack: false });
  await page.keyboard.press('Escape');
});

test('it flips back while nobody looks: tray and one notification tell, and a click leads to the setting', async () => {
  const page = await on.app.window();
  await page.getByRole('button', { name: 'Turn it back', exact: true }).click();
  await page.getByText('Done, on the practice site only.').first().waitFor();
  expect((await snapshotOf(page)).guide?.turnedBack, 'before a check has found it').toBe(false);
  await on.app.closeWindow();
  await until('no renderer', renderers, (count) => count === 0);

  const { icon, tooltip, menu, notifications, clickNotification } = on.desk.services;
  const closed = await until(
    'where the app has gone to be told',
    () => notifications.map(({ title }) => title),
    (titles) => titles.length > 0,
  );
  expect(closed).toEqual(['Flipwatch is still running']);
  const exposed = await icon();
  // Half past eleven at night, which is in the quiet hours: the tray tells, and the notification waits.
  on.world.setTime('2026-11-24T22:30:00.000Z');
  const words = 'Flipwatch: 1 setting has flipped back';
  await until('the tray to tell', tooltip, (said) => said === words, 150_000);
  expect(await icon()).not.toBe(exposed);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(notifications).toHaveLength(1);
  on.world.setTime('2026-11-25T08:00:00.000Z');
  const note = await until(
    'the notification',
    () => notifications.at(1),
    (one) => one !== undefined,
    30_000,
  );
  expect(note?.title).toBe('Practice LinkedIn: a setting has flipped back');
  expect(note?.body).toBe(`“${TITLE}”: private on Nov 16, exposed on Nov 24`);
  const labels = (await menu()).map(({ label }) => label);
  expect(labels).toContain('1 setting has flipped back');
  expect(labels.filter((label) => label.includes('LinkedIn'))).toEqual(['Practice LinkedIn: 1 flipped back']);
  expect(labels.find((label) => label.startsWith('Next check:'))).toContain('Nov 30, 2026');
  await until('no renderer again', renderers, (count) => count === 0);

  clickNotification(note?.id ?? 0);
  const again = await on.app.window();
  const setting = again.getByRole('button', { name: TITLE, exact: false, expanded: true }).first();
  await setting.waitFor();
  await again
    .getByText(
      'Not by Flipwatch: by you on the site, by the platform, or by somebody else with your account.',
    )
    .waitFor();
  await again.getByRole('button', { name: 'Fix', exact: true }).first().waitFor();

  expect((await snapshotOf(again)).guide).toEqual({ watched: true, fixed: true, turnedBack: true });
  await again.getByRole('button', { name: 'Close this guide' }).click();
  await again.getByRole('heading', { name: 'Three steps to try it' }).waitFor({ state: 'detached' });
});

test('the next audit finds it as it was: that is no news', async () => {
  const page = await on.app.window();
  on.world.setTime('2026-12-01T12:00:00.000Z');
  await until(
    'the next weekly audits',
    () => snapshotOf(page),
    (now) =>
      isIdle(now) && now.accounts.every(({ lastAudit }) => (lastAudit?.startedAt ?? '') > '2026-12-01'),
    150_000,
  );
  expect(on.desk.services.notifications).toHaveLength(2);
  expect((await snapshotOf(page)).guide, 'closed for good').toBeNull();
});
