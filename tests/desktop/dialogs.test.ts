import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstStored, STORED_VERSION, type StoredAccount } from '../../electron/storage/stored.ts';
import { openSettingsSite, type SettingsSite } from '../faults/settings-site.ts';
import { checks } from '../faults/stage.ts';
import { auditUnattached, type Desk, newWorld, startDesk, type World } from '../support/desk-app.ts';

/** A page of the platform that opens dialogs in the app's own window, with nobody at the screen and no other driver about. */

const NOW = '2026-11-16T08:00:00.000Z';
const account: StoredAccount = {
  account: { id: 'linkedin-anna', platform: 'linkedin', name: 'Anna' },
  practice: false,
  schedule: { since: NOW, lastAudit: NOW, jitter: 0, notBefore: null },
  signIn: 'signedIn',
};

let desk: Desk;
let world: World;
let site: SettingsSite;
beforeEach(async () => {
  desk = await startDesk();
  world = newWorld(NOW);
  site = await openSettingsSite(checks);
});
afterEach(async () => {
  await site.close();
  desk.close();
  world.remove();
});

// The second one is busy whenever the page is to be left or loaded again, so that its dialog comes just then.
test.each([
  'alert("Hello"); setInterval(() => { alert("Hello"); confirm("Sure?"); }, 300);',
  'setInterval(() => { const end = performance.now() + 150; while (performance.now() < end); confirm("Sure?"); }, 1);',
])('a page that does %s is read, and so are its neighbours', async (code) => {
  const [, spoiled] = checks;
  if (spoiled === undefined) throw new Error('too few checks');
  for (const { id } of checks) site.positions.set(id, 'off');
  site.traps.set(spoiled.place.path, (honest) => honest.replace('<main>', `<script>${code}</script><main>`));
  mkdirSync(world.data, { recursive: true });
  const state = { schema: STORED_VERSION, data: { ...firstStored, accounts: [account] } };
  writeFileSync(path.join(world.data, 'flipwatch.json'), JSON.stringify(state));

  const seen = await auditUnattached(desk, world, account.account.id, [`--site=linkedin=${site.origin}`]);
  const ours = seen.filter(({ check }) => checks.some(({ id }) => id === check));
  expect(ours.map(({ check, status, reason }) => [check, status, reason])).toEqual(
    ours.map(({ check }) => [check, 'pass', null]),
  );
  expect(ours).toHaveLength(checks.length);
});
