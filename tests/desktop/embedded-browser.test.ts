import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../renderer/bundle.ts';
import { addAccount, until } from '../support/desk-app.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { appForAll } from './app-for-tests.ts';

/** What a platform's page must not be able to do, tried by the page itself: in the shown window and in a hidden one. */

let platform: ServedPages;
let elsewhere: ServedPages;

const body =
  '<!doctype html><title>platform</title><h1>Settings</h1><a id="file" download="x.txt" href="/file">x</a>';

beforeAll(async () => {
  elsewhere = await servePages(() => '<!doctype html><title>elsewhere</title>');
  platform = await servePages((path) => {
    if (path === '/leave')
      return (_request, response) => response.writeHead(302, { location: elsewhere.origin }).end();
    if (path === '/file')
      return (_request, response) =>
        response.writeHead(200, { 'content-disposition': 'attachment' }).end('x');
    // A request that is never answered keeps an audit's window open for as long as the test looks at it.
    if (path === '/hang') return () => {};
    return `${body}<script>fetch('/hang')</script>`;
  });
});
afterAll(async () => {
  await platform?.close();
  await elsewhere?.close();
});
const on = appForAll(() => ({ args: [`--site=linkedin=${platform.origin}`] }));

async function pageOfPlatform(): Promise<Page> {
  const find = () => on.app.electron.windows().find((page) => page.url().startsWith(platform.origin));
  const page = await until('the page of the platform', find, (found) => found !== undefined);
  if (page === undefined) throw new Error('no page');
  await page.waitForLoadState('domcontentloaded');
  return page;
}

const opened = {
  shown: (account: string) => on.request('page.show', { account, check: 'linkedin.ai-training' }),
  hidden: (account: string) => on.request('audit.start', { account, checks: ['linkedin.ai-training'] }),
};

describe.each(['shown', 'hidden'] as const)('in the %s window', (kind) => {
  let page: Page;
  let account: string;
  beforeAll(async () => {
    account = await addAccount(on.card, kind, false);
    expect(await opened[kind](account)).toEqual({ ok: true });
    page = await pageOfPlatform();
  });
  afterAll(async () => {
    await on.request('audit.stop', {});
    await page.close().catch(() => {});
    await until(
      'all but the report card to be gone',
      () => on.app.electron.windows().length,
      (count) => count === 1,
    );
  });

  test('there is no Node, no preload and no bridge', async () => {
    const seen = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'flipwatch', 'electron'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(seen).toEqual([]);
  });

  test('no window can be opened', async () => {
    const before = on.app.electron.windows().length;
    const asked = elsewhere.requests.length;
    expect(await page.evaluate(() => window.open('/other') === null)).toBe(true);
    expect(await page.evaluate((url) => window.open(url) === null, elsewhere.origin)).toBe(true);
    expect(on.app.electron.windows()).toHaveLength(before);
    expect(elsewhere.requests).toHaveLength(asked);
  });

  test('every permission is denied', async () => {
    const answers = await page.evaluate(async () => {
      const failed = (error: unknown): string => (error instanceof Error ? error.name : 'failed');
      return {
        notification: await Notification.requestPermission(),
        place: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            ({ code }) => resolve(code),
          ),
        ),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', failed),
        // A machine without a camera says so before it says no.
        cameraState: await navigator.permissions.query({ name: 'camera' }).then(({ state }) => state),
        clipboard: await navigator.clipboard.readText().then(() => 'given', failed),
      };
    });
    expect(answers).toEqual({
      notification: 'denied',
      place: 1,
      camera: expect.stringMatching(/NotAllowedError|NotFoundError/),
      cameraState: 'denied',
      clipboard: 'NotAllowedError',
    });
  });

  test('nothing is downloaded', async () => {
    // A handle, so that somebody listens before anything is clicked.
    const outcome = await on.app.electron.evaluateHandle(
      ({ session }, partition) => ({
        told: new Promise<string>((resolve) => {
          // Heard after the app's own listener, which must have said no by then.
          session
            .fromPartition(partition)
            .once('will-download', (event) => resolve(event.defaultPrevented ? 'prevented' : 'saved'));
        }),
      }),
      `persist:${account}`,
    );
    await page.evaluate(() => document.getElementById('file')?.click());
    expect(await outcome.evaluate(({ told }) => told)).toBe('prevented');
    expect(await page.title()).toBe('platform');
  });

  test('the page can’t leave its platform, by itself or by the site’s redirect', async () => {
    const asked = elsewhere.requests.length;
    await page.evaluate((url) => {
      location.href = url;
    }, elsewhere.origin);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(page.url().startsWith(platform.origin)).toBe(true);
    expect(await page.evaluate(() => fetch('/leave', { mode: 'no-cors' }).then(() => 'asked'))).toBe('asked');
    const askedByFetch = elsewhere.requests.length;
    await page.evaluate(() => {
      location.href = '/leave';
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(elsewhere.requests.slice(askedByFetch)).toEqual([]);
    expect(askedByFetch - asked).toBeLessThanOrEqual(1);
  });

  test('local files and other schemes stay closed', async () => {
    for (const address of ['file:///etc/hostname', 'flipwatch://app/index.html', 'chrome://version']) {
      await page.goto(address, { timeout: 3000 }).catch(() => {});
      const text = await page.evaluate(() => document.body?.innerText ?? '').catch(() => '');
      expect(text).not.toMatch(/flipwatch|chromium \d/i);
      expect(page.url().startsWith(address) && text.length > 0 && !/ERR_|blocked/i.test(text)).toBe(false);
    }
  });
});

