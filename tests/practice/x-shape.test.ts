import { describe, expect, test } from 'vitest';
import { factsFor, openPractice } from './practice-browser.ts';

const practice = openPractice();
const { settings: xSettings, pages: xPages } = factsFor('x');
const GROK = '/settings/grok_settings';
const ALL_IN_ONE = '/settings/account/personalization';

describe('the X practice pages are shaped like the documented ones', () => {
  test('all 14 settings have a page of their own', () => {
    expect(xPages.flatMap(({ settings }) => settings).toSorted()).toEqual(
      xSettings.map(({ check }) => check).toSorted(),
    );
  });

  test('the Grok container holds training, personalization and memory, in this order', async () => {
    practice.site('x').change({
      settings: { 'x.grok-training': 'off', 'x.grok-personalization': 'on', 'x.grok-memory': 'off' },
    });
    const page = await practice.open('x', GROK);
    const boxes = page.locator('[data-testid="xaiDataSharingSettings"] input[type="checkbox"]');
    expect(
      await boxes.evaluateAll((all) => all.map((box) => box instanceof HTMLInputElement && box.checked)),
    ).toEqual([false, true, false]);
    const labels = await page.locator('[data-testid="xaiDataSharingSettings"] label').allTextContents();
    expect(labels.map((label) => label.slice(0, 17))).toEqual([
      'Allow your public',
      'Allow X to person',
      'Allow Grok to rem',
    ]);
  });

  test('a box carries no attribute but the counter, lies transparent in its label, and points to the help text', async () => {
    const page = await practice.open('x', GROK);
    const facts = await page.locator('[data-testid="xaiDataSharingSettings"] input').evaluateAll((all) =>
      all.map((box) => ({
        attributes: box.getAttributeNames().filter((name) => name !== 'class'),
        describedBy: box.getAttribute('aria-describedby'),
        inLabel: box.closest('label') !== null,
        helpBesideLabel:
          document.getElementById(box.getAttribute('aria-describedby') ?? '')?.parentElement ===
          box.closest('label')?.parentElement,
        opacity: getComputedStyle(box).opacity,
      })),
    );
    expect(facts).toEqual(
      [1, 2, 3].map((n) => ({
        attributes: ['type', 'aria-describedby'],
        describedBy: `CHECKBOX_${n}_LABEL`,
        inLabel: true,
        helpBesideLabel: true,
        opacity: '0',
      })),
    );
  });

  test.each(xPages.map(({ path, settings }) => [path, settings] as const))(
    '%s shows what the server knows',
    async (path, settings) => {
      for (const position of ['on', 'off'] as const) {
        practice
          .site('x')
          .change({ settings: Object.fromEntries(settings.map((check) => [check, position])) });
        const page = await practice.open('x', path);
        for (const check of settings) {
          const label = page.locator('label').filter({ hasText: labelOf(check) });
          expect(await label.locator('input').isChecked()).toBe(position === 'on');
        }
      }
      expect(practice.site('x').writes()).toEqual([]);
    },
  );

  test('the values come from the Grok query, with the documented field names', async () => {
    const page = await practice.page();
    const asked = page.waitForResponse(/GrokSettingsScreenQuery/);
    await page.goto(practice.site('x').origin + GROK);
    expect(await (await asked).json()).toEqual({
      data: {
        user_preferences: {
          allow_xai_data_sharing: true,
          allow_xai_personalization: true,
          allow_grok_memory: false,
        },
      },
    });
  });

  test('the all-in-one page has a master switch and five boxes', async () => {
    const page = await practice.open('x', ALL_IN_ONE);
    expect(await page.getByRole('switch').count()).toBe(1);
    expect(await page.getByRole('checkbox').count()).toBe(5);
  });

  test('signed out, the all-in-one page shows the browser its own switches, and the others ask to sign in', async () => {
    practice.site('x').change({ signedIn: false });
    const page = await practice.page();
    const asked = page.waitForResponse(/p13n_preferences\.json/);
    await page.goto(practice.site('x').origin + ALL_IN_ONE);
    expect(await (await asked).json()).toMatchObject({
      use_cookie_personalization: false,
      is_eu_country: false,
    });
    await page
      .getByText(
        'These settings apply to this browser while you are logged out. They have no effect when you are logged in.',
      )
      .waitFor();
    // The mark stands in the menu, not around the switches; and the browser has no places.
    const mark = page.getByTestId('loggedOutPrivacySection');
    expect([await mark.count(), await mark.locator('input').count()]).toEqual([1, 0]);
    expect(await page.getByRole('checkbox').count()).toBe(4);
    await page.getByText('Allow use of where you see X content').click();
    await expect.poll(() => practice.site('x').writes()).toEqual([{ check: 'x.browser', to: 'on' }]);
    expect((await page.context().cookies()).filter(({ name }) => name === 'auth_token')).toEqual([]);
    await page.goto(practice.site('x').origin + GROK);
    expect(page.url()).toContain('/i/flow/login?redirect_after_login=%2Fsettings%2Fgrok_settings');
  });

  test('signed in, the page of all in one asks for both answers, which name most settings differently', async () => {
    practice.site('x').change({ settings: { 'x.inferred-identity': 'off', 'x.business-partners': 'on' } });
    const page = await practice.page();
    const asked = page.waitForResponse(/p13n_preferences\.json/);
    const account = page.waitForResponse(/settings\.json/);
    await page.goto(practice.site('x').origin + ALL_IN_ONE);
    expect(await (await asked).json()).toMatchObject({
      link_logged_out_devices: false,
      share_data_with_third_party: true,
      allow_ads_personalization: true,
    });
    expect(await (await account).json()).toMatchObject({
      allow_logged_out_device_personalization: false,
      allow_sharing_data_for_third_party_personalization: true,
      allow_ads_personalization: true,
    });
  });

  test('a change of the memory setting is sent under the name of its field, the others under names of their own', async () => {
    const page = await practice.open('x', GROK);
    const variables: unknown[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') variables.push(request.postDataJSON().variables);
    });
    for (const check of ['x.grok-training', 'x.grok-memory']) await page.getByText(labelOf(check)).click();
    await expect.poll(() => variables).toEqual([{ allowXaiDataSharing: false }, { allow_grok_memory: true }]);
    expect(practice.site('x').state().settings).toMatchObject({
      'x.grok-training': 'off',
      'x.grok-memory': 'on',
    });
  });

  test('pressing "Delete conversation history" is recorded as what must never be clicked', async () => {
    const page = await practice.open('x', GROK);
    const sent = page.waitForResponse(/GrokDeleteConversations/);
    await page.getByRole('button', { name: 'Delete conversation history' }).click();
    await sent;
    expect(practice.site('x').writes()).toEqual([{ check: 'x.never-click', to: 'off' }]);
  });

  test('the ads page shows the Gambling box first when another switch comes first', async () => {
    const page = await practice.open('x', '/settings/ads_preferences', ['decoySwitch']);
    expect(await page.locator('label').first().textContent()).toBe('Ads Categories: Gambling');
    expect(await page.getByRole('checkbox').count()).toBe(2);
  });
});

/** The wordings of the web client, 2025-07-01. */
function labelOf(check: string): string {
  const labels: Record<string, string> = {
    'x.grok-training':
      'Allow your public data as well as your interactions, inputs, and results with Grok and xAI to be used for training and fine-tuning',
    'x.grok-personalization': 'Allow X to personalize your experience with Grok',
    'x.grok-memory': 'Allow Grok to remember your conversation history',
    'x.business-partners': 'Allow additional information sharing with business partners',
    'x.inferred-identity': 'Personalize based on your inferred identity',
    'x.personalized-ads': 'Personalized ads',
    'x.places': 'Personalize based on places you’ve been',
    'x.location-posts': 'Add location information to your posts',
    'x.off-x': 'Allow use of where you see X content across the Web',
    'x.found-by-email': 'Let people who have your email address find you on X',
    'x.found-by-phone': 'Let people who have your phone number find you on X',
    'x.spaces': 'Allow followers to see which Spaces you’re listening to',
    'x.photo-tagging': 'Photo tagging',
    'x.protected-posts': 'Protect your posts',
  };
  return labels[check] ?? check;
}
