import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { settingOf } from '../support/visits.ts';
import {
  drawFrom,
  html,
  json,
  keepingWorker,
  type Route,
  read,
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

const page = settingsPage(undefined, drawFrom(trainingData));
const login = '<!doctype html><form action="/login"><input type="password" name="p"></form>';

describe('an answer that should hold the value and does not', () => {
  const nothing: readonly (readonly [string, Route])[] = [
    ['an error object', json({ error: { message: 'backend' } })],
    ['GraphQL’s errors', json({ errors: [{ message: 'no' }], data: null })],
    ['an empty object', json({})],
    ['null', json('null')],
    ['a value of null', json({ key: 'allowDataForGenerativeAI', value: null })],
    ['HTML', html('<!doctype html><p>Hello</p>')],
    ['nothing at all', (_, answer) => answer.writeHead(204).end()],
    ['an empty body', json('')],
    ['JSON that is cut off', json('{"key":"allowDataForGenerativeAI","val')],
    ['another setting', json({ key: 'somethingElse', value: false })],
    ['an error with its status', json({ value: false }, {}, 500)],
  ];
  it.each(nothing)('is undecided: %s', async (_name, route) => {
    const stage = await serve({ [trainingPath]: page, [trainingData]: route });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toMatch(/^unknown\/(notReady|signedOut)$/);
  });

  it.each([
    ['in place of data', html(login)],
    [
      'where data was sent on to it',
      ((_, answer) => answer.writeHead(302, { location: '/login' }).end()) as Route,
    ],
    ['as 401', json({ status: 401 }, {}, 401)],
  ])('a sign-in says that nobody is signed in: %s', async (_name, route) => {
    const stage = await serve({ [trainingPath]: page, [trainingData]: route, '/login': login });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('unknown/signedOut');
    expect(seen.stop).toBe('signedOut');
  });

  const training = settingOf('x.grok-training');
  const xLabel = training.control.labels.find(({ language }) => language === 'en')?.text ?? '';
  const xPage = (held: string) =>
    `<!doctype html><html lang="en"><body><main><h2>Grok & Third-party Collaborators</h2><div data-testid="xaiDataSharingSettings"><label>${xLabel} <input type="checkbox"></label></div></main><script>${held}</script></body></html>`;
  const query = '/i/api/graphql/q1/GrokSettingsScreenQuery';
  const cookies = { auth_token: 'a', twid: 'u%3D1' };
  it.each([
    ['with its neighbours', { data: { user_preferences: { allow_grok_memory: false } } }],
    ['with no preferences', { data: { user_preferences: {} } }],
    ['with null', { data: { user_preferences: { allow_xai_data_sharing: null } } }],
    ['with null preferences', { data: { user_preferences: null } }],
  ])('X leaves the field out: %s', async (_name, answer) => {
    const stage = await serve({ [training.place.path]: xPage(`fetch('${query}')`), [query]: json(answer) });
    const seen = await read(browser, stage.origin, { check: training.id, cookies });
    await stage.close();
    expect(verdict(seen)).toBe('unknown/notReady');
  });

  it('a value of null in the page’s own HTML is none', async () => {
    const held = 'window.state = {"allow_xai_data_sharing":null,"allow_grok_memory":false};';
    const stage = await serve({ [training.place.path]: xPage(held) });
    const seen = await read(browser, stage.origin, { check: training.id, cookies });
    await stage.close();
    expect(verdict(seen)).toBe('unknown/notReady');
  });
  it('a page whose HTML says on is not private because it draws off', async () => {
    const stage = await serve({
      [training.place.path]: xPage('window.state = {"allow_xai_data_sharing":true};'),
    });
    const seen = await read(browser, stage.origin, { check: training.id, cookies });
    await stage.close();
    expect(verdict(seen)).toBe('unknown/notReady');
  });
});

describe('an answer that does hold it is read', () => {
  it.each([
    ['behind a prefix', `)]}'\n${JSON.stringify({ value: false })}`],
    ['behind a loop', `for(;;);${JSON.stringify({ value: false })}`],
    ['as it is', JSON.stringify({ value: false })],
  ])('%s', async (_name, body) => {
    const stage = await serve({
      [trainingPath]: settingsPage(undefined, `fetch('${trainingData}')`),
      [trainingData]: json(body),
    });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('pass');
    expect(seen.observations[0]?.strength).toBe('network');
    expect(seen.reloads).toBe(0);
  });

  it('after a refusal that was only of an old token', async () => {
    let asked = 0;
    const stage = await serve({
      [trainingPath]: settingsPage(
        undefined,
        `const ask = () => fetch('${trainingData}'); ask().then((r) => r.ok || fetch('/token', { method: 'POST' }).then(ask));`,
      ),
      [trainingData]: (...all) => json({ value: false }, {}, asked++ === 0 ? 401 : 200)(...all),
      '/token': json({}),
    });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('pass');
    expect(seen.stop).toBeNull();
  });

  it('whatever the page’s own code does wrong after that', async () => {
    const stage = await serve({
      [trainingPath]: settingsPage(
        undefined,
        `${drawFrom(trainingData)} setTimeout(() => { throw new Error('own'); }, 60);`,
      ),
      [trainingData]: json({ value: false }),
    });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('pass');
  });
});

describe('a switch drawn on whose answer says off a moment later', () => {
  it.each([
    ['the answer is slow', `${drawFrom(trainingData)}`, 1_200, {}],
    ['it is asked for late', `setTimeout(() => { ${drawFrom(trainingData)} }, 900)`, 0, { watchFactor: 1 }],
    ['the page never draws it', `fetch('${trainingData}').then((r) => r.text())`, 800, {}],
  ])('is never told as exposed: %s', async (_name, script, wait, timing) => {
    const stage = await serve({
      [trainingPath]: settingsPage(trainingSwitch('checked'), script),
      [trainingData]: (...all) => void setTimeout(() => json({ value: false })(...all), wait),
    });
    const seen = await read(browser, stage.origin, { timing });
    await stage.close();
    expect(verdict(seen)).not.toBe('fail');
  });
});

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
      said.push(verdict(await read(browser, stage.origin, { context })));
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
    for (value of held) said.push(verdict(await read(browser, stage.origin, { context })));
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
