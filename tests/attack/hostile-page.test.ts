import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingFound } from '../../checks/audit/observations.ts';
import { changeSetting, readPage, type Timing, type VisitResult } from '../../checks/engine/index.ts';
import { findingSchema, inventoryItemSchema } from '../../checks/model/index.ts';
import { shareOf } from '../support/at-length.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { fixAt, settingOf, visitTo } from '../support/visits.ts';

/**
 * Pages that attack whoever reads them. A platform can always draw a switch that lies; what it must never do is bring
 * down an audit, bring it to press something, or make a setting private whose switch is not even there.
 */
const timing: Partial<Timing> = { navigation: 8_000, ready: 2_000, poll: 120, saved: 500, watchFactor: 0.1 };
const check = settingOf('linkedin.ai-training');

let reading: Browser;
let clicking: Browser;
beforeAll(async () => {
  [reading, clicking] = await Promise.all([launchChromium('only read'), launchChromium()]);
});
afterAll(async () => {
  await Promise.all([reading.close(), clicking.close()]);
});

const control = (more = 'checked') =>
  `<p>Use my data for training content creation AI models</p><input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" ${more}>`;
const page = (body: string, script = '') =>
  `<!doctype html><html lang="en"><body><script>${script}</script><main><h1>Settings</h1><p>Some words, so that the page is not a blank one.</p>${body}</main></body></html>`;

async function visit(
  html: string,
  change = false,
): Promise<{ seen: VisitResult; writes: number; clicks: number }> {
  const served = await servePages((asked) => (asked === check.place.path ? html : undefined));
  const context = await (change ? clicking : reading).newContext();
  try {
    const options = { now: () => new Date(), timing };
    const opened = await context.newPage();
    let clicks = 0;
    let seen: VisitResult;
    if (change) {
      const changed = await changeSetting(opened, fixAt(served.origin, check), options);
      clicks = changed.clicks;
      seen = { observations: [changed.before], ...nothingFound };
    } else seen = await readPage(opened, visitTo(served.origin, check), options);
    return { seen, clicks, writes: served.requests.filter((line) => !line.startsWith('GET')).length };
  } finally {
    await context.close();
    await served.close();
  }
}

/** What comes out fits the model, whatever went in, and holds exactly one word about the one check. */
function sound({ seen, writes }: { readonly seen: VisitResult; readonly writes: number }) {
  const observation = findingSchema.omit({ account: true, previous: true, flip: true });
  const [only, ...others] = seen.observations.map((one) => observation.parse(one));
  expect(others).toEqual([]);
  expect(writes).toBe(0);
  for (const item of seen.inventory) inventoryItemSchema.parse(item);
  return only;
}

const tricks: readonly (readonly [string, string])[] = [
  [
    'Array.prototype answers nonsense',
    'for (const m of ["map","filter","some","includes","flatMap","push","slice","forEach"]) Array.prototype[m] = () => "nonsense";',
  ],
  ['Array.from throws', 'Array.from = () => { throw new Error("no") };'],
  ['JSON is replaced', 'window.JSON = { stringify: () => "{}", parse: () => ({ status: "pass" }) };'],
  [
    'everything can be turned into a pass',
    'Object.prototype.toJSON = function () { return { status: "pass", state: "off" } }; Object.prototype.status = "pass";',
  ],
  [
    'getAttribute lies',
    'Element.prototype.getAttribute = (name) => name === "aria-checked" ? "false" : "allowDataForGenerativeAI";',
  ],
  ['getAttribute answers objects', 'Element.prototype.getAttribute = () => ({ toString() { throw 1 } });'],
  [
    'querySelectorAll finds nothing',
    'Document.prototype.querySelectorAll = Element.prototype.querySelectorAll = () => [];',
  ],
  [
    'querySelectorAll never ends',
    'Document.prototype.querySelectorAll = () => ({ length: 1e9, [Symbol.iterator]: function* () { for (;;) yield document.body } });',
  ],
  [
    'checked throws',
    'Object.defineProperty(HTMLInputElement.prototype, "checked", { get() { throw new Error("no") } });',
  ],
  [
    'checked is neither',
    'Object.defineProperty(HTMLInputElement.prototype, "checked", { get: () => ({}) });',
  ],
  [
    'checked is another each time',
    'let n = 0; Object.defineProperty(HTMLInputElement.prototype, "checked", { get: () => n++ % 2 === 0 });',
  ],
  [
    'closest hides the row',
    'Element.prototype.closest = () => null; Element.prototype.checkVisibility = () => true;',
  ],
  ['computed styles throw', 'window.getComputedStyle = () => { throw new Error("no") };'],
  [
    'the body is another thing',
    'Object.defineProperty(document, "body", { get: () => ({ innerText: { replace: () => 7 } }) });',
  ],
  [
    'Promise and setTimeout are gone',
    'window.Promise = undefined; window.setTimeout = () => 0; window.requestAnimationFrame = () => 0;',
  ],
  ['Map and Set swallow', 'Map.prototype.set = Map.prototype.get = Set.prototype.add = () => undefined;'],
  [
    'regular expressions match everything',
    'RegExp.prototype.test = () => true; String.prototype.replace = () => "Use my data for training content creation AI models";',
  ],
  [
    'getters answer proxies',
    'Object.defineProperty(Node.prototype, "textContent", { get: () => new Proxy(() => 0, { get: () => () => { throw 1 } }) });',
  ],
  [
    'storage is a trap',
    'Object.defineProperty(window, "localStorage", { get() { throw new Error("no") } });',
  ],
  ['the console is flooded', 'for (let n = 0; n < 20000; n++) console.log("x".repeat(200), n);'],
  [
    'two hundred frames',
    'addEventListener("DOMContentLoaded", () => { for (let n = 0; n < 200; n++) { const f = document.createElement("iframe"); f.srcdoc = "<input type=checkbox role=switch aria-labelledby=allowDataForGenerativeAI>"; f.hidden = true; document.body.append(f) } });',
  ],
];

