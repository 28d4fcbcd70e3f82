import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import {
  drawFrom,
  html,
  json,
  keepingWorker,
  type Route,
  read,
  readPatiently,
  serve,
  settingsPage,
  text,
  trainingData,
  trainingPath,
  trainingSwitch,
  verdict,
} from './stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('where an answer came from', () => {
  const sw = (body: string): Route => text(body, 'text/javascript');
  const workers = {
    revalidating:
      "self.addEventListener('install',()=>skipWaiting());self.addEventListener('activate',e=>e.waitUntil(clients.claim()));self.addEventListener('fetch',e=>{if(e.request.url.includes('mysettings-api'))e.respondWith(caches.open('a').then(async c=>{const h=await c.match(e.request);const n=fetch(e.request).then(r=>{c.put(e.request,r.clone());return r});return h??n}))})",
  };
  it.each([
    ['the cache', {}, { 'cache-control': 'private, max-age=1209600' }],
    ['the cache, while it asks anew', {}, { 'cache-control': 'max-age=0, stale-while-revalidate=86400' }],
    ['a service worker that keeps what it has', { '/sw.js': sw(keepingWorker) }, {}],
    ['a service worker that is one visit late', { '/sw.js': sw(workers.revalidating) }, {}],
  ] as const)('a flip is not hidden by %s', async (_name, more, headers) => {
    let value = false;
    const script = `${'/sw.js' in more ? "navigator.serviceWorker.register('/sw.js');" : ''} ${drawFrom(trainingData)}`;
    const stage = await serve({
      [trainingPath]: settingsPage(undefined, script),
      [trainingData]: (...all) => json({ key: 'allowDataForGenerativeAI', value }, headers)(...all),
      ...more,
    });
    const context = await browser.newContext();
    const said: string[] = [];
    for (const held of [false, false, true]) {
      value = held;
      said.push(verdict(await readPatiently(browser, stage.origin, { context })));
    }
    await context.close();
    await stage.close();
    expect(said.slice(0, 2)).toEqual(['pass', 'pass']);
    expect(said[2]).toBe('fail');
  });

  /** What is said of a setting first, and after the server's value has changed; the browser keeps what it may. */
  async function saidWhenItChanges(
    held: readonly [boolean, boolean],
    routes: (value: () => boolean) => Readonly<Record<string, Route | string>>,
  ) {
    let value = held[0];
    const stage = await serve(routes(() => value));
    const context = await browser.newContext();
    const said: string[] = [];
    for (value of held) said.push(verdict(await readPatiently(browser, stage.origin, { context })));
    await context.close();
    await stage.close();
    return said;
  }
  const kept = { 'cache-control': 'private, max-age=1209600' };
  const answer =
    (value: () => boolean, headers: Record<string, string> = {}): Route =>
    (...all) =>
      json({ key: 'allowDataForGenerativeAI', value: value() }, headers)(...all);

  it.each(['force-cache', 'only-if-cached'])(
    'a flip is not hidden by a page that asks its cache with "%s"',
    async (cache) => {
      const script = `localStorage.known ? fetch('${trainingData}', { cache: '${cache}', mode: 'same-origin' }).then((r) => r.json()).then((d) => { document.querySelector('input').checked = d.value; }) : ${drawFrom(trainingData)} localStorage.known = 1;`;
      const said = await saidWhenItChanges([false, true], (value) => ({
        [trainingPath]: settingsPage(undefined, script),
        [trainingData]: answer(value),
      }));
      expect(said[0]).toBe('pass');
      expect(said[1]).not.toBe('pass');
    },
  );

  it.each([
    ['preload', [false, true], ['pass', 'fail']],
    ['prefetch', [false, true], ['pass', 'fail']],
    ['prefetch', [true, false], ['fail', 'pass']],
  ] as const)('a %s that the cache answers says nothing: held %j, read %j', async (rel, held, read) => {
    const link = `<link rel="${rel}" as="fetch" href="${trainingData}" crossorigin="anonymous">`;
    const said = await saidWhenItChanges(held, (value) => ({
      [trainingPath]: settingsPage(undefined, `fetch('/other'); ${drawFrom(trainingData)}`, link),
      [trainingData]: answer(value, kept),
      '/other': json({ a: 1 }),
    }));
    expect(said).toEqual(read);
  });

  it.each([
    [true, 'fail'],
    [false, 'pass'],
  ] as const)('a prefetch that the server refuses says nothing: held %j, read %s', async (value, read) => {
    const stage = await serve({
      [trainingPath]: settingsPage(
        undefined,
        // Asked for once more in advance, as sites do for the page that may come next.
        `${drawFrom(trainingData)} const link = document.createElement('link'); link.rel = 'prefetch'; link.href = '${trainingData}'; setTimeout(() => document.head.append(link), 50);`,
      ),
      [trainingData]: (ask, ...rest) =>
        (ask.headers['sec-purpose'] === undefined
          ? json({ key: 'allowDataForGenerativeAI', value })
          : json({}, {}, 503))(ask, ...rest),
    });
    const seen = await readPatiently(browser, stage.origin);
    await stage.close();
    expect(stage.asked.filter((one) => one.endsWith(trainingData)).length).toBeGreaterThan(1);
    expect(verdict(seen)).toBe(read);
  });

  const draw = "document.querySelector('input').checked";
  it.each<readonly [string, string, Readonly<Record<string, string>>]>([
    [
      'a worker that the cache answers',
      `new Worker('/worker.js').onmessage = (e) => { ${draw} = e.data; };`,
      { '/worker.js': `fetch('${trainingData}').then((r) => r.json()).then((d) => postMessage(d.value))` },
    ],
    [
      'a frame that the cache answers',
      `addEventListener('message', (e) => { ${draw} = e.data; }); const f = document.createElement('iframe'); f.src = '/frame'; f.hidden = true; document.body.append(f);`,
      {
        '/frame': `<script>fetch('${trainingData}').then((r) => r.json()).then((d) => parent.postMessage(d.value))</script>`,
      },
    ],
  ])('a flip is not hidden by %s', async (_name, script, more) => {
    const said = await saidWhenItChanges([false, true], (value) => ({
      [trainingPath]: settingsPage(undefined, `fetch('/other'); ${script}`),
      [trainingData]: answer(value, kept),
      '/other': json({ a: 1 }),
      ...Object.fromEntries(
        Object.entries(more).map(([path, body]) => [
          path,
          text(body, path.endsWith('.js') ? 'text/javascript' : 'text/html'),
        ]),
      ),
    }));
    expect(said).toEqual(['pass', 'fail']);
  });

  it('a flip is not hidden by a script of the person’s own that the cache keeps', async () => {
    const script = `fetch('/other'); const s = document.createElement('script'); s.src = '/mine.js'; document.body.append(s);`;
    const said = await saidWhenItChanges([false, true], (value) => ({
      [trainingPath]: settingsPage(undefined, script),
      '/mine.js': (...all) => text(`${draw} = ${value()}`, 'text/javascript', kept)(...all),
      '/other': json({ a: 1 }),
    }));
    expect(said[0]).toBe('pass');
    expect(said[1]).not.toBe('pass');
  });

  it('a setting that was turned off elsewhere is not told as on out of the cache', async () => {
    const said = await saidWhenItChanges([true, false], (value) => ({
      [trainingPath]: settingsPage(undefined, drawFrom(trainingData)),
      [trainingData]: answer(value, kept),
    }));
    expect(said).toEqual(['fail', 'pass']);
  });

  it('a page that came out of the cache whole is loaded anew before it is believed', async () => {
    const said = await saidWhenItChanges([false, true], (value) => ({
      [trainingPath]: (...all) => html(settingsPage(trainingSwitch(value() ? 'checked' : '')), kept)(...all),
    }));
    expect(said).toEqual(['pass', 'fail']);
  });

  it.each([
    [
      'an answer to a POST',
      `fetch('${trainingData}', { method: 'POST' })`,
      { [trainingData]: json({ value: false }) },
    ],
    [
      'a name that a stranger chose',
      `fetch('/voyager/api/people')`,
      { '/voyager/api/people': json({ people: [{ name: 'allowDataForGenerativeAI', enabled: false }] }) },
    ],
    [
      'another address that uses the name',
      `fetch('/voyager/api/x')`,
      { '/voyager/api/x': json({ allowDataForGenerativeAI: false }) },
    ],
  ])('%s is no witness', async (_name, script, more) => {
    const stage = await serve({ [trainingPath]: settingsPage(undefined, script), ...more });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(seen.observations[0]?.witnesses.filter(({ kind }) => kind === 'network')).toEqual([]);
  });

  it('an answer from another port is no witness', async () => {
    const other = await serve({
      [trainingData]: json({ value: false }, { 'access-control-allow-origin': '*' }),
    });
    const stage = await serve({
      [trainingPath]: settingsPage(undefined, `fetch('${other.origin}${trainingData}')`),
    });
    const seen = await read(browser, stage.origin);
    await stage.close();
    await other.close();
    expect(seen.observations[0]?.strength).not.toBe('network');
  });

  it('two answers that say both are no answer', async () => {
    const stage = await serve({
      [trainingPath]: settingsPage(undefined, `fetch('${trainingData}?a'); fetch('${trainingData}?b');`),
      [trainingData]: (ask, ...rest) => json({ value: ask.url?.endsWith('a') })(ask, ...rest),
    });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('unknown/ambiguous');
  });

  it('another address that says the opposite is a doubt', async () => {
    const stage = await serve({
      [trainingPath]: settingsPage(undefined, `fetch('/other')`),
      '/other': json({ allowDataForGenerativeAI: true }),
    });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toMatch(/^unknown\//);
  });
});
