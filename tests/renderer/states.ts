import type { Page } from 'playwright-core';
import { guidedManifests, manifests } from './catalogue.ts';
import * as scenarios from './scenarios.ts';
import { wordsIn } from './words.ts';

type Language = 'en' | 'de';

/** One screen in one state: where it starts from and what leads there. Pictures and axe go through all of them. */
export interface State {
  readonly name: string;
  readonly scenario: () => scenarios.Scenario;
  readonly act?: (page: Page, language: Language) => Promise<void>;
}

const title = (check: string, language: Language): string =>
  [...manifests, ...guidedManifests].find((one) => one.id === check)?.words[language]?.title ?? check;

const row = (check: string) => (page: Page, language: Language) =>
  page
    .getByRole('heading', { level: 4 })
    .filter({ hasText: title(check, language) })
    .getByRole('button')
    .click();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

const goTo = (screen: 'history' | 'accounts' | 'preferences') => async (page: Page, language: Language) => {
  await press(page, wordsIn(language)(`nav.${screen}`));
  await page.getByRole('heading', { level: 1, name: wordsIn(language)(`nav.${screen}`) }).waitFor();
};

const fixDialog = async (page: Page, language: Language) => {
  const t = wordsIn(language);
  await press(page, t('actions.fixThis', { setting: title('linkedin.ads-off', language) }));
  await page.getByRole('dialog').waitFor();
};

const addSite = (address?: string) => async (page: Page, language: Language) => {
  const t = wordsIn(language);
  await goTo('accounts')(page, language);
  await press(page, t('site.add'));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  if (address === undefined) return;
  await dialog.getByRole('textbox').fill(address);
  await press(page, t('site.continue'));
  await dialog
    .locator('code')
    .or(dialog.getByText(t('site.refused.notAnAddress.happened')))
    .waitFor();
};

/** The switches of a site that is being added; or what came of those with these numbers. */
const switches =
  (...chosen: readonly number[]) =>
  async (page: Page, language: Language) => {
    const t = wordsIn(language);
    await addSite('https://forum.example.org/settings')(page, language);
    await press(page, t('site.agree'));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().waitFor();
    if (chosen.length === 0) return;
    for (const n of chosen)
      await dialog
        .getByRole('checkbox')
        .nth(n - 1)
        .check({ force: true });
    await press(page, t('watch.next'));
    for (const group of await dialog.getByRole('radiogroup').all()) {
      await group.getByRole('radio').first().focus();
      await page.keyboard.press('Space');
    }
    for (const field of await dialog.getByRole('textbox').all()) await field.fill('Sharing');
    await press(page, t('watch.go', { count: chosen.length }));
    await page.getByRole('button', { name: t('actions.done'), exact: true }).waitFor();
  };

