import { beforeAll, expect, test } from 'vitest';
import { until } from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

/** What Electron itself says of every page that the running app has: the card, the banner, and a platform's page. */
const on = appForAll({ account: 'Practice' });
beforeAll(async () => {
  await on.request('page.show', { account: on.account, check: 'linkedin.ai-training' });
  await until(
    'the three pages',
    // While the third is on its way, a page of ours may stand in its place.
    () => on.app.electron.windows().filter((page) => !page.url().startsWith('flipwatch://instead')).length,
    (count) => count === 3,
  );
});

test('every page is in the sandbox, isolated, without Node, with web security and nothing experimental', async () => {
  const pages = await on.app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's types; it answers with what the page was really made with.
      const made: unknown = Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []);
      return JSON.stringify({ url: contents.getURL(), ...Object(made) });
    }),
  );
  expect(pages.length).toBeGreaterThanOrEqual(3);
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
  const answers = await on.card.evaluate(async () => ({
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
  const before = on.app.electron.windows().length;
  expect(await on.card.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  await on.card.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(on.card.url()).toMatch(/^flipwatch:\/\/app\//);
  expect(on.app.electron.windows()).toHaveLength(before);
});

test('nothing that says who the person is goes to a server that asks: no certificate of theirs, no name, no password', async () => {
  const answers = await on.app.electron.evaluate(({ app, webContents }) => {
    const [contents] = webContents.getAllWebContents();
    // What Electron does when a server asks. Nobody who says no in time: it hands over the first certificate of the system.
    const ask = (name: string, ...details: unknown[]) => {
      let prevented = false;
      const given: unknown[][] = [];
      const event = { preventDefault: () => (prevented = true) };
      const answer = (...values: unknown[]): number => given.push(values);
      Reflect.apply(app.emit, app, [name, event, contents, ...details, answer]);
      return { prevented, given };
    };
    const address = 'https://tracker.example/pixel.gif';
    return {
      certificate: ask('select-client-certificate', address, [{ subjectName: 'Erika Mustermann' }]),
      login: ask('login', { url: address }, { isProxy: false, host: 'tracker.example', realm: 'r' }),
      proxy: ask('login', { url: address }, { isProxy: true, host: '10.0.0.1', realm: 'r' }),
      broken: ask('certificate-error', address, 'net::ERR_CERT_AUTHORITY_INVALID', {}),
    };
  });
  expect(answers).toEqual({
    certificate: { prevented: true, given: [[]] },
    login: { prevented: true, given: [[]] },
    proxy: { prevented: true, given: [[]] },
    broken: { prevented: true, given: [[false]] },
  });
});
