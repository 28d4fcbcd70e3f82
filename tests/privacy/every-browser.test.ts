import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVirtualDisplay } from '../../build/test/virtual-display.mjs';
import { installedBrowser } from '../../checks/browser/installed.ts';
import { printPdf } from '../../checks/browser/print-pdf.ts';
import { openForSignIn } from '../../checks/browser/sign-in.ts';
import {
  basicKeyStore,
  drivenSwitches,
  ofOtherBrowsers,
  plainSwitches,
  printingSwitches,
  unwanted,
} from '../../checks/browser/switches.ts';
import { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
import { folder } from '../cli/program.ts';
import { chromiumPath } from '../support/chromium.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { startRecordingProxy } from './recording-proxy.ts';

/**
 * Every way in which Flipwatch starts an installed browser, behind a proxy that writes down whom it asks. What a vendor's
 * browser asks of its own accord comes up to half a minute after the start. All ways at once, so that a minute is enough.
 */
const QUIET_MS = 60_000;

const home = folder();
const sandbox = process.getuid?.() !== 0;
let site: ServedPages;
let display: Awaited<ReturnType<typeof startVirtualDisplay>>;
let displayBefore: string | undefined;
beforeAll(async () => {
  site = await servePages(() => '<!doctype html><title>site</title><h1>Settings</h1>');
  display = await startVirtualDisplay();
  displayBefore = process.env.DISPLAY;
  process.env.DISPLAY = display.env.DISPLAY ?? '';
});
afterAll(async () => {
  if (displayBefore === undefined) delete process.env.DISPLAY;
  else process.env.DISPLAY = displayBefore;
  await site.close();
  display.end();
  home.remove();
});

/** What the browser of one test is started with, and whom it has asked. */
interface Watched {
  readonly browser: string;
  readonly asked: () => string[];
}

/**
 * Lets `use` start a browser that goes through a recording proxy of its own. Chromium honours the last switch of a name, so
 * this one stands behind all that Flipwatch gives.
 */
async function watched(name: string, use: (watched: Watched) => Promise<void>): Promise<void> {
  const proxy = await startRecordingProxy();
  const browser = path.join(home.path, `${name}.sh`);
  const through = `--proxy-server=http://127.0.0.1:${proxy.port} "--proxy-bypass-list=<-loopback>"`;
  writeFileSync(browser, `#!/bin/sh\nexec "${chromiumPath()}" "$@" ${through}\n`);
  chmodSync(browser, 0o755);
  try {
    await use({ browser, asked: () => [...new Set(proxy.hosts)] });
  } finally {
    await proxy.close();
  }
}

const accountHere = (id: string) => ({ id, platform: 'linkedin', name: 'Test', site: site.origin });
const profiles = path.join(home.path, 'profiles');

async function audits(headed: boolean, browser: string): Promise<void> {
  const platform = platformById(loadCatalogue(), 'linkedin');
  const port = installedBrowser({
    profiles,
    platforms: platform === undefined ? [] : [platform],
    browser,
    headed,
    sandbox,
  });
  const session = await port.open(accountHere(`linkedin-audit-${headed}`), 'audit');
  await session.page.goto(site.origin);
  await delay(QUIET_MS);
  await session.close();
}

async function signsIn(browser: string): Promise<void> {
  const closing = new AbortController();
  const open = openForSignIn({
    account: accountHere('linkedin-sign-in'),
    profiles,
    browser,
    startUrl: site.origin,
    sandbox,
    signal: closing.signal,
  });
  await delay(QUIET_MS);
  closing.abort();
  await open;
}

/** Again and again: the browser that prints ends as soon as it has done so. */
async function prints(browser: string): Promise<void> {
  const words = `<!doctype html><title>Report</title><img src="${site.origin}/pixel.gif"><p>report</p>`;
  const until = Date.now() + QUIET_MS;
  do {
    const pdf = await printPdf(words, { browser, sandbox });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    await delay(5000);
  } while (Date.now() < until);
}

/** A browser as its vendor ships it. */
async function bare(browser: string, isNoticed: () => boolean): Promise<void> {
  const root = sandbox ? [] : ['--no-sandbox'];
  const own = `--user-data-dir=${path.join(home.path, 'bare')}`;
  const child = spawn(browser, [...root, own, '--no-first-run', 'about:blank'], { stdio: 'ignore' });
  await expect.poll(isNoticed, { timeout: QUIET_MS, interval: 300 }).toBe(true);
  child.kill();
  await new Promise((resolve) => child.once('exit', resolve));
}

describe.concurrent('no browser that Flipwatch starts asks anybody but the platform:', () => {
  const timeout = QUIET_MS + 60_000;
  const platformAlone = () => [new URL(site.origin).host];

  it('one without these switches would be noticed', { timeout }, () =>
    watched('bare', ({ browser, asked }) => bare(browser, () => asked().length > 0)),
  );
  it('the one that audits, unseen', { timeout }, () =>
    watched('audit', async ({ browser, asked }) => {
      await audits(false, browser);
      expect(asked()).toEqual(platformAlone());
    }),
  );
  it('the one that audits, shown', { timeout }, () =>
    watched('shown', async ({ browser, asked }) => {
      await audits(true, browser);
      expect(asked()).toEqual(platformAlone());
    }),
  );
  it('the one in which the person signs in', { timeout }, () =>
    watched('sign-in', async ({ browser, asked }) => {
      await signsIn(browser);
      expect(asked()).toEqual(platformAlone());
    }),
  );
  it('the one that prints a report: not even an address in the report itself', { timeout }, () =>
    watched('prints', async ({ browser, asked }) => {
      await prints(browser);
      expect(asked()).toEqual([]);
    }),
  );
});

describe('switches', () => {
  /** What a program that Flipwatch has started was given, as it was given. */
  async function givenBy(start: (browser: string) => Promise<unknown>): Promise<string[]> {
    const file = path.join(home.path, 'given');
    const browser = path.join(home.path, 'notes.sh');
    writeFileSync(browser, `#!/bin/sh\n[ "$1" = --version ] || printf '%s\\n' "$@" > "${file}"\nexit 0\n`);
    chmodSync(browser, 0o755);
    await start(browser).catch(() => {});
    return readFileSync(file, 'utf8').trim().split('\n');
  }
  const ways = {
    audit: (browser: string) =>
      installedBrowser({ profiles, platforms: [], browser, headed: false, sandbox }).open(
        accountHere('linkedin-a'),
        'audit',
      ),
    signIn: (browser: string) =>
      openForSignIn({
        account: accountHere('linkedin-b'),
        profiles,
        browser,
        startUrl: site.origin,
        sandbox,
      }),
    print: (browser: string) => printPdf('<p>x</p>', { browser, sandbox }),
  };

  it.each(Object.entries(ways))(
    'of %s: one list keeps the vendor out of every browser',
    async (_name, way) => {
      const given = await givenBy(way);
      const features = given.filter((word) => word.startsWith('--disable-features='));
      expect(given).toContain('--disable-background-networking');
      expect(given).toContain('--disable-component-update');
      // Chromium honours the last of them alone.
      const last = features.at(-1)?.slice('--disable-features='.length).split(',');
      for (const talks of ['OptimizationHints', 'NetworkTimeServiceQuerying', 'AutofillServerCommunication'])
        expect(last).toContain(talks);
      expect(given.some((word) => word.startsWith('--remote-debugging-port'))).toBe(false);
    },
  );

  /** The program itself: what is called by name is often a script beside it. */
  function programOfBrowser(): Buffer {
    const called = realpathSync(chromiumPath());
    const isProgram = (file: string): boolean =>
      existsSync(file) && readFileSync(file).subarray(1, 4).toString() === 'ELF';
    const found = [called, path.join(path.dirname(called), 'chrome'), '/usr/lib/chromium/chromium'].find(
      isProgram,
    );
    if (found === undefined) throw new Error(`No program was found behind ${called}.`);
    return readFileSync(found);
  }

  it('are all known to the browser: one that it does not know protects nobody', () => {
    const ours = [...drivenSwitches, ...plainSwitches, ...printingSwitches];
    const names = [...ours, ...unwanted, ...basicKeyStore].map((word) => word.slice(2).split('=')[0] ?? '');
    const features = ours
      .filter((word) => word.startsWith('--disable-features='))
      .flatMap((word) => word.slice('--disable-features='.length).split(','));
    const program = programOfBrowser();
    const known = (name: string): boolean => program.includes(Buffer.from(name, 'latin1'));
    expect(known('a-switch-that-no-browser-has')).toBe(false);
    const unknown = [...new Set([...names, ...features])].filter((name) => !known(name));
    expect(unknown.sort()).toEqual(Object.keys(ofOtherBrowsers).sort());
  });
});
