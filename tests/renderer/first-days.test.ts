import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { CheckView } from '../../electron/contract/index.ts';
import { NOW, placed, preferences } from './scenario.ts';
import * as scenarios from './scenarios.ts';
import { saveReport, windows } from './windows.ts';

const open = windows();

async function show(scenario: scenarios.Scenario, screen: string | null = null) {
  const { page, main } = await open(scenario);
  if (screen !== null) await page.getByRole('navigation').getByRole('button', { name: screen }).click();
  const row = (title: string) =>
    page.getByRole('heading', { level: 4 }).filter({ hasText: title }).getByRole('button');
  return { page, main, row };
}

/** The same scenario with one check of its accounts changed. */
function changeCheck(
  start: scenarios.Scenario,
  check: string,
  change: (view: CheckView) => CheckView,
): scenarios.Scenario {
  const accounts = start.snapshot.accounts.map((one) => ({
    ...one,
    checks: one.checks.map((view) => (view.check === check ? change(view) : view)),
  }));
  return { ...start, snapshot: { ...start.snapshot, accounts } };
}

describe('a row', () => {
  it('tells a flip within one minute as one moment', async () => {
    const start = scenarios.mixed();
    const at = '2026-11-21T18:53:40.000Z';
    const moment = { after: '2026-11-21T18:53:10.000Z', before: at };
    const inOneMinute = changeCheck(start, 'linkedin.ai-training', ({ finding, ...view }) =>
      placed({
        ...view,
        finding: finding?.flip == null ? finding : { ...finding, flip: { ...finding.flip, ...moment } },
      }),
    );
    const { page, row } = await show(inOneMinute);
    await row('Data for generative AI improvement').click();
    await page.getByText('Flipped back on at 21 Nov 2026, 19:53.').waitFor();
    expect(await page.getByText('between').count()).toBe(0);
  });

  it('says of a first look only that it was the first', async () => {
    const first = changeCheck(scenarios.mixed(), 'linkedin.partners', (view) => ({
      ...view,
      since: view.finding?.at ?? null,
    }));
    const { row } = await show(first);
    const words = await row('Share data with affiliates and partners').innerText();
    expect(words).toContain('first seen today at 19:53');
    expect(words).not.toContain('since');
  });
});

describe('a switch', () => {
  it('names the switch as its page does, in the plan of a fix and in the steps for one’s own hands', async () => {
    const { page, row } = await show(scenarios.mixed());
    await page.getByRole('button', { name: 'Fix: Ads off LinkedIn' }).click();
    await page
      .getByRole('dialog')
      .getByText('Words at the switch: “Use my data for training content creation AI models”')
      .waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    // What was seen names it; where nothing was, its manifest does.
    for (const [title, words] of [
      ['Ads off LinkedIn', 'Use my data for training content creation AI models'],
      ['Inferred city location', 'Inferred city location'],
    ] as const) {
      await row(title).click();
      const item = page.getByRole('listitem').filter({ has: row(title) });
      await item.getByRole('button', { name: 'Do it myself' }).click();
      const steps = item.getByRole('list').getByRole('listitem');
      const last = steps.filter({ hasText: `Turn “${words}” off. That is the private position.` });
      await last.first().waitFor();
      expect(await last.count()).toBe(2);
    }
  });

  it('turns on by hand what protects while it is on', async () => {
    const { page, row } = await show(scenarios.fresh());
    await row('Block tracking across sites').click();
    await page.getByRole('button', { name: 'Do it myself' }).click();
    await page.getByText('Turn “Block tracking across sites” on.').first().waitFor();
  });
});

describe('a message', () => {
  it('covers nothing at the foot of the page that could not be scrolled from under it', async () => {
    const { page, main } = await show(scenarios.mixed(), 'Preferences');
    await page.setViewportSize({ width: 400, height: 600 });
    main.answer('report.save', () => ({ ok: true, file: `flipwatch-${'of-a-long-name-'.repeat(8)}.html` }));
    await saveReport(page);
    const message = page.getByRole('status').filter({ hasText: 'Saved: ' });
    await message.waitFor();
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    const last = await page.getByRole('button', { name: 'Software that Flipwatch builds on' }).boundingBox();
    const [foot, head] = [(last?.y ?? 9e9) + (last?.height ?? 0), (await message.boundingBox())?.y ?? 0];
    expect(foot).toBeLessThanOrEqual(head);
    // While there is more of the page below, it stands at the foot of the window.
    await page.evaluate('window.scrollTo(0, 0)');
    const above = await message.boundingBox();
    expect((above?.y ?? 9e9) + (above?.height ?? 0)).toBeLessThanOrEqual(600);
  });

  it('follows a change of the language while it stands', async () => {
    const { page } = await show(scenarios.mixed(), 'Preferences');
    await saveReport(page);
    await page.getByText('Saved: flipwatch-2026-11-21.html').waitFor();
    await page.getByLabel('Language').selectOption('de');
    await page.getByText('Gespeichert: flipwatch-2026-11-21.html').waitFor();
  });
});

