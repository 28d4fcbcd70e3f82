import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findReleases } from '../../electron/updates/release-feed.ts';

const page = 'https://github.com/somebody/flipwatch/releases/latest';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-way-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'flipwatch', releases: page }));
  writeFileSync(path.join(folder, 'app-update.yml'), 'provider: github\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const find = (platform: NodeJS.Platform, packaged = true) =>
  findReleases({ packaged, platform, app: folder, resources: folder, testFeed: null });

const signed = 'provider: github\npublisherName:\n  - Somebody, who answers\n';

test('a release on Windows or macOS can install its successor; one on Linux only tells of it', () => {
  writeFileSync(path.join(folder, 'app-update.yml'), signed);
  expect(find('win32')).toMatchObject({ way: 'install', page, isTest: false });
  expect(find('darwin')).toMatchObject({ way: 'install', page });
  expect(find('linux')).toMatchObject({ way: 'announce', page });
});

test.each([
  ['provider: github\n', 'announce'],
  ['provider: github\npublisherName:\n', 'announce'],
  ['provider: github\npublisherName:\nowner: somebody\n', 'announce'],
  ['provider: github\npublisherName: null\n', 'announce'],
  ['provider: github\npublisherName: []\n', 'announce'],
  ['# publisherName: Somebody\n', 'announce'],
  ['  publisherName: Somebody\n', 'announce'],
  [signed, 'install'],
  [signed.replaceAll('\n', '\r\n'), 'install'],
  ['publisherName: Somebody\nprovider: github\n', 'install'],
  ['publisherName: ["Somebody"]\n', 'install'],
])('on Windows, where %j says whose signature an installer needs or does not: %s', (feed, way) => {
  writeFileSync(path.join(folder, 'app-update.yml'), feed);
  expect(find('win32').way).toBe(way);
});

test('a checkout, and a package that was not told where releases lie, look nowhere', () => {
  expect(find('win32', false).way).toBeNull();
  rmSync(path.join(folder, 'app-update.yml'));
  expect(find('win32').way).toBeNull();
  writeFileSync(path.join(folder, 'app-update.yml'), '');
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'flipwatch' }));
  expect(find('linux').way).toBeNull();
});

test('a page that is not on the web is refused, not opened', () => {
  for (const releases of ['file:///etc/passwd', 'http://github.com/', 'javascript:alert(1)', 7]) {
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ releases }));
    expect(() => find('linux'), String(releases)).toThrow();
  }
});
