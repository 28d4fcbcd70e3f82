import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Fix, type Reason, reasonSchema } from '../../checks/model/index.ts';
import { channels } from '../../electron/contract/index.ts';
import type { FakeMain } from './fake-main.ts';
import type { OpenOptions } from './harness.ts';
import * as scenarios from './scenarios.ts';
import { windows } from './windows.ts';
import { wordsIn } from './words.ts';

const open = windows();

async function show(scenario: scenarios.Scenario, options: OpenOptions = {}) {
  const { page, main } = await open(scenario, options);
  const row = (title: string) =>
    page.getByRole('heading', { level: 4 }).filter({ hasText: title }).getByRole('button');
  return { page, main, row };
}

/** From now on every fix comes to nothing, for this reason. */
function failEveryFix(main: FakeMain, seen: Pick<Fix, 'reason' | 'before' | 'after'>): void {
  main.answer('fix.run', ({ check, action }) => ({
    ok: true,
    fix: { check, action, result: 'failed', proof: [], at: '2026-11-21T20:05:00.000Z', ...seen },
  }));
}

describe('the report card', () => {
  it('says in words how the grade is reached', async () => {
    const { page } = await show(scenarios.mixed());
    const overall = page.getByRole('region', { name: 'Overall' });
    expect(await overall.textContent()).toContain('2 of 6 private · 1 not seen lately');
  });

  it('keeps what was seen exposed or turned back through a look in vain, with its age, and asks for the right thing', async () => {
    const { page, row } = await show(scenarios.aged());
    const overall = page.getByRole('region', { name: 'Overall' });
    expect(await overall.textContent()).toContain('4 of 7 private · 6 not seen lately');
    expect(await overall.textContent()).toMatch(/1 exposed.*2 exposed when last seen/);
    await row('Data for generative AI improvementFlipped back on · LinkedIn asks for a pause').click();
    await page.getByText('Not by Flipwatch: by you on the site').waitFor();
    const exposed = row('Ads off LinkedIn');
    expect(await exposed.textContent()).toContain('Exposed when last seen · LinkedIn asks for a pause');
    await exposed.click();
    await page
      .getByText(/^Last seen on 14 Nov 2026.*: on\.$/)
      .first()
      .waitFor();
  });

  it('says that an own answer has settled a flip, and no longer calls it one', async () => {
    const { page } = await show(scenarios.settled());
    const section = page.getByRole('listitem').filter({ hasText: 'Private, by your own answer' });
    await section.getByRole('button').first().click();
    await section
      .getByText('Flipped back on 21 Nov 2026; private again, by your answer of 21 Nov 2026.')
      .waitFor();
    expect(await page.getByText('I have seen this').count()).toBe(0);
    expect(await page.getByText(/flipped back since you last looked/).count()).toBe(0);
  });

  it('gives each row a name that says its state, as a screen reader reads it', async () => {
    const { page } = await show(scenarios.mixed());
    await page
      .getByRole('button', {
        name: 'Ads by age range Exposed locked seen this way since 3 Oct 2026, last today at',
      })
      .waitFor();
    await page
      .getByRole('button', {
        name: 'Inferred city location Private when last seen · not found on its page last seen 7 days ago',
      })
      .waitFor();
  });

  it('draws each mark in the colour of the word beside it, and no two meanings in one colour', async () => {
    const { page } = await show(scenarios.mixed());
    const colours = z.record(z.string(), z.string()).parse(
      await page.evaluate(`Object.fromEntries([...document.querySelectorAll('h4 button')].map((row) => {
        const [mark, word] = [row.querySelector('svg[viewBox="0 0 24 24"]'), row.querySelectorAll(':scope > span')];
        const state = word[word.length - 1].children[1];
        const same = getComputedStyle(mark).color === getComputedStyle(state).color;
        return [state.firstChild.textContent, same ? getComputedStyle(mark).color : 'differs'];
      }))`),
    );
    const { Private, Exposed, 'Flipped back on': turned, 'For you to do': asked } = colours;
    expect(Object.values(colours)).not.toContain('differs');
    expect(turned).toBe(Exposed);
    expect(new Set([Private, Exposed, asked]).size).toBe(3);
  });

  it('tells a flip with both its times and by whom', async () => {
    const { page, row } = await show(scenarios.mixed());
    await row('Data for generative AI improvement').click();
    await page.getByText('between 14 Nov 2026, 21:05 and 21 Nov 2026, 19:53.').waitFor();
    await page
      .getByText(
        'Not by Flipwatch: by you on the site, by the platform, or by somebody else with your account.',
      )
      .waitFor();
  });

  it('puts news away when the person says that they have seen it', async () => {
    const { page, main, row } = await show(scenarios.mixed());
    await row('Data for generative AI improvement').click();
    await page.getByRole('button', { name: 'I have seen this' }).click();
    await page.getByText('1 setting has flipped back').waitFor({ state: 'detached' });
    expect(main.requests('news.seen')).toEqual([{ account: 'mine', check: 'linkedin.ai-training' }]);
  });

  it('offers no fix for a locked setting, and says why', async () => {
    const { page, row } = await show(scenarios.mixed());
    await row('Ads by age range').click();
    await page.getByText('The switch can’t be moved: LinkedIn has locked it for this account.').waitFor();
    expect(await page.getByRole('button', { name: 'Fix: Ads by age range' }).count()).toBe(0);
  });

  it('says quietly when its facts are old', async () => {
    const { page, row } = await show(scenarios.mixed());
    await row('Social, economic and workplace research').click();
    await page.getByText('last confirmed on 1 Feb 2026. It may have changed since.').waitFor();
    await row('Ads off LinkedIn').click();
    expect(await page.getByText('It may have changed since.').count()).toBe(1);
  });

  it('gives each unknown its reason, and the button that helps with it', async () => {
    const { page, row } = await show(scenarios.everyReason());
    const t = wordsIn('en');
    const helps: Record<Reason, string[]> = {
      signedOut: ['Sign in again'],
      otherAccount: ['Sign in again'],
      challenge: ['Show me'],
      rateLimited: [],
      blockedByDialog: ['Show me'],
      notWhole: ['Check again'],
      notReady: ['Check again'],
      controlMissing: ['Show which it is'],
      labelChanged: ['Show which it is'],
      ambiguous: ['Show which it is'],
      confirmationDrifted: ['Show which it is'],
      wordsGrew: ['Show which it is'],
      neverDecided: ['Show me'],
      onlyReported: ['Show which it is'],
      awaitsAnswer: [],
      redirected: ['Show me'],
      acceptWall: ['Show me'],
      pageMissing: ['Show me'],
      siteError: ['Check again'],
      offline: ['Check again'],
      proxy: ['Check again'],
      captivePortal: ['Check again'],
      certificate: ['Check again'],
      clock: ['Check again'],
      timeout: ['Check again'],
      browserClosed: ['Check again'],
      engineTooOld: [],
      error: ['Check again'],
    };
    for (const [place, reason] of reasonSchema.options.entries()) {
      const toggle = row(`Setting number ${place + 1}Private when last seen`);
      await toggle.click();
      const item = page.getByRole('listitem').filter({ has: toggle });
      const callout = item
        .getByText(t(`checks:reasons.${reason}.todo`, { platform: 'LinkedIn' }))
        .locator('..');
      await callout.waitFor();
      expect(await callout.getByRole('button').allTextContents(), reason).toEqual(helps[reason]);
      await toggle.click();
    }
  });

  it('keeps the answer to a manual check with its day', async () => {
    const { page, main, row } = await show(scenarios.mixed());
    await row('Objection to AI training').click();
    await page.getByLabel('On which day?').fill('2026-11-12');
    await page.getByRole('button', { name: 'Yes, it is done' }).click();
    await page.getByText('You answered yes, for 12 Nov 2026.').waitFor();
    expect(main.requests('answer.set')).toEqual([
      { account: 'mine', check: 'linkedin.objection', done: true, on: '2026-11-12' },
    ]);
  });

  it('drives nothing in manual-only mode: no fix, no check, no undo', async () => {
    const { page, row } = await show(scenarios.manualOnly());
    await row('Social, economic and workplace research').click();
    await page.getByRole('button', { name: 'Show me' }).waitFor();
    for (const name of [/^Fix/, /^Check/, 'Undo']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
  });

  it('shows what is being looked at as it happens, and stops when asked', async () => {
    const { page, main } = await show(scenarios.mixed());
    const running = { account: 'mine', trigger: 'manual' as const, total: 7 };
    await main.change({ running: { ...running, check: 'linkedin.research', done: 1 } });
    await page.getByText('Looking at: Social, economic and workplace research').waitFor();
    await main.change({ running: { ...running, check: 'linkedin.ads-age', done: 4 } });
    await page.getByText('Looking at: Ads by age range').waitFor();
    const bar = page.getByRole('progressbar');
    expect(await bar.getAttribute('aria-valuenow')).toBe('4');
    expect(await bar.getAttribute('aria-valuemax')).toBe('7');
    await page.getByRole('button', { name: 'Stop' }).click();
    await bar.waitFor({ state: 'detached' });
    expect(main.requests('audit.stop')).toHaveLength(1);
  });

  it('never draws an older snapshot over a newer one', async () => {
    const { page, main } = await show(scenarios.mixed());
    const old = main.snapshot;
    await main.change({ paused: true, nextAuditAt: null });
    await page.getByText('Paused: no check runs by itself.').waitFor();
    await main.emit('snapshot.changed', old);
    await main.change({ queued: [] });
    expect(await page.getByText('Paused: no check runs by itself.').count()).toBe(1);
  });

  it('says calmly why a request was refused, for every code', async () => {
    const { page, main } = await show(scenarios.mixed());
    const t = wordsIn('en');
    const refusal = channels['audit.stop'].reply.options[1];
    for (const code of refusal.shape.code.options) {
      if (code === 'cancelled') continue;
      main.answer('audit.start', () => ({ ok: false, code, detail: 'not for people' }));
      await page.getByRole('button', { name: 'Check now' }).click();
      await page
        .getByRole('status')
        .getByText(t(`refusals.${code}`))
        .waitFor();
    }
    expect(await page.getByText('not for people').count()).toBe(0);
  });

  it('has a list fixed as one batch, leaves alone what has no tick, and offers the way back for all and for each', async () => {
    const { page, main } = await show(scenarios.mixed());
    await page.getByRole('button', { name: 'Fix all 3' }).click();
    const oneWay = page.getByRole('checkbox', { name: /^Share data with affiliates and partners/ });
    expect(await oneWay.isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Fix 2 settings' }).click();
    await page.getByText('2 of 2 settings are private now.').waitFor();
    const both = ['linkedin.ai-training', 'linkedin.ads-off'];
    const batch = { account: 'mine', checks: both };
    expect(main.requests('fixes.start')).toEqual([{ ...batch, action: 'fix' }]);
    await page.getByRole('button', { name: 'Undo: Ads off LinkedIn' }).click();
    await page.getByText('1 of 1 setting is back as it was.').waitFor();
    expect(await page.getByText('Page loaded anew and read at').count(), 'the other row stays').toBe(2);
    expect(main.requests('fixes.start').at(-1)).toEqual({ ...batch, checks: [both[1]], action: 'undo' });
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await main.change({ fixing: null });
    await page.getByRole('button', { name: 'Fix all 2' }).click();
    await page.getByRole('button', { name: 'Fix 1 setting' }).click();
    await page.getByText('1 of 1 setting is private now.').waitFor();
    expect(await page.getByRole('button', { name: /^Undo all/ }).count(), 'of one there is no all').toBe(0);
  });

  it('takes a whole batch back with one press', async () => {
    const { page, main } = await show(scenarios.mixed());
    await page.getByRole('button', { name: 'Fix all 3' }).click();
    await page.getByRole('button', { name: 'Fix 2 settings' }).click();
    await page.getByRole('button', { name: 'Undo all 2' }).press('Enter');
    await page.getByText('2 of 2 settings are back as they were.').waitFor();
    expect(main.requests('fixes.start').at(-1)).toMatchObject({ action: 'undo', checks: { length: 2 } });
  });

  it('shows in a batch that ended early what was not begun, and why', async () => {
    const { page, main } = await show(scenarios.mixed());
    main.answer('fix.run', () => ({ ok: false, code: 'diskFull', detail: '' }));
    await page.getByRole('button', { name: 'Fix all 3' }).click();
    await page.getByRole('button', { name: 'Fix 2 settings' }).click();
    await page.getByText('0 of 2 settings are private now.').waitFor();
    await page.getByText('The disk is full').waitFor();
    expect(await page.getByText('Not begun; nothing was clicked').count()).toBe(2);
  });

  it('draws a batch that began before the window was opened: how far it is, the window to watch, and Stop', async () => {
    const rows = ['linkedin.ai-training', 'linkedin.ads-off'].map((check) => ({
      check,
      wanted: true,
      fix: null,
    }));
    const fixing = { account: 'mine', action: 'fix', rows, over: false, refused: null } as const;
    const { page, main } = await show(scenarios.mixed());
    await main.change({ fixing: { ...fixing, rows, current: 'linkedin.ai-training' } });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('0 of 2 done, in one window.').waitFor();
    await dialog.getByText('Being fixed now').waitFor();
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(1);
    await dialog.getByRole('button', { name: 'Watch' }).click();
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => main.requests('fixes.stop')).toHaveLength(1);
    expect(main.requests('fixes.watch')).toHaveLength(1);
  });

  it('says in its title what is being done, also when a fix is taken back at once', async () => {
    const { page, main } = await show(scenarios.mixed());
    await page.getByRole('button', { name: 'Fix: Ads off LinkedIn' }).click();
    await page.getByRole('button', { name: 'Fix it now' }).click();
    await page
      .getByRole('dialog', { name: 'Fix: Ads off LinkedIn' })
      .getByText(/^Page loaded anew/)
      .waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Undo: Ads off LinkedIn' })
      .getByText(/^Page loaded anew/)
      .waitFor();
    expect(main.requests('fix.run').map(({ action }) => action)).toEqual(['fix', 'undo']);
  });

  it('shows a fix that did not hold as such, with what to do', async () => {
    const { page, main } = await show(scenarios.mixed());
    failEveryFix(main, { reason: 'notHeld', before: 'on', after: 'on' });
    await page.getByRole('button', { name: 'Fix: Ads off LinkedIn' }).click();
    await page.getByRole('button', { name: 'Fix it now' }).click();
    await page.getByText('After reloading, the old position was back.').waitFor();
    expect(await page.getByText('Page loaded anew and read').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });
});

describe('a journey from a notification or the tray', () => {
  it('opens the setting, brings it into view and puts the focus on it', async () => {
    const { page, main, row } = await show(scenarios.several(), { height: 500 });
    await page.getByRole('button', { name: 'Preferences' }).click();
    await main.navigate({ screen: 'report', account: 'x', check: 'x.personalised-ads' });
    const wanted = page
      .getByRole('region', { name: 'X', exact: true })
      .locator('h4 button', { hasText: 'Personalised ads' });
    await wanted.and(page.locator('[aria-expanded=true]')).waitFor();
    expect(await wanted.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(
      await wanted.evaluate(
        (element) =>
          element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight,
      ),
    ).toBe(true);
    expect(await row('Personalised ads').and(page.locator('[aria-expanded=true]')).count()).toBe(1);
  });

  it('leads there a second time, and past a filter that hides it', async () => {
    const { page, main, row } = await show(scenarios.mixed());
    const wanted = row('Social, economic and workplace research');
    const journey = { screen: 'report', account: 'mine', check: 'linkedin.research' } as const;
    await main.navigate(journey);
    await wanted.and(page.locator('[aria-expanded=true]')).waitFor();
    await wanted.click();
    await page.getByText('Only what needs attention').click();
    await wanted.waitFor({ state: 'detached' });
    await main.navigate(journey);
    await wanted.and(page.locator('[aria-expanded=true]')).waitFor();
    expect(await wanted.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
