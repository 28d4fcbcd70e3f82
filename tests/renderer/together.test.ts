import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { locales } from '../../checks/locales/index.ts';
import type { FakeMain } from './fake-main.ts';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();
const { reasons, confirmRefusals } = locales.en;
const AI = { account: 'mine', check: 'linkedin.ai-training' };

const row = (page: Page, title: string) =>
  page.getByRole('heading', { level: 4 }).filter({ hasText: title }).getByRole('button').click();

/** The dialog, with what stands on the page. */
async function opened(answer?: (main: FakeMain) => void) {
  const { page, main } = await open(scenarios.together());
  answer?.(main);
  await row(page, 'Data for generative AI');
  await page.getByRole('button', { name: 'Show which it is' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return { page, main, dialog };
}

describe('showing which control a setting is', () => {
  it('what drifted is shown as it was and as it is now', async () => {
    const { page } = await open(scenarios.together());
    await row(page, 'Data for generative AI');
    await page.getByText(reasons.confirmationDrifted.happened).waitFor();
    await page.getByText('When you confirmed it, on').waitFor();
    await page.getByText('Use my data and posts').waitFor();
  });

  it('what is known from reports says what it may be', async () => {
    const { page } = await open(scenarios.together());
    await row(page, 'Share data with affiliates');
    await page.getByText('“Share with affiliates”').waitFor();
  });

  it('by keyboard alone: choose, say where it stands, confirm', async () => {
    const { page, main, dialog } = await opened();
    await dialog.getByRole('radio').first().waitFor();
    const confirm = dialog.getByRole('button', { name: 'This is it' });
    expect(await confirm.isDisabled()).toBe(true);
    // Nothing is chosen before the person chooses.
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
    await dialog.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    expect(await confirm.isDisabled()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    for (
      let presses = 0;
      presses < 5 && !(await confirm.evaluate((it) => it === document.activeElement));
      presses++
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.getByText('From now on Flipwatch knows this setting').waitFor();
    expect(main.requests('together.confirm')).toEqual([{ ...AI, control: 1, state: 'on' }]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(main.requests('together.end')).toEqual([{}]);
  });

  it('a position that is not the one on the page is refused in words, and another choice can be made', async () => {
    const { dialog, main } = await opened();
    await dialog.getByRole('radio').nth(1).check({ force: true });
    await dialog.getByRole('radio', { name: 'On', exact: true }).check({ force: true });
    await dialog.getByRole('button', { name: 'This is it' }).click();
    await dialog.getByText(confirmRefusals.positionDiffers.happened).waitFor();
    await dialog.getByRole('button', { name: 'Choose again' }).click();
    await dialog.getByRole('radio').first().waitFor();
    expect(main.requests('together.begin')).toEqual([AI, AI]);
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  it('an outline for a report is shown whole, from its beginning, before it can be saved', async () => {
    const { dialog, main, page } = await opened();
    await dialog.getByRole('radio').first().waitFor();
    expect(main.requests('together.outline')).toEqual([]);
    await dialog.getByRole('button', { name: 'The setting is there, and not in this list?' }).click();
    const text = dialog.getByRole('textbox', { name: 'Outline of the page' });
    expect(await text.inputValue()).toContain('"schema": 1');
    expect(await text.evaluate((box) => box.scrollTop)).toBe(0);
    expect(main.requests('together.saveOutline')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save the outline' }).click();
    await page.getByText('Saved: outline.json').waitFor();
    expect([main.requests('together.outline'), main.requests('together.saveOutline')]).toEqual([[AI], [AI]]);
  });

  it('that it is not there is an answer', async () => {
    const { dialog, main } = await opened();
    await dialog.getByRole('button', { name: 'It is not there' }).click();
    await dialog.getByText('was not there for you today').waitFor();
    expect(main.requests('together.notHere')).toEqual([AI]);
    expect(main.requests('together.confirm')).toEqual([]);
  });

  it('a page that can’t be read says why', async () => {
    const { dialog } = await opened((main) =>
      main.answer('together.begin', () => ({
        ok: true,
        controls: [],
        pictures: [],
        more: false,
        blocker: 'signedOut',
      })),
    );
    await dialog.getByText('You are not signed in to LinkedIn.').waitFor();
  });

  it('a page without controls says so, and asks for nothing that can’t be chosen', async () => {
    const { dialog } = await opened((main) =>
      main.answer('together.begin', () => ({
        ok: true,
        controls: [],
        pictures: [],
        more: false,
        blocker: null,
      })),
    );
    await dialog.getByText('Flipwatch sees no switch on this page.').waitFor();
    expect(await dialog.getByRole('button', { name: 'This is it' }).isDisabled()).toBe(true);
  });

  it('closing the dialog closes the page', async () => {
    const { page, dialog, main } = await opened();
    await dialog.getByRole('radio').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => main.requests('together.end')).toEqual([{}]);
  });

  it('what was confirmed says when, and can be taken back by one press', async () => {
    const { page, main } = await open(scenarios.together());
    await row(page, 'research');
    await page.getByRole('button', { name: 'How we know' }).click();
    await page.getByText('You showed which it is, on').waitFor();
    await page.getByRole('button', { name: 'Take this back' }).click();
    expect(main.requests('together.takeBack')).toEqual([{ account: 'mine', check: 'linkedin.research' }]);
  });

  it('several that can’t be told on one day are one matter, and one way leads through all of them', async () => {
    const { page, main } = await open(scenarios.pagesChanged());
    await page.getByText('3 settings can’t be told any more').waitFor();
    const asked = () => main.requests('together.begin').map(({ check }) => check);
    await page.getByRole('button', { name: 'Show which they are' }).click();
    const dialog = page.getByRole('dialog');
    const [first, second, third] = ['linkedin.ai-training', 'linkedin.partners', 'linkedin.ads-off'];
    await dialog.getByRole('heading', { name: '1 of 3' }).waitFor();
    // One is left out, one is shown, one is not there.
    await dialog.getByRole('button', { name: 'Leave this one out' }).click();
    await dialog.getByRole('heading', { name: '2 of 3' }).waitFor();
    await dialog.getByRole('radio').first().check({ force: true });
    await dialog.getByRole('radio', { name: 'On', exact: true }).check({ force: true });
    await dialog.getByRole('button', { name: 'This is it' }).click();
    await dialog.getByRole('button', { name: 'Next one' }).click();
    await dialog.getByRole('heading', { name: '3 of 3' }).waitFor();
    await dialog.getByRole('button', { name: 'It is not there' }).click();
    await dialog.getByText('was not there for you today').waitFor();
    expect(await dialog.getByRole('button', { name: 'Next one' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(asked()).toEqual([first, second, third]);
    expect(main.requests('together.confirm')).toMatchObject([{ check: second }]);
    expect(main.requests('together.notHere')).toMatchObject([{ check: third }]);
  });

  it('one alone is no such matter', async () => {
    const { page } = await open(scenarios.together());
    await page.getByRole('heading', { level: 4 }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Show which they are' }).count()).toBe(0);
  });
});
