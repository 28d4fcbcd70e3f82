import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { account, seen, snapshot, untold } from './scenario.ts';
import { manualOnly, type Scenario, scenario, waiting } from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();

/** The same name on two platforms, and twice on one; one account is for practice and has a flip. */
const sameNames = (): Scenario =>
  scenario(
    snapshot([
      account('a', [seen('linkedin.research', 'pass')], { name: 'Work' }),
      account('b', [untold('x.personalised-ads', 'signedOut')], {
        platform: 'x',
        name: 'Work',
        signIn: 'needed',
      }),
      account('p', [{ ...seen('x.personalised-ads', 'fail'), news: true }], {
        platform: 'x',
        name: 'Practice X',
        practice: true,
      }),
    ]),
  );

const visit = (page: Page, screen: string) =>
  page.getByRole('navigation').getByRole('button', { name: screen }).click();

describe('an account is told by platform and name', () => {
  it('in the report card, while it is checked, in the history, and before it is forgotten', async () => {
    const { page, main } = await open(sameNames());
    await page.getByRole('button', { name: 'Practice accounts: 1' }).click();
    for (const name of ['LinkedIn, Work', 'X, Work', 'Practice X'])
      await page.getByRole('heading', { level: 2, name }).waitFor();
    await page.getByRole('button', { name: 'Check now: X, Work' }).waitFor();
    const running = { account: 'b', trigger: 'manual', check: null, done: 0, total: 1 } as const;
    await main.change({ running });
    await page.getByText('X, Work: 0 of 1 done.').waitFor();
    await main.change({ running: null });

    await visit(page, 'History');
    const choice = page.getByLabel('Account', { exact: true });
    expect(await choice.locator('option').allTextContents()).toEqual([
      'LinkedIn, Work',
      'X, Work',
      'Practice X',
    ]);

    await visit(page, 'Accounts');
    await page.getByRole('button', { name: 'Forget: X, Work' }).click();
    await page
      .getByRole('alertdialog', { name: 'Forget “X, Work”?' })
      .getByRole('button', { name: 'Forget' })
      .click();
    await page.getByText('X, Work has been forgotten.').waitFor();
    expect(main.requests('account.forget')).toEqual([{ account: 'b' }]);
  });

  it('and a name written from right to left does not turn round the words beside it', async () => {
    const hebrew = account('a', [], { name: '\u05D7\u05E9\u05D1\u05D5\u05DF' });
    const { page } = await open(scenario(snapshot([hebrew])));
    const heading = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(heading.join()).toContain(`LinkedIn, \u2068${hebrew.account.name}\u2069`);
  });

  it('and a second account of one name on a platform gets a number', async () => {
    const { page, main } = await open(sameNames());
    await visit(page, 'Accounts');
    await page.getByRole('button', { name: 'Add an account' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Work');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await expect
      .poll(() => main.requests('account.add'))
      .toEqual([{ platform: 'linkedin', name: 'Work 2', practice: false }]);
  });
});

describe('beside accounts of one’s own, practice', () => {
  it('is no part of the overall grade, its news, or the number in the window’s title', async () => {
    const { page } = await open(sameNames());
    const overall = page.getByRole('region', { name: 'Overall' });
    expect(await overall.textContent()).toContain('2 of 2 private · 1 not seen lately');
    expect(await overall.textContent()).not.toContain('flipped back');
    // One sign-in is needed.
    expect(await page.title()).toBe('(1) Report card – Flipwatch');
  });
});

describe('a look that is planned anyway', () => {
  it('is told with its time and asks for nothing, not even where only what needs attention is shown', async () => {
    const { page } = await open(waiting());
    const rows = page.getByRole('heading', { level: 4 });
    await rows.filter({ hasText: 'Inferred city location' }).getByRole('button').click();
    await page.getByText('Flipwatch looks again today at 21:20. There is nothing for you to do.').waitFor();
    expect(await page.getByText(/Wait at least/).count()).toBe(0);
    const old = rows.filter({ hasText: 'Private when last seen' });
    expect(await old.count()).toBe(4);
    await page.getByText('Only what needs attention').click();
    await expect.poll(() => old.count()).toBe(0);
    expect(await rows.filter({ hasText: 'Exposed when last seen' }).count()).toBe(1);
  });

  it('asks for the person after the third look in vain', async () => {
    const { snapshot: start, manifests } = waiting();
    const accounts = start.accounts.map((one) => ({
      ...one,
      checks: one.checks.map((check) => ({ ...check, inVain: 3 })),
    }));
    const { page } = await open(scenario({ ...start, accounts }, manifests));
    await page
      .getByRole('heading', { level: 4 })
      .filter({ hasText: 'Inferred city location' })
      .getByRole('button')
      .click();
    await page.getByText(/Wait at least/).waitFor();
  });
});

describe('where everything is done by hand', () => {
  it('no row asks for a check that Flipwatch does not make', async () => {
    const { page } = await open(manualOnly());
    await page
      .getByRole('heading', { level: 4 })
      .filter({ hasText: 'Inferred city location' })
      .getByRole('button')
      .click();
    await page
      .getByText('Please look yourself: “Show me” opens the page, and here you say where it stands.')
      .waitFor();
    expect(await page.getByText(/check once more|Check once more/).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Show me' }).count()).toBe(1);
  });
});
