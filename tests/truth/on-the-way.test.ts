import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer as createSocketServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import type { BrowserPort } from '../../checks/audit/ports.ts';
import { drivenPage } from '../../checks/browser/driven-page.ts';
import { installedBrowser } from '../../checks/browser/installed.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { readPage } from '../../checks/engine/index.ts';
import { isNetworksPage } from '../../checks/engine/portal.ts';
import { launchChromium, quickChromiumPath } from '../support/chromium.ts';
import { type Answer, type ServedPages, servePages } from '../support/pages.ts';
import { platformOf, settingOf, visitTo } from '../support/visits.ts';
import { waitsForPerson } from '../support/waiting.ts';
import { quick, settingsPage, training, trainingPath, verdict } from './stage.ts';

/** What lies between this computer and the site is not the site's fault: it is told as what it is, and the audit stops. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const { manifests, platforms } = loadCatalogue();
const linkedin = platformOf(training);
const pages = new Set(
  manifests.flatMap((one) => (one.platform === 'linkedin' && one.method === 'setting' ? one.place.path : [])),
);

let portal: ServedPages;
let site: ServedPages | undefined;
beforeEach(async () => {
  portal = await servePages(() => '<title>Portal</title><h1>Please sign in</h1>');
});
afterEach(async () => {
  await portal.close();
  await site?.close();
  site = undefined;
});
/** Another host than the site's: both are this machine. */
const away = () => `${portal.origin.replace('127.0.0.1', 'localhost')}/login?to=somewhere`;

const redirects: Answer = (_, answer) => answer.writeHead(302, { location: away() }).end();
const says511: Answer = (_, answer) =>
  answer.writeHead(511, { 'content-type': 'text/html' }).end('<h1>Network Authentication Required</h1>');
const hotel =
  '<!doctype html><title>Welcome</title><h1>Hotel Lakeside</h1><p>Sign in to our Wi-Fi with your room number.</p><form method="post" action="/go"><input name="room"><input type="password" name="pin"><p>By signing in you accept our terms and conditions.</p><button>Accept</button></form>';

/** A whole audit of LinkedIn's settings at this site. */
async function audit(origin: string, port?: BrowserPort) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const history: BrowserPort = { open: async () => drivenPage(page, () => context.close()) };
  return auditAccount(
    {
      browser: port ?? history,
      history: { append: async () => {}, entries: async () => [] },
      clock: { now: () => new Date() },
      platform: linkedin,
      catalogue: manifests.filter((one) => one.platform === 'linkedin'),
    },
    {
      account: { id: 'a', platform: 'linkedin', name: 'A', site: origin },
      checks: 'all',
      trigger: 'manual',
      pace: 0,
      timing: quick,
    },
  );
}

