import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  addAccount,
  endAll,
  request,
  type Started,
  snapshotOf,
  startApp,
  until,
} from '../support/desk-app.ts';
import { type ReleaseServer, startReleaseServer } from './release-server.ts';

/** A file that takes the place of an installed Flipwatch, and says that it was started. */
const programOf = (version: string): string => `#!/bin/sh\nprintf '${version}' > "$(dirname "$0")/started"\n`;

let server: ReleaseServer;
let folder: string;
let installed: string;
let started: Started;
let card: Page;
beforeEach(async () => {
  server = await startReleaseServer();
  folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-versions-'));
  const feed = path.join(folder, 'feed.yml');
  const address = `http://127.0.0.1:${server.port}`;
  writeFileSync(feed, JSON.stringify({ provider: 'generic', url: address, updaterCacheDirName: 'pending' }));
  installed = path.join(folder, 'Flipwatch');
  writeFileSync(installed, programOf('0.1.0'), { mode: 0o755 });
  const env = { APPIMAGE: installed, XDG_CACHE_HOME: path.join(folder, 'cache') };
  started = await startApp({ args: [`--test-update-feed=${feed}`], env });
  card = await started.app.window();
  // The first run knows no preferences yet.
  await addAccount(card, 'Mine', false);
});
afterEach(async () => {
  // After an update it has ended by itself.
  await endAll(started).catch(() => {});
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const known = async () => (await snapshotOf(card)).newVersions;
const press = (name: string) => card.getByRole('button', { name, exact: true }).click();
const openPreferences = () =>
  card.getByRole('navigation').getByRole('button', { name: 'Preferences' }).click();

test('nobody is asked until it is switched on; then once a week, without a word on who asks', async () => {
  server.release('9.0.0', '- Nothing that matters.', programOf('9.0.0'));
  started.world.setTime('2026-12-21T09:00:00.000Z');
  // The clock is looked at every second here; a look takes far less.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(server.asked).toEqual([]);

  await openPreferences();
  await card.getByText('Look for a new version once a week', { exact: true }).click();
  const { found } = await until('a newer version', known, (versions) => versions.found !== null);
  expect(found).toEqual({ version: '9.0.0', notes: ['Nothing that matters.'] });
  const notices = (await snapshotOf(card)).notices.filter(({ kind }) => kind === 'newVersion');
  expect(notices).toMatchObject([{ values: { version: '9.0.0' } }]);

  const first = server.asked.length;
  started.world.setTime('2026-12-27T09:00:00.000Z');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(server.asked).toHaveLength(first);
  started.world.setTime('2026-12-28T10:00:00.000Z');
  await until(
    'the next look',
    () => server.asked.length,
    (count) => count > first,
  );

  for (const { headers } of server.asked) {
    expect(headers['user-agent']).toBe('Flipwatch');
    expect(headers).not.toHaveProperty('cookie');
    expect(JSON.stringify(headers)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  }
  await until('the end of the look', known, ({ doing }) => doing === null);
  expect(existsSync(path.join(started.world.data, '.updaterId'))).toBe(false);
  expect(readFileSync(installed, 'utf8')).toBe(programOf('0.1.0'));
});

test('a version is installed after its notes were there to be read, and the new one is started', async () => {
  server.release('9.0.0', '- A calmer tray.', programOf('9.0.0'));
  await openPreferences();
  await press('Look now');
  await card.getByText('A calmer tray.').waitFor();
  expect(readFileSync(installed, 'utf8')).toBe(programOf('0.1.0'));
  const ended = started.app.electron.waitForEvent('close');
  await press('Install and start again');
  await ended;
  await until('the new version’s start', () => existsSync(path.join(folder, 'started')), Boolean);
  expect(readFileSync(path.join(folder, 'started'), 'utf8')).toBe('9.0.0');
  expect(readFileSync(installed, 'utf8')).toBe(programOf('9.0.0'));
});

test('what is not what was released is not installed, and Flipwatch stays as it was', async () => {
  server.release('9.0.0', '- A calmer tray.', programOf('forged'), programOf('9.0.0'));
  await openPreferences();
  await press('Look now');
  await press('Install and start again');
  await card.getByText('did not arrive as it was released').waitFor();
  expect(readFileSync(installed, 'utf8')).toBe(programOf('0.1.0'));
  expect(await known()).toMatchObject({ doing: null });
});

test('no other version is installed than the one whose notes were shown', async () => {
  server.release('9.0.0', '- A calmer tray.', programOf('9.0.0'));
  await openPreferences();
  await press('Look now');
  await card.getByText('A calmer tray.').waitFor();
  server.release('9.1.0', '- A louder tray.', programOf('9.1.0'));
  await press('Install and start again');
  await card.getByText('Another version has come out meanwhile.').waitFor();
  await card.getByText('A louder tray.').waitFor();
  expect(server.asked.filter(({ path: asked }) => asked.endsWith('.AppImage'))).toEqual([]);
  expect(await request(card, 'version.install', { version: '0.0.1' })).toMatchObject({
    code: 'versionChanged',
  });
});

test('no other host is asked, wherever the place of releases may point', async () => {
  const other = await startReleaseServer();
  other.release('9.0.0', '- From elsewhere.', programOf('9.0.0'));
  server.moveTo(`http://localhost:${other.port}`);
  await openPreferences();
  await press('Look now');
  await card.getByText('The list of versions could not be reached.').waitFor();
  await other.close();
  expect(server.asked.length).toBeGreaterThan(0);
  expect(other.asked).toEqual([]);
});

test('an older version is none, and a list that can’t be reached is said calmly', async () => {
  server.release('0.0.9', '- Long ago.', programOf('0.0.9'));
  await openPreferences();
  await press('Look now');
  await card.getByText('You have the newest version.').waitFor();
  await server.close();
  await press('Look now');
  await card.getByText('The list of versions could not be reached.').waitFor();
  expect(await known()).toMatchObject({ doing: null, found: null });
});
