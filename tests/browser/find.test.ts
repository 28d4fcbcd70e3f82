import { expect, test } from 'vitest';
import { findBrowser, type Machine } from '../../checks/browser/find.ts';

const machine = (platform: NodeJS.Platform, there: readonly string[], env: Machine['env'] = {}): Machine => ({
  platform,
  env,
  runs: (file) => there.includes(file),
});
const found = async (on: Machine, explicit?: string) => (await findBrowser(explicit, on)).path;

test('a browser in a usual place comes before one on PATH, and a snap comes last', async () => {
  const env = { PATH: '/home/me/bin:/snap/bin' };
  const all = ['/snap/bin/chromium', '/home/me/bin/chromium', '/usr/bin/chromium'];
  expect(await found(machine('linux', all, env))).toBe('/usr/bin/chromium');
  expect(await found(machine('linux', all.slice(0, 2), env))).toBe('/home/me/bin/chromium');
  expect(await found(machine('linux', all.slice(0, 1), env))).toBe('/snap/bin/chromium');
});

test('macOS looks in the person’s own applications too', async () => {
  const brave = '/Users/me/Applications/Brave Browser.app/Contents/MacOS/Brave Browser';
  expect(await found(machine('darwin', [brave], { HOME: '/Users/me' }))).toBe(brave);
});

test('the path that was given is used, and never replaced by another browser where it is wrong', async () => {
  const linux = machine('linux', ['/usr/bin/chromium', '/opt/mine']);
  expect(await found(linux, '/opt/mine')).toBe('/opt/mine');
  await expect(findBrowser('/opt/other', linux)).rejects.toMatchObject({ code: 'noBrowser' });
});

test('no browser anywhere is said', async () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    await expect(findBrowser(undefined, machine(platform, []))).rejects.toMatchObject({ code: 'noBrowser' });
  }
});
