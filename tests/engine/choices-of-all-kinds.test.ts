import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateOf } from '../../checks/engine/look.ts';
import { namesOf } from '../../checks/engine/names.ts';
import { launchChromium } from '../support/chromium.ts';
import { controlsOn } from '../support/looks.ts';

/** A setting in other clothes than a switch's is read by its words, and nothing else is taken for one. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const seenOn = async (body: string) =>
  (await controlsOn(browser, body))
    .filter(({ visible }) => visible)
    .map((control) => ({
      kind: control.kind,
      state: stateOf(control),
      name: namesOf(control)[0]?.text ?? null,
    }));
const row = (control: string) => `<div><span id="t">Ads by age</span>${control}</div>`;
const icon = '<svg width="9" height="9"><title>Open menu</title><path d="M0 0h9v9z"/></svg>';

describe('is read', () => {
  it.each([
    ['menu', row(`<button aria-haspopup="menu">Allow${icon}</button>`)],
    [
      'menu',
      row(
        '<button aria-haspopup="menu">Allow<span style="position:absolute;width:1px;height:1px;overflow:hidden">Open menu</span></button>',
      ),
    ],
    ['menu', row('<div role="button" tabindex="0" aria-haspopup="listbox">Allow</div>')],
    ['combobox', row('<button role="combobox" aria-expanded="false">Allow</button>')],
    ['combobox', row('<div role="combobox" tabindex="0" aria-labelledby="t">Allow</div>')],
    ['combobox', row('<input role="combobox" readonly value="Allow" aria-labelledby="t">')],
    [
      'combobox',
      row('<div><div>Allow</div><input role="combobox" style="width:2px" aria-labelledby="t"></div>'),
    ],
    [
      'list',
      row(
        '<div role="listbox" aria-labelledby="t"><div role="option" aria-selected="true">On</div><div role="option" aria-selected="false">Off</div></div>',
      ),
    ],
    [
      'segments',
      row(
        '<div role="tablist"><button role="tab" aria-selected="true">On</button><button role="tab" aria-selected="false">Off</button></div>',
      ),
    ],
    [
      'segments',
      row(
        '<div role="group"><button aria-pressed="true">Allow</button><button aria-pressed="false">Don’t allow</button></div>',
      ),
    ],
    [
      'segments',
      row('<div><button aria-pressed="true">On</button><button aria-pressed="false">Off</button></div>'),
    ],
    [
      'radios',
      row(
        '<div><span role="radio" aria-checked="true">On</span><span role="radio" aria-checked="false">Off</span></div>',
      ),
    ],
    [
      'radios',
      row(
        '<div><label><input type="radio" name="a" checked>Yes</label><label><input type="radio" name="a">No</label></div>',
      ),
    ],
    [
      'radios',
      row(
        '<div><p><input type="radio" name="a" checked> <i>Yes</i></p><p><input type="radio" name="a"> <i>No</i></p></div>',
      ),
    ],
    [
      'radios',
      row(
        '<div role="radiogroup"><label><input type="radio" name="a" checked><b>On</b><p>Your age is used.</p></label><label><input type="radio" name="a"><b>Off</b><p>It is not.</p></label></div>',
      ),
    ],
    ['rowButton', '<button><div>Ads by age</div><div>On</div></button>'],
    ['rowButton', '<button aria-label="Ads by age, On">Ads by age ›</button>'],
    ['rowButton', '<a href="/x">Ads by age<span>On</span></a>'],
  ])('%s: %s', async (kind, body) => {
    expect(await seenOn(body)).toEqual([{ kind, state: 'on', name: 'Ads by age' }]);
  });
});

describe('says no position', () => {
  it.each([
    [
      'two radios that are both chosen',
      row(
        '<div role="radiogroup" aria-labelledby="t"><span role="radio" aria-checked="true">On</span><span role="radio" aria-checked="true">Off</span></div>',
      ),
    ],
    [
      'a drawn radio that says otherwise than the native one',
      row(
        '<div role="radiogroup" aria-labelledby="t"><span role="radio" aria-checked="false"><input type="radio" name="a" checked aria-label="On"></span><span role="radio" aria-checked="true"><input type="radio" name="a" aria-label="Off"></span></div>',
      ),
    ],
    [
      'two pressed buttons',
      row(
        '<div role="group"><button aria-pressed="true">On</button><button aria-pressed="true">Off</button></div>',
      ),
    ],
    ['a menu of another choice', row('<button aria-haspopup="menu">Everyone</button>')],
  ])('%s', async (_, body) => {
    expect((await seenOn(body)).map(({ state }) => state)).toEqual([null]);
  });
});

describe('is no control', () => {
  it.each([
    ['a field to search in', '<input role="combobox" aria-label="Search">'],
    ['a combobox with another choice', row('<button role="combobox">Everyone</button>')],
    [
      'tabs that lead to pages',
      '<div role="tablist"><button role="tab" aria-selected="true">Ads</button><button role="tab">Mail</button></div>',
    ],
    [
      'a list that a button opens',
      '<button aria-controls="l" aria-expanded="true">Open</button><div role="listbox" id="l"><div role="option" aria-selected="true">On</div><div role="option">Off</div></div>',
    ],
    [
      'a button that acts',
      '<button>Sign on</button><button>Turn ads <b>on</b></button><button>Log off</button>',
    ],
    ['a button that asks', '<button>Yes</button><button>No</button>'],
    ['a sentence', '<a href="/x">We no longer do this, and no one is on</a>'],
    ['a link of the navigation', '<nav><a href="/x">Ads<span>On</span></a></nav>'],
    ['a value that says two things', '<button aria-label="Ads, On"><div>Ads</div><div>Off</div></button>'],
  ])('%s', async (_, body) => {
    expect(await seenOn(body)).toEqual([]);
  });
});

it('a link in the row of a switch is no second control', async () => {
  const body =
    '<li><a href="/x">Ads by age<span>On</span></a><input type="checkbox" checked aria-label="Ads by age"></li>';
  expect(await seenOn(body)).toEqual([{ kind: 'checkbox', state: 'on', name: 'Ads by age' }]);
});

it('two pressed buttons with other words stay two buttons', async () => {
  const body =
    '<div role="group"><button aria-pressed="true">Bold</button><button aria-pressed="false">Italic</button></div>';
  expect((await seenOn(body)).map(({ kind }) => kind)).toEqual(['button', 'button']);
});

it('three radios are no choice of two', async () => {
  const three = ['On', 'Off', 'Sometimes']
    .map((word) => `<label><input type="radio" name="a">${word}</label>`)
    .join('');
  expect(await seenOn(`<div>${three}</div>`)).toEqual([]);
});
