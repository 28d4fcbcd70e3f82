import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPractice, type PlatformName, places, platformNames } from './practice-browser.ts';

const practice = openPractice();
const both = platformNames;

/** Presses as a person would, and waits until the server has answered. */
async function press(page: Page, name: PlatformName): Promise<void> {
  const answered = page.waitForResponse((response) => ['POST', 'PUT'].includes(response.request().method()));
  await page.locator(places[name].control).click();
  await answered;
}

describe.each(both)('a click on %s', (name) => {
  const { check, path } = places[name].single;
  const box = (page: Page) => page.locator(places[name].control);

  test('is saved, and survives a reload', async () => {
    const page = await practice.open(name, path);
    await press(page, name);
    expect(practice.site(name).state().settings[check]).toBe('off');
    expect(practice.site(name).writes()).toEqual([{ check, to: 'off' }]);
    await page.reload();
    await page.locator('#loading').waitFor({ state: 'detached' });
    expect(await box(page).isChecked()).toBe(false);
  });

  test('sends the negation of the stored value: drawn off because unknown, a click turns it on', async () => {
    const page = await practice.open(name, path, ['unknownValue']);
    expect(await box(page).isChecked()).toBe(false);
    await press(page, name);
    expect(practice.site(name).writes()).toEqual([{ check, to: 'on' }]);
  });

  test('that is refused goes back without a word', async () => {
    const page = await practice.open(name, path, ['refuses']);
    const before = await page.locator('main').textContent();
    await press(page, name);
    await expect.poll(() => box(page).isChecked()).toBe(true);
    expect(await page.locator('main').textContent()).toBe(before);
    expect(practice.site(name).state().settings[check]).toBe('on');
  });

  test('that is ignored looks done until the reload', async () => {
    const page = await practice.open(name, path, ['ignores']);
    await press(page, name);
    expect(await box(page).isChecked()).toBe(false);
    await page.reload();
    await page.locator('#loading').waitFor({ state: 'detached' });
    expect(await box(page).isChecked()).toBe(true);
  });

  test('that is taken back late looks done for a second and a half', async () => {
    const page = await practice.open(name, path, ['slowRollback']);
    await press(page, name);
    expect(await box(page).isChecked()).toBe(false);
    await expect.poll(() => box(page).isChecked(), { timeout: 4000 }).toBe(true);
    expect(practice.site(name).state().settings[check]).toBe('on');
  });

  test.each([
    ['refusesQuietly', 200],
    ['changeRateLimited', 429],
  ] as const)('is not kept where the site plays %s', async (fault, status) => {
    const page = await practice.open(name, path, [fault]);
    const answered = page.waitForResponse((response) => response.request().method() !== 'GET');
    await box(page).click();
    expect((await answered).status()).toBe(status);
    expect(practice.site(name).state().settings[check]).toBe('on');
    expect(practice.site(name).writes()).toEqual([{ check, to: 'off' }]);
  });

  test('that asks in the browser’s own words does nothing before the yes', async () => {
    const page = await practice.open(name, path, ['asksNatively']);
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await box(page).click();
    expect(asked).toEqual(['confirm']);
    expect(await box(page).isChecked()).toBe(true);
    expect(practice.site(name).writes()).toEqual([]);
  });

  test('that is answered late is kept after twelve seconds', async () => {
    const page = await practice.open(name, path, ['savesLate']);
    await box(page).click();
    await page.waitForTimeout(2_000);
    expect(practice.site(name).state().settings[check]).toBe('on');
    await expect.poll(() => practice.site(name).state().settings[check], { timeout: 15_000 }).toBe('off');
  });

  test('that has to be confirmed does nothing before the yes', async () => {
    const page = await practice.open(name, path, ['confirmsDialog']);
    await box(page).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await box(page).isChecked()).toBe(true);
    expect(practice.site(name).writes()).toEqual([]);
    await box(page).click();
    const answered = page.waitForResponse((response) => response.request().method() !== 'GET');
    await page.getByRole('button', { name: 'Yes, I’m sure' }).click();
    await answered;
    expect(practice.site(name).writes()).toEqual([{ check, to: 'off' }]);
  });
});

test('turning "Ads off LinkedIn" off takes data sharing with it, only where that fault is on', async () => {
  const site = practice.site('linkedin');
  for (const [faults, expected] of [
    [[], 'on'],
    [['moves-related'], 'off'],
  ] as const) {
    site.reset();
    const page = await practice.open('linkedin', '/mypreferences/d/settings/ads-beyond-linkedin', faults);
    const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('switch').click();
    await answered;
    expect(site.state().settings['linkedin.data-sharing']).toBe(expected);
  }
});

test('a change without the csrf header is recorded and refused', async () => {
  const page = await practice.open('linkedin', places.linkedin.single.path);
  const status = await page.evaluate(async () => {
    const answer = await fetch('/mysettings-api/settingsApiSettings/allowDataForGenerativeAI', {
      method: 'PUT',
      body: JSON.stringify({ value: false }),
    });
    return answer.status;
  });
  expect(status).toBe(403);
  expect(practice.site('linkedin').state().settings['linkedin.ai-training']).toBe('on');
  expect(practice.site('linkedin').writes()).toEqual([{ check: 'linkedin.ai-training', to: 'off' }]);
});
