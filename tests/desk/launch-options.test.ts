import { expect, test } from 'vitest';
import { parseLaunchOptions } from '../../electron/process/launch-options.ts';

test('launch options are read, and what only tests may move is not looked at in a packaged app', () => {
  const args = [
    '--hidden',
    '--site',
    'linkedin=http://127.0.0.1:4001',
    '--site=x=https://x.test',
    '--test-clock=/c',
  ];
  const platforms = () => ['linkedin', 'x'];
  const here = parseLaunchOptions(args, false, platforms);
  expect(here).toMatchObject({ hidden: true, practice: false, testClock: '/c' });
  expect([...here.sites]).toEqual([
    ['linkedin', 'http://127.0.0.1:4001'],
    ['x', 'https://x.test'],
  ]);
  expect(parseLaunchOptions(args, true, platforms).testClock).toBeNull();
  expect(() => parseLaunchOptions(['--site', 'file:///etc'], false, platforms)).toThrow(/PLATFORM=URL/);
  const misspelt = ['--site=linkdin=http://127.0.0.1:4001'];
  expect(() => parseLaunchOptions(misspelt, false, platforms)).toThrow(/linkedin, x, and got "linkdin"/);
});
