import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { until } from '../support/desk-app.ts';
import { appForAll } from './app-for-tests.ts';

/** A platform that is nothing but files, put into the person's own folder while the real app runs; told in order. */

const on = appForAll();
const meadow = fileURLToPath(new URL('../support/platforms/meadow', import.meta.url));
const home = () => path.join(on.world.data, 'platforms/meadow');
const addresses = ['https://meadow.example'];

async function catalogue() {
  const reply = await on.request('catalogue.get', {});
  if (!reply.ok) throw new Error(reply.detail);
  return reply;
}
const waits = () => until('the app to hear of it', catalogue, ({ awaiting }) => awaiting.length > 0, 20_000);

test('is heard of without a restart, listed with its addresses, and none of its checks is there yet', async () => {
  cpSync(meadow, home(), { recursive: true });
  const { awaiting, platforms, manifests } = await waits();
  expect(awaiting).toEqual([{ id: 'meadow', name: 'Meadow', addresses }]);
  expect(platforms.map(({ id }) => id)).not.toContain('meadow');
  expect(manifests.filter(({ platform }) => platform === 'meadow')).toEqual([]);
});

test('can’t be added before the person agreed, and agrees to nothing but what they were shown', async () => {
  const body = { platform: 'meadow', name: 'Mine', practice: true };
  expect(await on.request('account.add', body)).toMatchObject({ ok: false, code: 'notAvailable' });
  for (const others of [['https://elsewhere.example'], [...addresses, 'https://elsewhere.example']])
    expect(await on.request('platform.agree', { platform: 'meadow', addresses: others })).toMatchObject({
      ok: false,
      code: 'notAvailable',
    });
  expect((await catalogue()).awaiting).toHaveLength(1);
});

test('agreed to, it is practised and audited like any other', async () => {
  expect(await on.request('platform.agree', { platform: 'meadow', addresses })).toEqual({ ok: true });
  const added = await on.request('account.add', { platform: 'meadow', name: 'Mine', practice: true });
  if (!added.ok) throw new Error(added.detail);
  expect(await on.request('audit.start', { account: added.account, checks: [] })).toEqual({ ok: true });
  const { accounts } = await until(
    'the audit',
    () => on.snapshot(),
    (now) => now.running === null && now.accounts.every(({ lastAudit }) => lastAudit !== null),
    60_000,
  );
  expect(
    accounts.flatMap(({ checks }) => checks.map(({ check, finding }) => [check, finding?.status])),
  ).toEqual([
    ['meadow.model-training', 'fail'],
    ['meadow.reading-habits', 'fail'],
    ['meadow.partner-sharing', 'fail'],
    ['meadow.shared-readings', 'unknown'],
  ]);
});

test('a word that changes in its files is drawn at once; a file that breaks is told, and no longer once it is mended', async () => {
  const file = path.join(home(), 'checks/reading-habits.json');
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.replace('"Reading habits"', '"What you read, and when"'));
  await on.card.getByText('What you read, and when').first().waitFor({ timeout: 20_000 });
  writeFileSync(file, '{');
  const told = (count: number) =>
    until(
      'the notice',
      () => on.snapshot(),
      ({ notices }) => notices.filter(({ kind }) => kind === 'manifestRejected').length === count,
      20_000,
    );
  const { notices } = await told(1);
  expect(notices.at(-1)?.values).toMatchObject({ file: 'meadow/checks/reading-habits.json' });
  writeFileSync(file, whole);
  await told(0);
});

test('where its file names another address, it waits for the person again, and its account is not opened', async () => {
  const file = path.join(home(), 'platform.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"https://meadow.example"', '"https://other.example"'),
  );
  expect((await waits()).awaiting).toEqual([
    { id: 'meadow', name: 'Meadow', addresses: ['https://other.example'] },
  ]);
  const [account] = (await on.snapshot()).accounts;
  const body = { account: account?.account.id ?? '', checks: [] };
  expect(await on.request('audit.start', body)).toMatchObject({ ok: false, code: 'notAvailable' });
});

test('the dialog for a new account shows the addresses, before anything of it is opened', async () => {
  const { card } = on;
  await card.getByRole('navigation').getByRole('button', { name: 'Accounts' }).click();
  await card.getByRole('button', { name: 'Add an account' }).click();
  await card.getByLabel('Find a platform').fill('mead');
  await card.getByRole('option', { name: 'Meadow' }).waitFor();
  await card.getByText('https://other.example', { exact: true }).waitFor();
  await card.getByRole('button', { name: 'Agree and sign in' }).waitFor();
  await card.screenshot({ path: 'out/screenshots/own-platform.png' });
  await card.getByRole('button', { name: 'Cancel' }).click();
});

test('taken away, it takes nothing else down: the account stays, and says nothing', async () => {
  rmSync(path.dirname(home()), { recursive: true });
  await until('the app to hear of it', catalogue, ({ awaiting }) => awaiting.length === 0, 20_000);
  const { accounts } = await on.snapshot();
  expect(accounts.map(({ checks }) => checks)).toEqual([[]]);
  const kept = await on.request('history.get', { account: accounts[0]?.account.id ?? '' });
  expect(kept).toMatchObject({ ok: true });
  for (const format of ['json', 'html'] as const)
    expect(await on.request('report.save', { format, masked: false })).toMatchObject({ ok: true });
  await on.startAgain();
  expect((await on.snapshot()).accounts).toHaveLength(1);
});
