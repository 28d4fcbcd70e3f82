import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf } from '../../checks/engine/names.ts';
import { launchChromium } from '../support/chromium.ts';
import { controlsOn } from '../support/looks.ts';

/** A position is no name, a value is no part of one; and no word that may turn a name round is left out. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const namesOn = async (body: string) => {
  const [control] = await controlsOn(browser, body);
  return control ? namesOf(control).map(({ text }) => text) : [];
};
const row = (control: string) => `<div><span>Ads by age</span>${control}</div>`;

describe('words of a position leave the name to the row', () => {
  it.each([
    ['two in a drawing', '<button role="switch" aria-checked="true"><span>ON</span><span>ON</span></button>'],
    ['both ends', '<button role="switch" aria-checked="true">On Off</button>'],
    ['a default label', '<button role="switch" aria-checked="true" aria-label="Toggle switch"></button>'],
    ['a default label in French', '<input type="checkbox" aria-label="Interrupteur">'],
    ['a default label in Japanese', '<input type="checkbox" aria-label="スイッチ">'],
    ['a default label in Polish', '<input type="checkbox" aria-label="Przełącznik">'],
    ['a label around it', '<label><input type="checkbox"> On</label>'],
    ['a sign', '<button role="switch" aria-checked="false">✓</button>'],
  ])('%s', async (_, control) => {
    expect((await namesOn(row(control)))[0]).toBe('Ads by age');
  });
});

describe('words of a position beside a name are no part of it', () => {
  it.each([
    ['glued on', '<button role="switch" aria-checked="true">Gender<span>On</span></button>'],
    ['glued before it', '<button role="switch" aria-checked="false"><span>Off</span>Gender</button>'],
    [
      'on a line of its own',
      '<button role="switch" aria-checked="false"><div>Gender</div><div>Off</div></button>',
    ],
    ['behind a comma', '<button role="switch" aria-checked="true" aria-label="Gender, On"></button>'],
  ])('%s', async (_, body) => {
    expect(await namesOn(body)).toEqual(['Gender']);
  });

  it('unless they say another position than the switch has', async () => {
    const body = '<button role="switch" aria-checked="true"><div>Gender</div><div>Off</div></button>';
    expect(await namesOn(body)).toContain('Gender Off');
    expect(
      await namesOn('<button role="switch" aria-checked="true" aria-label="Gender, Off"></button>'),
    ).toEqual(['Gender, Off']);
  });

  it('unless they stand in the sentence', async () => {
    expect(await namesOn('<button role="switch" aria-checked="false">Turn <b>off</b> ads</button>')).toEqual([
      'Turn off ads',
    ]);
    expect(await namesOn('<button role="switch" aria-checked="false">Turn ads <b>off</b></button>')).toEqual([
      'Turn ads off',
    ]);
  });
});

describe('a value is no part of a name', () => {
  it.each([
    [
      'named beside the words',
      '<span id="t">Ads by age</span><button id="b" aria-haspopup="listbox" aria-labelledby="t b">Allow</button>',
    ],
    [
      'named before the words',
      '<span id="t">Ads by age</span><button aria-haspopup="listbox" aria-labelledby="v t"><i id="v">Allow</i></button>',
    ],
    [
      'of a field',
      '<span id="t">Ads by age</span><input role="combobox" id="b" value="Allow" aria-labelledby="b t">',
    ],
    [
      'of a switch',
      '<span id="t">Ads by age</span><button role="switch" aria-checked="true" aria-labelledby="t v"><i id="v">On</i></button>',
    ],
    ['in a label', '<button aria-haspopup="menu" aria-label="Ads by age: Allow">Allow</button>'],
    [
      'shown beside the words',
      '<button aria-haspopup="menu"><span>Ads by age</span> <span>Allow</span></button>',
    ],
  ])('%s', async (_, body) => {
    expect((await namesOn(body))[0]).toBe('Ads by age');
  });

  it('but a word outside the control is, where it may turn the name round', async () => {
    expect(
      await namesOn(
        '<b id="n">No</b><b id="t">ads by age</b><button role="switch" aria-checked="true" aria-labelledby="n t"></button>',
      ),
    ).toContain('No ads by age');
  });
});

describe('the title of a row or a group names a control without a name', () => {
  const control = '<input type="checkbox" aria-label="Toggle">';
  it.each([
    ['a heading', `<section><h3>Ads by age</h3>${control}</section>`],
    ['a group', `<div role="group" aria-label="Ads by age">${control}</div>`],
    ['a list item', `<ul><li aria-label="Ads by age">${control}</li><li>${control}</li></ul>`],
    ['a legend', `<fieldset><legend>Ads by age</legend>${control}</fieldset>`],
    [
      'a section heading beside others',
      `<section><h2>Ads by age</h2>${control}</section><section><h2>Mail</h2>${control}</section>`,
    ],
  ])('%s', async (_, body) => {
    expect((await namesOn(body))[0]).toBe('Ads by age');
  });

  it('but not that of a group of several, nor the heading of the page', async () => {
    expect(await namesOn(`<div role="group" aria-label="Ads by age">${control}${control}</div>`)).toEqual([]);
    expect(await namesOn(`<h1>Ads by age</h1>${control}`)).toEqual([]);
    expect(await namesOn(`<div><h2>Ads by age</h2>${control}</div>`)).toEqual([]);
  });
});

describe('words of a hidden copy of another control', () => {
  const beside =
    '<div><span>Show my birthday</span><button role="switch" aria-checked="false"></button></div>';
  it.each([
    ['a button that can be pressed', '<button aria-pressed="true">Promotional emails</button>'],
    ['a label and its box', '<label>Promotional emails <input type="checkbox"></label>'],
    ['a line above a switch', '<p>Promotional emails</p><button role="switch" aria-checked="true"></button>'],
  ])('name none of its neighbours: %s', async (_, copy) => {
    const body = `<div><div aria-hidden="true">${copy}</div>${beside}</div>`;
    const neighbour = (await controlsOn(browser, body)).at(-1) ?? expect.fail('no switch');
    expect(namesOf(neighbour).map(({ text }) => text)).toEqual(['Show my birthday']);
  });

  it('are a name where they are drawn for the control itself, whose own box is hidden', async () => {
    const drawn = '<label aria-hidden="true">Promotional emails <input type="checkbox"></label>';
    expect((await namesOn(`<div>${drawn}</div>`)).join()).toContain('Promotional emails');
  });
});
