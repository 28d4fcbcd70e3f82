import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

/** What the report card tells of itself: notices, reminders, and that something could not be shown. */

const open = windows();

describe('notices', () => {
  it('are put away one by one', async () => {
    const { page, main } = await open(scenarios.everyNotice());
    await page.getByRole('button', { name: 'Dismiss: The disk is full' }).click();
    await page.getByRole('heading', { name: 'The disk is full' }).waitFor({ state: 'detached' });
    expect(main.requests('notice.dismiss')).toEqual([{ id: 'notice-diskFull' }]);
  });
});

describe('a browser that would not open', () => {
  it('is told with advice for its reason, and Flipwatch’s own window never as the way out of itself', async () => {
    for (const [code, says, never] of [
      ['ownWindow', 'choose an installed browser', 'choose Flipwatch’s own window'],
      ['profileInUse', 'Close that window', 'in the preferences'],
      ['noBrowser', 'choose Flipwatch’s own window', 'starts by itself'],
      ['of another version', 'choose Flipwatch’s own window', 'Close that window'],
    ] as const) {
      const { page } = await open(scenarios.noBrowser({ code, name: 'LinkedIn at work' }));
      const notices = page.getByRole('region', { name: 'Notices' });
      await notices.getByText('LinkedIn at work').waitFor();
      const said = (await notices.textContent()) ?? '';
      expect(said).toContain(says);
      expect(said).not.toContain(never);
    }
  });
});

describe('a reminder that no notification could carry', () => {
  it('is a calm line of the report card, put away by the person, and no warning above every screen', async () => {
    const { page, main } = await open(scenarios.manualAnswered());
    const overall = page.getByRole('region', { name: 'Overall' });
    await overall.getByText('Time to look at your settings yourself.').waitFor();
    expect(await page.getByRole('region', { name: 'Notices' }).count()).toBe(0);
    await overall.getByRole('button', { name: 'I have looked' }).click();
    await overall.getByText('Time to look at your settings yourself.').waitFor({ state: 'detached' });
    expect(main.requests('notice.dismiss')).toEqual([{ id: 'notice-look' }]);
  });
});

describe('a main process that does not answer', () => {
  it('is said in words instead of an empty window', async () => {
    const { page, main } = await open(scenarios.mixed());
    for (const channel of ['snapshot.get', 'catalogue.get'] as const)
      main.answer(channel, () => Promise.reject(new Error('gone')));
    await page.reload();
    await page.getByText('Flipwatch could not show this window.').waitFor();
  });

  it('nor is a report drawn without the checks that it is about', async () => {
    const { page, main } = await open(scenarios.mixed());
    main.answer('catalogue.get', () => ({ ok: false, code: 'failed', detail: '' }));
    await page.reload();
    await page.getByText('Flipwatch could not show this window.').waitFor();
  });
});

describe('a screen that can’t be drawn', () => {
  /** Every time that is to be written now throws, as a fault of ours or of the browser's might; or no longer. */
  const spoilTimes = (page: Page, spoilt: boolean) =>
    page.evaluate((bad) => {
      const times: { honest?: PropertyDescriptor } & Window = window;
      times.honest ??= Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format') ?? {};
      const fault = {
        ...times.honest,
        get: () => {
          throw new RangeError('no time today');
        },
      };
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', bad ? fault : times.honest);
    }, spoilt);

  it('says so in words, leaves the way to the others open, and is drawn again when asked for', async () => {
    const { page, complaints } = await open(scenarios.mixed());
    const broken = page.getByRole('heading', { level: 1, name: 'This page could not be shown' });
    await spoilTimes(page, true);
    await page.getByRole('button', { name: 'Accounts', exact: true }).click();
    await broken.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await broken.waitFor();

    await spoilTimes(page, false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    await spoilTimes(page, true);
    await page.getByRole('button', { name: 'Report card', exact: true }).click();
    await broken.waitFor();
    await spoilTimes(page, false);
    await page.getByRole('button', { name: 'Preferences', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Preferences' }).waitFor();

    expect(complaints.every((one) => one.includes('no time today'))).toBe(true);
    complaints.length = 0;
  });
});
