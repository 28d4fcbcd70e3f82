import { describe, expect, test } from 'vitest';
import { onlyOn } from '../../checks/practice/contract.ts';
import { openPractice, platformNames } from './practice-browser.ts';

/** What only X plays: each of these faults is proven here, under its name. */

const practice = openPractice();
const GROK = '/settings/grok_settings';
const OFF_X = '/settings/off_twitter_activity';
const ADS = '/settings/ads_preferences';
const ALL_IN_ONE = '/settings/account/personalization';

const proofs: Record<string, () => Promise<void>> = {
  preferencesMissing: async () => {
    const page = await practice.page();
    practice.site('x').change({ faults: [{ fault: 'preferencesMissing' }] });
    const asked = page.waitForResponse(/GrokSettingsScreenQuery/);
    await page.goto(practice.site('x').origin + GROK);
    expect(await (await asked).json()).toEqual({ data: { user_preferences: null } });
    await page.getByText('This page doesn’t exist.').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
  },
  secondAnswerDiffers: async () => {
    practice.site('x').change({ settings: { 'x.off-x': 'on', 'x.business-partners': 'off' } });
    const page = await practice.page();
    practice.site('x').change({ faults: [{ fault: 'secondAnswerDiffers' }] });
    const [first, second] = [/settings\.json/, /p13n_preferences\.json/].map((one) =>
      page.waitForResponse(one),
    );
    await page.goto(practice.site('x').origin + ALL_IN_ONE);
    expect(await (await first)?.json()).toMatchObject({
      use_cookie_personalization: true,
      allow_sharing_data_for_third_party_personalization: false,
    });
    expect(await (await second)?.json()).toMatchObject({
      use_cookie_personalization: false,
      share_data_with_third_party: true,
    });
    await expect.poll(() => page.getByLabel('Allow use of where you see X content').isChecked()).toBe(true);
  },
  offXActivity: async () => {
    practice.site('x').change({ settings: { 'x.off-x': 'off', 'x.inferred-identity': 'on' } });
    const page = await practice.open('x', OFF_X, ['offXActivity']);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Off-X activity');
    const boxes = page.getByRole('checkbox');
    expect(await page.locator('main label').allTextContents()).toEqual([
      'Allow use of where you see X content across the Web',
      'Personalize based on your inferred identity',
    ]);
    expect([await boxes.first().isChecked(), await boxes.last().isChecked()]).toEqual([false, true]);
    await page.goto(`${practice.site('x').origin}/settings/privacy_and_safety`);
    await page.getByRole('link', { name: 'Off-X activity' }).waitFor();
  },
  offXHidden: async () => {
    const page = await practice.open('x', ALL_IN_ONE, ['offXHidden']);
    expect(await page.getByRole('checkbox').count()).toBe(4);
    expect(await page.getByText('Allow use of where you see X content').count()).toBe(0);
    await page.goto(practice.site('x').origin + OFF_X);
    await page.locator('#loading').waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Inferred identity');
    expect(await page.getByRole('checkbox').count()).toBe(1);
  },
  gamblingBox: async () => {
    const page = await practice.open('x', ADS, ['gamblingBox']);
    expect(await page.locator('main label').allTextContents()).toEqual(['Personalized ads', 'Gambling']);
    await page.getByRole('heading', { name: 'Ads Categories' }).waitFor();
    await page.getByText('Gambling', { exact: true }).click();
    await expect.poll(() => practice.site('x').writes()).toEqual([{ check: 'x.decoy', to: 'on' }]);
  },
  euOneWay: async () => {
    const site = practice.site('x');
    const page = await practice.page();
    site.change({ settings: { 'x.off-x': 'on' }, faults: [{ fault: 'euOneWay' }] });
    const asked = page.waitForResponse(/settings\.json/);
    const second = page.waitForResponse(/p13n_preferences\.json/);
    await page.goto(site.origin + ALL_IN_ONE);
    expect(await (await asked).json()).toMatchObject({
      country_code: 'ie',
      settings_metadata: { is_eu: 'true' },
    });
    expect(await (await second).json()).toMatchObject({ is_eu_country: true });
    const box = page.getByLabel('Allow use of where you see X content');
    await box.click({ force: true });
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect([await box.isChecked(), site.writes()]).toEqual([true, []]);
    await box.click({ force: true });
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: 'Yes, I’m sure' }).click();
    await saved;
    expect([await box.isChecked(), await box.isDisabled()]).toEqual([false, true]);
    expect(site.state().settings['x.off-x']).toBe('off');
    await page.getByText('X keeps no record of the websites').waitFor();
    // Not even who asks the server itself gets it back; and no other setting is locked.
    const status = await page.evaluate(async () => {
      const csrf = /ct0=([^;]+)/.exec(document.cookie)?.[1] ?? '';
      const answer = await fetch('/i/api/1.1/account/settings.json', {
        method: 'POST',
        headers: { 'x-csrf-token': csrf, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'use_cookie_personalization=true',
      });
      return answer.status;
    });
    expect([status, site.state().settings['x.off-x']]).toEqual([403, 'off']);
    expect(await page.locator('main input:disabled').count()).toBe(1);
  },
};

test('every fault that only X plays is proven here', () => {
  const ofX = Object.entries(onlyOn).filter(([, platform]) => platform === 'x');
  expect(ofX.map(([fault]) => fault).toSorted()).toEqual(Object.keys(proofs).toSorted());
});

describe('what only X plays', () => {
  test.each(Object.entries(proofs))('%s does what it says', { timeout: 20_000 }, async (_fault, prove) => {
    await prove();
  });

  test('is offered by X’s panel, and not by LinkedIn’s', async () => {
    for (const name of platformNames) {
      const page = await practice.page({ javaScriptEnabled: false });
      await page.goto(`${practice.site(name).origin}/practice`);
      const values = await page
        .locator('#faultLabel option')
        .evaluateAll((all) => all.map((one) => (one instanceof HTMLOptionElement ? one.value : '')));
      expect(Object.keys(onlyOn).map((fault) => values.includes(fault))).toEqual(
        Object.values(onlyOn).map((platform) => platform === name),
      );
      expect(values).toContain('oneColumn');
    }
  });

  test('changes nothing on LinkedIn', async () => {
    const path = '/mypreferences/d/settings/ads-beyond-linkedin';
    const page = await practice.open('linkedin', path, [
      'euOneWay',
      'gamblingBox',
      'offXHidden',
      'preferencesMissing',
    ]);
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await page.getByRole('switch').click();
    await saved;
    expect(practice.site('linkedin').state().settings['linkedin.ads-off-linkedin']).toBe('off');
  });
});

test.each(['p13n_preferences.json', 'settings.json'])(
  'nobody without a page of X’s changes %s',
  async (name) => {
    const site = practice.site('x');
    const folder = name === 'settings.json' ? 'account' : 'account/personalization';
    const answer = await fetch(`${site.origin}/i/api/1.1/${folder}/${name}`, {
      method: 'POST',
      headers: { origin: 'http://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'use_cookie_personalization=false',
    });
    expect(answer.status).toBe(403);
    expect(site.state().settings['x.off-x']).toBe('on');
  },
);
