import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf } from '../../checks/engine/names.ts';
import { launchChromium } from '../support/chromium.ts';
import { controlsOn } from '../support/looks.ts';

/** A control in a shadow root is named by what stands outside, and by nothing that is another's. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const component = (
  attributes: string,
  inside = '',
  shadow = '<button role="switch" aria-checked="true">.</button>',
) => `<my-switch ${attributes}><template shadowrootmode="open">${shadow}</template>${inside}</my-switch>`;

const namesOn = async (body: string) =>
  (await controlsOn(browser, body)).map((control) => namesOf(control).map(({ text }) => text));

describe('a switch in a shadow root is named by', () => {
  it.each([
    ['a label for its host', `<label for="h">Ads</label>${component('id="h"')}`],
    ['a label around its host', `<label>Ads ${component('')}</label>`],
    ['an aria-labelledby of its host', `<b id="t">Ads</b>${component('aria-labelledby="t"')}`],
    ['an aria-label of its host', component('aria-label="Ads"')],
    ['the words of its row', `<div><span>Ads</span>${component('')}</div>`],
    ['the host of its host', component('aria-label="Ads"', '', component(''))],
    [
      'what is given to its slot',
      component('', 'Ads', '<label><input type="checkbox"><slot></slot></label>'),
    ],
    ['a group around its host', `<div role="group" aria-label="Ads">${component('')}</div>`],
  ])('%s', async (_, body) => {
    const [names] = await namesOn(body);
    expect(names?.[0]).toBe('Ads');
  });

  it('its own label before that of its host', async () => {
    const shadow = '<label><input type="checkbox"> Ads</label>';
    const [names] = await namesOn(component('aria-label="All settings"', '', shadow));
    expect(names).toEqual(['Ads']);
  });
});

it('a host that holds several controls, or a heading, names none of them', async () => {
  const two =
    '<button role="switch" aria-checked="true">.</button><button role="switch" aria-checked="true">.</button>';
  expect((await namesOn(component('aria-label="Ads"', '', two))).flat()).not.toContain('Ads');
  const page = '<h2>Settings</h2><button role="switch" aria-checked="true">.</button>';
  expect((await namesOn(component('aria-label="Ads"', '', page))).flat()).not.toContain('Ads');
});

it('the words of a neighbour in the next row are not taken', async () => {
  const names = await namesOn(
    `<ul><li><span>Ads</span>${component('')}</li><li><span>Mail</span>${component('')}</li></ul>`,
  );
  expect(names).toEqual([['Ads'], ['Mail']]);
  const drawn = '<li><span>Mail</span><canvas></canvas></li>';
  expect(await namesOn(`<ul><li><span>Ads</span>${component('')}</li>${drawn}</ul>`)).toEqual([['Ads']]);
});
