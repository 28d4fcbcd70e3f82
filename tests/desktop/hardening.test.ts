import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addAccount,
  type Desk,
  endAll,
  type RunningApp,
  request,
  startApp,
  until,
  type World,
} from '../support/desk-app.ts';

/** What Electron itself says of every page that the running app has: the card, the strip, and a platform's page. */
let desk: Desk;
let world: World;
let app: RunningApp;
beforeAll(async () => {
  ({ desk, world, app } = await startApp());
  const card = await app.window();
  const account = await addAccount(card);
  await request(card, 'page.show', { account, check: 'linkedin.ai-training' });
  await until(
    'the three pages',
    () => app.electron.windows().length,
    (count) => count === 3,
  );
});
afterAll(() => endAll({ app, desk, world }));

test('every page is in the sandbox, isolated, without Node, with web security and nothing experimental', async () => {
  const pages = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's types; it answers with what the page was really made with.
      const made: unknown = Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []);
      return JSON.stringify({ url: contents.getURL(), ...Object(made) });
    }),
  );
  expect(pages).toHaveLength(3);
  for (const page of pages.map((text): Record<string, unknown> => JSON.parse(text))) {
    expect(page).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(page.webSecurity).not.toBe(false);
    for (const risk of [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
    ])
      expect([risk, page[risk] ?? false]).toEqual([risk, false]);
    expect(page.enableBlinkFeatures ?? '').toBe('');
  }
});

test('the app’s own page gets no permission either', async () => {
  const card = await app.window();
  const answers = await card.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    place: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(code),
      ),
    ),
    camera: await navigator.permissions.query({ name: 'camera' }).then(({ state }) => state),
  }));
  expect(answers).toEqual({ notification: 'denied', place: 1, camera: 'denied' });
});

test('the app’s own page can’t be led away, and opens no window', async () => {
  const card = await app.window();
  const before = app.electron.windows().length;
  expect(await card.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  await card.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(card.url()).toMatch(/^flipwatch:\/\/app\//);
  expect(app.electron.windows()).toHaveLength(before);
});
