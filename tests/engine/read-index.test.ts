import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue, platformById } from '../../checks/catalogue/index.ts';
import type { IndexResult, IndexVisit } from '../../checks/engine/contract.ts';
import { readIndex } from '../../checks/engine/index.ts';
import type { SeenRow } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Answer, servePages } from '../support/pages.ts';

const catalogue = loadCatalogue();
const platform = platformById(catalogue, 'linkedin');
const path = '/mypreferences/d/categories/privacy';
const S = '/mypreferences/d/settings/';
const timing = { navigation: 8_000, ready: 2_000, poll: 40 };

let browser: Browser;
let context: BrowserContext | undefined;
beforeAll(async () => {
  browser = await launchChromium('only read');
});
afterEach(async () => {
  await context?.close();
});
afterAll(async () => {
  await browser.close();
});

const page = (main: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Settings</title>${head}</head><body>
<script>for (const what of ['click', 'keydown', 'pointerdown', 'focusin', 'change'])
  addEventListener(what, () => fetch('/touched', { method: 'POST' }), true);</script><main><h1>Data privacy</h1>${main}</main></body></html>`;
const link = (name: string, words: string) => `<li><a href="${name}">${words}</a></li>`;
const three = `<ul>${link(`${S}a`, 'One')}${link(`${S}b`, 'Two')}${link(`${S}c`, 'Three')}</ul>`;

interface Seen extends IndexResult {
  readonly asked: readonly string[];
}

/** Reads the page at a site of the test’s own: what it answers to each loading, and to other addresses. */
async function read(
  answer: (load: number) => Answer,
  {
    expected = null,
    others = {},
  }: { expected?: IndexVisit['expected']; others?: Record<string, Answer> } = {},
): Promise<Seen> {
  if (platform === undefined) throw new Error('no LinkedIn');
  let load = 0;
  const site = await servePages((asked) => (asked === path ? answer(load++) : others[asked]));
  context = await browser.newContext();
  const own = catalogue.manifests.filter((check) => check.platform === 'linkedin');
  const visit = { platform, site: site.origin, path, catalogue: own, identity: null, known: [], expected };
  const result = await readIndex(await context.newPage(), visit, { now: () => new Date(), timing });
  await site.close();
  return { ...result, asked: site.requests.filter((one) => !one.includes('favicon')) };
}

const rowsOf = ({ loadings }: Seen) =>
  loadings[0]?.rows.map(({ path: way, title, state }) => [way, title, state]);
const asExpected: SeenRow[] = ['a', 'b', 'c'].map((name, at) => ({
  path: `${S}${name}`,
  key: null,
  title: ['One', 'Two', 'Three'][at] ?? '',
  state: null,
}));
const refuse =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(status, headers).end();

describe('the rows of a page', () => {
  it('are its links into the settings, with the value beside each, and no other link', async () => {
    const seen = await read(() =>
      page(`<ul>
        <li><a href="${S}a?trk=1"><span style="display:block">One</span><span style="display:block">On</span></a></li>
        <li><a href="${S}b/"><span>Two</span></a><span style="display:block">Connections only</span></li>
        <li><a href="${S}c"><svg width="20" height="20"></svg></a><a href="${S}c"><b style="display:block">New</b><p>Three</p>
          <p>Choose whether this may be used for something that takes a whole sentence to say.</p></a></li>
        <li><a href="https://elsewhere.example/settings/x">Elsewhere</a></li>
        <li><a href="/premium/products">Try Premium</a></li>
        <li><a href="/jobs/application-settings">Job applications</a></li>
        <li><a href="${path}">Here</a></li>
        <li style="display:none"><a href="${S}hidden">Hidden</a></li></ul>`),
    );
    expect(seen.blocker).toBeNull();
    expect(rowsOf(seen)).toEqual([
      [`${S}a`, 'One', 'on'],
      [`${S}b`, 'Two', 'Connections only'],
      [`${S}c`, 'Three', null],
      ['/jobs/application-settings', 'Job applications', null],
    ]);
  });

  it('are tabs and entries of a menu, too, by the page’s own names for them', async () => {
    const seen = await read(() =>
      page(`</main><nav><a href="/mypreferences/d/categories/assistants">Assistants</a></nav><main>
        <div role="tablist"><button role="tab" aria-controls="data-panel">Data</button><button role="tab">Words only</button></div>${three}`),
    );
    const [first] = seen.loadings;
    expect(first?.rows.map(({ path: way, key, menu }) => [way, key, menu])).toEqual([
      ['/mypreferences/d/categories/assistants', null, true],
      [null, 'aria-controls=data-panel', undefined],
      [null, null, undefined],
      ...['a', 'b', 'c'].map((name) => [`${S}${name}`, null, undefined]),
    ]);
  });

  it('come with every control that stands between them', async () => {
    const seen = await read(() =>
      page(`${three}<label><input type="checkbox" role="switch"> Share with agents</label>
        <label>Who <select><option>Everyone</option><option selected>Nobody</option></select></label>`),
    );
    expect(seen.loadings[0]?.controls).toMatchObject([
      { kind: 'switch', label: 'Share with agents', state: 'off' },
      { kind: 'list', state: 'Nobody' },
    ]);
  });

  it('are neither pressed nor opened, and the page is loaded once where it is as expected', async () => {
    const seen = await read(() => page(three), { expected: asExpected });
    expect(seen.loadings).toHaveLength(1);
    expect(seen.asked).toEqual([`GET ${path}`]);
  });

  it.each<[string, string]>([
    ['one is new', three.replace('</ul>', `${link(`${S}d`, 'Four')}</ul>`)],
    ['one is missing', three.replace(link(`${S}b`, 'Two'), '')],
    ['one is called otherwise', three.replace('Two', 'Deux')],
  ])('are read twice where %s', async (_, list) => {
    const seen = await read(() => page(list), { expected: asExpected });
    expect(seen.loadings).toHaveLength(2);
    expect(seen.asked).toEqual([`GET ${path}`, `GET ${path}`]);
  });
});

describe('a page that is not there as a whole', () => {
  it('is unfinished while places wait for their rows', async () => {
    const seen = await read(() => page(`${three}<div class="row-skeleton" style="height:30px"></div>`));
    expect(seen.loadings.every(({ unfinished }) => unfinished)).toBe(true);
  });

  it('is waited for where the last rows come late', async () => {
    const late = `<script>setTimeout(() => document.querySelector('ul').insertAdjacentHTML('beforeend', '${link(`${S}d`, 'Late')}'), 250)</script>`;
    const seen = await read(() => page(`${three}${late}`));
    expect(seen.loadings.map(({ rows }) => rows.length)).toEqual([4, 4]);
  });

  it.each<[string, Answer, Partial<IndexResult>]>([
    ['a page that is gone', refuse(404), { stop: null, blocker: { reason: 'pageMissing', detail: '' } }],
    [
      'a page that leads elsewhere',
      refuse(302, { location: '/feed' }),
      { stop: null, blocker: { reason: 'redirected', detail: '' } },
    ],
    [
      'the sign-in',
      refuse(302, { location: '/login' }),
      { stop: 'signedOut', blocker: { reason: 'signedOut', detail: '' } },
    ],
    [
      'a site that is asked too fast',
      refuse(429),
      { stop: 'rateLimited', blocker: { reason: 'rateLimited', detail: '' } },
    ],
    [
      'an empty page',
      page('<p>There is nothing to see here at the moment, and that is all there is.</p>'),
      { stop: null, blocker: { reason: 'notReady', detail: '' } },
    ],
  ])('is %s', async (_, answer, wanted) => {
    const plain = page('<p>Another page.</p>');
    const seen = await read(() => answer, { others: { '/feed': plain, '/login': plain } });
    expect(seen.loadings).toEqual([]);
    expect(seen).toMatchObject({ stop: wanted.stop, blocker: { reason: wanted.blocker?.reason } });
    if (wanted.stop === 'rateLimited') expect(seen.retryAt).not.toBeNull();
  });

  it('C24: stops at a dialog that asks to accept something, and clicks nothing', async () => {
    const seen = await read(() =>
      page(`${three}<div role="dialog" aria-modal="true" style="position:fixed;inset:0;background:#fff">
        <h2>We are updating our terms</h2><p>Please agree to the new Terms of Service to go on.</p>
        <label><input type="checkbox" checked> Use my data</label><button>Accept</button></div>`),
    );
    expect(seen).toMatchObject({ stop: 'acceptWall', loadings: [], blocker: { reason: 'acceptWall' } });
    expect(seen.asked).toEqual([`GET ${path}`]);
  });
});
