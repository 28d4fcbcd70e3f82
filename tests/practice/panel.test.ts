import { describe, expect, test } from 'vitest';
import { faultSchema } from '../../checks/catalogue/practice-sites.ts';
import { onlyOn } from '../../checks/practice/contract.ts';
import { violations } from '../renderer/axe.ts';
import { openPractice, places, platformNames } from './practice-browser.ts';

const practice = openPractice();

test.each(platformNames)(
  'every fault that %s plays stands in the panel once, under what it is about',
  async (name) => {
    const page = await practice.page({ javaScriptEnabled: false });
    await page.goto(`${practice.site(name).origin}/practice`);
    const listed = await page
      .locator('#faultLabel optgroup > option')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    const played = faultSchema.options.filter((fault) => (onlyOn[fault] ?? name) === name);
    expect(listed.toSorted()).toEqual([...played].toSorted());
    expect(await page.locator('#faultLabel > option').count()).toBe(0);
    const longest = await page
      .locator('#faultLabel optgroup')
      .evaluateAll((all) => Math.max(...all.map((one) => one.children.length)));
    expect(longest).toBeLessThan(16);
  },
);

describe.each(platformNames)('the panel of %s', (name) => {
  const { check, path } = places[name].single;

  test('works without script: settings, faults, session, language, start again', async () => {
    const site = practice.site(name);
    const page = await practice.page({ javaScriptEnabled: false });
    await page.goto(`${site.origin}/`);
    await page.getByRole('link', { name: 'Practice panel' }).click();

    await page
      .getByRole('listitem')
      .filter({ hasText: check })
      .getByRole('button', { name: /^Turn off/ })
      .click();
    expect(site.state().settings[check]).toBe('off');
    await page.getByRole('button', { name: 'Turn everything on' }).click();
    expect(Object.values(site.state().settings).every((position) => position === 'on')).toBe(true);

    await page.getByLabel('What', { exact: true }).selectOption('cookieBanner');
    await page.getByLabel('For', { exact: true }).selectOption(check);
    await page.getByRole('button', { name: 'Switch it on' }).click();
    expect(site.state().faults).toEqual([{ fault: 'cookieBanner', only: [check] }]);
    await page.getByRole('button', { name: /^Switch off/ }).click();
    expect(site.state().faults).toEqual([]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(site.state().signedIn).toBe(false);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(site.state().signedIn).toBe(true);

    await page.getByLabel('The language of all pages of this site.').selectOption('de');
    await page.getByRole('button', { name: 'Use this language' }).click();
    await page.getByRole('heading', { name: 'Übungspult' }).waitFor();
    await page.getByRole('button', { name: 'Von vorn beginnen' }).click();
    expect(site.state().language).toBe('en');
    expect(site.writes()).toEqual([]);
  });

  test.each([
    ['from another origin', { origin: 'http://evil.example' }],
    ['from another port', { origin: 'http://127.0.0.1:1' }],
    ['that says no origin', {}],
  ])('a form %s changes nothing', async (_from, headers) => {
    const site = practice.site(name);
    const before = site.state();
    for (const address of ['/practice', '/practice/sign-out', '/practice/challenge']) {
      const answer = await fetch(site.origin + address, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ do: 'set', check, to: 'off' }),
        redirect: 'manual',
      });
      expect(answer.status).toBe(403);
    }
    expect(site.state()).toEqual(before);
  });

  test.each([
    { do: 'set', check: `${name}.nothing`, to: 'off' },
    { do: 'set', check: '__proto__', to: 'off' },
    { do: 'addFault', fault: 'sunshine', only: '' },
    { do: 'language', to: 'fr' },
    {},
  ])('an order that means nothing, %o, is turned away in words', async (fields) => {
    const site = practice.site(name);
    const before = site.state();
    const answer = await fetch(`${site.origin}/practice`, {
      method: 'POST',
      headers: { origin: site.origin },
      body: new URLSearchParams(Object.entries(fields)),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Nothing was changed.');
    expect(site.state()).toEqual(before);
  });

  test.each(['light', 'dark'] as const)(
    'has no axe violation in %s, nor have the pages around it',
    async (colorScheme) => {
      const site = practice.site(name);
      site.change({ faults: [{ fault: 'late', only: [check] }] });
      const page = await practice.page({
        colorScheme,
        viewport: { width: 420, height: 800 },
        bypassCSP: true,
      });
      for (const address of ['/', '/practice', '/login', path]) {
        await page.goto(site.origin + address);
        if (address === path) await page.locator('#loading').waitFor({ state: 'detached' });
        expect([address, await violations(page)]).toEqual([address, []]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
    },
  );
});
