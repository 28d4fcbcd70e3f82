import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChangeResult, changeSetting, type Timing } from '../../checks/engine/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { fixAt, platformOf, settingOf } from '../support/visits.ts';

/** A press reaches the control that was recognised, once, or nothing at all. */
const timing: Partial<Timing> = { navigation: 8_000, ready: 4_000, poll: 50, saved: 500, watchFactor: 0.1 };
const check = settingOf('x.personalized-ads');

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** `body` says where the position goes by CHECKED, and calls `save(on)`; `other()` tells of a press that was meant for nobody. */
async function fix(body: string): Promise<{ changed: ChangeResult; saved: string[] }> {
  const saved: string[] = [];
  let on = true;
  const served = await servePages((path) => {
    const [, what, word = ''] = /^\/(save|other)\/?(\w*)/.exec(path) ?? [];
    if (what !== undefined)
      return (_, response) => {
        saved.push(what === 'other' ? 'other' : word);
        if (what === 'save') on = word === 'true';
        response.end('ok');
      };
    if (path !== check.place.path) return undefined;
    return `<!doctype html><html lang="en"><body><main><h1>Settings</h1>
      <script>const tell = (path) => fetch(path, { method: 'POST' }); const save = (on) => tell('/save/' + on); const other = () => tell('/other');</script>
      ${body.replaceAll('CHECKED', on ? 'checked' : '').replaceAll('STATE', String(on))}</main></body></html>`;
  });
  const context = await browser.newContext();
  try {
    await context.addCookies(
      platformOf(check).signedIn.cookies.map((name) => ({ name, value: 'x', url: served.origin })),
    );
    const page = await context.newPage();
    const changed = await changeSetting(page, fixAt(served.origin, check), { now: () => new Date(), timing });
    return { changed, saved };
  } finally {
    await context.close();
    await served.close();
  }
}

it('a label with a thick border is pressed inside', async () => {
  const { changed, saved } = await fix(
    `<label style="display:inline-block;border:24px solid;padding:2px">Personalized ads
      <input type="checkbox" style="position:absolute;width:1px;height:1px;clip-path:inset(50%)" CHECKED onchange="save(this.checked)"></label>`,
  );
  expect(changed).toMatchObject({ result: 'fixed', clicks: 1 });
  expect(saved).toEqual(['false']);
});

it('a box that is not drawn is pressed by its stand-in', async () => {
  const { changed, saved } = await fix(
    `<div><span>Personalized ads</span><div id="s" style="width:44px;height:22px"><input type="checkbox" style="display:none" CHECKED><i style="display:block;width:40px;height:20px;background:#777"></i></div></div>
     <script>s.onclick = () => { const box = s.firstChild; box.checked = !box.checked; save(box.checked); }</script>`,
  );
  expect(changed).toMatchObject({ result: 'fixed', clicks: 1 });
  expect(saved).toEqual(['false']);
});

it('one that moves twice by one press is pressed once, and told as not held', async () => {
  const { changed } = await fix(
    `<label onclick="const b = this.querySelector('input'); b.checked = !b.checked; save(b.checked)">
      <input type="checkbox" CHECKED onchange="save(this.checked)" style="position:absolute;opacity:0;pointer-events:none"> Personalized ads</label>`,
  );
  expect(changed.clicks).toBe(1);
  expect(changed.result === 'fixed').toBe(changed.after?.state === 'off');
});

it('a row that only tells the position is read, and not pressed', async () => {
  const { changed, saved } = await fix(
    '<button onclick="other()"><div>Personalized ads</div><div>On</div></button>',
  );
  expect(changed.before).toMatchObject({ status: 'fail', state: 'on' });
  expect(changed).toMatchObject({ result: 'refused', reason: 'manualOnly', clicks: 0 });
  expect(saved).toEqual([]);
});

it('no key is pressed where the focus is elsewhere', async () => {
  const { changed, saved } = await fix(
    `<button id="o" onclick="other()">Other</button>
     <div style="pointer-events:none"><span>Personalized ads</span>
       <span role="switch" aria-checked="STATE" style="display:inline-block;width:40px;height:20px">.</span></div>
     <script>addEventListener('load', () => o.focus());</script>`,
  );
  expect(changed.clicks).toBe(0);
  expect(saved).toEqual([]);
});
