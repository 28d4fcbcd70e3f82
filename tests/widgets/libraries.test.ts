import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSetting, readPage, type Timing } from '../../checks/engine/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { fixAt, platformOf, settingOf, visitTo } from '../support/visits.ts';
import { bundleLibraries, libraries, type PageBundle } from './bundle.ts';

/**
 * Switches that other people wrote, as their documentation shows them. The engine has no word about any of them:
 * what it says of them, and how it presses them, it knows from the web's own standards alone.
 */
const timing: Partial<Timing> = { navigation: 20_000, ready: 20_000, poll: 50, watchFactor: 0.1 };

/** A web component takes attributes on its outside, and Headless UI names its switch itself: neither carries the key. */
const withoutKey = new Set(['shoelace', 'headless-ui']);

let browser: Browser;
let bundles: ReadonlyMap<string, PageBundle>;
beforeAll(async () => {
  [browser, bundles] = await Promise.all([launchChromium(), bundleLibraries()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
});

interface Server {
  on: boolean;
  readonly disabled: boolean;
  readonly saved: boolean[];
}

/** The setting by its name alone: X has no keys. By its key alone: LinkedIn, under words that nobody knows. */
const known = {
  name: { id: 'x.personalized-ads', label: 'Personalized ads' },
  key: { id: 'linkedin.ads-by-age', label: 'Zestful quiet mornings' },
} as const;
type By = keyof typeof known;

async function onPage<T>(
  library: string,
  by: By,
  server: Server,
  look: (site: string, newPage: () => ReturnType<Browser['newPage']>) => Promise<T>,
): Promise<T> {
  const check = settingOf(known[by].id);
  const bundle = bundles.get(library);
  if (!bundle) throw new Error(`nothing to read of ${library}`);
  const [key] = check.control.keys;
  const served = await servePages((asked) => {
    if (asked === '/bundle.js')
      return (_, response) => response.setHeader('content-type', 'text/javascript').end(bundle.script);
    if (asked === '/bundle.css')
      return (_, response) => response.setHeader('content-type', 'text/css').end(bundle.style);
    if (asked === '/settings/save')
      return (request, response) => {
        request.on('data', (word) => {
          server.on = String(word) === 'true';
          server.saved.push(server.on);
          response.end('ok');
        });
      };
    if (asked !== check.place.path) return undefined;
    const setting = {
      label: known[by].label,
      attributes: key ? { [key.attribute]: key.value } : {},
      on: server.on,
      disabled: server.disabled,
    };
    return `<!doctype html><html lang="en"><title>Settings</title><link rel="stylesheet" href="/bundle.css">
      <body><main><h1>Settings</h1><div id="root"></div><p>A sentence about what this setting is good for.</p></main>
      <script>window.setting = ${JSON.stringify(setting)}</script><script src="/bundle.js"></script></body></html>`;
  });
  const context = await browser.newContext();
  try {
    await context.addCookies(
      platformOf(check).signedIn.cookies.map((name) => ({ name, value: 'x', url: served.origin })),
    );
    return await look(served.origin, () => context.newPage());
  } finally {
    await context.close();
    await served.close();
  }
}

const read = (library: string, server: Server) =>
  onPage(library, 'name', server, async (site, newPage) => {
    const visit = visitTo(site, settingOf(known.name.id));
    const { observations } = await readPage(await newPage(), visit, { now: () => new Date(), timing });
    return observations[0];
  });

const fix = (library: string, by: By, server: Server) =>
  onPage(library, by, server, async (site, newPage) =>
    changeSetting(await newPage(), fixAt(site, settingOf(known[by].id)), { now: () => new Date(), timing }),
  );

const server = (on: boolean, disabled = false): Server => ({ on, disabled, saved: [] });

describe.concurrent.each(libraries)('the switch of %s', (library) => {
  it('is exposed when it is on', async () => {
    expect(await read(library, server(true))).toMatchObject({ status: 'fail', state: 'on', locked: false });
  });

  it('is private when it is off, on two witnesses', async () => {
    const seen = await read(library, server(false));
    expect(seen).toMatchObject({ status: 'pass', state: 'off', locked: false });
    expect(seen?.witnesses.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['label', 'address', 'reload']),
    );
  });

  it('is seen to be locked, on as well as off, and is then not pressed', async () => {
    const locked = server(true, true);
    const fixed = await fix(library, 'name', locked);
    expect(fixed.before).toMatchObject({ status: 'fail', state: 'on', locked: true });
    expect(fixed).toMatchObject({ result: 'refused', reason: 'locked', clicks: 0 });
    expect(locked.saved).toEqual([]);
    expect(await read(library, server(false, true))).toMatchObject({
      status: 'pass',
      state: 'off',
      locked: true,
    });
  });

  it('is turned off by one press, and stays off', async () => {
    const held = server(true);
    expect(await fix(library, 'name', held)).toMatchObject({ result: 'fixed', reason: null, clicks: 1 });
    expect(held).toMatchObject({ on: false, saved: [false] });
  });
});

describe.concurrent.each(libraries.filter((name) => !withoutKey.has(name)))('the switch of %s', (library) => {
  it('is known by its key alone, and turned off', async () => {
    const held = server(true);
    const fixed = await fix(library, 'key', held);
    expect(fixed.before.witnesses.map(({ kind }) => kind)).toContain('key');
    expect(fixed).toMatchObject({ result: 'fixed', clicks: 1 });
    expect(held.saved).toEqual([false]);
  });
});

it('holds more than eight libraries, and the three examples of the ARIA Authoring Practices', () => {
  expect(libraries.filter((name) => !name.startsWith('apg-')).length).toBeGreaterThan(8);
  expect(libraries.filter((name) => name.startsWith('apg-'))).toHaveLength(3);
});
