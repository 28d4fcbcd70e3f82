import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();

/** What has the focus, and whether one can see that it has. A switch shows it beside its hidden input. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  const place = at.closest('label') ?? at;
  const outlined = [at, place, ...place.querySelectorAll('*')].some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && outlineWidth !== '0px';
  });
  return { name: at.getAttribute('aria-label') ?? place.innerText.trim(), outlined, body: at === document.body };
})()`;
type Focused = { name: string; outlined: boolean; body: boolean };
const focused = (page: Page) => page.evaluate<Focused>(FOCUSED);

/** Presses Tab until something of that name has the focus; every stop on the way must be seen to have it. */
async function tabTo(page: Page, name: string): Promise<void> {
  const stops: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!at.body) expect(at, `the focus on “${at.name}” can be seen`).toMatchObject({ outlined: true });
    stops.push(at.name);
    if (at.name === name || at.name.startsWith(`${name}\n`)) return;
  }
  throw new Error(`Tab never came to “${name}”, only to: ${stops.join(' | ')}`);
}

describe('with the keyboard alone', () => {
  it('a person begins, checks, fixes, sees the proof, and is back where they were', async () => {
    const { page, main } = await open(scenarios.empty());
    await tabTo(page, 'Try it with practice accounts');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Practice X' }).waitFor();
    // The first check begins by itself.
    await page
      .getByRole('button', { name: /^Fix: / })
      .nth(1)
      .waitFor();
    await page.getByRole('button', { name: 'Check all now' }).waitFor();

    await tabTo(page, 'Check all now');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Check all now' }).waitFor();
    const [, , byHand] = main.requests('audit.start');
    expect(byHand).toEqual({ account: null, checks: [] });

    await tabTo(page, 'Fix: Data for generative AI improvement');
    await page.keyboard.press('Space');
    await page.getByRole('dialog').waitFor();
    expect(await focused(page)).toMatchObject({ name: 'Fix it now' });
    expect(main.requests('fix.run')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(/^Page loaded anew and read at \d\d:\d\d: off\.$/).waitFor();
    expect(await focused(page)).toMatchObject({ name: 'Done' });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // The Fix button is gone with the exposure; the focus is on its row, not lost.
    await expect.poll(async () => (await focused(page)).name).toMatch(/^Data for generative AI improvement/);
    expect(main.requests('fix.run')).toHaveLength(1);
  });

  it('says in manual-only mode what they saw, with the way there at hand, and it is never drawn as seen', async () => {
    const { page, main } = await open(scenarios.manualOnly());
    await page.getByText('Next reminder: ').waitFor();
    await page.getByText('Next check: ').waitFor({ state: 'detached' });
    await tabTo(page, 'Ads off LinkedIn');
    await page.keyboard.press('Enter');
    await tabTo(page, 'It is private: switched off');
    await page.keyboard.press('Enter');
    await page.getByText('You said: private, on 21 Nov 2026.').waitFor();
    await page
      .getByRole('button', {
        name: 'Ads off LinkedIn Private, by your own answer your answer of 21 Nov 2026',
      })
      .waitFor();
    const title = page.getByRole('heading', { level: 4 }).filter({ hasText: 'Ads off LinkedIn' });
    const green = 'path[d="M7.75 12.25l3 3 5.5-6"]';
    expect(await title.locator(green).count()).toBe(0);
    expect(await page.locator(`h4 ${green}`).count()).toBe(1);
    await tabTo(page, 'It is exposed: switched on');
    await page.keyboard.press('Space');
    await page.getByText('You said: exposed, on 21 Nov 2026.').waitFor();
    await tabTo(page, 'Open in my own browser');
    await page.keyboard.press('Enter');
    const check = 'linkedin.ads-off';
    await expect.poll(() => main.requests('page.openOutside')).toEqual([{ account: 'mine', check }]);
    const said = { account: 'mine', check, on: '2026-11-21' };
    expect(main.requests('answer.set')).toEqual([
      { ...said, done: true },
      { ...said, done: false },
    ]);
  });

  it('is not asked what a setting looks like where Flipwatch looks itself', async () => {
    const { page } = await open(scenarios.mixed());
    await page.getByRole('button', { name: /^Social, economic/ }).click();
    await page.getByRole('button', { name: 'Show me' }).waitFor();
    expect(await page.getByRole('button', { name: /^It is (private|exposed)/ }).count()).toBe(0);
  });

  it('leaves a dialog with Escape, and nothing has been asked for', async () => {
    const { page, main } = await open(scenarios.mixed());
    await tabTo(page, 'Fix: Ads off LinkedIn');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(async () => (await focused(page)).name).toBe('Fix: Ads off LinkedIn');
    expect(main.requests('fix.run')).toEqual([]);
  });

  it('goes through the screens, each of which says where one is', async () => {
    const { page } = await open(scenarios.withHistory());
    for (const screen of ['History', 'Accounts', 'Preferences', 'Report card']) {
      const item = page.getByRole('navigation').getByRole('button', { name: screen });
      await item.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: screen }).waitFor();
      expect(await focused(page)).toMatchObject({ name: screen });
      expect(await page.title()).toBe(`(2) ${screen} – Flipwatch`);
    }
  });

  it('does not let go of a fix that is being done: Escape does nothing then', async () => {
    const { page, main } = await open(scenarios.mixed());
    let finish: () => void = () => {};
    main.answer('fix.run', async () => {
      await new Promise<void>((done) => {
        finish = done;
      });
      return { ok: false, code: 'cancelled', detail: '' };
    });
    main.answer('audit.stop', () => {
      finish();
      return { ok: true };
    });
    await page.getByRole('button', { name: 'Fix: Ads off LinkedIn' }).press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Working in a window of its own.').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await focused(page)).toMatchObject({ name: 'Stop' });
    await tabTo(page, 'Watch');
    await page.keyboard.press('Enter');
    await expect.poll(() => main.requests('fixes.watch')).toHaveLength(1);
    await tabTo(page, 'Stop');
    await page.keyboard.press('Enter');
    await page.getByText('Stopped. Nothing more was clicked.').waitFor();
  });
});