describe('a network’s own page in place of every page', () => {
  const ways: readonly (readonly [string, () => Answer])[] = [
    ['the network answers 511', () => says511],
    ['every address leads to another host', () => redirects],
    [
      'a page leads there by itself',
      () => `<meta http-equiv="refresh" content="0;url=${away()}"><p>One moment`,
    ],
    ['a script leads there', () => `<script>location.replace(${JSON.stringify(away())})</script>`],
    [
      'a form leads there',
      () => `<form method="post" action="${away()}"></form><script>document.forms[0].submit()</script>`,
    ],
    ['a page about Wi-Fi comes from the site’s own address', () => hotel],
  ];

  it.each(ways)('%s: the audit stops, and says so of every setting', async (_, answer) => {
    site = await servePages(() => answer());
    const { document, stopped } = await audit(site.origin);
    expect(stopped).toBe('captivePortal');
    const asked = document.findings.filter((one) => one.status !== 'manual' && !waitsForPerson(one));
    expect(new Set(asked.map(({ reason }) => reason))).toEqual(new Set(['captivePortal']));
    // One page of the settings, and at most one other to be sure.
    expect(new Set(site.requests.filter((one) => pages.has(one.slice(4)))).size).toBe(1);
  });

  it('is told just so by an installed browser, which is not let go there', async () => {
    const profiles = mkdtempSync(path.join(tmpdir(), 'flipwatch-portal-'));
    try {
      site = await servePages(() => redirects);
      const port = installedBrowser({
        profiles,
        platforms,
        browser: quickChromiumPath(),
        headed: false,
        sandbox: process.getuid?.() !== 0,
      });
      const { stopped, document } = await audit(site.origin, port);
      expect(stopped).toBe('captivePortal');
      expect(document.findings.find(({ reason }) => reason === 'captivePortal')?.detail).toMatch(
        /^every page leads to localhost:/,
      );
      expect(portal.requests).toEqual([]);
    } finally {
      rmSync(profiles, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });

  it('is told where the network stops the page’s data in the middle', async () => {
    const page = settingsPage('<p>Nothing yet</p>', "fetch('/mysettings-api/any');");
    site = await servePages((asked) => (asked === trainingPath ? page : says511));
    expect(verdict(await readOne())).toBe('unknown/captivePortal');
  });
});

describe('is not made of', () => {
  it('one setting that the site sends to another host', async () => {
    site = await servePages((asked) => (asked === trainingPath ? redirects : '<h1>LinkedIn Login</h1>'));
    const result = await readOne();
    expect(verdict(result)).toBe('unknown/redirected');
    expect(result.observations[0]?.detail).toMatch(/^to another site, localhost:\d+$/);
    expect(result.stop).toBeNull();
  });

  it('a frame from another host', async () => {
    site = await servePages(() => settingsPage(`<iframe src="${away()}"></iframe>`));
    expect(verdict(await readOne())).toBe('unknown/controlMissing');
  });

  it('a site’s own sign-in page in place of every page', async () => {
    const signIn = '<h1>Sign in</h1><p>Stay updated on your professional world</p><input type="password">';
    site = await servePages(() => signIn);
    expect(verdict(await readOne())).toBe('unknown/signedOut');
  });

  it('a settings page that was read, whatever else it speaks of', async () => {
    const words = '<p>Save data: only load videos on Wi-Fi. Needs internet access.</p>';
    site = await servePages(() =>
      settingsPage(
        `${words}<p id="allowDataForGenerativeAI">Use my data for training content creation AI models</p><input type="checkbox" role="switch" checked aria-labelledby="allowDataForGenerativeAI">`,
      ),
    );
    expect(verdict(await readOne())).toBe('fail');
  });

  it.each([
    ['that names the platform', '<h1>Settings</h1><p>LinkedIn saves data when you are not on Wi-Fi.</p>'],
    [
      'that takes code from the platform’s hosts',
      '<script src="https://static.licdn.com/a.js"></script><p>Videos on Wi-Fi only</p>',
    ],
    ['whose script alone has the word', '<p>Settings</p><script>const wifi = "Wi-Fi";</script>'],
    ['with a longer word', '<p>wifies and hotspotted</p>'],
  ])('a page %s', (_, page) => {
    expect(isNetworksPage(page, linkedin)).toBe(false);
  });

  it('a page about the network in no language', () => {
    for (const text of [
      'Free WiFi',
      'Kostenloses WLAN',
      'Log in to the network',
      'Gäste-Netzwerk',
      'Accès à Internet',
      'Acceso a Internet',
      'доступ к интернету',
    ])
      expect(isNetworksPage(`<h1>${text}</h1>`, linkedin), text).toBe(true);
  });
});

describe('the connection itself', () => {
  let sockets: Server | undefined;
  afterEach(() => {
    sockets?.close();
  });
  const listen = async (answer: string): Promise<number> => {
    const server = createSocketServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(answer));
    });
    sockets = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const at = (
    origin: string,
    options: BrowserContextOptions = {},
    prepare?: (page: Page) => Promise<unknown>,
  ) => readOne(origin, options, prepare);
  const proxied = (port: number) => ({
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
  });

  it('a proxy that is not there', async () => {
    const result = await at('http://platform.test', proxied(9));
    expect([verdict(result), result.stop]).toEqual(['unknown/proxy', 'proxy']);
  });

  it('a proxy that wants a password', async () => {
    const port = await listen('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
    expect(verdict(await at('http://platform.test', proxied(port)))).toBe('unknown/proxy');
  });

  it('a proxy that makes no tunnel', async () => {
    const port = await listen('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
    expect(verdict(await at('https://platform.test', proxied(port)))).toBe('unknown/proxy');
  });

  it('whoever answers does not speak for the site', async () => {
    const port = await listen('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi');
    const result = await at(`https://127.0.0.1:${port}`);
    expect([verdict(result), result.stop]).toEqual(['unknown/certificate', 'certificate']);
  });

  it('no network at all', async () => {
    site = await servePages(() => settingsPage());
    const result = await at(site.origin, {}, (page) => page.context().setOffline(true));
    expect([verdict(result), result.stop]).toEqual(['unknown/offline', 'offline']);
  });

  it('a connection that breaks off is told as such, and costs its own page alone', async () => {
    const port = await listen('');
    const result = await at(`http://127.0.0.1:${port}`);
    expect([verdict(result), result.stop]).toEqual(['unknown/siteError', null]);
  });
});

async function readOne(
  origin = site?.origin ?? '',
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<unknown>,
) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await prepare?.(page);
    return await readPage(page, visitTo(origin, settingOf(training.id)), {
      now: () => new Date(),
      timing: quick,
    });
  } finally {
    await context.close();
  }
}
