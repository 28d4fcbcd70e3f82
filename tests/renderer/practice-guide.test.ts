import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

/** Somebody who tries Flipwatch with practice accounts is led through what it is for, once. */

const open = windows();
/** A machine with much to do takes its time. */
const CAP = { timeout: 15_000 };
const practised = (part: { readonly fixed?: boolean; readonly turnedBack?: boolean }) =>
  scenarios.practised({ watched: true, fixed: false, turnedBack: false, ...part });
const guideIn = (page: Page) => page.getByRole('region', { name: 'Three steps to try it' });
/** The words of each step, and which one is next. */
const steps = async (page: Page) => {
  const items = await guideIn(page).getByRole('listitem').all();
  return Promise.all(
    items.map(async (item) => ({
      done: (await item.innerText()).includes('Done'),
      next: (await item.getAttribute('aria-current')) === 'step',
    })),
  );
};

describe('the guide for those who practise', () => {
  it('stands there from the first click on, with the check under way, and marks what the main process says', async () => {
    const { page, main } = await open(scenarios.empty());
    await page.getByRole('button', { name: 'Try it with practice accounts' }).click();
    await guideIn(page).getByText('Nothing real is touched.').waitFor();
    await guideIn(page).locator('[aria-current=step]').getByText('Fix one.').waitFor();
    expect(await steps(page)).toEqual([
      { done: true, next: false },
      { done: false, next: true },
      { done: false, next: false },
    ]);
    await main.change({ guide: { watched: true, fixed: true, turnedBack: true } });
    await guideIn(page).getByText('That is all there is to it.').waitFor();
    expect((await steps(page)).every(({ done }) => done)).toBe(true);
  });

  it('leads to a setting that can be fixed, and marks nothing for a press alone', async () => {
    const { page } = await open(practised({}));
    await guideIn(page).getByRole('button', { name: 'Go to one' }).press('Enter');
    const row = page.getByRole('button', { name: /^Data for generative AI/, expanded: true });
    await row.waitFor();
    expect(await row.evaluate((it) => it === document.activeElement)).toBe(true);
    expect((await steps(page)).map(({ done }) => done)).toEqual([true, false, false]);
  });

  it('turns back what was fixed, behind the person’s back, and offers to check that account again', async () => {
    const { page, main } = await open(practised({ fixed: true }));
    await guideIn(page).getByRole('button', { name: 'Turn it back' }).press('Enter');
    await page.getByText('Done, on the practice site only.').waitFor();
    const on = { account: 'practice-linkedin', check: 'linkedin.research' };
    expect(main.requests('practice.flipBack')).toEqual([on]);
    expect((await steps(page)).map(({ done }) => done)).toEqual([true, true, false]);
    await page.getByRole('status').getByRole('button', { name: 'Check again' }).press('Enter');
    await expect
      .poll(() => main.requests('audit.start'), CAP)
      .toEqual([{ account: 'practice-linkedin', checks: [] }]);
  });

  it('ends with an account of one’s own, and goes with it while the sign-in window is still open', async () => {
    const { page, main } = await open(practised({ fixed: true, turnedBack: true }));
    main.answer('account.signIn', () => new Promise(() => {}));
    await guideIn(page).getByRole('button', { name: 'Add my account' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add an account' });
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.getByText('A sign-in window is open.').waitFor();
    expect(await page.getByText('Three steps to try it').count()).toBe(0);
  });

  it('is closed for good by asking the main process, and is not there where nobody practises', async () => {
    const { page, main } = await open(practised({}));
    await guideIn(page).getByRole('button', { name: 'Close this guide' }).press('Enter');
    await guideIn(page).waitFor({ state: 'detached' });
    expect(main.requests('guide.close')).toEqual([{}]);
    await expect.poll(() => page.evaluate('document.activeElement.tagName'), CAP).toBe('H1');
    const real = await open(scenarios.mixed());
    await real.page.getByRole('heading', { level: 1, name: 'Report card' }).waitFor();
    expect(await guideIn(real.page).count()).toBe(0);
  });

  it('lies over nothing: what is below it begins where it ends', async () => {
    const { page } = await open(scenarios.practising(), { width: 400 });
    const guide = await guideIn(page).boundingBox();
    const overall = await page.getByRole('region', { name: 'Overall' }).boundingBox();
    expect(guide).not.toBeNull();
    expect(overall?.y ?? 0).toBeGreaterThanOrEqual((guide?.y ?? 9e9) + (guide?.height ?? 0));
  });
});
