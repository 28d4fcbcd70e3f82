import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { BrowserUnavailable } from '../../checks/audit/ports.ts';
import { type InstalledBrowserOptions, installedBrowser } from '../../checks/browser/installed.ts';
import type { Account, Platform } from '../../checks/model/index.ts';
import { chromiumPath } from '../support/chromium.ts';

const asked: string[] = [];
let inside: Server;
let outside: Server;
let profiles: string;
let account: Account;
let foreign: string;

const platform: Platform = {
  schema: 1,
  id: 'linkedin',
  name: 'LinkedIn',
  origins: ['https://www.linkedin.com'],
  signInPath: '/login',
  signedIn: { cookies: [], localStoragePrefixes: [], testIds: [] },
  signedOut: { paths: [], testIds: [], texts: [] },
  codeHosts: [],
  noiseHosts: [],
  answerCodes: { signedOut: [], challenge: [], rateLimited: [] },
  challengePaths: [],
  brokenPageTexts: [],
  notOfferedTexts: [],
  noisePaths: [],
};

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const listen = (name: string) =>
  new Promise<Server>((resolve) => {
    const server = createServer((request, response) => {
      asked.push(`${name}${request.url}`);
      if (request.url === '/leave') {
        response.writeHead(302, { location: `${foreign}/redirected` }).end();
        return;
      }
      if (request.url === '/file') {
        response.writeHead(200, { 'content-disposition': 'attachment; filename="a.bin"' }).end('bytes');
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
      response.end(`<!doctype html><title>${name}</title><h1>${name}</h1>`);
    }).listen(0, '127.0.0.1', () => resolve(server));
  });

beforeAll(async () => {
  inside = await listen('inside');
  outside = await listen('outside');
  foreign = originOf(outside);
});
afterAll(() => {
  inside.close();
  outside.close();
});
beforeEach(() => {
  asked.length = 0;
  profiles = mkdtempSync(path.join(tmpdir(), 'flipwatch-browser-'));
  account = { id: 'linkedin-at-test', platform: 'linkedin', name: 'Test', site: originOf(inside) };
});
afterEach(() => rmSync(profiles, { recursive: true, force: true, maxRetries: 5 }));

const port = (more: Partial<InstalledBrowserOptions> = {}) =>
  installedBrowser({
    profiles,
    platforms: [platform],
    browser: chromiumPath(),
    headed: false,
    sandbox: process.getuid?.() !== 0,
    ...more,
  });

test('a page stays on its platform: links, scripts and redirects that lead elsewhere are refused', async () => {
  const session = await port().open(account, 'audit');
  try {
    const { page } = session;
    await page.goto(`${account.site}/home`);
    await expect(page.goto(`${foreign}/typed`)).rejects.toThrow(/ERR_ABORTED/);
    await expect(page.goto(`${account.site}/leave`)).rejects.toThrow(/ERR_ABORTED/);
    await page.goto(`${account.site}/home`);
    await page.evaluate((to) => location.assign(to), `${foreign}/scripted`);
    await page.waitForTimeout(500);
    expect(asked.filter((line) => line.startsWith('outside'))).toEqual([]);
  } finally {
    await session.close();
  }
});

test('what a page loads into itself from elsewhere is left alone', async () => {
  const session = await port().open(account, 'audit');
  try {
    await session.page.goto(`${account.site}/home`);
    const answer = await session.page.evaluate(async (to) => (await fetch(to)).status, `${foreign}/asset`);
    await session.page.evaluate((to) => {
      const frame = document.createElement('iframe');
      frame.src = to;
      document.body.append(frame);
      return new Promise((loaded) => frame.addEventListener('load', loaded));
    }, `${foreign}/frame`);
    expect(answer).toBe(200);
    expect(asked).toContain('outside/asset');
    expect(asked).toContain('outside/frame');
  } finally {
    await session.close();
  }
});

test('popups, downloads and permissions are denied', async () => {
  const session = await port().open(account, 'audit');
  try {
    const { page } = session;
    await page.goto(`${account.site}/home`);
    await page.evaluate((to) => void window.open(to), `${account.site}/popup`);
    await page.evaluate(() => {
      document.body.innerHTML =
        '<a id=p href="/popup" target="_blank">more</a><a id=f href="/file" download>file</a>';
    });
    await page.click('#p');
    const download = page.waitForEvent('download');
    await page.click('#f');
    const failure = await (await download).failure();
    const place = await page.evaluate(
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            (error) => resolve(error.code),
          ),
        ),
    );
    const notices = await page.evaluate(() => Notification.requestPermission());
    await page.waitForTimeout(300);
    expect(asked).not.toContain('inside/popup');
    expect(page.context().pages()).toHaveLength(1);
    expect(failure).toMatch(/acceptDownloads/);
    expect(place).toBe(1);
    expect(notices).toBe('denied');
  } finally {
    await session.close();
  }
});

