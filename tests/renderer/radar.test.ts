import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();
const assistants = '/mypreferences/d/settings/ai-assistants';
const privacy = '/mypreferences/d/categories/privacy';
const [mine, title] = ['mine', 'Share data with assistants'];

const things = (page: Page) => page.getByRole('region', { name: 'What was not there before' });
const focused = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText',
  );

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`Tab never came to “${name}”.`);
}

describe('what was not there before', () => {
  it('is told in a sentence each: what it is, what stands beside it, who else sees it, and between which days', async () => {
    const { page } = await open(scenarios.news());
    const region = things(page);
    await region.getByText(`New entry on Data privacy: “${title}”.`).waitFor();
    await region
      .getByText('Beside it stands “on”. New to us, too. It appeared between 14 Nov 2026 and 21 Nov 2026.')
      .first()
      .waitFor();
    await region.getByText('Others have seen it since 18 Mar 2024 or before; to you it is new.').waitFor();
    await region.getByText('3 more things are not as they were.').waitFor();
    await page.getByText('is new on 2 of 5 pages that list settings: not everything').waitFor();
    // What is no longer there is nothing to turn private, and nobody says that it is off.
    expect(await region.getByText('“Search history”').count()).toBe(0);
    await region.getByRole('button', { name: 'What else is not as it was' }).click();
    await region.getByText('“Search history” is no longer listed on Data privacy.').waitFor();
    expect(await region.getByText('That does not mean that it is off.').count()).toBe(2);
  });

  it('opens nothing by itself, and by keyboard its page, its watching, and that it does not matter', async () => {
    const { page, main } = await open(scenarios.news());
    await things(page).waitFor();
    expect(main.asked.map(({ channel }) => channel).filter((one) => one.startsWith('page.'))).toEqual([]);

    await tabTo(page, `Open the page: ${title}`);
    await page.keyboard.press('Enter');
    await expect.poll(() => main.requests('page.showAt')).toEqual([{ account: mine, page: assistants }]);

    await tabTo(page, `Have it watched: ${title}`);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().waitFor();
    expect(main.requests('together.beginOn')).toEqual([{ account: mine, page: assistants }]);
    // Whatever stands on the page of a new entry: nothing is chosen for the person.
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await things(page)
      .getByRole('button', { name: `Not interesting: ${title}` })
      .focus();
    await page.keyboard.press('Enter');
    await page.getByText(`Flipwatch keeps in mind that “${title}” does not interest you`).waitFor();
    expect(main.requests('radar.putAside')).toEqual([{ account: mine, page: privacy, id: `words:${title}` }]);
    await expect.poll(() => things(page).getByText(title).count()).toBe(0);
    expect(await focused(page)).toBe('What was not there before');
  });

  it('the last one put aside takes its part of the card with it, and leaves the focus at the account', async () => {
    const { page } = await open(scenarios.newSwitch());
    await things(page)
      .getByRole('button', { name: /^Not interesting/ })
      .focus();
    await page.keyboard.press('Enter');
    await things(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('LinkedIn');
  });

  it('a refusal leaves it where it is, and says why', async () => {
    const { page, main } = await open(scenarios.newSwitch());
    main.answer('radar.putAside', () => ({ ok: false, code: 'diskFull', detail: '' }));
    await things(page)
      .getByRole('button', { name: /^Not interesting/ })
      .click();
    await expect.poll(() => main.requests('radar.putAside')).toHaveLength(1);
    expect(await things(page).getByRole('listitem').count()).toBe(1);
    expect(await page.getByText('does not interest you').count()).toBe(0);
  });

  it('several at once are one row that can be opened, and are put aside together', async () => {
    const { page, main } = await open(scenarios.newsInGroups());
    await things(page).getByText('7 new entries on Advertising data.').waitFor();
    expect(await things(page).getByText('Employer').count()).toBe(0);
    await things(page).getByRole('button', { name: 'All 7 names' }).click();
    await things(page).getByText('Employer').waitFor();
    expect(
      await things(page)
        .getByRole('button', { name: /^Have it watched/ })
        .count(),
    ).toBe(0);
    await things(page)
      .getByRole('button', { name: /^Not interesting/ })
      .click();
    await page.getByText('these 7 do not interest you').waitFor();
    expect(main.requests('radar.putAside')).toMatchObject([{ id: 'group:newRow' }]);
  });

  it('whoever does everything by hand can open it and put it aside, and is not offered to have it watched', async () => {
    const start = scenarios.newSwitch();
    const preferences = { ...start.snapshot.preferences, manualOnly: true };
    const { page } = await open({ ...start, snapshot: { ...start.snapshot, preferences } });
    await things(page).waitFor();
    expect(
      await things(page)
        .getByRole('button', { name: /^Open the page/ })
        .count(),
    ).toBe(1);
    expect(
      await things(page)
        .getByRole('button', { name: /^Have it watched/ })
        .count(),
    ).toBe(0);
  });
});

describe('a site that asks to agree to something', () => {
  it('is a matter of its own: nothing is pressed for the person, and the page is a button away', async () => {
    const { page, main } = await open(scenarios.acceptWall());
    await page.getByText('LinkedIn asks you to agree to something first.').waitFor();
    expect(await page.getByText('pages that list settings').count()).toBe(0);
    await page.getByRole('button', { name: 'Open the page' }).click();
    await expect.poll(() => main.requests('page.showAt')).toHaveLength(1);
  });
});

describe('how often is looked for new settings', () => {
  it('is the person’s choice, and asked of nobody who does everything by hand', async () => {
    const { page, main } = await open(scenarios.mixed());
    await page.getByRole('navigation').getByRole('button', { name: 'Preferences' }).click();
    await page.getByLabel('Look for new settings').selectOption({ label: 'Once a month' });
    await expect.poll(() => main.requests('preferences.set')).toEqual([{ newSettings: 'monthly' }]);
    await main.change({ preferences: { ...main.snapshot.preferences, manualOnly: true } });
    await page.getByLabel('Look for new settings').waitFor({ state: 'detached' });
  });
});
