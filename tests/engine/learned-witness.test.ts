import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeSetting, readPage, type Timing } from '../../checks/engine/index.ts';
import type { LearnedField } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { fixAt, settingOf, visitTo } from '../support/visits.ts';

const check = settingOf('linkedin.ai-training');
const timing: Partial<Timing> = { navigation: 4_000, ready: 6_000, watchFactor: 0.2 };
const options = { now: () => new Date(), timing };

/** A site that names the setting in its answers by a word that no check knows. */
class Site {
  on = true;
  other = true;
  /** What the answer says instead of where the setting stands. */
  lies: unknown;
  /** What it sends for a change. */
  sends = 'JSON.stringify({ zebra: box.checked })';
  /** Somebody else moves another setting while ours is changed. */
  othersMove = false;
  private asked = 0;

  answer = (path: string, method: string) => {
    if (path === check.place.path) return this.html();
    if (path !== '/api/prefs') return undefined;
    return (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('cache-control', 'no-store');
      if (method === 'GET') {
        const zebra = this.lies === undefined ? this.on : this.lies;
        response.end(
          JSON.stringify({ prefs: { zebra, other: this.other }, unread: ++this.asked, at: Date.now() }),
        );
        return;
      }
      request.resume().on('end', () => {
        this.on = !this.on;
        if (this.othersMove) this.other = !this.other;
        response.end('{}');
      });
    };
  };

  private html(): string {
    return `<!doctype html><title>Settings</title><main>
      <label><input type="checkbox" role="switch" id="box" aria-labelledby="allowDataForGenerativeAI">
      <span id="allowDataForGenerativeAI">${check.control.labels[0]?.text}</span></label></main>
      <script>fetch('/api/prefs').then((it) => it.json()).then(() => { box.checked = ${this.on}; });
      box.addEventListener('change', () => fetch('/api/prefs', { method: 'POST', body: ${this.sends} }));</script>`;
  }
}

let browser: Browser;
let context: BrowserContext;
let page: Page;
let served: ServedPages;
let site: Site;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = new Site();
  served = await servePages((path, method) => site.answer(path, method));
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await served.close();
});

const fix = (more: object = {}) => changeSetting(page, { ...fixAt(served.origin, check), ...more }, options);
const read = async (learned: readonly LearnedField[]) =>
  (await readPage(page, { ...visitTo(served.origin, check), learned }, options)).observations[0];

const zebra: LearnedField = {
  check: check.id,
  path: '/api/prefs',
  steps: ['prefs', 'zebra'],
  on: true,
  off: false,
  shownBy: 'named',
};

describe('a change shows which field of the page’s answers carries the setting', () => {
  test('it is kept, and later readings rest on it', async () => {
    const { result, learned } = await fix();
    expect([result, learned]).toEqual(['fixed', zebra]);
    expect(await read([])).toMatchObject({ status: 'pass', strength: 'drawn' });
    expect(await read([zebra])).toMatchObject({ status: 'pass', strength: 'network' });
  }, 60_000);

  test('where another setting moves with it, nothing is', async () => {
    site.othersMove = true;
    const { result, learned } = await fix();
    expect([result, learned]).toEqual(['fixed', undefined]);
  }, 60_000);

  test('where nothing that was sent names it, it counts after a second change', async () => {
    site.sends = "'17'";
    const first = await fix();
    expect(first.learned).toEqual({ ...zebra, shownBy: 'changed' });
    expect(await read(first.learned ? [first.learned] : [])).toMatchObject({
      status: 'pass',
      strength: 'drawn',
    });
    const learned = first.learned === undefined ? [] : [first.learned];
    const second = await fix({ action: 'undo', target: 'on', learned });
    expect(second).toMatchObject({ result: 'fixed', learned: zebra });
  }, 90_000);
});

describe('a field that was learnt', () => {
  test('and says otherwise than is drawn: nobody knows', async () => {
    site.on = false;
    site.lies = true;
    expect(await read([zebra])).toMatchObject({ status: 'unknown', reason: 'ambiguous' });
  }, 60_000);

  test.each([[null], ['later'], [{}]])(
    'and says %j: the drawing is judged without it',
    async (lies) => {
      site.on = false;
      site.lies = lies;
      expect(await read([zebra])).toMatchObject({ status: 'pass', strength: 'drawn' });
    },
    60_000,
  );

  test('of another setting says nothing', async () => {
    site.on = false;
    site.lies = true;
    expect(await read([{ ...zebra, check: 'linkedin.data-research' }])).toMatchObject({ strength: 'drawn' });
  }, 60_000);
});