test.each([
  ['the tabs of last time', { restore_on_startup: 1 }],
  ['a page that the person chose', { restore_on_startup: 4, startup_urls: ['FOREIGN/chosen'] }],
])('a browser that would begin with %s opens none but ours', async (_what, wish) => {
  const first = await port().open(account, 'audit');
  await first.close();
  const data = path.join(profiles, account.id, 'browser');
  const plain = await chromium.launchPersistentContext(data, {
    executablePath: chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--password-store=basic'],
  });
  const tab = await plain.newPage();
  await tab.goto(`${foreign}/restored`);
  await plain.close();
  const file = path.join(data, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  const session = JSON.parse(JSON.stringify(wish).replace('FOREIGN', foreign));
  writeFileSync(file, JSON.stringify({ ...preferences, session: { ...preferences.session, ...session } }));
  asked.length = 0;
  const again = await port().open(account, 'audit');
  try {
    await again.page.goto(`${account.site}/home`);
    await expect.poll(() => again.page.context().pages().length).toBe(1);
    expect(asked.filter((line) => !line.includes('favicon'))).toEqual(['inside/home']);
  } finally {
    await again.close();
  }
});

test('it hides nothing: a driven page can see that it is driven', async () => {
  const session = await port().open(account, 'audit');
  try {
    expect(await session.page.evaluate(() => navigator.webdriver)).toBe(true);
  } finally {
    await session.close();
  }
});

test('what the site stored is there again at the next opening, in a folder that only its owner can read', async () => {
  const first = await port().open(account, 'audit');
  await first.page.goto(`${account.site}/home`);
  await first.page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the old way is the one that every site uses
    document.cookie = 'session=1; max-age=9999';
  });
  await first.close();
  await first.close();
  const second = await port().open(account, 'audit');
  await second.page.goto(`${account.site}/home`);
  const cookie = await second.page.evaluate(() => document.cookie);
  await second.close();
  expect(cookie).toBe('session=1');
  expect(statSync(path.join(profiles, account.id)).mode & 0o777).toBe(0o700);
  expect(readdirSync(path.join(profiles, account.id))).not.toContain('in-use.json');
});

test('a profile is used by one process at a time, and a lock left behind by a killed one does not count', async () => {
  const session = await port().open(account, 'audit');
  await expect(port().open(account, 'audit')).rejects.toMatchObject({ code: 'profileInUse' });
  await session.close();
  const lock = path.join(profiles, account.id, 'in-use.json');
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 - 1, takenAt: Date.now(), started: '1' }));
  const next = await port().open(account, 'audit');
  expect(existsSync(lock)).toBe(true);
  await next.close();
});

test('the sandbox is never left out in silence', async () => {
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    await expect(port({ sandbox: true }).open(account, 'audit')).rejects.toMatchObject({
      code: 'cannotSandbox',
    });
    expect(existsSync(path.join(profiles, account.id))).toBe(false);
    return;
  }
  const session = await port({ sandbox: true }).open(account, 'audit');
  await session.close();
});

test('a browser that is not there, and a folder that cannot be written, are said in their own words', async () => {
  await expect(port({ browser: '/no/such/browser' }).open(account, 'audit')).rejects.toMatchObject({
    code: 'noBrowser',
  });
  const file = path.join(profiles, 'file');
  writeFileSync(file, '');
  await expect(port({ profiles: file }).open(account, 'audit')).rejects.toMatchObject({
    code: 'profileNotWritable',
  });
  const broken = path.join(profiles, 'broken');
  writeFileSync(broken, '#!/bin/sh\necho "No usable sandbox!" >&2\nexit 1\n');
  chmodSync(broken, 0o755);
  const refused = port({ browser: broken }).open(account, 'audit');
  await expect(refused).rejects.toBeInstanceOf(BrowserUnavailable);
  await expect(refused).rejects.toMatchObject({ code: 'cannotSandbox' });
});

test('signing in takes a browser that is shown, and waits until the person has closed it', async () => {
  await expect(port().openForSignIn(account, `${account.site}/login`)).rejects.toMatchObject({
    code: 'failedToStart',
  });
  const seen = path.join(profiles, 'seen');
  const plain = path.join(profiles, 'plain');
  writeFileSync(
    plain,
    `#!/bin/sh\n[ "$1" = --version ] && exit 0\nprintf '%s\\n' "$@" > '${seen}'\nsleep 0.3\n`,
  );
  chmodSync(plain, 0o755);
  const started = Date.now();
  await port({ browser: plain, headed: true }).openForSignIn(account, `${account.site}/login`);
  const given = readFileSync(seen, 'utf8').trim().split('\n');
  expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  expect(given.at(-1)).toBe(`${account.site}/login`);
  expect(given).toContain(`--user-data-dir=${path.join(profiles, account.id, 'browser')}`);
  expect(given.filter((word) => /remote-debugging|enable-automation|headless/.test(word))).toEqual([]);
  expect(given).toContain('--password-store=basic');
});
