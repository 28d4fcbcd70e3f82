import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { changeSetting, readPage, type Timing, type VisitResult } from '../../checks/engine/index.ts';
import type { Observation } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Answer, type ServedPages, servePages } from '../support/pages.ts';
import { fixAt, platformOf, settingOf, visitTo } from '../support/visits.ts';

/**
 * Pages written from the documented facts by hand, not by the practice sites: other wrappers, other classes, other
 * delays. What the engine says of them must not depend on how our own practice sites happen to be built.
 */
const quick: Partial<Timing> = { navigation: 4_000, ready: 6_000, watchFactor: 0.2 };

let browser: Browser;
let context: BrowserContext;
let page: Page;
let served: ServedPages | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
afterEach(async () => {
  await context?.close();
  await served?.close();
  served = undefined;
});

async function visit(
  ids: string[],
  answer: (path: string, method: string) => Answer | undefined,
  timing: Partial<Timing> = quick,
): Promise<VisitResult> {
  const [first, ...others] = ids.map(settingOf);
  if (first === undefined) throw new Error('nothing to visit');
  served = await servePages(answer);
  context = await browser.newContext();
  if (platformOf(first).id === 'x')
    await context.addCookies([
      { name: 'auth_token', value: 'a', url: served.origin },
      { name: 'twid', value: 'u%3D1', url: served.origin },
    ]);
  page = await context.newPage();
  return readPage(page, visitTo(served.origin, first, ...others), { now: () => new Date(), timing });
}

async function readOne(id: string, html: string, timing: Partial<Timing> = quick): Promise<Observation> {
  const { path } = settingOf(id).place;
  const result = await visit([id], (asked) => (asked === path ? html : undefined), timing);
  const [observation] = result.observations;
  if (!observation) throw new Error('no observation');
  return observation;
}

const training = 'linkedin.ai-training';
const linkedinSwitch = (extra = '') =>
  `<input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" ${extra}>`;
const shell = (body: string, script = '') =>
  `<!doctype html><html lang="en"><title>Settings</title><body><nav><a href="/feed">Home</a></nav><main class="q9"><h1>Settings for you</h1>${body}</main><script>${script}</script></body></html>`;

describe('a switch with the known key', () => {
  it('is exposed when on, at once, without a watch', async () => {
    const seen = await readOne(
      training,
      shell(
        `<div><p>Use my data for training content creation AI models</p>${linkedinSwitch('checked')}</div>`,
      ),
    );
    expect(seen).toMatchObject({ status: 'fail', state: 'on', locked: false });
    expect(seen.witnesses.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['key', 'label', 'address', 'property']),
    );
  });

  it('is private when off, only after a second reading, with both witnesses named', async () => {
    const seen = await readOne(
      training,
      shell(`<div><p>Some wording nobody has listed</p>${linkedinSwitch()}</div>`),
    );
    expect(seen).toMatchObject({ status: 'pass', state: 'off' });
    expect(seen.witnesses.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['key', 'address', 'property', 'reload']),
    );
    expect(served?.requests.filter((line) => line.endsWith('/data-for-ai-improvement'))).toHaveLength(2);
  });

  it('is read rightly when it is drawn off and learns its value 2.5 seconds later', async () => {
    const html = shell(
      `<div><p>Anything</p>${linkedinSwitch()}</div>`,
      `setTimeout(() => { document.querySelector('input').checked = true; }, 2500)`,
    );
    expect(await readOne(training, html, {})).toMatchObject({ status: 'fail', state: 'on' });
  });

  it.each([
    ["Don't use my data for training", 'labelChanged'],
    ['Verwendung meiner Daten für das Training blockieren', 'labelChanged'],
  ])('is not believed when its new wording may mean the opposite: %s', async (label, reason) => {
    const seen = await readOne(training, shell(`<label>${label} ${linkedinSwitch()}</label>`));
    expect(seen).toMatchObject({ status: 'unknown', reason });
  });

  it('is read through words that only repeat its position', async () => {
    const seen = await readOne(
      training,
      shell(`<div><label>${linkedinSwitch()}<span>Off</span></label></div>`),
    );
    expect(seen).toMatchObject({ status: 'pass', state: 'off' });
  });

  it('is found in an open shadow root and in a frame of the same site', async () => {
    const shadow = shell(
      '<div id="host"></div>',
      `document.getElementById('host').attachShadow({mode:'open'}).innerHTML = ${JSON.stringify(`<p>Words</p>${linkedinSwitch('checked')}`)}`,
    );
    expect(await readOne(training, shadow)).toMatchObject({ status: 'fail' });
    await context.close();
    await served?.close();
    const framed = shell(
      `<iframe width="600" height="300" srcdoc='<p>Words</p>${linkedinSwitch('checked')}'></iframe>`,
    );
    expect(await readOne(training, framed)).toMatchObject({ status: 'fail' });
  });

  it('is not believed where a hidden copy is all there is', async () => {
    const seen = await readOne(
      training,
      shell(
        `<div style="display:none"><p>Use my data</p>${linkedinSwitch()}</div><p>Other settings are below.</p>`,
      ),
      { ...quick, ready: 3_000 },
    );
    expect(seen).toMatchObject({ status: 'unknown', reason: 'controlMissing' });
  });
});

