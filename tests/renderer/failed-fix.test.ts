import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillIn, locales } from '../../checks/locales/index.ts';
import type { Fix } from '../../checks/model/index.ts';
import { violations } from './axe.ts';
import type { FakeMain } from './fake-main.ts';
import { cutOff, rawKeys } from './in-page.ts';
import { NOW } from './scenario.ts';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';

const open = windows();
const words = locales.en;

function endsSo(main: FakeMain, seen: Pick<Fix, 'reason' | 'before' | 'after'>): void {
  main.answer('fix.run', ({ check, action }) => ({
    ok: true,
    fix: { check, action, result: 'failed', proof: [], at: NOW, ...seen },
  }));
}

async function fix(seen: Pick<Fix, 'reason' | 'before' | 'after'>) {
  const { page, main } = await open(scenarios.mixed());
  endsSo(main, seen);
  await page.getByRole('button', { name: 'Fix: Ads off LinkedIn' }).click();
  await page.getByRole('button', { name: 'Fix it now' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('It did not work.').waitFor();
  return { page, main, dialog };
}

describe('a fix that failed', () => {
  it('says what was read afterwards, and may be tried once more', async () => {
    const { main, dialog } = await fix({ reason: 'notHeld', before: 'on', after: 'on' });
    await dialog.getByText('Afterwards it was read at 21:05: on.').waitFor();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => main.requests('fix.run').length).toBe(2);
    expect(main.requests('fix.run')[1]).toEqual(main.requests('fix.run')[0]);
  });

  it('leads to the page for one’s own hands', async () => {
    const { main, dialog } = await fix({ reason: 'notSaved', before: 'on', after: null });
    expect(await dialog.getByText('Afterwards it was read').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Do it myself' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(main.requests('page.show')).toEqual([{ account: 'mine', check: 'linkedin.ads-off' }]);
  });

  it('is drawn in words, narrow and in German as well, with nothing cut off and nothing that axe finds', async () => {
    const { page, main, dialog } = await fix({ reason: 'notHeld', before: 'on', after: 'on' });
    mkdirSync('out/screenshots', { recursive: true });
    for (const look of ['light', 'dark', 'narrow-de'] as const) {
      if (look === 'narrow-de') {
        await main.change({ language: 'de' });
        await page.setViewportSize({ width: 320, height: 640 });
        await dialog.getByRole('button', { name: 'Noch einmal versuchen' }).waitFor();
      }
      await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
      await page.screenshot({ path: `out/screenshots/fix-failed-${look}.png` });
      expect([look, await cutOff(page), await rawKeys(page), await violations(page)]).toEqual([
        look,
        [],
        [],
        [],
      ]);
    }
  });

  it.each(['asked', 'notAnswered'] as const)('says in words why, where that is “%s”', async (reason) => {
    const { dialog } = await fix({ reason, before: 'on', after: null });
    const { happened, todo } = words.fixReasons[reason];
    for (const said of [happened, todo])
      await dialog.getByText(fillIn(said, { platform: 'LinkedIn' })).waitFor();
    expect(await dialog.innerText()).not.toMatch(/reasons\./i);
  });

  it('is not offered again where the site has asked for a pause or a question', async () => {
    for (const reason of ['rateLimited', 'challenge', 'notAnswered'] as const) {
      const { dialog } = await fix({ reason, before: 'on', after: null });
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().waitFor();
      expect(await dialog.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    }
  });
});