describe('a change of screen', () => {
  it('begins at the top, with the focus on its heading; so does the report card after the first run', async () => {
    const place = 'JSON.stringify([scrollY, document.activeElement.tagName])';
    const scrolled = async (page: Page) => {
      await page.setViewportSize({ width: 1000, height: 300 });
      await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
      expect(await page.evaluate('scrollY > 0')).toBe(true);
    };
    const { page } = await show(scenarios.empty());
    await scrolled(page);
    await page.getByRole('button', { name: 'Try it with practice accounts' }).click();
    await page.getByRole('heading', { name: 'Practice X' }).waitFor();
    await expect.poll(() => page.evaluate(place)).toBe('[0,"H1"]');
    await scrolled(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('heading', { level: 1, name: 'Preferences' }).waitFor();
    await expect.poll(() => page.evaluate(place)).toBe('[0,"H1"]');
  });
});

describe('what closing the window does', () => {
  it('is said as it is, with a tray and without', async () => {
    const { page, main } = await show(scenarios.mixed(), 'Preferences');
    await page.getByText('Closing this window leaves Flipwatch watching.').waitFor();
    await main.change({ trayShown: false });
    await page.getByText('closing this window ends Flipwatch as well').waitFor();
    expect(await page.getByText('leaves Flipwatch watching').count()).toBe(0);
  });
});

describe('the risk for an account', () => {
  it('is told before one is added, and not where Flipwatch drives nothing', async () => {
    const { page, main } = await show(scenarios.several(), 'Accounts');
    await page.getByRole('button', { name: 'Add an account' }).click();
    const risk = page.getByText('The rules of most platforms do not allow automation:');
    await page.getByRole('dialog').filter({ has: risk }).getByText('“Do everything by hand”').waitFor();
    await main.change({ preferences: { ...preferences, manualOnly: true } });
    await risk.waitFor({ state: 'detached' });
    const first = await show(scenarios.empty());
    await first.page.getByText('The rules of most platforms do not allow automation:').waitFor();
  });
});

describe('a plan that only holds while Flipwatch runs', () => {
  it('says so where a real account is watched, and starts it with the computer when told to', async () => {
    const { page, main } = await show(scenarios.mixed());
    await page.getByText('Only while Flipwatch runs.').waitFor();
    await page.getByRole('button', { name: 'Start it when I sign in to this computer' }).click();
    await page.getByText('From now on Flipwatch starts when you sign in to this computer.').waitFor();
    expect(main.requests('preferences.set')).toEqual([{ autostart: true }]);
    expect(await page.getByText('Only while Flipwatch runs.').count()).toBe(0);
  });

  it('says so of reminders as well, but neither to those who only practise nor where nothing is planned', async () => {
    const manual = await show(scenarios.manualOnly());
    await manual.page.getByText('Only while Flipwatch runs.').waitFor();
    for (const scenario of [scenarios.fresh(), scenarios.paused()]) {
      const { page } = await show(scenario);
      expect(await page.getByText('Only while Flipwatch runs.').count()).toBe(0);
    }
  });
});

describe('the button that checks everything', () => {
  it('is called in sentences as it is called on itself', async () => {
    const interrupted = { id: 'notice-1', kind: 'auditInterrupted', at: NOW, values: {} } as const;
    for (const [scenario, name] of [
      [scenarios.fresh(), 'Check all now'],
      [scenarios.mixed(), 'Check now'],
    ] as const) {
      const notices = [interrupted];
      const { page } = await show({ ...scenario, snapshot: { ...scenario.snapshot, notices } });
      await page.getByRole('button', { name, exact: true }).first().waitFor();
      await page.getByText(`press “${name}” for the rest`).waitFor();
    }
    const { page } = await show(scenarios.fresh());
    await page.getByText('Press “Check all now” and see each setting').waitFor();
  });

  it('is asked of nobody while a check runs; of how many it is one is said once that is known', async () => {
    const running = { account: 'mine', trigger: 'manual', check: null, done: 0, total: 0 } as const;
    const { page, main } = await show({
      ...scenarios.fresh(),
      snapshot: { ...scenarios.fresh().snapshot, running },
    });
    await page.getByText('Each setting is being looked at now.').waitFor();
    expect(await page.getByText(/Press “|0 of 0/).count()).toBe(0);
    await main.change({ running: { ...running, total: 13 } });
    await page.getByText('0 of 13 done').waitFor();
  });
});

describe('a page that grows', () => {
  it('keeps the place of its scrollbar free, so that nothing on it jumps; not where it is narrow', async () => {
    const { page } = await show(scenarios.mixed());
    const gutter = () => page.evaluate('getComputedStyle(document.documentElement).scrollbarGutter');
    expect(await gutter()).toBe('stable');
    await page.setViewportSize({ width: 400, height: 600 });
    expect(await gutter()).toBe('auto');
  });
});

describe('an open dialog', () => {
  it('darkens the place of the scrollbar with the rest, which no overlay reaches', async () => {
    const grounds = `['html', '#app'].map((one) => getComputedStyle(document.querySelector(one)).backgroundColor)`;
    const { page } = await show(scenarios.mixed());
    const [root, app] = await page.evaluate<string[]>(grounds);
    expect(root).toBe(app);
    await page.getByRole('button', { name: 'Fix: Ads off LinkedIn' }).click();
    await page.getByRole('dialog').waitFor();
    const [dark, same] = await page.evaluate<string[]>(grounds);
    expect(same).toBe(app);
    expect(dark).not.toBe(root);
  });
});
