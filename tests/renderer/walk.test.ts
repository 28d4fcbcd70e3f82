import { describe, expect, it } from 'vitest';
import type { Walk } from '../../electron/contract/index.ts';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();
const OBJECTION = 'linkedin.objection';
const VIEWERS = 'linkedin.profile-viewers';
const CONTACTS = 'linkedin.contact-upload';

async function walking(part: Partial<Walk> = {}) {
  const { page, main } = await open(scenarios.walking(part));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return { page, main, dialog };
}

describe('a walk through pages that the person looks at', () => {
  it('says how many pages and how long, and begins with one press', async () => {
    const { page, main } = await open(scenarios.guided());
    await page.getByText('3 pages, about 2 minutes').waitFor();
    await page.getByRole('button', { name: 'Look yourself' }).click();
    await page.getByRole('dialog').getByText('Page 1 of 3 · about 2 minutes left').waitFor();
    expect(main.requests('walk.begin')).toEqual([{ account: 'mine', check: null }]);
  });

  it('is answered by the keys 1, 2 and 3, one question after the other, and ends with what was said', async () => {
    const { page, main, dialog } = await walking({ at: 0 });
    await dialog.getByText('Have you sent the objection form?').waitFor();
    await page.keyboard.press('1');
    await dialog.getByText('Find the line “Readings shared with authors”.').waitFor();
    await page.keyboard.press('2');
    await dialog.getByText('Find the line “Contacts that the phone app uploads”.').waitFor();
    await page.keyboard.press('3');
    await dialog.getByText('3 answers are kept, with today’s date.').waitFor();
    expect(main.requests('walk.answer')).toEqual([
      { at: 0, said: 'done' },
      { at: 1, said: 'off' },
      { at: 2, said: 'notThere' },
    ]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(main.requests('walk.close')).toEqual([{}]);
  });

  it('goes on without an answer, and stops in the middle with what was said', async () => {
    const { page, main, dialog } = await walking({ at: 0 });
    await page.keyboard.press('2');
    await dialog.getByText('Page 2 of 3').waitFor();
    await dialog.getByRole('button', { name: 'Skip' }).click();
    await dialog.getByText('Page 3 of 3').waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByText('1 answer is kept').waitFor();
    await dialog.getByText('2 settings were left out. They stay as they were.').waitFor();
    expect(main.requests('walk.stop')).toEqual([{}]);
  });

  it.each([
    [{ page: 'opening' }, 'is being opened'],
    [{ page: 'missing' }, 'The page has not come.'],
    [{ page: 'signedOut' }, 'asks you to sign in first'],
    [{ page: 'away', refused: 'busy' }, 'Something else is running for this account'],
  ] as const)('nothing is answered about a page that is not there: %j', async (part, told) => {
    const { page, main, dialog } = await walking(part);
    await dialog.getByText(told).waitFor();
    for (const name of ['On', 'Off', 'Not there'])
      expect(await dialog.getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
    for (const key of ['1', '2', '3']) await page.keyboard.press(key);
    await dialog.getByRole('button', { name: 'Show the page' }).click();
    await dialog.getByRole('button', { name: 'Skip' }).click();
    await expect.poll(() => main.requests('walk.skip')).toEqual([{ at: 1 }]);
    expect([main.requests('walk.answer'), main.requests('walk.show')]).toEqual([[], [{}]]);
  });

  it('a key that is held, or one with Ctrl, answers nothing twice', async () => {
    const { page, main } = await walking();
    await page.keyboard.press('Control+1');
    await page.keyboard.down('1');
    await page.keyboard.down('1');
    await page.keyboard.up('1');
    await expect.poll(() => main.requests('walk.answer')).toEqual([{ at: 1, said: 'on' }]);
  });
});

describe('a setting that only the person can see', () => {
  it('says what they saw and when, is never drawn as seen, and can be answered at once', async () => {
    const { page, main } = await open(scenarios.guided());
    const row = page.getByRole('button', { name: /^Readings shared with authors/ });
    expect(await row.textContent()).toContain('Private, by your own answer');
    await row.click();
    await page.getByText('You saw it: off').waitFor();
    await page.getByRole('button', { name: 'Not there', exact: true }).click();
    await page.getByText('You did not find it there on').waitFor();
    expect(main.requests('answer.position')).toEqual([
      { account: 'mine', check: VIEWERS, answer: 'notThere' },
    ]);
    expect(main.requests('answer.set')).toEqual([]);
  });

  it('asks again where the answer is old, and leads to its page alone', async () => {
    const { page, main } = await open(scenarios.guided());
    const row = page.getByRole('button', { name: /^Contacts that the phone app/ });
    expect(await row.textContent()).toContain('waits for your answer');
    await row.click();
    await page.getByText('Only you can see this setting').waitFor();
    await page.getByRole('button', { name: 'Open the page' }).click();
    await page.getByRole('dialog').getByText('Page 1 of 1').waitFor();
    expect(main.requests('walk.begin')).toEqual([{ account: 'mine', check: CONTACTS }]);
  });

  it('in manual-only mode the walk goes through every setting', async () => {
    const { page, main } = await open(scenarios.manualOnly());
    await page.getByRole('button', { name: 'Look yourself' }).click();
    await page.getByRole('dialog').waitFor();
    const { walk } = main.snapshot;
    expect(walk?.steps.map(({ check }) => check)).toContain(OBJECTION);
    expect(walk?.steps.length).toBeGreaterThan(5);
  });
});
