import { describe, expect, it } from 'vitest';
import * as scenarios from './scenarios.ts';
import { saveReport, windows } from './windows.ts';

const open = windows();

/** A little more than the shortest message stands that has something to press. */
const LONG_ENOUGH_MS = 14_000;

async function saved() {
  const { page } = await open(scenarios.mixed());
  await saveReport(page);
  const message = page.getByText('Saved: flipwatch-2026-11-21.html');
  await message.waitFor();
  return { page, message, away: page.getByRole('button', { name: 'Dismiss this message' }) };
}

describe('a message of what was done', () => {
  it('is told politely and leaves by itself', async () => {
    const { page, message } = await saved();
    expect(await page.locator('[role="status"]', { has: message }).count()).toBe(1);
    await message.waitFor({ state: 'detached', timeout: LONG_ENOUGH_MS });
  });

  it('stays while the pointer is on it, and leaves when that has gone', async () => {
    const { page, message } = await saved();
    await message.hover();
    await page.waitForTimeout(LONG_ENOUGH_MS);
    expect(await message.count()).toBe(1);
    await page.mouse.move(5, 5);
    await message.waitFor({ state: 'detached', timeout: LONG_ENOUGH_MS });
  });

  it('stays while the keyboard is in it, so that nobody loses their place', async () => {
    const { page, message, away } = await saved();
    await away.focus();
    await page.waitForTimeout(LONG_ENOUGH_MS);
    expect(await message.count()).toBe(1);
    await page.keyboard.press('Enter');
    await message.waitFor({ state: 'detached' });
  });
});

describe('a message of what was not done', () => {
  it('stays until it is put away: it may ask something of the person', async () => {
    const { page } = await open(scenarios.refusing());
    await page.getByRole('button', { name: 'Check now' }).first().click();
    const away = page.getByRole('button', { name: 'Dismiss this message' });
    await away.waitFor();
    await page.mouse.move(5, 5);
    await page.waitForTimeout(LONG_ENOUGH_MS);
    await away.click();
    await away.waitFor({ state: 'detached' });
  });
});
