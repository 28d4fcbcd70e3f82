import { expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();

/** Turns round whatever is drawn behind it, and hides where a name ends. */
const turning = 'gnp.\u202Eexe \u2066\u200F\u061C';
const hebrew = 'חשבון פרטי';
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066\u2067]/;

/** Where the card shows words that others have written: names, labels, titles, sentences, addresses. */
const foreign = new Set([
  'name',
  'label',
  'says',
  'detail',
  'url',
  'title',
  'does',
  'why',
  'cost',
  'file',
  'problem',
]);
const inSteps = new Set(['steps', 'desktop', 'phone', 'warning', 'question']);

/** The same, with `text` behind every word of others. */
function spoiled<T>(told: T, text: string): T {
  const spoil = (value: unknown, place: string, within: boolean): unknown => {
    if (typeof value === 'string') return within || foreign.has(place) ? `${value} ${text}` : value;
    if (Array.isArray(value)) return value.map((one) => spoil(one, '', within));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, spoil(one, name, within || inSteps.has(name))]),
    );
  };
  return spoil(told, '', false) as T;
}

/** Everything that can be read or heard in the window, with all that is folded away. */
const everything = `(() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const attributes = ['aria-label', 'title', 'alt', 'placeholder', 'value'];
  const spoken = [...document.querySelectorAll('*')].flatMap((one) => attributes.map((name) => one.getAttribute(name) ?? ''));
  return [document.title, document.body.textContent, ...spoken].join('\\n');
})()`;

it.each(['report', 'new switches', 'accounts'])(
  'no words of others turn round those beside them: %s',
  async (where) => {
    const from = where === 'new switches' ? scenarios.newSwitch() : scenarios.mixed();
    const { page, main } = await open({
      ...from,
      snapshot: spoiled(from.snapshot, turning),
      manifests: spoiled(from.manifests, turning),
    });
    if (where === 'accounts')
      await page.getByRole('navigation').getByRole('button', { name: 'Accounts' }).click();
    const folded = page.locator('main button[aria-expanded=false]');
    // Some unfold only once what holds them has.
    for (let left = 30; left > 0 && (await folded.count()) > 0; left -= 1) await folded.first().click();
    const shown = String(await page.evaluate(everything));
    expect(shown).toContain('gnp.exe');
    expect(shown).not.toMatch(directions);
    // What comes later comes through the same door.
    await main.change({ accounts: spoiled(main.snapshot.accounts, turning) });
    expect(String(await page.evaluate(everything))).not.toMatch(directions);
  },
);

it('a name that is written from right to left is kept apart from the sentence in which it stands', async () => {
  const from = scenarios.mixed();
  const { page } = await open({ ...from, snapshot: spoiled(from.snapshot, hebrew) });
  const shown = String(await page.evaluate(everything));
  const bare = [...shown.matchAll(/חשבון/g)].filter(
    ({ index }) => !/\u2068[^\u2069]*$/.test(shown.slice(0, index)),
  );
  expect(shown).toContain(hebrew);
  expect(shown).toMatch(/\u2068[^\u2069]*חשבון פרטי\u2069/);
  expect(bare.length).toBeLessThan((shown.match(/חשבון/g) ?? []).length);
});
