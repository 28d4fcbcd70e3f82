import { afterEach, describe, expect, test } from 'vitest';
import { endAll, type Started, type StartOptions, startApp, until } from '../support/desk-app.ts';

/** Closing the window for the first time: the person is told once what has become of the app. */

let on: Partial<Started> = {};
afterEach(() => endAll(on));

/** Closes the report card's window once it is on the screen. */
async function closeShown({ app }: Started): Promise<void> {
  await app.window();
  await until(
    'the window to be shown',
    () =>
      app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some((one) => one.isVisible()),
      ),
    Boolean,
  );
  await app.closeWindow();
}

async function started(options: StartOptions): Promise<Started> {
  on = await startApp(options);
  const there = { ...on } as Started;
  return there;
}

describe('where there is a tray', () => {
  test('the first close says once where the app is, and a click on it brings the window back', async () => {
    const there = await started({});
    const { notifications, clickNotification } = there.desk.services;
    await closeShown(there);
    const told = await until(
      'the notification',
      () => notifications.at(0),
      (one) => one !== undefined,
    );
    expect(told).toMatchObject({ title: 'Flipwatch is still running' });
    expect(told?.body).toContain('among the icons beside the clock');
    clickNotification(told?.id ?? 0);
    await closeShown(there);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(notifications).toHaveLength(1);
  });
});

describe('where there is none', () => {
  test('it says that it has ended, and how it goes on watching', async () => {
    const there = await started({ tray: 'none' });
    const { app, desk } = there;
    const gone = new Promise((resolve) => app.electron.process().once('exit', resolve));
    await closeShown(there).catch(() => {});
    expect(await gone).toBe(0);
    const [told] = desk.services.notifications;
    expect(told).toMatchObject({ title: 'Flipwatch has ended with its window' });
    expect(told?.body).toContain('leave its window open');
    on = { desk: on.desk, world: on.world } as Partial<Started>;
  });
});
