import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import {
  fix,
  html,
  type Route,
  read,
  readPatiently,
  type Stage,
  serve,
  settingsPage,
  text,
  trainingData,
  trainingPath,
  trainingSwitch,
  verdict,
} from './stage.ts';

let browser: Browser;
let elsewhere: Stage;
beforeAll(async () => {
  browser = await launchChromium();
  elsewhere = await serve({
    '/gone.js': (_, answer) => answer.writeHead(503).end(),
    '/page.js': html('<!doctype html><title>Not found</title>'),
    '/value': (_, answer) => answer.writeHead(500, { 'access-control-allow-origin': '*' }).end(),
    '/tracker.js': text('throw new Error("a stranger")', 'text/javascript'),
  });
});
afterAll(async () => {
  await browser.close();
  await elsewhere.close();
});

const host = () => new URL(elsewhere.origin).host;
const late = 'setTimeout(() => { document.querySelector("input").checked = true; }, 0);';
const tall = (inner: string) => `<div style="height:5000px">Far below.</div>${inner}`;

/** The server holds *on* in every one of these; the page draws off, since something kept it from hearing so. */
const dead: readonly (readonly [string, () => string, Readonly<Record<string, Route>>])[] = (
  [
    [
      'its code is refused by a host of its own',
      () => settingsPage(undefined, '', `<script src="http://127.0.0.1:9/page.js"></script>`),
    ],
    ['the script of its worker is not found', () => settingsPage(undefined, `new Worker('/missing.js');`)],
    ['its code is not found', () => settingsPage(undefined, '', '<script src="/missing.js"></script>')],
    [
      'its code is answered with 503 by another host',
      () => settingsPage(undefined, '', `<script src="${elsewhere.origin}/gone.js"></script>`),
    ],
    [
      'its code lies on a host that nobody knows',
      () =>
        settingsPage(undefined, '', '<script src="http://static.does-not-exist.invalid/app.js"></script>'),
    ],
    [
      'its module is missing',
      () => settingsPage(undefined, '', '<script type="module" src="/missing.mjs"></script>'),
    ],
    [
      'a module that its module asks for is missing',
      () => settingsPage(undefined, '', '<script type="module" src="/app.mjs"></script>'),
      { '/app.mjs': text("import './part.mjs';", 'text/javascript') },
    ],
    [
      'a page came in place of its code',
      () => settingsPage(undefined, '', `<script src="${elsewhere.origin}/page.js"></script>`),
    ],
    [
      'code that a script of a code host adds is missing',
      () =>
        settingsPage(
          undefined,
          `const s = document.createElement('script'); s.src = '${elsewhere.origin}/gone.js'; document.body.append(s);`,
        ),
    ],
    [
      'its own script throws before the value is set',
      () => settingsPage(undefined, `undefinedThing.start(); ${late}`),
    ],
    [
      'its own script has an error of syntax',
      () => settingsPage(undefined, '', '<script src="/broken.js"></script>'),
      { '/broken.js': text('const = 1;', 'text/javascript') },
    ],
    [
      'a promise of its own is rejected',
      () => settingsPage(undefined, 'Promise.reject(new Error("no store"));'),
    ],
    [
      'a promise is rejected with a word',
      () => settingsPage(undefined, 'setTimeout(() => { throw "no"; }, 50);'),
    ],
    [
      'its value would come from another host',
      () => settingsPage(undefined, `fetch('${elsewhere.origin}/value').catch(() => {});`),
    ],
    [
      'its value would come from a host that refuses',
      () => settingsPage(undefined, `fetch('http://127.0.0.1:9/value').catch(() => {});`),
    ],
    [
      'its value would come by a socket that never opens',
      () => settingsPage(undefined, `new WebSocket(location.origin.replace('http', 'ws') + '/socket');`),
    ],
    [
      'its value would come by a stream that is refused',
      () => settingsPage(undefined, `new EventSource('/stream');`),
      { '/stream': (_, answer) => answer.writeHead(500).end() },
    ],
    [
      'it says that the settings could not be loaded',
      () => settingsPage(`${trainingSwitch()}<div role="alert">Your settings could not be loaded.</div>`),
    ],
    [
      'it says so in German',
      () => settingsPage(`${trainingSwitch()}<p>Die Einstellungen konnten nicht geladen werden.</p>`),
    ],
    [
      'it says so in Japanese',
      () => settingsPage(`${trainingSwitch()}<div role="alert">設定を読み込めませんでした</div>`),
    ],
    ['it asks to try again', () => settingsPage(`${trainingSwitch()}<p>Something went wrong. Try again</p>`)],
    [
      'it draws what it remembers, and asks nobody',
      () =>
        settingsPage(
          '<div id="s"></div>',
          `localStorage.setItem('cache', 'off'); document.getElementById('s').innerHTML = '<span id=l></span><input type=checkbox role=switch aria-labelledby=' + ['allowDataFor', 'GenerativeAI'].join('') + '>';`,
        ),
    ],
    [
      'its data hangs',
      () => settingsPage(undefined, `fetch('${trainingData}').catch(() => {});`),
      { [trainingData]: () => undefined },
    ],
  ] satisfies readonly (readonly [string, () => string, Readonly<Record<string, Route>>?])[]
).map(([name, page, more]) => [name, page, more ?? {}] as const);