/** Every screen in each state that looks like no other. */
export const states: readonly State[] = [
  { name: 'first-run', scenario: scenarios.empty },
  { name: 'first-run-of-all', scenario: scenarios.emptyOfAll },
  {
    name: 'add-account-of-all',
    scenario: scenarios.emptyOfAll,
    act: async (page, language) => {
      const t = wordsIn(language);
      await press(page, t('firstRun.others'));
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  { name: 'fresh', scenario: scenarios.fresh },
  { name: 'practising', scenario: scenarios.practising },
  {
    name: 'practice-to-fix',
    scenario: () => scenarios.practised({ watched: true, fixed: false, turnedBack: false }),
  },
  {
    name: 'practice-to-turn-back',
    scenario: () => scenarios.practised({ watched: true, fixed: true, turnedBack: false }),
  },
  {
    name: 'practised',
    scenario: () => scenarios.practised({ watched: true, fixed: true, turnedBack: true }),
  },
  { name: 'all-private', scenario: scenarios.allPrivate },
  { name: 'mixed', scenario: scenarios.mixed },
  { name: 'detail', scenario: scenarios.mixed, act: row('linkedin.ai-training') },
  {
    name: 'detail-open',
    scenario: scenarios.mixed,
    act: async (page, language) => {
      const t = wordsIn(language);
      await row('linkedin.research')(page, language);
      await press(page, t('actions.doItMyself'));
      await press(page, t('detail.howWeKnow'));
    },
  },
  { name: 'detail-manual', scenario: scenarios.mixed, act: row('linkedin.objection') },
  { name: 'detail-locked', scenario: scenarios.mixed, act: row('linkedin.ads-age') },
  { name: 'detail-unknown', scenario: scenarios.mixed, act: row('linkedin.ads-location') },
  { name: 'drifted', scenario: scenarios.together, act: row('linkedin.ai-training') },
  { name: 'only-reported', scenario: scenarios.together, act: row('linkedin.partners') },
  {
    name: 'which-is-it',
    scenario: scenarios.together,
    act: async (page, language) => {
      await row('linkedin.ai-training')(page, language);
      await press(page, wordsIn(language)('together.open'));
      await page.getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'outline',
    scenario: scenarios.together,
    act: async (page, language) => {
      await row('linkedin.ai-training')(page, language);
      await press(page, wordsIn(language)('together.open'));
      await press(page, wordsIn(language)('together.outline.title'));
      await page.getByRole('textbox').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'watch-one',
    scenario: scenarios.together,
    act: async (page, language) => {
      const t = wordsIn(language);
      await row('linkedin.ai-training')(page, language);
      await press(page, t('together.open'));
      await page.getByRole('radio').first().waitFor();
      await press(page, t('actions.onAccount', { action: t('watch.this'), account: 'Audience' }));
      await page.getByRole('button', { name: t('watch.back') }).waitFor();
    },
  },
  { name: 'pages-changed', scenario: scenarios.pagesChanged },
  {
    name: 'widened',
    scenario: scenarios.widened,
    act: async (page, language) => {
      await row('linkedin.ai-training')(page, language);
      await row('linkedin.research')(page, language);
    },
  },
  {
    name: 'which-of-several',
    scenario: scenarios.pagesChanged,
    act: async (page, language) => {
      await press(page, wordsIn(language)('together.openSeveral'));
      await page.getByRole('radio').first().waitFor();
    },
  },
  { name: 'site-address', scenario: scenarios.several, act: addSite() },
  { name: 'site-wrong-address', scenario: scenarios.several, act: addSite('nowhere') },
  { name: 'site-agree', scenario: scenarios.several, act: addSite('https://forum.example.org/settings') },
  { name: 'site-switches', scenario: scenarios.several, act: switches() },
  { name: 'site-watched', scenario: scenarios.several, act: switches(2, 3) },
  { name: 'guided', scenario: scenarios.guided },
  { name: 'guided-answered', scenario: scenarios.guided, act: row('linkedin.profile-viewers') },
  { name: 'guided-waits', scenario: scenarios.guided, act: row('linkedin.contact-upload') },
  ...(['opening', 'open', 'missing', 'signedOut', 'away'] as const).map((page) => ({
    name: `walk-${page}`,
    scenario: () => scenarios.walking({ page }),
    act: (page: Page) => page.getByRole('dialog').waitFor(),
  })),
  {
    name: 'walk-refused',
    scenario: () => scenarios.walking({ page: 'away', refused: 'busy' }),
    act: (page) => page.getByRole('dialog').waitFor(),
  },
  { name: 'walk-over', scenario: scenarios.walked, act: (page) => page.getByRole('dialog').waitFor() },
  { name: 'aged', scenario: scenarios.aged },
  { name: 'detail-waiting', scenario: scenarios.waiting, act: row('linkedin.ads-off') },
  { name: 'detail-aged', scenario: scenarios.aged, act: row('linkedin.ads-off') },
  { name: 'detail-settled', scenario: scenarios.settled, act: row('linkedin.ai-training') },
  { name: 'new-switch', scenario: scenarios.newSwitch },
  {
    name: 'news',
    scenario: scenarios.news,
    act: (page, language) => press(page, wordsIn(language)('checks:radar.also')),
  },
  {
    name: 'news-in-groups',
    scenario: scenarios.newsInGroups,
    act: (page, language) => press(page, wordsIn(language)('radar.names', { count: 7 })),
  },
  { name: 'accept-wall', scenario: scenarios.acceptWall },
  { name: 'several', scenario: scenarios.several },
  {
    name: 'several-practice',
    scenario: scenarios.several,
    act: (page, language) => press(page, wordsIn(language)('report.practiceApart', { count: 1 })),
  },
  {
    name: 'shipped-checks',
    scenario: scenarios.shipped,
    act: async (page) => {
      for (const row of await page.locator('h4 button').all()) await row.click();
      const steps = page.getByRole('button', { name: 'Do it myself' });
      for (const fold of await steps.all()) await fold.click();
    },
  },
  { name: 'every-reason', scenario: scenarios.everyReason },
  { name: 'running', scenario: scenarios.running },
  { name: 'offline', scenario: scenarios.offline },
  { name: 'hundred', scenario: scenarios.hundred },
  { name: 'notices', scenario: scenarios.everyNotice },
  { name: 'manual-only', scenario: scenarios.manualOnly },
  { name: 'manual-only-answer', scenario: scenarios.manualOnly, act: row('linkedin.research') },
  { name: 'manual-only-answered', scenario: scenarios.manualAnswered, act: row('linkedin.ai-training') },
  { name: 'new-version', scenario: scenarios.newVersion, act: goTo('preferences') },
  {
    name: 'new-version-announced',
    scenario: () => scenarios.newVersion('announce'),
    act: goTo('preferences'),
  },
  { name: 'paused', scenario: scenarios.paused },
  { name: 'fix-plan', scenario: scenarios.mixed, act: fixDialog },
  {
    name: 'fix-proof',
    scenario: scenarios.mixed,
    act: async (page, language) => {
      await fixDialog(page, language);
      await press(page, wordsIn(language)('fix.go.fix'));
      await page.getByRole('button', { name: wordsIn(language)('actions.done'), exact: true }).waitFor();
    },
  },
  {
    name: 'fix-all',
    scenario: scenarios.mixed,
    act: async (page, language) => {
      await press(page, wordsIn(language)('actions.fixAll', { count: 3 }));
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'fix-all-done',
    scenario: scenarios.mixed,
    act: async (page, language) => {
      const t = wordsIn(language);
      await press(page, t('actions.fixAll', { count: 3 }));
      await press(page, t('fixAll.go', { count: 2 }));
      await page.getByRole('button', { name: t('actions.done'), exact: true }).waitFor();
    },
  },
  { name: 'fix-all-working', scenario: scenarios.fixing },
  { name: 'history', scenario: scenarios.withHistory, act: goTo('history') },
  { name: 'history-none', scenario: scenarios.fresh, act: goTo('history') },
  { name: 'accounts', scenario: scenarios.several, act: goTo('accounts') },
  {
    name: 'accounts-forget',
    scenario: scenarios.several,
    act: async (page, language) => {
      await goTo('accounts')(page, language);
      await press(
        page,
        wordsIn(language)('actions.onAccount', {
          action: wordsIn(language)('actions.forget'),
          account: 'LinkedIn at work',
        }),
      );
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'practice-remove',
    scenario: scenarios.several,
    act: async (page, language) => {
      await press(page, wordsIn(language)('accounts.removePractice'));
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'accounts-add',
    scenario: scenarios.several,
    act: async (page, language) => {
      await goTo('accounts')(page, language);
      await press(page, wordsIn(language)('actions.addAccount'));
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'save-report',
    scenario: scenarios.mixed,
    act: async (page, language) => {
      await press(page, wordsIn(language)('preferences.data.save'));
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'preferences', scenario: scenarios.mixed, act: goTo('preferences') },
  {
    name: 'forget-everything',
    scenario: scenarios.mixed,
    act: async (page, language) => {
      await goTo('preferences')(page, language);
      await press(page, wordsIn(language)('preferences.data.forget'));
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'log',
    scenario: scenarios.mixed,
    act: async (page, language) => {
      await goTo('preferences')(page, language);
      await press(page, wordsIn(language)('preferences.log.show'));
      await page.getByRole('textbox', { name: wordsIn(language)('preferences.log.label') }).waitFor();
    },
  },
  {
    name: 'refused',
    scenario: scenarios.refusing,
    act: async (page, language) => {
      await press(page, wordsIn(language)('actions.checkNow'));
      await page.getByText(wordsIn(language)('refusals.browserUnavailable')).waitFor();
    },
  },
];
