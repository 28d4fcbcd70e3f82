import { describe, expect, test } from 'vitest';
import { type Fault, faultSchema } from '../../checks/practice/index.ts';
import { proofs } from './fault-proofs.ts';
import { openPractice, places } from './practice-browser.ts';

const practice = openPractice();

/** Proven by the clicks in saving.test.ts. */
const provenBySaving: readonly Fault[] = [
  'refuses',
  'ignores',
  'slowRollback',
  'moves-related',
  'confirmsDialog',
  'savesLate',
  'refusesQuietly',
  'changeRateLimited',
  'asksNatively',
];

test('every fault has a proof here or in saving.test.ts', () => {
  expect([...Object.keys(proofs), ...provenBySaving].toSorted()).toEqual([...faultSchema.options].toSorted());
});

describe.each(['linkedin', 'x'] as const)('on %s', (name) => {
  const { single } = places[name];

  test.each(Object.entries(proofs))('%s does what it says', { timeout: 20_000 }, async (fault, prove) => {
    const site = practice.site(name);
    site.change({
      settings: { [single.check]: 'on' },
      faults: [{ fault: faultSchema.parse(fault), only: [single.check] }],
    });
    await prove({
      site,
      name,
      page: await practice.page(),
      control: places[name].control,
      address: site.origin + single.path,
    });
  });

  test('a fault with `only` leaves the other pages alone, and faults add up', async () => {
    const site = practice.site(name);
    const only = [single.check];
    site.change({
      faults: [
        { fault: 'wrapped', only },
        { fault: 'hiddenDecoy', only },
        { fault: 'late', only },
      ],
    });
    const page = await practice.page();
    await page.goto(site.origin + single.path);
    await page.locator('#loading').waitFor({ state: 'detached', timeout: 8000 });
    expect(await page.locator(places[name].control).count()).toBe(2);
    const other = { linkedin: '/mypreferences/d/settings/ads-by-age', x: '/settings/off_twitter_activity' }[
      name
    ];
    await page.goto(site.origin + other);
    await page.locator('#loading').waitFor({ state: 'detached', timeout: 2000 });
    expect(await page.locator('main input').count()).toBe(1);
  });
});
