import { describe, expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();

describe('no connection', () => {
  it('is said once for an account of which nothing could be looked at, with when Flipwatch looks again, and blames no sign-in', async () => {
    const { page } = await open(scenarios.offline());
    await page.getByText('There was no connection to LinkedIn.').waitFor();
    expect(await page.getByText('There was no connection to LinkedIn.').count()).toBe(1);
    await page.getByText(/^Flipwatch looks again Monday/).waitFor();
    expect(await page.getByText('you are not signed in').count()).toBe(0);
    expect(await page.getByRole('button', { name: /Sign in/ }).count()).toBe(0);
  });

  it('is not said where some settings were seen', async () => {
    const start = scenarios.offline().snapshot;
    const [seen] = scenarios.mixed().snapshot.accounts[0]?.checks ?? [];
    const accounts = start.accounts.map((one) => ({
      ...one,
      checks: seen === undefined ? one.checks : [...one.checks.slice(1), seen],
    }));
    const { page } = await open({ ...scenarios.offline(), snapshot: { ...start, accounts } });
    await page.getByRole('heading', { level: 4 }).first().waitFor();
    expect(await page.getByText('There was no connection to LinkedIn.').count()).toBe(0);
  });

  it('is what a sign-in window says when it is closed, with nothing about signing in having failed', async () => {
    const { page, main } = await open(scenarios.empty());
    main.answer('account.signIn', () => ({
      ok: true,
      signedIn: false,
      checking: false,
      unreachable: 'offline',
    }));
    await page.getByRole('button', { name: 'Add my X account' }).click();
    await page.getByText('There was no connection to X. You can sign in to X as soon as').waitFor();
    expect(await page.getByText('not signed in yet').count()).toBe(0);
  });
});
