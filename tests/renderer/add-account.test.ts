import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();

/** The dialog in which a platform is chosen, among all that ship. */
async function choosing() {
  const window = await open(scenarios.emptyOfAll());
  await window.page.getByRole('button', { name: 'Choose another platform' }).click();
  const dialog = window.page.getByRole('dialog', { name: 'Add an account' });
  await dialog.waitFor();
  return { ...window, dialog };
}

const names = (page: Page) => page.getByRole('option').locator('span > span:first-child').allTextContents();

describe('the first run, where many platforms are known', () => {
  it('offers two by name, counts the others, and practises none but the two', async () => {
    const { page, main } = await open(scenarios.emptyOfAll());
    await page.getByText(/LinkedIn, X, and \d+ more platforms/).waitFor();
    expect(await page.getByRole('button', { name: /^Add my / }).count()).toBe(2);
    await page.getByRole('button', { name: 'Try it with practice accounts' }).click();
    await expect
      .poll(() => main.requests('account.add').map(({ platform }) => platform))
      .toEqual(['linkedin', 'x']);
  });
});

describe('the list of platforms', () => {
  it('has each of them, and says how many settings are known and who looks at them', async () => {
    const { page } = await choosing();
    const shown = await names(page);
    expect(shown.slice(0, 3)).toEqual(['LinkedIn', 'X', 'Adobe']);
    expect(new Set(shown).size).toBeGreaterThan(20);
    const google = page.getByRole('option', { name: /Google/ });
    expect(await google.textContent()).toMatch(/\d+ settings · \d+ you look at · \d+ to be done by you/);
  });

  it('is searched by a part of the name, and adds what is chosen in it by keyboard alone', async () => {
    const { page, main, dialog } = await choosing();
    await page.getByLabel('Find a platform').fill('t');
    expect(await names(page)).toContain('Reddit');
    await page.getByLabel('Find a platform').press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    const chosen = await page.locator('[role=option][aria-selected=true]').textContent();
    const last = (await names(page)).at(-1) ?? '';
    expect(chosen).toContain(last);
    await dialog.getByRole('button', { name: 'Sign in' }).press('Enter');
    await expect.poll(() => main.requests('account.add')).toMatchObject([{ name: last, practice: false }]);
  });

  it('never leaves chosen what is not to be seen, and signs in nowhere where nothing is found', async () => {
    const { page, dialog } = await choosing();
    const signIn = dialog.getByRole('button', { name: 'Sign in' });
    const chosen = page.locator('[role=option][aria-selected=true]');
    await page.getByLabel('Find a platform').fill('claude');
    expect(await chosen.textContent()).toContain('Claude');
    await page.getByLabel('Find a platform').fill('nowhere');
    await page.getByText('There is none of that name.').waitFor();
    expect(await signIn.isDisabled()).toBe(true);
    await page.getByLabel('Find a platform').fill('');
    expect(await chosen.textContent()).toContain('LinkedIn');
    expect(await signIn.isDisabled()).toBe(false);
  });
});

describe('a platform that minds the window of an app', () => {
  it('is said to before sign-in is tried, and not where an installed browser is chosen', async () => {
    const { page, main, dialog } = await choosing();
    const told = dialog.getByText(/in the window of an app/);
    expect(await told.count()).toBe(0);
    await page.getByLabel('Find a platform').fill('google');
    await dialog.getByText('Google lets nobody sign in in the window of an app.').waitFor();
    await page.getByLabel('Find a platform').fill('chatgpt');
    await dialog.getByText('Signing in to ChatGPT in the window of an app is reported').waitFor();
    const { preferences } = main.snapshot;
    await main.change({ preferences: { ...preferences, engine: 'installedBrowser' } });
    await told.waitFor({ state: 'detached' });
  });
});
