import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../../checks/engine/index.ts';
import type { Observation } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { settingOf, visitTo } from '../support/visits.ts';

/** Labels as a page writes them, in a real browser: what a person reads as "not" is never private, what changes nothing always is. */

const timing = { navigation: 8_000, ready: 1_500, poll: 60, saved: 500, watchFactor: 0.05 };
const check = settingOf('linkedin.ai-training');
const known = 'Use my data for training content creation AI models';
const rest = 'use my data for training content creation AI models';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium('only read');
});
afterAll(() => browser.close());

/** On a busy machine the page may not be ready in so short a time: then it is read once more. */
async function read(row: string): Promise<Observation> {
  const first = await readOnce(row);
  return first.reason === 'notReady' ? readOnce(row) : first;
}

async function readOnce(row: string): Promise<Observation> {
  const served = await servePages((path) =>
    path === check.place.path
      ? `<!doctype html><meta charset=utf-8><body><main><h1>Settings</h1><p>Some words, so that the page is not a blank one.</p><div>${row}</div></main>`
      : undefined,
  );
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const [seen] = (await readPage(page, visitTo(served.origin, check), { now: () => new Date(), timing }))
      .observations;
    if (!seen) throw new Error('nothing observed');
    return seen;
  } finally {
    await context.close();
    await served.close();
  }
}

const wrapped = (label: string, key = '') =>
  `<label><input type=checkbox role=switch ${key}>${label}</label>`;
const key = 'aria-labelledby="allowDataForGenerativeAI"';

/** Every way to write it stands once by its name alone, and once beside the stable key. */
const turned: readonly (readonly [string, string])[] = [
  ['a plain "not"', `Do not ${rest}`],
  ['a zero-width space in "not"', `Do n\u200Bot ${rest}`],
  ['a soft hyphen in "not"', `Do n\u00ADot ${rest}`],
  ['a soft hyphen as an entity', `Do n&shy;ot ${rest}`],
  ['a Cyrillic o in "not"', `Do nоt ${rest}`],
  ['a Greek o in "not"', `Do nοt ${rest}`],
  ['an Armenian n and o in "not"', `Do ոօt ${rest}`],
  ['small capitals', `ᴅᴏ ɴᴏᴛ ${rest}`],
  ['full-width letters', `Ｄｏ ｎｏｔ ${rest}`],
  ['bidi controls around "not"', `Do \u2066not\u2069 ${rest}`],
  ['tag letters in "not"', `Do n\u{E0061}ot ${rest}`],
  ['a hair space in "not"', `Do n\u200Aot ${rest}`],
  ['"not" in an element of its own', `Do <b>not</b> ${rest}`],
  ['letters in elements of their own', `Do n<b>o</b>t ${rest}`],
  ['an odd apostrophe', `Donʼt ${rest}`],
  ['a sign that forbids', `🚫 ${known}`],
  ['"not" in a line of its own', `<div>Do not</div><div>${rest}</div>`],
  ['"no" before it, hidden from screen readers', `<span aria-hidden=true>No</span> ${known}`],
  ['"not" behind it, hidden from screen readers', `${known} <span aria-hidden=true>– not allowed</span>`],
  ['a line behind it', `<div>${known}</div><div>is not used</div>`],
  ['a wording that grew', `${known} and share it with our affiliates`],
  ['a wording that grew by a line', `<div>${known}</div><div>and share it with our affiliates</div>`],
  ['a wording that grew in bold', `${known} <b>and share it with our affiliates</b>`],
];

describe('a switch that is off is not called private', () => {
  it.concurrent.each(turned)('with %s', async (_how, label) => {
    const [byName, byKey] = await Promise.all([read(wrapped(label)), read(wrapped(label, key))]);
    expect([byName.status, byName.reason]).toEqual(['unknown', 'labelChanged']);
    expect([byKey.status, byKey.reason]).toEqual(['unknown', 'labelChanged']);
  });

  it.concurrent.each([
    ['"not" in the row, without a label', `<p>Do <b>not</b> ${rest}</p><input type=checkbox>`],
    ['"not" in a text before the label', `<span>Do not:</span> <label><input type=checkbox>${known}</label>`],
    ['a text behind the label', `<label><input type=checkbox>${known}</label> <span>is not used</span>`],
    ['"not" for eyes only', `<label>Do not ${rest}<input type=checkbox aria-label="${known}"></label>`],
    ['more in the row, without a label', `<p>${known} <em>and share it</em></p><input type=checkbox>`],
  ])('with %s', async (_how, row) => {
    const seen = await read(row);
    expect([seen.status, seen.reason]).toEqual(['unknown', 'labelChanged']);
  });

  it('says how the wording grew', async () => {
    const { detail } = await read(wrapped(`${known} and share it with our affiliates`));
    expect(detail).toContain('and share it with our affiliates');
  });
});

describe('a switch that is off is called private', () => {
  it.concurrent.each([
    ['with invisible letters', wrapped(Array.from(known).join('\u200B'))],
    ['with soft hyphens', wrapped(known.replaceAll('tra', 'tra&shy;'))],
    [
      'in full width',
      wrapped(
        'Ｕｓｅ ｍｙ ｄａｔａ ｆｏｒ ｔｒａｉｎｉｎｇ ｃｏｎｔｅｎｔ ｃｒｅａｔｉｏｎ ＡＩ ｍｏｄｅｌｓ',
      ),
    ],
    ['in Turkish capitals', `<div lang=tr style="text-transform:uppercase">${wrapped(known)}</div>`],
    ['in capitals', `<div style="text-transform:uppercase">${wrapped(known)}</div>`],
    ['in German', wrapped('Ihre Daten zum Schulen von KI-Modellen verwenden, um Inhalte zu erstellen')],
    ['in French, with another apostrophe', wrapped("Données pour l'amélioration de l´IA générative")],
    [
      'with help below that says not',
      wrapped(`<div>${known}</div><div>When this is off, we do not use your data.</div>`),
    ],
    [
      'with help in pieces beside it',
      `<p>${known}</p><input type=checkbox><p>This is <b>not</b> shared. <a href=#>Learn more</a></p>`,
    ],
    ['with a badge', wrapped(`${known} <span>New</span>`)],
    [
      'with both positions hidden from screen readers',
      wrapped(`${known} <span aria-hidden=true>Yes</span><span aria-hidden=true>No</span>`),
    ],
    ['with its position hidden from screen readers', wrapped(`${known} <span aria-hidden=true>Off</span>`)],
  ])('%s', async (_how, row) => {
    const seen = await read(row);
    expect([seen.status, seen.reason]).toEqual(['pass', null]);
  });

  it('by its key, in a language of which no wording is known', async () => {
    expect(await read(wrapped('Datos para mejorar la IA generativa', key))).toMatchObject({ status: 'pass' });
  });
});
