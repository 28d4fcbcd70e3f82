import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

/** The log in the preferences: to look at, to copy, to take along. */

const open = windows();

const hasFocus = (place: Locator) => place.evaluate((element) => element === document.activeElement);

/** Presses Tab until it has the focus, within a few steps. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let presses = 0; presses < 5 && !(await hasFocus(place)); presses++) await page.keyboard.press('Tab');
  expect(await hasFocus(place)).toBe(true);
}

async function preferences() {
  const { page, main } = await open(scenarios.mixed());
  await page.getByRole('navigation').getByRole('button', { name: 'Preferences' }).click();
  const show = page.getByRole('button', { name: 'Show the log…' });
  return { page, main, show };
}

it('is read, selected, copied and closed with the keyboard alone, and begins at its newest line', async () => {
  const { page, main, show } = await preferences();
  await show.focus();
  await page.keyboard.press('Enter');
  const lines = page.getByRole('dialog').getByRole('textbox', { name: 'Lines of the log' });
  await lines.waitFor();
  expect(main.requests('log.get')).toEqual([{}]);
  const atEnd = await lines.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  expect(Math.abs(atEnd)).toBeLessThan(2);

  await tabTo(page, lines);
  await page.keyboard.press('Control+A');
  expect(await page.evaluate('getSelection().toString()')).toContain('An audit ended account=1');
  await page.keyboard.type('not mine to change');
  expect(await lines.inputValue()).not.toContain('not mine');

  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Copy', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Copied: you can paste it now.').waitFor();
  expect(main.requests('log.copy')).toEqual([{}]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(show)).toBe(true);
});

it('is saved from the dialog and beside it, and stays open where the person would rather not save', async () => {
  const { page, main, show } = await preferences();
  await page.getByRole('button', { name: 'Save a copy…' }).click();
  await page.getByText('Saved: Flipwatch log 2026-11-21.txt').waitFor();
  expect(main.requests('log.get')).toEqual([]);

  main.answer('log.save', () => ({ ok: false, code: 'cancelled', detail: '' }));
  await show.click();
  const save = page.getByRole('dialog').getByRole('button', { name: 'Save a copy…' });
  await save.click();
  await expect.poll(() => main.requests('log.save').length).toBe(2);
  await page.getByRole('textbox', { name: 'Lines of the log' }).waitFor();

  main.answer('log.save', () => ({ ok: true, file: 'another.txt' }));
  await save.click();
  await page.getByText('Saved: another.txt').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('says so where there is nothing yet, and where there is more than is shown', async () => {
  const { page, main, show } = await preferences();
  main.answer('log.get', () => ({ ok: true, text: '', whole: true }));
  await show.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Nothing has been noted yet.').waitFor();
  expect(await dialog.getByRole('textbox').count()).toBe(0);
  for (const name of ['Copy', 'Save a copy…'])
    expect(await dialog.getByRole('button', { name, exact: true }).isDisabled(), name).toBe(true);
  await page.keyboard.press('Escape');

  main.answer('log.get', () => ({ ok: true, text: 'the newest line\n', whole: false }));
  await show.click();
  await dialog.getByText('Older lines are only in a saved copy.').waitFor();
});

it('draws what stands in the file as text, whatever somebody has put there', async () => {
  const { page, main, show } = await preferences();
  const text = '<img src=x onerror=alert(1)> \u202Egnp.exe\n';
  main.answer('log.get', () => ({ ok: true, text, whole: true }));
  await show.click();
  const lines = page.getByRole('dialog').getByRole('textbox');
  await lines.waitFor();
  expect(await lines.inputValue()).toBe('<img src=x onerror=alert(1)> gnp.exe\n');
  expect(await page.getByRole('dialog').locator('img').count()).toBe(0);
});
