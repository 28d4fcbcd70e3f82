import { describe, expect, test } from 'vitest';
import { type Fault, faultSchema } from '../../checks/catalogue/practice-sites.ts';
import { onlyOn } from '../../checks/practice/contract.ts';
import { shareOf } from '../support/at-length.ts';
import { answerProofs } from './answer-proofs.ts';
import { proofs as rowProofs } from './fault-proofs.ts';
import { openPractice, places, platformNames } from './practice-browser.ts';
import { signProofs } from './sign-proofs.ts';

const practice = openPractice();
const proofs = { ...rowProofs, ...answerProofs, ...signProofs };

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

test('every fault has a proof here, in saving.test.ts or, where one platform alone plays it, in that one’s shape', () => {
  expect([...Object.keys(proofs), ...provenBySaving, ...Object.keys(onlyOn)].toSorted()).toEqual(
    [...faultSchema.options].toSorted(),
  );
});

// Most of a proof is waiting: several run at the same time, each on a site of its own.
describe.concurrent.each(platformNames)('on %s', (name) => {
  const { single } = places[name];

  test.for(shareOf(`practice ${name}`, Object.entries(proofs), 2))(
    '%s does what it says',
    { timeout: 20_000 },
    async ([fault, prove], context) => {
      const { site, page } = await practice.alone(name, context);
      site.change({
        settings: { [single.check]: 'on' },
        faults: [{ fault: faultSchema.parse(fault), only: [single.check] }],
      });
      await prove({
        site,
        name,
        page,
        control: places[name].control,
        address: site.origin + single.path,
      });
    },
  );

  test('a fault with `only` leaves the other pages alone, and faults add up', {
    timeout: 20_000,
  }, async (context) => {
    const { site, page } = await practice.alone(name, context);
    const only = [single.check];
    site.change({
      faults: [
        { fault: 'wrapped', only },
        { fault: 'hiddenDecoy', only },
        { fault: 'late', only },
      ],
    });
    await page.goto(site.origin + single.path);
    await page.locator('#loading').waitFor({ state: 'detached', timeout: 8000 });
    expect(await page.locator(places[name].control).count()).toBe(2);
    const other = { linkedin: '/mypreferences/d/settings/ads-by-age', x: '/settings/off_twitter_activity' }[
      name
    ];
    await page.goto(site.origin + other);
    await page.locator('#loading').waitFor({ state: 'detached', timeout: 8000 });
    expect(await page.locator('main input').count()).toBe(1);
  });
});
