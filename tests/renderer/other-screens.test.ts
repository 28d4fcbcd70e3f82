import { describe, expect, it } from 'vitest';
import { firstStored } from '../../electron/storage/stored.ts';
import { NOW, preferences } from './scenario.ts';
import * as scenarios from './scenarios.ts';
import { saveReport, windows } from './windows.ts';

const open = windows();

async function show(scenario: scenarios.Scenario, screen: string | null = null) {
  const { page, main } = await open(scenario);
  if (screen !== null) await page.getByRole('navigation').getByRole('button', { name: screen }).click();
  return { page, main };
}

describe('the first run', () => {
  it('speaks of no missing tray before there is an account to watch, and then does', async () => {
    const empty = scenarios.empty();
    const noTray = { id: 'notice-tray', kind: 'noTray' as const, at: NOW, values: {} };
    const { page, main } = await show({ ...empty, snapshot: { ...empty.snapshot, notices: [noTray] } });
    const told = page.getByRole('heading', { name: 'Your desktop shows no tray icons' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await told.count()).toBe(0);
    await main.change({ accounts: scenarios.mixed().snapshot.accounts });
    await told.waitFor();
  });

  it('adds a practice account for each platform with one click, and nothing real', async () => {
    const { page, main } = await show(scenarios.empty());
    await page.getByRole('button', { name: 'Try it with practice accounts' }).click();
    await page.getByRole('heading', { name: 'Practice X' }).waitFor();
    expect(main.requests('account.add')).toEqual([
      { platform: 'linkedin', name: 'Practice LinkedIn', practice: true },
      { platform: 'x', name: 'Practice X', practice: true },
    ]);
    expect(main.requests('account.signIn')).toEqual([]);
  });

  it('begins to check each practice account at once, and none where everything is done by hand', async () => {
    const { page, main } = await show(scenarios.empty());
    await page.getByRole('button', { name: 'Try it with practice accounts' }).click();
    await page.getByRole('region', { name: 'Practice X' }).getByText('Exposed').first().waitFor();
    const added = main.snapshot.accounts.map(({ account }) => ({ account: account.id, checks: [] }));
    expect(added).toHaveLength(2);
    expect(main.requests('audit.start')).toEqual(added);

    const byHand = scenarios.empty();
    const manual = await show({
      ...byHand,
      snapshot: { ...byHand.snapshot, preferences: { ...preferences, manualOnly: true } },
    });
    await manual.page.getByRole('button', { name: 'Try it with practice accounts' }).click();
    await manual.page.getByRole('heading', { name: 'Practice X' }).waitFor();
    expect(manual.main.requests('audit.start')).toEqual([]);
  });

  it('opens the sign-in window for an own account, and says calmly when it was closed without', async () => {
    const { page, main } = await show(scenarios.empty());
    main.answer('account.signIn', () => ({ ok: true, signedIn: false, checking: false, unreachable: null }));
    await page.getByRole('button', { name: 'Add my X account' }).click();
    await page.getByText('X is not signed in yet. You can try again at any time.').waitFor();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect(main.requests('account.signIn')).toHaveLength(1);
  });

  it('claims no sign-in that it can’t see: the cookies of an installed browser are not ours to look at', async () => {
    const empty = scenarios.empty();
    const preferences = { ...empty.snapshot.preferences, engine: 'installedBrowser' as const };
    const { page, main } = await show({ ...empty, snapshot: { ...empty.snapshot, preferences } });
    main.answer('account.signIn', () => ({ ok: true, signedIn: true, checking: true, unreachable: null }));
    await page.getByRole('button', { name: 'Add my X account' }).click();
    await page.getByText('The sign-in window of X is closed. Flipwatch now looks whether you are').waitFor();
  });

  it('leads to the account that is being checked, and “Not now” stops that check and no other', async () => {
    const { page, main } = await show(scenarios.several(), 'Accounts');
    await page.getByRole('button', { name: 'Add an account' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Not now' }).press('Enter');
    await page.getByText('Flipwatch checks it now.').waitFor({ state: 'detached' });
    const added = main.snapshot.accounts.at(-1)?.account.id;
    expect(main.requests('audit.stop')).toEqual([{ account: added }]);
    const heading = page.getByRole('heading', { level: 2, name: 'LinkedIn 2' });
    await heading.waitFor();
  });

  it('begins nothing where everything is done by hand', async () => {
    const start = scenarios.manualOnly();
    const { page } = await show(start, 'Accounts');
    await page.getByRole('button', { name: 'Add an account' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('You are signed in to LinkedIn 2.', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Not now' }).count()).toBe(0);
  });

  it('lets a person choose a language before anything else', async () => {
    const { page } = await show(scenarios.empty());
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });
});

describe('practice', () => {
  it('turns a setting back on behind the person’s back, for practice accounts only', async () => {
    const { page, main } = await show(scenarios.several());
    await page.getByRole('button', { name: 'Practice accounts: 1' }).click();
    const practice = page.getByRole('region', { name: 'Practice X' });
    await practice.locator('h4 button', { hasText: 'Personalised ads' }).click();
    await practice.getByRole('button', { name: 'Turn it back on behind my back' }).click();
    await page.getByText('Done, on the practice site only.').waitFor();
    expect(main.requests('practice.flipBack')).toEqual([
      { account: 'practice-x', check: 'x.personalised-ads' },
    ]);

    const real = page.getByRole('region', { name: 'X', exact: true });
    await real.locator('h4 button', { hasText: 'Personalised ads' }).click();
    await real.getByRole('button', { name: 'Show me' }).waitFor();
    expect(await real.getByRole('button', { name: /behind my back/ }).count()).toBe(0);
  });
});

describe('accounts', () => {
  it('forgets one only after asking, and Cancel asks for nothing', async () => {
    const { page, main } = await show(scenarios.several(), 'Accounts');
    const forget = page.getByRole('button', { name: 'Forget: LinkedIn at work' });
    await forget.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    expect(main.requests('account.forget')).toEqual([]);
    await forget.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
    await page.getByText('LinkedIn at work has been forgotten.').waitFor();
    expect(main.requests('account.forget')).toEqual([{ account: 'work' }]);
  });

  it('renames one, and never to nothing', async () => {
    const { page, main } = await show(scenarios.several(), 'Accounts');
    await page.getByRole('button', { name: 'Rename: LinkedIn', exact: true }).click();
    const save = page.getByRole('button', { name: 'Save' });
    await page.getByRole('textbox', { name: 'Name' }).fill('   ');
    expect(await save.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Name' }).fill(' Private ');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Private' }).waitFor();
    expect(main.requests('account.rename')).toEqual([{ account: 'mine', name: 'Private' }]);
  });

  it('gives a second account on a platform a name of its own', async () => {
    const { page, main } = await show(scenarios.several(), 'Accounts');
    await page.getByRole('button', { name: 'Add an account' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('You are signed in to LinkedIn 2. Flipwatch checks it now.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Report card' }).waitFor();
    expect(main.requests('account.add')).toEqual([
      { platform: 'linkedin', name: 'LinkedIn 2', practice: false },
    ]);
  });
});

describe('preferences', () => {
  it('hold at once, each by itself', async () => {
    const { page, main } = await show(scenarios.mixed(), 'Preferences');
    await page.getByLabel('Check by itself').selectOption('month');
    await page.getByText('Quiet hours', { exact: true }).click();
    await page.getByLabel('Until', { exact: true }).selectOption('6');
    await page.getByLabel('Country of your accounts').selectOption('DE');
    await page.getByLabel('Colours').selectOption('dark');
    await page.locator('html[data-theme=dark]').waitFor();
    expect(main.requests('preferences.set')).toEqual([
      { schedule: { every: 'month', weekday: 1, hour: 10 } },
      // What a first start finds, too.
      { notifications: { ...firstStored.preferences.notifications } },
      { notifications: { on: true, quiet: { from: 22, to: 6 } } },
      { region: 'DE' },
      { theme: 'dark' },
    ]);
  });

  it.each([null, 'Preferences'])('leave account names out of a report unless asked (%s)', async (screen) => {
    const { page, main } = await show(scenarios.mixed(), screen);
    await saveReport(page);
    await page.getByText('Saved: flipwatch-2026-11-21.html').waitFor();
    expect(main.requests('report.save')).toEqual([{ format: 'html', masked: true }]);
    await page.getByRole('button', { name: 'Show in folder' }).click();
    expect(main.requests('report.showInFolder'), 'without a word on which file').toEqual([{}]);
    await page.getByText('Saved: ').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('say nothing when the person closes the file dialog again', async () => {
    const { page, main } = await show(scenarios.mixed(), 'Preferences');
    main.answer('report.save', () => ({ ok: false, code: 'cancelled', detail: '' }));
    await saveReport(page);
    await expect.poll(() => main.requests('report.save').length).toBe(1);
    await main.change({ queued: [] });
    expect(await page.getByRole('button', { name: 'Dismiss this message' }).count()).toBe(0);
  });

  it('forget everything only after the word was typed', async () => {
    const { page, main } = await show(scenarios.mixed(), 'Preferences');
    await page.getByRole('button', { name: 'Forget everything' }).click();
    const dialog = page.getByRole('alertdialog');
    const go = dialog.getByRole('button', { name: 'Forget everything' });
    // What is not ours to delete is said before, not after.
    expect(await dialog.innerText()).toMatch(/notifications in its own history.*key ring.*when you quit/s);
    await dialog.getByRole('textbox').fill('FORG');
    await page.keyboard.press('Enter');
    expect(await go.isDisabled()).toBe(true);
    expect(main.requests('data.forgetEverything')).toEqual([]);
    await dialog.getByRole('textbox').fill('forget');
    await go.click();
    await page.getByRole('heading', { name: 'Know when a privacy setting flips back' }).waitFor();
    expect(main.requests('data.forgetEverything')).toHaveLength(1);
  });
});

describe('new versions', () => {
  it('are not looked for in a copy that was not made to, and it says so', async () => {
    const { page } = await show(scenarios.mixed(), 'Preferences');
    await page.getByText('This copy of Flipwatch does not look for new versions').waitFor();
    expect(await page.getByRole('button', { name: 'Look now' }).count()).toBe(0);
    expect(await page.getByRole('switch', { name: /new version/ }).count()).toBe(0);
  });

  it('are looked for each week only once that is switched on, and at once when asked', async () => {
    const start = scenarios.newVersion().snapshot;
    const none = { ...start.newVersions, lastLook: null, found: null };
    const calm = { ...start, newVersions: none, notices: [], preferences };
    const { page, main } = await show({ ...scenarios.newVersion(), snapshot: calm }, 'Preferences');
    await page.getByText('Look for a new version once a week', { exact: true }).click();
    expect(main.requests('preferences.set')).toEqual([{ newVersions: true }]);
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText('You have the newest version.').waitFor();
  });

  it('are installed by a button below what has changed, and by nothing else', async () => {
    const { page, main } = await show(scenarios.newVersion(), 'Preferences');
    const notes = page.getByText('Watches a fourth switch on LinkedIn');
    const button = page.getByRole('button', { name: 'Install and start again' });
    const [above, below] = [await notes.boundingBox(), await button.boundingBox()];
    expect((above?.y ?? 9e9) < (below?.y ?? 0)).toBe(true);
    expect(main.requests('version.install')).toEqual([]);
    await button.click();
    await expect.poll(() => main.requests('version.install')).toEqual([{ version: '0.2.0' }]);
  });

  it('that Flipwatch can’t install are a page to open', async () => {
    const { page, main } = await show(scenarios.newVersion('announce'), 'Preferences');
    await page.getByRole('button', { name: 'Open the download page' }).click();
    await expect.poll(() => main.requests('version.openPage')).toHaveLength(1);
    expect(await page.getByRole('button', { name: 'Install and start again' }).count()).toBe(0);
  });
});
