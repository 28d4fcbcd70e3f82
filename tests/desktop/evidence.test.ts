import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

/** Pictures of the controls: asked for, taken, shown, and gone again whenever the person wants them gone. */

const AI = 'linkedin.ai-training';
const TITLE = 'Training of AI that creates content';

const on = appForAll({ account: 'Anna' });

const folder = (): string => path.join(on.world.data, 'evidence');
const file = (check: string): string => path.join(folder(), on.account, `${check}.png`);

/** Audits, and waits until it is over. */
async function audit(checks: string[]): Promise<void> {
  const lastOf = async () => {
    const [view] = (await on.snapshot()).accounts.filter((one) => one.account.id === on.account);
    return view?.checks.find(({ check }) => check === (checks[0] ?? AI))?.finding?.at;
  };
  const before = await lastOf();
  expect(await on.request('audit.start', { account: on.account, checks })).toEqual({ ok: true });
  await until('the audit', lastOf, (at) => at !== undefined && at !== before, 150_000);
  await until(
    'rest',
    () => on.snapshot(),
    ({ running }) => running === null,
    150_000,
  );
}

test('no picture is taken before the person asks for it', async () => {
  expect((await on.snapshot()).preferences.evidence).toBe(false);
  await audit([AI]);
  expect(existsSync(folder())).toBe(false);
  expect(await on.request('evidence.get', { account: on.account, check: AI })).toEqual({
    ok: true,
    picture: null,
  });
});

test('once asked for, each recognised setting gets one that only the person can read, and the card shows it', async () => {
  await on.request('preferences.set', { evidence: true });
  const recognised = async () =>
    (await on.snapshot()).accounts[0]?.checks.filter(
      ({ finding }) =>
        finding?.status === 'pass' || finding?.status === 'fail' || finding?.reason === 'onlyReported',
    ) ?? [];
  const named = async () => (await recognised()).map(({ check }) => `${check}.png`).sort();
  const kept = () => (existsSync(path.dirname(file(AI))) ? readdirSync(path.dirname(file(AI))).sort() : []);
  on.world.setTime('2026-11-16T09:00:00.000Z');
  await audit([]);
  // A picture that a busy machine was too slow for is none; the next audit of that setting takes it.
  for (let minute = 10; minute < 50; minute += 10) {
    const without = (await recognised()).filter(({ check }) => !kept().includes(`${check}.png`));
    if (without.length === 0) break;
    on.world.setTime(`2026-11-16T09:${minute}:00.000Z`);
    await audit(without.map(({ check }) => check));
  }
  const settings = await recognised();
  expect(settings.length).toBeGreaterThan(3);
  expect(kept()).toEqual(await named());
  // Each has its own words: two alike would show a page still loading, or the one before.
  const pictures = settings.map(({ check }) => readFileSync(file(check)).toString('base64'));
  expect(new Set(pictures).size).toBe(settings.length);
  expect(statSync(file(AI)).mode & 0o777).toBe(0o600);
  for (const place of [folder(), path.dirname(file(AI))]) expect(statSync(place).mode & 0o777).toBe(0o700);

  await on.card.getByRole('button', { name: TITLE }).first().click();
  await on.card.getByRole('button', { name: 'How we know' }).click();
  const picture = on.card.getByRole('img', { name: 'The switch and the words around it' });
  await picture.waitFor();
  const drawn = await picture.evaluate((image) =>
    image instanceof HTMLImageElement
      ? { width: image.naturalWidth, height: image.naturalHeight, source: image.src.slice(0, 22) }
      : null,
  );
  expect(drawn?.source).toBe('data:image/png;base64,');
  expect(drawn?.width).toBeGreaterThan(100);
  expect(drawn?.width).toBeLessThanOrEqual(900);
  expect(drawn?.height).toBeGreaterThan(20);
  expect(drawn?.height).toBeLessThanOrEqual(300);
});

test('a picture from before a fix is not shown as what was seen after it', async () => {
  on.world.setTime('2026-11-16T10:00:00.000Z');
  const fixed = await on.request('fix.run', { account: on.account, check: AI, action: 'fix' });
  expect(fixed).toMatchObject({ ok: true, fix: { result: 'fixed' } });
  await until(
    'the picture to go',
    () => on.card.getByRole('img', { name: 'The switch and the words around it' }).count(),
    (count) => count === 0,
  );
  expect(await on.card.getByText('Where our facts come from').count()).toBe(1);
});

test('a file that is far too large, or another account’s, is not handed to the report card', async () => {
  writeFileSync(file(AI), Buffer.alloc(400_000));
  expect(await on.request('evidence.get', { account: on.account, check: AI })).toEqual({
    ok: true,
    picture: null,
  });
  const stranger = await on.request('evidence.get', { account: 'nobody', check: AI });
  expect(stranger).toMatchObject({ ok: false, code: 'unknownAccount' });
});

test('switched off, all pictures are gone at once', async () => {
  expect(existsSync(file(AI))).toBe(true);
  expect(await on.request('preferences.set', { evidence: false })).toEqual({ ok: true });
  expect(existsSync(folder())).toBe(false);
});

test('they go with the account, and with everything', async () => {
  await on.request('preferences.set', { evidence: true });
  // A picture that a busy machine was too slow for is none; the finding stands without it.
  for (let hour = 11; hour < 14 && !existsSync(file(AI)); hour++) {
    on.world.setTime(`2026-11-16T${hour}:00:00.000Z`);
    await audit([AI]);
  }
  expect(existsSync(file(AI))).toBe(true);
  expect(await on.request('account.forget', { account: on.account })).toEqual({ ok: true });
  expect(existsSync(path.join(folder(), on.account))).toBe(false);
  mkdirSync(path.join(folder(), 'left-behind'), { recursive: true });
  expect(await on.request('data.forgetEverything', {})).toEqual({ ok: true });
  expect(existsSync(folder())).toBe(false);
  expect((await on.snapshot()).preferences.evidence).toBe(false);
});
