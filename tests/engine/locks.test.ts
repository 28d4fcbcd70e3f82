import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { controlsOn } from '../support/looks.ts';

/** A locked control is there and locked; one that can be pressed is never called locked. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const lockOf = async (body: string) => {
  const [control] = (await controlsOn(browser, body)).filter(({ visible }) => visible);
  return control?.disabled ?? 'not there';
};
const box = '<input type="checkbox" aria-label="Ads">';
const drawn = (attributes: string, style = '') =>
  `<div><span>Ads</span><div role="switch" aria-checked="true" ${attributes} style="width:40px;height:20px;${style}"></div></div>`;
const radios = (
  attributes: string,
  first: string,
  second: string,
) => `<div role="radiogroup" aria-label="Ads" ${attributes}>
  <span role="radio" aria-checked="true" ${first}>On</span><span role="radio" aria-checked="false" ${second}>Off</span></div>`;

describe('a lock is seen', () => {
  it.each([
    ['of the box', '<input type="checkbox" aria-label="Ads" disabled>'],
    ['of its fieldset', `<fieldset disabled>${box}</fieldset>`],
    ['of its group, by ARIA', `<div role="group" aria-disabled="true">${box}</div>`],
    ['of its row, by ARIA', `<div><div aria-disabled="true"><span>Ads</span>${box}</div></div>${box}`],
    ['of the label', '<label aria-disabled="true">Ads <input type="checkbox"></label>'],
    ['by inert on the control', '<input type="checkbox" aria-label="Ads" inert>'],
    [
      'of the host',
      '<my-switch disabled><template shadowrootmode="open"><span role="switch" aria-checked="true" tabindex="0">x</span></template></my-switch>',
    ],
    ['of a group of radios', radios('aria-disabled="true"', '', '')],
    ['of all radios', radios('', 'aria-disabled="true"', 'aria-disabled="true"')],
    ['of the one that is left', radios('', '', 'aria-disabled="true"')],
    [
      'of all native radios',
      '<fieldset><legend>Ads</legend><label><input type="radio" name="a" disabled checked>On</label><label><input type="radio" name="a" disabled>Off</label></fieldset>',
    ],
    ['of a list', '<select aria-label="Ads" disabled><option>On<option>Off</select>'],
    ['of what is left of a list', '<select aria-label="Ads"><option>On<option disabled>Off</select>'],
    ['by a class, without a way to it by keyboard', drawn('class="switch is-disabled"')],
    ['by a class with a modifier', drawn('class="switch--disabled"')],
    [
      'by a class that lets no pointer through',
      drawn('class="disabled" tabindex="0"', 'pointer-events:none'),
    ],
    [
      'by a class and the pointer it shows',
      drawn('class="switch-disabled" tabindex="0"', 'cursor:not-allowed'),
    ],
    [
      'by a class of the drawing around',
      `<div><span>Ads</span><span class="toggle--disabled" style="pointer-events:none"><input type="checkbox" aria-label="Ads"></span></div>`,
    ],
  ])('%s', async (_, body) => {
    expect(await lockOf(body)).toBe(true);
  });
});

describe('no lock is cried', () => {
  it.each([
    ['by a class on what can be pressed', drawn('class="is-disabled" tabindex="0"')],
    ['by a class that says the position', drawn('class="ads-disabled"', 'cursor:pointer')],
    ['by a class of another thing', drawn('class="disabled-ads undisabled"')],
    ['by a lack of tabindex alone', drawn('')],
    ['by a pointer let through alone', drawn('tabindex="0"', 'pointer-events:none')],
    ['of a neighbour in the group', `<div role="group">${box}<input type="checkbox" disabled></div>`],
    ['where one radio is locked and chosen', radios('', 'aria-disabled="true"', '')],
    ['by aria-disabled="false"', '<input type="checkbox" aria-label="Ads" aria-disabled="false">'],
    [
      'by disabled="false" of a host',
      '<my-switch disabled="false"><template shadowrootmode="open"><span role="switch" aria-checked="true" tabindex="0">x</span></template></my-switch>',
    ],
    [
      'by a page behind an open dialog',
      `<div inert><h2>Ads</h2>${box}<p>More</p></div><dialog open aria-modal="true">Cookies?</dialog>`,
    ],
    [
      'by a class far around',
      `<div class="feature-disabled" style="cursor:not-allowed"><div><span>Ads</span>${box}</div><div>${box}</div></div>`,
    ],
  ])('%s', async (_, body) => {
    expect(await lockOf(body)).toBe(false);
  });
});

describe('what is set aside stays no control', () => {
  it.each([
    ['hidden', `<div hidden><span>Ads</span>${box}</div>`],
    ['hidden from screen readers', `<div aria-hidden="true"><span>Ads</span>${box}</div>`],
    [
      'inert and folded away',
      `<div><div inert style="height:0;overflow:hidden"><span>Ads</span>${box}</div></div>${'<br>'}`,
    ],
    ['inert with its row, as a copy is kept', `<div><div inert><span>Ads</span>${box}</div></div>${'<br>'}`],
    ['inert with other controls', `<section inert><p>Ads ${box}</p><p>Mail ${box}</p></section>`],
  ])('%s', async (_, body) => {
    expect(await lockOf(body)).toBe('not there');
  });
});
