import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { settingOf } from '../support/visits.ts';
import { fix, html, serve, settingsPage, trainingPath, trainingSwitch } from './stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const key = 'allowDataForGenerativeAI';
const words = 'Use my data for training content creation AI models';
const post = (path: string) => `fetch('${path}',{method:'POST'})`;
const listbox = `<section><h2>Who sees my picture</h2><ul role="listbox"><li role="option" aria-selected="true" onclick="${post('/wrong-on')}">On</li><li role="option" onclick="${post('/wrong-off')}">Off</li></ul></section>`;
const menu = (button: string, items: string, more = '') =>
  `<div><span id="${key}">${words}</span><button aria-haspopup="menu" aria-labelledby="${key}" ${button}>On</button>${items}${more}</div>`;
const items = (id: string, off = '/right-off') =>
  `<ul id="${id}" role="menu" hidden><li role="menuitem" onclick="${post('/right-on')}">On</li><li role="menuitem" onclick="${post(off)}">Off</li></ul>`;
const open = (...ids: string[]) =>
  `onclick="${ids.map((id) => `document.getElementById('${id}').hidden=false`).join(';')}"`;

async function pressedOn(inside: string, script = '') {
  const stage = await serve({ [trainingPath]: settingsPage(inside, script) });
  const done = await fix(browser, stage.origin, { timing: { ready: 1_500 } });
  await stage.close();
  return { done, sent: stage.asked.filter((line) => line.startsWith('POST')) };
}

describe('only the control’s own option is pressed', () => {
  it.each([
    ['another setting’s list stands open before it', `${listbox}${menu(open('m'), items('m'))}`],
    ['its menu is named by the button', `${listbox}${menu(`aria-controls="m" ${open('m')}`, items('m'))}`],
    ['its menu opens at the end of the page', `${menu(open('m'), '')}${listbox}${items('m')}`],
    [
      'its menu stood open before and is its own',
      menu('aria-controls="m"', items('m').replace(' hidden', '')),
    ],
  ])('%s', async (_name, inside) => {
    const { sent } = await pressedOn(inside);
    expect(sent).toEqual(['POST /right-off']);
  });

  it.each([
    [
      'radio buttons of another setting stand inside its group',
      `<fieldset aria-labelledby="${key}"><legend id="${key}">${words}</legend><fieldset><legend>Let others download my profile</legend><label><input type="radio" name="b" checked onchange="${post('/wrong-on')}">On</label><label><input type="radio" name="b" onchange="${post('/wrong-off')}">Off</label></fieldset><label><input type="radio" name="a" checked onchange="${post('/right-on')}">On</label><label><input type="radio" name="a" onchange="${post('/right-off')}">Off</label></fieldset>`,
    ],
    [
      'it is a list of two',
      `<label>${words}<select aria-labelledby="${key}" onchange="${post("/right-' + (this.selectedIndex ? 'off' : 'on') + '")}"><option selected>On</option><option>Off</option></select></label>`,
    ],
  ])('%s', async (_name, inside) => {
    const { sent } = await pressedOn(inside);
    expect(sent).toEqual(['POST /right-off']);
  });
});

describe('nothing is pressed', () => {
  it.each([
    [
      'two items mean the position',
      menu(
        open('m'),
        items('m').replace('</ul>', `<li role="menuitem" onclick="${post('/wrong')}">Off</li></ul>`),
      ),
    ],
    ['two menus open at once', menu(open('m', 'n'), `${items('m')}${items('n', '/wrong-off')}`)],
    ['no item means it plainly', menu(open('m'), items('m').replace('>Off<', '>Less<'))],
    ['its menu never opens', `${listbox}${menu('', '')}`],
    [
      'something lies over it',
      `${trainingSwitch('checked')}<div style="position:fixed;inset:0;background:#fff" onclick="${post('/wrong')}">Hello</div>`,
    ],
    ['its label is one never to be pressed', trainingSwitch(`checked disabled onchange="${post('/wrong')}"`)],
  ])('where %s', async (_name, inside) => {
    const { done, sent } = await pressedOn(inside);
    expect(sent).toEqual([]);
    expect(done.result).toBe('refused');
    expect(done.clicks).toBe(0);
  });
});

/** When the page becomes another: after it was looked at, however busy the machine is, and before it would be pressed, ms. */
const [CHANGES, SHOWN] = [3_500, 5_000];

describe('between looking and pressing', () => {
  const training = settingOf('x.grok-training');
  const label = training.control.labels.find(({ language }) => language === 'en')?.text ?? '';
  const grok = (script: string) =>
    `<!doctype html><html lang="en"><body><main><h1>Grok & Third-party Collaborators</h1><p>Some words, so that it is not blank.</p><div data-testid="xaiDataSharingSettings"><label><input type="checkbox" checked onchange="${post('/save')}">${label}</label></div></main><script>if (performance.now() >= 0) setTimeout(() => { ${script} }, ${CHANGES})</script></body></html>`;
  const identity = createHash('sha256').update('x\nu%3D111').digest('hex').slice(0, 16);
  it.each([
    ['another account is signed in', "document.cookie='twid=u%3D222;path=/'", identity],
    [
      'another account is signed in, and nobody was known before',
      "document.cookie='twid=u%3D222;path=/'",
      null,
    ],
    ['it has become a challenge', "history.pushState(0,'','/account/access')", identity],
    ['it has become a sign-in', "history.pushState(0,'','/i/flow/login')", identity],
    [
      'it says that nobody is signed in',
      "document.querySelector('main').insertAdjacentHTML('afterbegin','<p>These settings apply to this browser while you are logged out</p>')",
      identity,
    ],
  ])('nothing is pressed where %s', async (_name, script, known) => {
    const stage = await serve({ [training.place.path]: grok(script) });
    const done = await fix(browser, stage.origin, {
      check: training.id,
      cookies: { auth_token: 'a', twid: 'u%3D111' },
      identity: known,
      timing: { shown: SHOWN },
    });
    await stage.close();
    expect(stage.asked.filter((line) => line.startsWith('POST'))).toEqual([]);
    expect(done).toMatchObject({ result: 'refused', clicks: 0 });
  });

  it('LinkedIn’s page that becomes a challenge is not pressed', async () => {
    const stage = await serve({
      [trainingPath]: html(
        settingsPage(
          trainingSwitch(`checked onchange="${post('/save')}"`),
          `setTimeout(()=>history.pushState(0,'','/checkpoint/challenge/x'),${CHANGES})`,
        ),
      ),
    });
    const done = await fix(browser, stage.origin, { timing: { shown: SHOWN } });
    await stage.close();
    expect(stage.asked.filter((line) => line.startsWith('POST'))).toEqual([]);
    expect(done).toMatchObject({ result: 'refused', reason: 'challenge', clicks: 0 });
  });
});