describe('a neighbour is never taken for the setting', () => {
  it('on a page whose one switch is another one under the setting’s own heading', async () => {
    const path = settingOf('x.personalized-ads').place.path;
    const html = `<!doctype html><html lang="en"><body><main><h1>Personalized ads</h1><section><label><span>Ads Categories: Gambling</span><input type="checkbox" aria-describedby="CHECKBOX_1_LABEL"></label></section></main></body></html>`;
    const result = await visit(['x.personalized-ads'], (asked) => (asked === path ? html : undefined), {
      ...quick,
      ready: 3_000,
    });
    expect(result.observations[0]).toMatchObject({ status: 'unknown', reason: 'labelChanged' });
  });

  it('among Grok’s three rows in another order and another language', async () => {
    const rows = [
      ['Grok erlauben, sich an deinen Konversationsverlauf zu erinnern', ''],
      [
        'Erlauben, dass deine öffentlichen Daten sowie deine Interaktionen, Eingaben und Ergebnisse bei Grok und xAI für Training und Feinabstimmung herangezogen werden',
        'checked',
      ],
      ['X erlauben, deine Nutzung von Grok zu personalisieren', ''],
    ];
    const html = `<!doctype html><html lang="de"><body><main><h2>Grok</h2><div data-testid="xaiDataSharingSettings">${rows
      .map(
        ([label, checked], at) =>
          `<div class="r-${at}"><label><div>${label}</div><div><input style="opacity:0" type="checkbox" aria-describedby="CHECKBOX_${at + 1}_LABEL" ${checked}></div></label><div id="CHECKBOX_${at + 1}_LABEL">Hilfe. <a href="/x">Mehr</a></div></div>`,
      )
      .join('')}</div><button>Konversationsverlauf löschen</button></main></body></html>`;
    const path = settingOf('x.grok-training').place.path;
    const ids = ['x.grok-training', 'x.grok-personalization', 'x.grok-memory'];
    const result = await visit(ids, (asked) => (asked === path ? html : undefined));
    expect(result.observations.map(({ check, status }) => [check, status])).toEqual([
      ['x.grok-training', 'fail'],
      ['x.grok-personalization', 'pass'],
      ['x.grok-memory', 'pass'],
    ]);
    expect(served?.requests.filter((line) => line === `GET ${path}`)).toHaveLength(2);
  });
});

describe('a page that could not load its own data', () => {
  const asks = (address: string) =>
    shell(
      `<div><p>Words</p>${linkedinSwitch()}</div>`,
      `fetch('${address}').then(r => r.json()).then(v => { document.querySelector('input').checked = v.value; }).catch(() => {})`,
    );
  const path = settingOf(training).place.path;

  it.each([
    [
      '500',
      (_: unknown, response: { writeHead: (code: number) => { end: () => void } }) =>
        response.writeHead(500).end(),
    ],
    ['a broken connection', (request: { socket: { destroy: () => void } }) => request.socket.destroy()],
  ] as const)('is never private: %s', async (_name, fail) => {
    const result = await visit([training], (asked) =>
      asked === path ? asks('/api/s') : asked === '/api/s' ? (fail as Answer) : undefined,
    );
    expect(result.observations[0]).toMatchObject({ status: 'unknown', reason: 'notReady' });
  });

  it('is never private: an answer that never comes', async () => {
    const result = await visit(
      [training],
      (asked) => (asked === path ? asks('/api/s') : asked === '/api/s' ? () => undefined : undefined),
      { ...quick, ready: 2_000 },
    );
    expect(result.observations[0]).toMatchObject({ status: 'unknown', reason: 'notReady' });
  });

  it('is never private: the server says that it holds no value', async () => {
    const answer = `{"data":{"user_preferences":{"allow_xai_data_sharing":null}}}`;
    const html = shell(
      `<div data-testid="xaiDataSharingSettings"><label>Allow your public data as well as your interactions, inputs, and results with Grok and xAI to be used for training and fine-tuning<input type="checkbox" aria-describedby="CHECKBOX_1_LABEL"></label></div>`,
      `fetch('/i/api/graphql/q/GrokSettingsScreenQuery')`,
    );
    const grok = settingOf('x.grok-training').place.path;
    const result = await visit(['x.grok-training'], (asked) =>
      asked === grok
        ? html
        : asked.includes('graphql')
          ? (_request, response) => response.end(answer)
          : undefined,
    );
    expect(result.observations[0]).toMatchObject({ status: 'unknown', reason: 'neverDecided', state: 'off' });
  });
});

describe('a fix on a page that is not ours', () => {
  it('presses a transparent input once and proves it by a reload', async () => {
    let held = true;
    const html = () =>
      `<!doctype html><html lang="en"><body><main><label style="position:relative;display:block"><span>Personalized ads</span><input style="opacity:0;position:absolute;inset:0;width:100%;height:100%" type="checkbox" aria-describedby="CHECKBOX_1_LABEL" ${held ? 'checked' : ''}></label></main><script>document.querySelector('input').addEventListener('change', () => fetch('/save', { method: 'POST' }))</script></body></html>`;
    const check = settingOf('x.personalized-ads');
    await visit(['x.personalized-ads'], (asked, method) => {
      if (asked === '/save' && method === 'POST')
        return (_request, response) => {
          held = false;
          response.end('{}');
        };
      return asked === check.place.path ? html() : undefined;
    });
    if (!served) throw new Error('not served');
    const result = await changeSetting(page, fixAt(served.origin, check), {
      now: () => new Date(),
      timing: quick,
    });
    expect(result).toMatchObject({ result: 'fixed', reason: null, clicks: 1 });
    expect(result.after).toMatchObject({ status: 'pass', state: 'off' });
    expect(served.requests.filter((line) => line === 'POST /save')).toHaveLength(1);
  });
});
