import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingManifest } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import {
  json,
  type Route,
  read,
  readPatiently,
  serve,
  settingsPage,
  training,
  trainingPath,
  trainingSwitch,
  verdict,
} from './stage.ts';

/** As a check of a person's own may be: it says under which name the value comes, and not from which address. */
const anywhere: SettingManifest = {
  ...training,
  settle: { watchSeconds: 3, networkKeys: ['learn_from_posts'] },
};

/** And one that knows no name, either. */
const nameless: SettingManifest = { ...training, settle: { watchSeconds: 3, networkKeys: [] } };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const asks = (...addresses: string[]) =>
  addresses
    .map(
      (address) =>
        `fetch('${address}').then((r) => r.json()).then((d) => { if (d && d.settings) document.querySelector('input').checked = Boolean(d.settings.learn_from_posts); }).catch(() => {});`,
    )
    .join('');

async function said(
  script: string,
  answers: Readonly<Record<string, Route>>,
  look = read,
  of = anywhere,
): Promise<string> {
  const stage = await serve({ [trainingPath]: settingsPage(trainingSwitch(), script), ...answers });
  const seen = await look(browser, stage.origin, { of });
  await stage.close();
  return verdict(seen);
}

describe('a check that names no address, drawn off', () => {
  it.each([
    ['its data is empty', json({})],
    ['its data is an empty list', json([])],
    ['its data names another setting', json({ settings: { show_tips: true } })],
    ['its data holds nothing of it', json({ version: 3, settings: {} })],
    ['its data is null', json('null')],
  ] as const)('is not private where %s', async (_name, answer) => {
    expect(await said(asks('/data'), { '/data': answer })).toBe('unknown/notReady');
  });

  it('is not private where only other data of the page has come', async () => {
    expect(await said(asks('/me'), { '/me': json({ name: 'Somebody' }) })).toBe('unknown/notReady');
  });

  it.each([
    ['its own data says so', asks('/data'), { '/data': json({ settings: { learn_from_posts: false } }) }],
    [
      'its own data says so beside others that do not speak of it',
      asks('/me', '/data', '/news'),
      {
        '/me': json({ name: 'Somebody' }),
        '/news': json([]),
        '/data': json({ settings: { learn_from_posts: false } }),
      },
    ],
    ['the page asks for nothing', '', {}],
    [
      'the page’s HTML holds it',
      `window.state = {"learn_from_posts":false}; ${asks('/me')}`,
      { '/me': json({ name: 'Somebody' }) },
    ],
  ] as const)('is private where %s', async (_name, script, answers) => {
    expect(await said(script, answers, readPatiently)).toBe('pass');
  });
});

describe('a check that knows neither address nor name, drawn off', () => {
  it.each([
    ['its one answer is empty', asks('/data'), { '/data': json({ settings: {} }) }],
    ['all of them are', asks('/data', '/news'), { '/data': json({}), '/news': json([]) }],
  ] as const)('is not private where %s', async (_name, script, answers) => {
    expect(await said(script, answers, read, nameless)).toBe('unknown/notReady');
  });

  it.each([
    ['the page asks for nothing', '', {}],
    [
      'some data of the page has come',
      asks('/data', '/news'),
      { '/data': json({ a: 1 }), '/news': json([]) },
    ],
  ] as const)('is private where %s', async (_name, script, answers) => {
    expect(await said(script, answers, readPatiently, nameless)).toBe('pass');
  });
});