test('Stop in the banner ends a fix on a page that never gets ready, and nothing was clicked', async () => {
  const account = await addAccount(on.card, 'stop', false);
  const fix = on.request('fix.run', { account, check: 'linkedin.ai-training', action: 'fix' });
  const banner = await until(
    'the banner',
    () => on.app.electron.windows().find((page) => page.url().startsWith('flipwatch://banner')),
    (page) => page !== undefined,
  );
  await pageOfPlatform();
  const pressed = Date.now();
  await banner?.getByRole('button', { name: 'Stop' }).click();
  expect(await fix).toMatchObject({
    ok: true,
    fix: { result: 'refused', reason: 'browserClosed', after: null },
  });
  expect(Date.now() - pressed).toBeLessThan(6000);
  await until(
    'the window to close',
    () => on.app.electron.windows().length,
    (count) => count === 1,
  );
});

test('the app’s own page is served without a door: its policy, no other file, host or method', async () => {
  const answers = await on.app.electron.evaluate(async ({ net }) => {
    const ask = async (url: string, method = 'GET') => {
      try {
        return (await net.fetch(url, { method })).status;
      } catch {
        return 'refused';
      }
    };
    return {
      policy: (await net.fetch('flipwatch://app/')).headers.get('content-security-policy'),
      page: await ask('flipwatch://app/index.html'),
      up: await ask('flipwatch://app/%2e%2e/electron/main.js'),
      upEncoded: await ask('flipwatch://app/..%2felectron%2fmain.js'),
      host: await ask('flipwatch://other/index.html'),
      post: await ask('flipwatch://app/index.html', 'POST'),
    };
  });
  expect(answers).toEqual({
    policy: CONTENT_SECURITY_POLICY,
    page: 200,
    up: 404,
    upEncoded: 404,
    host: 404,
    post: 405,
  });
  // Inline script is what an injected page would need first.
  const ran = await on.card.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.body.append(script);
    return 'injected' in globalThis;
  });
  expect(ran).toBe(false);
});

test('the bridge is two functions, and main refuses what the contract does not know', async () => {
  expect(await on.card.evaluate(() => Object.keys(window.flipwatch).sort())).toEqual(['on', 'request']);
  const raw = (channel: string, what: unknown) =>
    on.card.evaluate(
      ([name, text]) => Reflect.apply(window.flipwatch.request, null, [name, JSON.parse(text)]),
      [channel, JSON.stringify(what)] as const,
    );
  expect(await raw('shell.exec', {})).toMatchObject({ ok: false, code: 'invalid' });
  expect(await raw('__proto__', {})).toMatchObject({ ok: false, code: 'invalid' });
  expect(await raw('account.rename', { account: '../../etc', name: 'x' })).toMatchObject({
    ok: false,
    code: 'invalid',
  });
  expect(await raw('snapshot.get', { extra: 1 })).toMatchObject({ ok: false, code: 'invalid' });
  expect(await raw('snapshot.get', { long: 'x'.repeat(100_000) })).toMatchObject({
    ok: false,
    code: 'invalid',
  });
});

test('a page of a platform that finds the IPC channel is not answered', async () => {
  // Even with a preload that it must never get: the sender's address is not ours.
  const reply = await on.app.electron.evaluate(async ({ app: own, BrowserWindow }, url) => {
    const intruder = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${own.getAppPath()}/out/electron/preload.cjs`, sandbox: true },
    });
    await intruder.loadURL(url);
    const said: unknown = await intruder.webContents.executeJavaScript(
      `window.flipwatch.request('snapshot.get', {})`,
    );
    intruder.destroy();
    return said;
  }, elsewhere.origin);
  expect(reply).toMatchObject({ ok: false, code: 'invalid' });
});
