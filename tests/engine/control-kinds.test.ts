import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { controlsOn } from '../support/looks.ts';

/** Each control of a look says what it is for the person who sees it, and what its row is called. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const controlsOf = (body: string) => controlsOn(browser, body);

it.each([
  ['<input type="checkbox">', 'checkbox'],
  ['<input type="checkbox" role="switch">', 'switch'],
  ['<div role="switch" aria-checked="false"><input type="checkbox"></div>', 'switch'],
  ['<button aria-pressed="true">Ads</button>', 'button'],
  [
    '<fieldset><label><input type="radio">On</label><label><input type="radio">Off</label></fieldset>',
    'radios',
  ],
  ['<select><option>On</option><option>Off</option></select>', 'list'],
  ['<button aria-haspopup="menu">On</button>', 'menu'],
])('%s is told as %s', async (html, kind) => {
  const controls = await controlsOf(html);
  expect(controls.map((control) => control.kind)).toEqual([kind]);
});

it('tells the title of the row or of the group, and none where it has none', async () => {
  const controls = await controlsOf(`
    <div><h3>Ads by age</h3><p>Help.</p><input type="checkbox"></div>
    <div role="group" aria-label="Ads by place"><span>Help.</span><input type="checkbox"></div>
    <fieldset><legend>Ads by work</legend><input type="checkbox"></fieldset>
    <div><p>Words that are no title.</p><input type="checkbox"></div>`);
  expect(controls.map(({ rowTitle }) => rowTitle)).toEqual([
    'Ads by age',
    'Ads by place',
    'Ads by work',
    null,
  ]);
});

it('takes no title of a group that holds two controls', async () => {
  const controls = await controlsOf(`<div role="group" aria-label="Ads">
    <p>One <input type="checkbox"></p><p>Other <input type="checkbox"></p></div>`);
  expect(controls.map(({ rowTitle }) => rowTitle)).toEqual([null, null]);
});

it('tells controls in the order in which the page has them, whatever they are, and in shadow roots, too', async () => {
  const controls = await controlsOf(`
    <label><input type="checkbox">First</label>
    <fieldset><legend>Second</legend><label><input type="radio" name="a">On</label>
      <label><input type="radio" name="a">Off</label></fieldset>
    <x-row><template shadowrootmode="open"><label><input type="checkbox">Third</label></template></x-row>
    <label>Fourth <select><option>On</option><option>Off</option></select></label>
    <label><input type="checkbox">Fifth</label>`);
  expect(controls.map(({ names }) => names[0]?.text.split(' ')[0])).toEqual([
    'First',
    'Second',
    'Third',
    'Fourth',
    'Fifth',
  ]);
});
