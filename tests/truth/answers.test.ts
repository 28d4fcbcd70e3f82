import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Timing } from '../../checks/engine/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { settingOf } from '../support/visits.ts';
import {
  drawFrom,
  html,
  json,
  type Route,
  read,
  readPatiently,
  serve,
  settingsPage,
  training,
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
    ['alone', { value: null }, 'unknown/neverDecided'],
    ['beside its key', { key: 'allowDataForGenerativeAI', value: null }, 'unknown/neverDecided'],
    ['beside an error', { value: null, errors: [{ message: 'backend' }] }, 'unknown/notReady'],
  ])('null was never decided, unless the site has failed: %s', async (_name, answer, expected) => {
    const stage = await serve({ [trainingPath]: page, [trainingData]: json(answer) });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe(expected);
    expect(seen.observations[0]?.strength).toBeNull();
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
    ['with null preferences', { data: { user_preferences: null } }],
  ])('X leaves the field out: %s', async (_name, answer) => {
    const stage = await serve({ [training.place.path]: xPage(`fetch('${query}')`), [query]: json(answer) });
    const seen = await read(browser, stage.origin, { check: training.id, cookies });
    await stage.close();
    expect(verdict(seen)).toBe('unknown/notReady');
  });

  it('X holds null: it was never decided', async () => {
    const answer = { data: { user_preferences: { allow_xai_data_sharing: null, allow_grok_memory: false } } };
    const stage = await serve({ [training.place.path]: xPage(`fetch('${query}')`), [query]: json(answer) });
    const seen = await read(browser, stage.origin, { check: training.id, cookies });
    await stage.close();
    expect(verdict(seen)).toBe('unknown/neverDecided');
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
    const seen = await readPatiently(browser, stage.origin);
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
    const seen = await readPatiently(browser, stage.origin);
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
    const seen = await readPatiently(browser, stage.origin);
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

describe('a switch drawn on before data has come that no check knows by name', () => {
  const unnamed = { ...training, settle: { ...training.settle, networkKeys: [] } };
  const drawn = drawFrom('/api/preferences', 'd.p === 1');
  const soon = (value: unknown, wait: number): Route => {
    return (...all) => void setTimeout(() => json(value)(...all), wait);
  };
  // Watched as long as an audit does: a tenth of it is less than a busy machine takes to draw.
  const asLong: Partial<Timing> = { ready: 12_000, watchFactor: 1 };
  const seenWith = async (preferences: Route, script = drawn, timing = asLong) => {
    const stage = await serve({
      [trainingPath]: settingsPage(trainingSwitch('checked'), script),
      '/api/preferences': preferences,
    });
    const seen = await read(browser, stage.origin, { of: unnamed, timing });
    await stage.close();
    return verdict(seen);
  };

  it.each([200, 300, 700, 1_500, 3_000])(
    'is never told as exposed where it goes off %d ms later',
    async (wait) => {
      expect(await seenWith(soon({ p: 0 }, wait))).not.toBe('fail');
    },
  );

  it.each([0, 200, 300, 1_500])(
    'nor where the page draws it some time after its data has come, %d ms later',
    async (wait) => {
      const slowly = drawn.replace(
        'document.querySelector',
        'await new Promise((r) => setTimeout(r, 100)); document.querySelector',
      );
      const script = slowly.replace('.then((d) =>', '.then(async (d) =>');
      expect(await seenWith(soon({ p: 0 }, wait), script)).not.toBe('fail');
    },
  );

  it('is not told at all where the data never comes', async () => {
    expect(await seenWith(() => {}, drawn, { ready: 4_000 })).toBe('unknown/notReady');
  });

  it.each([0, 700])('and is exposed where it stays on, %d ms later', async (wait) => {
    expect(await seenWith(soon({ p: 1 }, wait))).toBe('fail');
  });

  it('whatever somebody else’s server still owes it', async () => {
    const away = await serve({ '/beacon': () => {} });
    const beacon = away.origin.replace('127.0.0.1', 'localhost');
    const script = `${drawn} fetch('${beacon}/beacon').catch(() => {});`;
    expect(await seenWith(json({ p: 1 }), script)).toBe('fail');
    await away.close();
  });
});
