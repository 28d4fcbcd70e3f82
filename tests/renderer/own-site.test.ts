import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { locales } from '../../checks/locales/index.ts';
import type { Reason } from '../../checks/model/index.ts';
import type { FakeMain } from './fake-main.ts';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();
const SITE = 'https://forum.example.org/settings';
const { reasons, confirmRefusals } = locales.en;

const nothing = (blocker: Reason | null) => ({
  ok: true as const,
  controls: [],
  pictures: [],
  more: false,
  blocker,
});

/** The first choice of each question. */
async function sayFirst(page: Page) {
  for (const group of await page.getByRole('radiogroup').all()) {
    await group.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
  }
}

async function opened(answer?: (main: FakeMain) => void) {
  const { page, main } = await open(scenarios.several());
  answer?.(main);
  await page.getByRole('navigation').getByRole('button', { name: 'Accounts' }).click();
  await page.getByRole('button', { name: 'Add another site' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').waitFor();
  return { page, main, dialog };
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, name: string, role: 'button' | 'textbox' = 'button') {
  const wanted = page.getByRole('dialog').getByRole(role, { name });
  for (let presses = 0; presses < 30; presses++) {
    if (await wanted.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${name}`);
}

describe('adding a site that Flipwatch does not know', () => {
  it('by keyboard alone: address, agreement, switches, what is said of one, watched', async () => {
    const { page, main, dialog } = await opened();
    await tabTo(page, 'Address of the site', 'textbox');
    await page.keyboard.type(SITE);
    await page.keyboard.press('Enter');
    // Nothing is opened before the person has seen what they agree to.
    await dialog.getByText('https://forum.example.org', { exact: true }).waitFor();
    expect(main.requests('site.open')).toEqual([]);
    await tabTo(page, 'Agree and open it');
    await page.keyboard.press('Enter');
    await dialog.getByRole('checkbox').first().waitFor();
    expect(main.requests('site.open')).toEqual([{ address: SITE, addresses: ['https://forum.example.org'] }]);
    expect(main.requests('together.beginOn')).toEqual([{ account: 'own-example-org-1', page: '/settings' }]);

    // What is watched already can't be chosen.
    expect(await dialog.getByRole('checkbox').first().isDisabled()).toBe(true);
    expect(await dialog.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').nth(2).focus();
    await page.keyboard.press('Space');
    await tabTo(page, 'Continue');
    await page.keyboard.press('Enter');

    const go = dialog.getByRole('button', { name: 'Watch it' });
    expect(await go.isDisabled()).toBe(true);
    // Nothing is said for the person but a name that they can change.
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await dialog.getByRole('textbox').inputValue()).toBe('Audience');
    await tabTo(page, 'What do you call it?', 'textbox');
    await page.keyboard.press('End');
    await page.keyboard.type(' of posts');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await go.isDisabled()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    main.answer('together.watch', () => ({
      ok: true,
      check: 'own-example.audience',
      result: 'watched',
      reason: null,
    }));
    await tabTo(page, 'Watch it');
    await page.keyboard.press('Enter');
    await dialog.getByText('is watched from now on').waitFor();
    expect(main.requests('together.watch')).toEqual([
      { account: 'own-example-org-1', control: 3, title: 'Audience of posts', state: 'on', private: 'off' },
    ]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => main.requests('site.leave')).toEqual([{ account: 'own-example-org-1' }]);
  });

  it('a wrong address says what one looks like, and opens nothing', async () => {
    const { main, dialog } = await opened();
    await dialog.getByRole('textbox').fill('nowhere');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByText('This is no address that Flipwatch can open.').waitFor();
    expect(await dialog.getByRole('textbox').inputValue()).toBe('nowhere');
    expect(main.requests('site.open')).toEqual([]);
  });

  for (const [how, place, said] of [
    ['can’t be reached', { unreachable: 'offline' }, 'There was no connection to forum.example.org.'],
    [
      'leads to a host that nobody agreed to',
      { refused: 'otherHost', host: 'login.elsewhere.example' },
      'The site wanted to go to login.elsewhere.example',
    ],
    ['was left at a page that signs out', { refused: 'notASettingsPage' }, 'This page can’t be watched.'],
    ['was closed', {}, 'Nothing was kept.'],
  ] as const) {
    it(`a site that ${how} says so, and can be opened once more`, async () => {
      const { main, dialog } = await opened();
      const nowhere = { ok: true, place: null, refused: null, unreachable: null, host: null } as const;
      main.answer('site.open', () => ({ ...nowhere, ...place }));
      await dialog.getByRole('textbox').fill(SITE);
      await dialog.getByRole('button', { name: 'Continue' }).click();
      await dialog.getByRole('button', { name: 'Agree and open it' }).click();
      await dialog.getByText(said).waitFor();
      expect(await dialog.getByRole('button', { name: 'Agree and open it' }).isDisabled()).toBe(false);
      expect(main.requests('together.beginOn')).toEqual([]);
    });
  }

  it('a page on which nobody is signed in says so, and one without switches, too', async () => {
    const { main, dialog } = await opened((fake) =>
      fake.answer('together.beginOn', () => nothing('signedOut')),
    );
    await dialog.getByRole('textbox').fill(SITE);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByRole('button', { name: 'Agree and open it' }).click();
    await dialog.getByText(reasons.signedOut.happened.replace('{{platform}}', 'forum.example.org')).waitFor();
    main.answer('together.beginOn', () => nothing(null));
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText('Flipwatch sees no switch on this page.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
  });

  it('what could not be confirmed says why beside what could', async () => {
    const { page, dialog } = await opened();
    await dialog.getByRole('textbox').fill(SITE);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByRole('button', { name: 'Agree and open it' }).click();
    for (const n of [1, 2]) await dialog.getByRole('checkbox').nth(n).check({ force: true });
    await dialog.getByRole('button', { name: 'Continue' }).click();
    const groups = dialog.getByRole('radiogroup');
    await expect.poll(() => groups.count()).toBe(4);
    await sayFirst(page);
    await dialog.getByRole('button', { name: 'Watch these 2' }).click();
    await dialog.getByText('is watched from now on').waitFor();
    await dialog.getByText(confirmRefusals.noPosition.happened).waitFor();
    await dialog.getByText('only once two checks have agreed').waitFor();
    // Back in the list, what is watched by now can't be chosen once more.
    await dialog.getByRole('button', { name: 'Back to the list' }).click();
    await dialog.getByRole('checkbox').first().waitFor();
    expect(await dialog.getByRole('checkbox').nth(1).isDisabled()).toBe(true);
    expect(await dialog.getByRole('checkbox').nth(2).isChecked()).toBe(true);
  });

  it('whoever does everything by hand is not offered it', async () => {
    const { page } = await open(scenarios.manualOnly());
    await page.getByRole('navigation').getByRole('button', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'Add an account' }).waitFor();
    expect(await page.getByRole('button', { name: 'Add another site' }).count()).toBe(0);
  });
});

describe('watching a switch that no check knows', () => {
  it('a new one leads straight to what is said of it', async () => {
    const { page, main } = await open(scenarios.newSwitch());
    const found = main.snapshot.accounts.flatMap(({ radar }) => radar?.items ?? []);
    const [first] = found;
    if (first === undefined) throw new Error('no new switch');
    const { label = '', key = null } = first;
    const control = { n: 7, kind: 'switch', rowTitle: null, state: 'on', check: null } as const;
    main.answer('together.beginOn', () => ({
      ok: true,
      controls: [{ ...control, label, key }],
      pictures: [],
      more: false,
      blocker: null,
    }));
    await page.getByRole('button', { name: 'Have it watched' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Which position is the private one?').waitFor();
    expect(main.requests('together.beginOn')).toMatchObject([{ page: first.watches }]);
  });

  it('one beside the setting that is asked for can be watched, and the way leads back', async () => {
    const { page, main } = await open(scenarios.together());
    await page
      .getByRole('heading', { level: 4 })
      .filter({ hasText: 'Data for generative AI' })
      .getByRole('button')
      .click();
    await page.getByRole('button', { name: 'Show which it is' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().waitFor();
    // Beside those alone that no check watches.
    expect(await dialog.getByRole('button', { name: /^Watch this one too/ }).count()).toBe(2);
    expect(await dialog.getByRole('img').or(dialog.locator('img')).count()).toBe(2);
    await dialog.getByRole('button', { name: /^Watch this one too: Share/ }).click();
    await sayFirst(page);
    await dialog.getByRole('button', { name: 'Watch it' }).click();
    await dialog.getByText('is watched from now on').waitFor();
    expect(main.requests('together.watch')).toMatchObject([{ account: 'mine', control: 2 }]);
    await dialog.getByRole('button', { name: 'Back to the list' }).click();
    await dialog.getByRole('radio').first().waitFor();
    expect(await dialog.getByRole('button', { name: /^Watch this one too/ }).count()).toBe(1);
  });
});
