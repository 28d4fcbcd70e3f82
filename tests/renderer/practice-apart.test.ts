import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

/** Practice accounts beside accounts of one's own: last, folded, and gone at one wish. */

const open = windows();
/** A machine with much to do takes its time. */
const CAP = { timeout: 15_000 };
const fold = (page: Page) => page.getByRole('button', { name: 'Practice accounts: 1' });
const practice = (page: Page) => page.getByRole('heading', { level: 2, name: 'Practice X' });
const accountIds = (main: Awaited<ReturnType<typeof open>>['main']) =>
  main.snapshot.accounts.map(({ account }) => account.id);

describe('practice in the report card', () => {
  it('is folded beside accounts of one’s own, and opens by its button', async () => {
    const { page } = await open(scenarios.several());
    await fold(page).waitFor();
    expect(await practice(page).count()).toBe(0);
    await fold(page).press('Enter');
    await practice(page).waitFor();
    expect(await fold(page).getAttribute('aria-expanded')).toBe('true');
    await fold(page).press('Enter');
    await practice(page).waitFor({ state: 'detached' });
  });

  it('is drawn as ever where there is nothing else', async () => {
    const { page } = await open(scenarios.fresh());
    await practice(page).waitFor();
    expect(await page.getByRole('button', { name: /^Practice accounts/ }).count()).toBe(0);
  });

  it('opens for a journey that leads into it, also a second one, and stays shut for others', async () => {
    const { page, main } = await open(scenarios.several());
    await main.navigate({ screen: 'report', account: 'mine', check: 'linkedin.ads-off' });
    await page.getByRole('button', { name: /^Ads off LinkedIn/, expanded: true }).waitFor();
    expect(await practice(page).count()).toBe(0);
    const there = { screen: 'report', account: 'practice-x', check: 'x.personalised-ads' } as const;
    await main.navigate(there);
    const row = page
      .getByRole('region', { name: 'Practice X' })
      .getByRole('button', { name: /^Personalised ads/, expanded: true });
    await row.waitFor();
    await expect.poll(() => row.evaluate((it) => it === document.activeElement), CAP).toBe(true);
    await fold(page).press('Enter');
    await main.navigate(there);
    await row.waitFor();
  });
});

describe('“Remove the practice accounts”', () => {
  it('asks first, and then takes all of them and nothing else', async () => {
    const { page, main } = await open(scenarios.several());
    const remove = page.getByRole('button', { name: 'Remove the practice accounts' });
    const dialog = page.getByRole('alertdialog', { name: 'Remove the practice accounts?' });
    await remove.press('Enter');
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(main.requests('account.forget')).toEqual([]);
    await remove.press('Enter');
    await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByText('The practice accounts are gone.').waitFor();
    expect(main.requests('account.forget')).toEqual([{ account: 'practice-x' }]);
    expect(accountIds(main)).toEqual(['mine', 'work', 'x']);
    expect(await page.getByRole('region', { name: 'Practice accounts' }).count()).toBe(0);
  });

  it('says nothing is gone where one of them had to stay', async () => {
    const { page, main } = await open(scenarios.several());
    main.answer('account.forget', () => ({ ok: false, code: 'busy', detail: '' }));
    await page.getByRole('button', { name: 'Remove the practice accounts' }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await page.getByText('The practice accounts are gone.').count()).toBe(0);
    await fold(page).waitFor();
  });

  it('stands on the screen of accounts as well, where practice stands apart; after it one may begin anew', async () => {
    const { page, main } = await open(scenarios.fresh());
    await page.getByRole('navigation').getByRole('button', { name: 'Accounts' }).click();
    const apart = page.getByRole('region', { name: 'Practice accounts' });
    expect(await apart.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Practice accounts',
      expect.stringContaining('Practice LinkedIn'),
      expect.stringContaining('Practice X'),
    ]);
    await apart.getByRole('button', { name: 'Remove the practice accounts' }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByText('There is no account yet.').waitFor();
    expect(accountIds(main)).toEqual([]);
  });
});

describe('practice that is added beside accounts of one’s own', () => {
  it('is checked at once, with the fold open where one watches', async () => {
    const { page, main } = await open(scenarios.mixed());
    await page.getByRole('navigation').getByRole('button', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'Add practice accounts' }).press('Enter');
    await practice(page).waitFor();
    const added = accountIds(main).slice(1);
    await expect
      .poll(() => main.requests('audit.start'), CAP)
      .toEqual(added.map((account) => ({ account, checks: [] })));
    expect(await page.getByText('Three steps to try it').count()).toBe(0);
  });
});