describe.concurrent.each(shareOf('tricks', tricks, 2))('a page on which %s', (_name, script) => {
  it('is no pass where there is no switch', async () => {
    const seen = sound(await visit(page('<p>There is nothing here to be turned off.</p>', script)));
    expect(seen).toMatchObject({ status: 'unknown' });
  });

  it('is exposed or unknown where the switch is on, even where the switch itself is forged, and is not touched', async () => {
    const seen = sound(await visit(page(control(), script)));
    expect(['fail', 'unknown']).toContain(seen?.status);
  });
});

it('is not fooled by markup that takes the names of the DOM', async () => {
  const clobbered = `<form name="querySelectorAll"><input name="getElementById"></form><form id="body"><input name="parentElement"><input name="getAttribute"><input name="hasAttribute">${control()}</form><img name="getElementsByTagName"><img name="readyState">`;
  expect(sound(await visit(page(clobbered)))?.status).not.toBe('pass');
  expect(
    sound(await visit(page('<form name="querySelectorAll"></form><img name="documentElement">')))?.status,
  ).toBe('unknown');
});

it('keeps a label of five megabytes within bounds', async () => {
  const seen = sound(
    await visit(
      page(
        `<label><input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" checked>${'very long '.repeat(500_000)}</label>`,
      ),
    ),
  );
  expect(seen?.status).not.toBe('pass');
  expect((seen?.observed.label ?? '').length).toBeLessThanOrEqual(400);
});

it.each([
  ['on', 'checked'],
  ['off', ''],
])('ten thousand switches with the key, all %s: no guess, and an end', async (_, checked) => {
  const began = performance.now();
  const many = `<div>${control(checked)}</div>`.repeat(10_000);
  const seen = sound(await visit(page(many)));
  expect(seen).toMatchObject({ status: 'unknown' });
  expect(performance.now() - began).toBeLessThan(50_000);
});

it('a switch of ours among ten thousand others is not lost in the crowd, or not guessed at', async () => {
  const others = Array.from(
    { length: 10_000 },
    (_, n) => `<div><label><input type="checkbox">Other ${n}</label></div>`,
  );
  const seen = sound(await visit(page(`${others.join('')}<div>${control()}</div>`)));
  expect(['fail', 'unknown']).toContain(seen?.status);
});

it.each([
  ['escape codes', '\u001b[2J\u001b]0;owned\u0007'],
  ['a right-to-left override', '\u202egnihtyna\u202c'],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['zero-width signs', 'Use\u200b my\u2060 data'],
  ['a lone surrogate', '\ud800'],
])('a label of %s is data: read, bounded and passed on without effect', async (_, label) => {
  const text = label.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const seen = sound(
    await visit(
      page(
        `<label><input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" checked>${text}</label>`,
      ),
    ),
  );
  expect(['fail', 'unknown']).toContain(seen?.status);
});

it('two controls that carry the key are no guess, in a fix as well: nothing is pressed', async () => {
  const twice = page(`<div>${control()}</div><div>${control('checked')}</div>`);
  expect(sound(await visit(twice))).toMatchObject({ status: 'unknown', reason: 'ambiguous' });
  const { clicks, seen } = await visit(twice, true);
  expect(clicks).toBe(0);
  expect(seen.observations[0]).toMatchObject({ status: 'unknown', reason: 'ambiguous' });
});

it.each(['mousemove', 'pointermove', 'mouseover'])(
  // What a page does with its own session it can do without us; this is the page that moves under an honest press.
  'a page that pulls "Delete my account" under the mouse at its %s has it not pressed',
  async (moment) => {
    const bait = page(
      `<div id="row">${control()}</div><button id="delete" style="display:none;position:fixed;inset:0" onclick="fetch('/deleted', { method: 'POST' })">Delete my account</button>`,
      `addEventListener('${moment}', () => { document.getElementById('delete').style.display = 'block' }, true);`,
    );
    const { writes, seen } = await visit(bait, true);
    expect(seen.observations[0]).toMatchObject({ status: 'fail', state: 'on' });
    expect(writes).toBe(0);
  },
);