describe('a page that did not come alive', () => {
  it.each(dead)('is not believed where %s', async (_name, page, more) => {
    const stage = await serve({ [trainingPath]: (...all) => html(page())(...all), ...more });
    const seen = await read(browser, stage.origin, { platform: { codeHosts: [host()] } });
    await stage.close();
    expect(verdict(seen)).toMatch(/^unknown\//);
  });

  it.each(dead.slice(0, 10))('proves no fix where %s', async (_name, page, more) => {
    // It works until it has been pressed; after that it is dead, and the server has kept nothing.
    let alive = true;
    const stage = await serve({
      [trainingPath]: (...all) =>
        html(
          alive ? settingsPage(trainingSwitch(`checked onchange="fetch('/save',{method:'POST'})"`)) : page(),
        )(...all),
      '/save': (_, answer) => {
        alive = false;
        answer.end('{}');
      },
      ...more,
    });
    const done = await fix(browser, stage.origin, { platform: { codeHosts: [host()] } });
    await stage.close();
    expect(done.clicks).toBe(1);
    expect(done.result).toBe('failed');
  });
});

describe('a row that takes its value only when somebody looks at it', () => {
  const set = 'document.querySelector("input").checked = true;';
  it.each([
    [
      'at the first movement of the pointer',
      settingsPage(undefined, `addEventListener('pointermove', () => { ${set} }, { once: true });`),
    ],
    [
      'when the pointer enters it',
      settingsPage(
        undefined,
        `document.querySelector('input').addEventListener('mouseenter', () => { ${set} });`,
      ),
    ],
    [
      'when it is scrolled into view',
      settingsPage(
        tall(trainingSwitch()),
        `new IntersectionObserver((all) => { if (all.some((e) => e.isIntersecting)) { ${set} } }).observe(document.querySelector('input'));`,
      ),
    ],
    [
      'when the page is scrolled',
      settingsPage(tall(trainingSwitch()), `addEventListener('scroll', () => { ${set} }, { once: true });`),
    ],
  ])('is never private: %s', async (_name, page) => {
    const stage = await serve({ [trainingPath]: page });
    const seen = await read(browser, stage.origin, { timing: { watchFactor: 0.2 } });
    await stage.close();
    expect(verdict(seen)).not.toBe('pass');
  });
});

describe('a page of real life, drawn off with the server holding off, is read', () => {
  it.each([
    ['as it is', settingsPage()],
    [
      'with a tracker in its markup that is blocked',
      settingsPage(
        undefined,
        '',
        '<script async src="https://www.googletagmanager.com/gtag/js?id=1"></script>',
      ),
    ],
    [
      'with a stranger’s script that a tag manager added and that fails',
      settingsPage(
        undefined,
        `const s = document.createElement('script'); s.src = 'http://127.0.0.1:9/t.js'; document.body.append(s);`,
      ),
    ],
    [
      'with a pixel that is refused',
      settingsPage(`${trainingSwitch()}<img alt="" src="http://127.0.0.1:9/p.gif">`),
    ],
    [
      'with a beacon that is refused',
      settingsPage(undefined, `navigator.sendBeacon('http://127.0.0.1:9/b', 'x');`),
    ],
    [
      'with a status line',
      settingsPage(`${trainingSwitch()}<div role="status">All changes are saved.</div>`),
    ],
    ['far below', settingsPage(tall(trainingSwitch()))],
    ['with what it keeps in the browser', settingsPage(undefined, `localStorage.setItem('seen', '1');`)],
  ])('%s', async (_name, page) => {
    const stage = await serve({ [trainingPath]: page });
    const seen = await readPatiently(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('pass');
    expect(seen.observations[0]?.strength).toBe('drawn');
  });

  it('with an error in a stranger’s script', async () => {
    const page = settingsPage(
      undefined,
      `const s = document.createElement('script'); s.src = '${elsewhere.origin}/tracker.js'; document.body.append(s);`,
    );
    const stage = await serve({ [trainingPath]: page });
    const seen = await readPatiently(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('pass');
  });
});
