import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitFor } from '../../checks/catalogue/own-saving.ts';
import { changeSetting, listControls, type Timing } from '../../checks/engine/index.ts';
import type { SettingManifest } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { fixAt, platformOf, settingOf, visitTo } from '../support/visits.ts';

/** A setting whose change only a Save button keeps: which button that is, and that no other one is ever pressed. */
const timing: Partial<Timing> = { navigation: 8_000, ready: 4_000, poll: 50, saved: 500, watchFactor: 0.1 };
const ads = settingOf('x.personalized-ads');
const savedBy = (text: string): SettingManifest => ({
  ...ads,
  commit: { kind: 'saveButton', labels: [{ language: 'en', text, seen: '2026-11-26' }] },
});

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const box = '<label><input type="checkbox" name="ads" id="ads" CHECKED> Personalized ads</label>';
const post = (inner: string, more = '') => `<form method="post" action="/save" ${more}>${inner}</form>`;

interface Site {
  readonly body: string;
  /** Answers a form that was sent. */
  readonly answer?: { readonly status: number; readonly keeps: boolean };
}

/** A page of plain HTML with a server behind it: no script of its own unless the body has one. */
async function on<T>(
  { body, answer = { status: 303, keeps: true } }: Site,
  work: (at: string, page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>,
): Promise<{ came: T; sent: string[] }> {
  const sent: string[] = [];
  let stands = true;
  const served = await servePages((path) => {
    if (path === ads.place.path)
      return `<!doctype html><html lang="en"><body><main><h1>Settings</h1><p>Some words about these settings of yours.</p>
        ${body.replaceAll('CHECKED', stands ? 'checked' : '')}</main></body></html>`;
    return (request, response) => {
      let said = '';
      request.on('data', (piece) => {
        said += piece;
      });
      request.on('end', () => {
        sent.push(`${path} ${said}`);
        if (path === '/save' && answer.keeps) stands = new URLSearchParams(said).get('ads') === 'on';
        response.writeHead(answer.status, answer.status === 303 ? { location: ads.place.path } : {}).end('?');
      });
    };
  });
  const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
  try {
    const { cookies } = platformOf(ads).signedIn;
    await context.addCookies(cookies.map((name) => ({ name, value: 'x', url: served.origin })));
    return { came: await work(served.origin, await context.newPage()), sent };
  } finally {
    await context.close();
    await served.close();
  }
}

const options = { now: () => new Date(), timing };
const fix = (site: Site, check = savedBy('Save')) =>
  on(site, (at, page) => changeSetting(page, fixAt(at, check), options));

/** How a change of the first control of a page is kept, as a watch would have it. */
const told = async (body: string) => {
  const { came } = await on({ body }, (at, page) =>
    listControls(page, { ...visitTo(at, ads), pointedAt: null }, options),
  );
  expect(came.blocker).toBe(null);
  const commit = commitFor(came.saving?.[0], '2026-11-26');
  return 'labels' in commit ? `${commit.kind}: ${commit.labels[0]?.text}` : commit.kind;
};

describe('how a change is kept', () => {
  it.each([
    ['no form and no button', box, 'atOnce'],
    ['a form that nothing sends', post(box), 'atOnce'],
    ['one that sends its form and saves', post(`${box}<button>Save</button>`), 'saveButton: Save'],
    [
      'an input',
      post(`${box}<input type="submit" value="Einstellungen speichern">`),
      'saveButton: Einstellungen speichern',
    ],
    ['one that a script listens to', post(`${box}<button type="button">Apply</button>`), 'saveButton: Apply'],
    [
      'one far below',
      post(`${box}<div style="height:4000px"></div><button>Save changes</button>`),
      'saveButton: Save changes',
    ],
    [
      'one that is off until something changed',
      post(`${box}<button disabled>Save</button>`),
      'saveButton: Save',
    ],
    [
      'one outside that names the form',
      `${post(box, 'id="f"')}<button form="f">Save</button>`,
      'saveButton: Save',
    ],
    [
      'beside one that does something else',
      post(`${box}<button>Save</button><button name="gone">Delete account</button>`),
      'saveButton: Save',
    ],
    ['two that save', post(`${box}<button>Save</button><button>Apply</button>`), 'notKnown'],
    ['the same words twice', post(`<button>Save</button>${box}<button>Save</button>`), 'notKnown'],
    [
      'another form’s',
      `${post(`${box}<button>Search</button>`)}${post('<button>Save</button>')}`,
      'notKnown',
    ],
    ['a form that deletes', post(`${box}<button>Delete account</button>`), 'notKnown'],
    [
      'a form that deletes and saves at once',
      post(`${box}<button>Save and delete account</button>`),
      'notKnown',
    ],
    ['words that nobody here has read', post(`${box}<button>Weiter geht’s</button>`), 'notKnown'],
    ['one that belongs to nothing', `${box}<button type="button">Save</button>`, 'notKnown'],
    ['one beside the form', `${post(box)}<button type="button">Save</button>`, 'notKnown'],
    ['one that nobody sees', post(`${box}<button hidden>Save</button>`), 'atOnce'],
  ])('%s', async (_, body, kept) => {
    expect(await told(body)).toBe(kept);
  });

  it('without a word of the page it is not known', () => {
    expect(commitFor(undefined, '2026-11-26')).toEqual({ kind: 'notKnown' });
  });
});

describe('a change that a button keeps', () => {
  it('sends the form of the control, and a reading after it is the proof', async () => {
    const { came, sent } = await fix({
      body: post(`${box}<input type="hidden" name="other" value="kept"><button>Save</button>`),
    });
    expect(came).toMatchObject({ result: 'fixed', reason: null, clicks: 2, after: { state: 'off' } });
    expect(sent).toEqual(['/save other=kept']);
  });

  it('waits for a button that comes alive by the change, and finds it far below', async () => {
    const { came, sent } = await fix({
      body: post(
        `${box}<div style="height:4000px"></div><button disabled id="s">Save</button><script>ads.onchange = () => setTimeout(() => { s.disabled = false; }, 700)</script>`,
      ),
    });
    expect(came).toMatchObject({ result: 'fixed', clicks: 2 });
    expect(sent).toEqual(['/save ']);
  });

  it('and for one that comes only then', async () => {
    const { came } = await fix({
      body: post(
        `${box}<p id="p"></p><script>ads.onchange = () => setTimeout(() => { p.innerHTML = '<button>Save</button>'; }, 500)</script>`,
      ),
    });
    expect(came).toMatchObject({ result: 'fixed', clicks: 2 });
  });

  it('of two forms with the same button it presses that of its own', async () => {
    const { came, sent } = await fix({
      body: `<form method="post" action="/other"><input name="name"><button>Save</button></form>${post(`${box}<button>Save</button>`)}`,
    });
    expect(came.result).toBe('fixed');
    expect(sent).toEqual(['/save ']);
  });

  it.each([
    ['another form’s button', `${post(box)}<form method="post" action="/other"><button>Save</button></form>`],
    [
      'one of no form',
      `${post(box)}<button type="button" onclick="fetch('/other', { method: 'POST' })">Save</button>`,
    ],
    ['one that says more by now', post(`${box}<button formaction="/other">Save and delete account</button>`)],
    ['one that is never alive', post(`${box}<button disabled>Save</button>`)],
  ])('%s is not pressed, and the change is told as not saved', async (_, body) => {
    const { came, sent } = await fix({ body });
    expect(came).toMatchObject({ result: 'failed', clicks: 1, after: { state: 'on' } });
    expect(sent).toEqual([]);
  });

  it('where two may be the one, nothing is pressed at all', async () => {
    const { came, sent } = await fix({ body: post(`<button>Save</button>${box}<button>Save</button>`) });
    expect(came).toMatchObject({ result: 'refused', reason: 'ambiguous', clicks: 0 });
    expect(sent).toEqual([]);
  });

  it('where nobody could tell how it is kept, nothing is pressed at all', async () => {
    const check: SettingManifest = { ...ads, commit: { kind: 'notKnown' } };
    const { came, sent } = await fix({ body: post(`${box}<button>Save</button>`) }, check);
    expect(came).toMatchObject({ result: 'refused', reason: 'saveUnknown', clicks: 0 });
    expect(sent).toEqual([]);
  });

  it('an error page as the answer is no word on what was kept: the reading is', async () => {
    const body = post(`${box}<button>Save</button>`);
    const kept = await fix({ body, answer: { status: 500, keeps: true } });
    expect(kept.came).toMatchObject({ result: 'fixed', after: { state: 'off' } });
    const lost = await fix({ body, answer: { status: 500, keeps: false } });
    expect(lost.came).toMatchObject({ result: 'failed', reason: 'notSaved', after: { state: 'on' } });
    const silent = await fix({ body, answer: { status: 200, keeps: false } });
    expect(silent.came).toMatchObject({ result: 'failed', reason: 'notHeld', after: { state: 'on' } });
  });

  it('a page that moves on after the press is left as it is: nothing of another page is pressed', async () => {
    const { came, sent } = await fix({
      body: post(
        `${box}<button>Save</button><script>ads.onchange = () => history.pushState(null, '', '/settings/other')</script>`,
      ),
    });
    expect(came.clicks).toBe(1);
    expect(came.result).toBe('failed');
    expect(sent).toEqual([]);
  });
});
