import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addAccount,
  type Desk,
  endAll,
  type RunningApp,
  request,
  snapshotOf,
  startApp,
  until,
  type World,
} from '../support/desk-app.ts';

/** Pictures of the controls: asked for, taken, shown, and gone again whenever the person wants them gone. */

const AI = 'linkedin.ai-training';
const TITLE = 'Training of AI that creates content';

let desk: Desk;
let world: World;
let app: RunningApp;
let card: Page;
let account: string;
beforeAll(async () => {
  ({ desk, world, app } = await startApp());
  card = await app.window();
  account = await practise();
});
afterAll(() => endAll({ app, desk, world }));

async function practise(): Promise<string> {
  return await addAccount(card, 'Anna');
}

const folder = (): string => path.join(world.data, 'evidence');
const file = (check: string): string => path.join(folder(), account, `${check}.png`);

/** Audits, and waits until it is over. */
async function audit(checks: string[]): Promise<void> {
  const lastOf = async () =>
    (await snapshotOf(card)).accounts.find((one) => one.account.id === account)?.lastAudit?.id;
  const before = await lastOf();
  expect(await request(card, 'audit.start', { account, checks })).toEqual({ ok: true });
  await until('the audit', lastOf, (id) => id !== undefined && id !== before, 150_000);
  await until(
    'rest',
    () => snapshotOf(card),
    ({ running }) => running === null,
  );
}

test('no picture is taken before the person asks for it', async () => {
  expect((await snapshotOf(card)).preferences.evidence).toBe(false);
  await audit([AI]);
  expect(existsSync(folder())).toBe(false);
  expect(await request(card, 'evidence.get', { account, check: AI })).toEqual({ ok: true, picture: null });
});

test('once asked for, each recognised setting gets one that only the person can read, and the card shows it', async () => {
  await request(card, 'preferences.set', { evidence: true });
  world.setTime('2026-11-16T09:00:00.000Z');
  await audit([]);
  const settings = (await snapshotOf(card)).accounts[0]?.checks.filter(
    ({ finding }) => finding?.status === 'pass' || finding?.status === 'fail',
  );
  expect(settings?.length).toBeGreaterThan(3);
  expect(readdirSync(path.join(folder(), account)).sort()).toEqual(
    settings?.map(({ check }) => `${check}.png`).sort(),
  );
  // Each has its own words: two alike would show a page still loading, or the one before.
  const pictures = settings?.map(({ check }) => readFileSync(file(check)).toString('base64'));
  expect(new Set(pictures).size).toBe(settings?.length);
  expect(statSync(file(AI)).mode & 0o777).toBe(0o600);
  for (const place of [folder(), path.dirname(file(AI))]) expect(statSync(place).mode & 0o777).toBe(0o700);

  await card.getByRole('button', { name: TITLE }).first().click();
  await card.getByRole('button', { name: 'How we know' }).click();
  const picture = card.getByRole('img', { name: 'The switch and the words around it' });
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
  world.setTime('2026-11-16T10:00:00.000Z');
  const fixed = await request(card, 'fix.run', { account, check: AI, action: 'fix' });
  expect(fixed).toMatchObject({ ok: true, fix: { result: 'fixed' } });
  await until(
    'the picture to go',
    () => card.getByRole('img', { name: 'The switch and the words around it' }).count(),
    (count) => count === 0,
  );
  expect(await card.getByText('Where our facts come from').count()).toBe(1);
});

test('a file that is far too large, or another account’s, is not handed to the report card', async () => {
  writeFileSync(file(AI), Buffer.alloc(400_000));
  expect(await request(card, 'evidence.get', { account, check: AI })).toEqual({ ok: true, picture: null });
  const stranger = await request(card, 'evidence.get', { account: 'nobody', check: AI });
  expect(stranger).toMatchObject({ ok: false, code: 'unknownAccount' });
});

test('switched off, all pictures are gone at once', async () => {
  expect(existsSync(file(AI))).toBe(true);
  expect(await request(card, 'preferences.set', { evidence: false })).toEqual({ ok: true });
  expect(existsSync(folder())).toBe(false);
});

test('they go with the account, and with everything', async () => {
  await request(card, 'preferences.set', { evidence: true });
  world.setTime('2026-11-16T11:00:00.000Z');
  await audit([AI]);
  expect(existsSync(file(AI))).toBe(true);
  expect(await request(card, 'account.forget', { account })).toEqual({ ok: true });
  expect(existsSync(path.join(folder(), account))).toBe(false);
  mkdirSync(path.join(folder(), 'left-behind'), { recursive: true });
  expect(await request(card, 'data.forgetEverything', {})).toEqual({ ok: true });
  expect(existsSync(folder())).toBe(false);
  expect((await snapshotOf(card)).preferences.evidence).toBe(false);
});
