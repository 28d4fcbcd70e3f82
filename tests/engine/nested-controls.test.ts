import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateOf } from '../../checks/engine/look.ts';
import { launchChromium } from '../support/chromium.ts';
import { controlsOn } from '../support/looks.ts';

/** Two elements that are one switch for a person, and a native box that nobody sees under a drawing. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const seenOn = async (body: string) =>
  (await controlsOn(browser, body))
    .filter(({ visible }) => visible)
    .map((control) => ({ state: stateOf(control), name: control.names[0]?.text ?? null }));

const outer = (state: string, inner: string) =>
  `<div><span>Ads</span><div role="switch" tabindex="0" aria-checked="${state}" style="width:40px;height:20px;background:#999">${inner}</div></div>`;

describe('a box inside a switch', () => {
  it.each([
    ['never checked and not drawn', '<input type="checkbox" style="display:none">', 'true', 'on'],
    ['set aside', '<input type="checkbox" aria-hidden="true" style="opacity:0">', 'true', 'on'],
    ['drawn over it, agreeing', '<input type="checkbox" checked style="opacity:0;width:40px">', 'true', 'on'],
    ['drawn over it, disagreeing', '<input type="checkbox" style="opacity:0;width:40px">', 'true', null],
    ['not drawn, but checked', '<input type="checkbox" checked style="display:none">', 'false', null],
  ])('%s', async (_, inner, state, expected) => {
    expect(await seenOn(outer(state, inner))).toEqual([{ state: expected, name: 'Ads' }]);
  });

  it('is the control where only it carries the position', async () => {
    expect(
      await seenOn('<div><span>Ads</span><div role="switch"><input type="checkbox" checked></div></div>'),
    ).toEqual([{ state: 'on', name: 'Ads' }]);
  });

  it('counts where the label of both presses it, drawn or not', async () => {
    const label = (checked: string) =>
      `<label>Ads <span role="switch" aria-checked="false" style="display:inline-block;width:40px;height:20px"><input type="checkbox" ${checked} style="display:none"></span></label>`;
    expect(await seenOn(label(''))).toEqual([{ state: 'off', name: 'Ads' }]);
    expect(await seenOn(label('checked'))).toEqual([{ state: null, name: 'Ads' }]);
  });
});

describe('a box beside a switch', () => {
  const beside = (state: string, box: string) =>
    `<div><span>Ads</span><div><button role="switch" aria-checked="${state}">.</button>${box}</div></div>`;

  it('is its copy for the form where nobody sees it', async () => {
    expect(await seenOn(beside('true', '<input type="checkbox" style="display:none">'))).toHaveLength(1);
    expect(
      await seenOn(beside('true', '<input type="checkbox" checked aria-hidden="true" style="opacity:0">')),
    ).toMatchObject([{ state: 'on' }]);
  });

  it('is a setting of its own where it is drawn or has a label of its own', async () => {
    expect(
      await seenOn(beside('true', '<input type="checkbox" id="b"><label for="b">Cookies</label>')),
    ).toHaveLength(2);
    expect(
      await seenOn(
        beside(
          'true',
          '<input type="checkbox" id="b" style="position:absolute;opacity:0"><label for="b">Cookies</label>',
        ),
      ),
    ).toHaveLength(2);
  });
});

describe('a box under a drawing, without a label', () => {
  const hidden = [
    'opacity:0',
    'position:absolute;width:1px;height:1px;clip-path:inset(50%)',
    'width:0;height:0;appearance:none;margin:0',
    'display:none',
    'visibility:hidden',
  ];
  const row = (style: string, checked: string, drawing = 'class="slider"') =>
    `<div class="row"><span>Ads</span><div><input type="checkbox" ${checked} style="${style}">
      <span ${drawing} style="display:inline-block;width:40px;height:20px;background:#888"></span></div></div>`;

  it.each(hidden)('is found by its row: %s', async (style) => {
    expect(await seenOn(row(style, 'checked'))).toEqual([{ state: 'on', name: 'Ads' }]);
    expect(await seenOn(row(style, ''))).toEqual([{ state: 'off', name: 'Ads' }]);
  });

  it.each(['class="toggle is-on"', 'class="toggle active"', 'data-state="checked"'])(
    'is not believed where the drawing says otherwise: %s',
    async (drawing) => {
      expect(await seenOn(row('display:none', '', drawing))).toEqual([{ state: null, name: 'Ads' }]);
      expect(await seenOn(row('opacity:0', '', drawing))).toEqual([{ state: null, name: 'Ads' }]);
    },
  );

  it('is none where nothing is drawn in its place, or the place is a copy that is set aside', async () => {
    expect(
      await seenOn('<div><span>Ads</span><div><input type="checkbox" style="display:none"></div></div>'),
    ).toEqual([]);
    expect(await seenOn(`<div aria-hidden="true">${row('display:none', '')}</div>`)).toEqual([]);
    expect(await seenOn(`<div style="opacity:0">${row('opacity:0', '')}</div>`)).toEqual([]);
    expect(await seenOn(`<div style="display:none">${row('opacity:0', '')}</div>`)).toEqual([]);
  });
});
