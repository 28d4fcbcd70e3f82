import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installedBrowser, whyItFailed } from '../../checks/browser/installed.ts';

/**
 * Browsers that can't be had here: those that rules forbid to be driven, and those of Flatpak and snap. What they say is
 * Chromium's own.
 */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-stand-in-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

function standIn(says: string, then: string): string {
  const program = path.join(folder, 'browser');
  writeFileSync(
    program,
    `#!/bin/sh\n[ "$1" = --version ] && { echo "Chromium 156.0.1.1"; exit; }\ncat >&2 <<'SAID'\n${says}\nSAID\n${then}\n`,
  );
  chmodSync(program, 0o755);
  return program;
}

const forbidden = 'DevTools remote debugging is disallowed by the system admin.';
const dropped =
  '[12:12:1125/120000.000000:ERROR:devtools_pipe_handler.cc(120)] Remote debugging pipe file descriptors are not open.';
const elsewhere =
  '[12:12:1125/120000.000000:ERROR:process_singleton_posix.cc(363)] The profile appears to be in use by another Chromium process (4711) on another computer (other). Chromium has locked the profile so that it doesn’t get corrupted.';
const unwritable = (how: string): string =>
  `[12:12:1125/120000.000000:ERROR:process_singleton_posix.cc(340)] Failed to create /srv/eva/profile/SingletonLock: ${how}\n[12:12:1125/120000.000000:ERROR:chrome_process_singleton_posix.cc(9)] Failed to create a ProcessSingleton for your profile directory. This means that running multiple instances would start multiple browser processes rather than opening a new window in the existing process. Aborting now to avoid profile corruption.`;

test.each([
  [
    'that a policy forbids to be driven, and that stays open',
    forbidden,
    'exec sleep 120',
    'drivingForbidden',
  ],
  ['in a Flatpak, which drops the pipe', dropped, 'exit 1', 'outOfReach'],
  [
    'in a snap, which may not write its profile',
    unwritable('Permission denied (13)'),
    'exit 21',
    'profileNotWritable',
  ],
  ['whose profile is marked by another computer', elsewhere, 'exit 21', 'profileElsewhere'],
])('a browser %s is told as such', async (_what, says, then, code) => {
  const port = installedBrowser({
    profiles: path.join(folder, 'profiles'),
    platforms: [],
    browser: standIn(says, then),
    headed: false,
    sandbox: process.getuid?.() !== 0,
    startWithinMs: 5000,
  });
  const account = { id: 'x-at-test', platform: 'x', name: 'Test', site: 'http://127.0.0.1:9' };
  await expect(port.open(account, 'audit')).rejects.toMatchObject({ code });
});

test.each([
  [unwritable('Read-only file system (30)'), 'profileNotWritable'],
  // Somebody was quicker: it is in use.
  [unwritable('File exists (17)'), 'profileInUse'],
  ['The profile appears to be in use by another Chromium process (4711).', 'profileInUse'],
  ['Something else', 'failedToStart'],
])('%s: %#', (said, code) => {
  expect(whyItFailed(said).code).toBe(code);
});
