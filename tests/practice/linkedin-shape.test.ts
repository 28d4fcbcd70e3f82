import { describe, expect, test } from 'vitest';
import { factsFor, openPractice } from './practice-browser.ts';

const practice = openPractice();
const { settings: linkedinSettings } = factsFor('linkedin');
const PROMOTIONS = '/mypreferences/d/settings/linkedin-promotions';
const EDUCATION = '/mypreferences/d/settings/ads-education';
const COOKIES = '/mypreferences/d/member-cookies';

describe('the LinkedIn practice pages are shaped like the documented ones', () => {
  test('all 29 settings stand on 22 pages', () => {
    expect(linkedinSettings).toHaveLength(29);
    expect(new Set(linkedinSettings.map(({ path }) => path)).size).toBe(22);
  });

  test.each(linkedinSettings.map(({ check, key, path }) => [check, key, path] as const))(
    '%s is found by its key, in its position, on and off',
    async (check, key, path) => {
      const site = practice.site('linkedin');
      for (const position of ['on', 'off'] as const) {
        site.change({ settings: { [check]: position } });
        const page = await practice.open('linkedin', path);
        const attribute = path === COOKIES ? `#${key}` : `[aria-labelledby="${key}"]`;
        const control = page.locator(`input[type="checkbox"][role="switch"]${attribute}`);
        expect(await control.count()).toBe(1);
        expect(await control.isChecked()).toBe(position === 'on');
        expect(await page.locator('h1').count()).toBe(1);
      }
      expect(site.writes()).toEqual([]);
    },
  );

  test('each page has a switch for each of its settings: the promotions page two, that of the education five', async () => {
    const settingsOn = (path: string) => linkedinSettings.filter((setting) => setting.path === path).length;
    expect([settingsOn(PROMOTIONS), settingsOn(EDUCATION)]).toEqual([2, 5]);
    for (const path of new Set(linkedinSettings.map((setting) => setting.path))) {
      const page = await practice.open('linkedin', path);
      expect(await page.getByRole('switch').count()).toBe(settingsOn(path));
    }
  });

  test('the cookie page has an id and no key', async () => {
    const page = await practice.open('linkedin', COOKIES);
    expect(await page.locator('[aria-labelledby]').count()).toBe(0);
    expect(await page.getByLabel('Non-essential cookies').getAttribute('id')).toBe(
      'nonEssentialCookieConsent',
    );
  });

  test('the page asks for its value by itself, a little after load', async () => {
    const page = await practice.page();
    const asked = page.waitForResponse(/mysettings-api/);
    const document = await page.goto(practice.site('linkedin').origin + PROMOTIONS);
    expect(await document?.text()).not.toMatch(/<(input|button)[^>]*role="switch"/);
    const answer = await asked;
    expect(await answer.json()).toMatchObject({
      entityUrn: expect.stringMatching(/^urn:li:settingEntity:/),
      key: expect.any(String),
      value: expect.any(Boolean),
    });
  });

  test('an unknown settings address leads to the account category', async () => {
    const page = await practice.page();
    await page.goto(
      `${practice.site('linkedin').origin}/mypreferences/d/settings/data-for-generative-ai-improvement`,
    );
    expect(new URL(page.url()).pathname).toBe('/mypreferences/d/categories/account');
  });

  test('the category page says On and Off, in German too', async () => {
    const page = await practice.page();
    await page.goto(`${practice.site('linkedin').origin}/mypreferences/d/categories/privacy`);
    await page.getByRole('link', { name: 'Data for Generative AI Improvement On' }).waitFor();
    practice.site('linkedin').change({ language: 'de', settings: { 'linkedin.ai-training': 'off' } });
    await page.reload();
    await page.getByRole('link', { name: 'Daten zur Verbesserung generativer KI Aus' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  test('the session is an HttpOnly cookie, and the page leaves the voyager mark', async () => {
    const page = await practice.open('linkedin', PROMOTIONS);
    const cookies = await page.context().cookies();
    expect(cookies.find(({ name }) => name === 'li_at')?.httpOnly).toBe(true);
    expect(cookies.find(({ name }) => name === 'JSESSIONID')?.httpOnly).toBe(false);
    expect(
      await page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('voyager'))),
    ).toBe(true);
  });

  test('the objection form is a form that keeps nothing', async () => {
    const page = await practice.page();
    await page.goto(`${practice.site('linkedin').origin}/help/linkedin/ask/TS-DPRO`);
    await page.getByLabel('Your name').fill('Somebody');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('status').waitFor();
    expect(JSON.stringify(practice.site('linkedin').state())).not.toContain('Somebody');
  });
});
