import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageNames } from '../../build/set-up/debian.mjs';
import { packagesAreCurrent, requireNode } from '../../build/set-up/packages.mjs';
import { whyNoSandbox } from '../../build/set-up/sandbox.mjs';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'set-up-'));
  mkdirSync(join(home, 'node_modules'));
});
afterEach(() => rmSync(home, { recursive: true }));

type Packages = Record<string, { version?: string; optional?: boolean }>;
const lock = (packages: Packages) =>
  writeFileSync(join(home, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
const npmInstalled = (packages: Packages) =>
  writeFileSync(join(home, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));

describe('packages are set up only where they are missing or old', () => {
  const zod = { 'node_modules/zod': { version: '4.6.7' } };

  it('asks for an installation where nothing was installed', () => {
    lock(zod);
    expect(packagesAreCurrent(home)).toBe(false);
  });

  it('is content with a plain `npm ci`', () => {
    lock(zod);
    npmInstalled(zod);
    expect(packagesAreCurrent(home)).toBe(true);
  });

  it('notices that the lock file asks for another version, also after it has been content before', () => {
    lock(zod);
    npmInstalled(zod);
    packagesAreCurrent(home);
    lock({ 'node_modules/zod': { version: '4.7.0' } });
    expect(packagesAreCurrent(home)).toBe(false);
  });

  it('does not miss what is for other systems only', () => {
    lock({ ...zod, 'node_modules/for-macs': { version: '1.0.0', optional: true } });
    npmInstalled(zod);
    expect(packagesAreCurrent(home)).toBe(true);
  });
});

describe('a system that can not run Flipwatch is told so in plain words', () => {
  it.each(['18.20.8', '20.18.3'])('Node %s is too old', (version) => {
    expect(() => requireNode(version)).toThrow(
      `Flipwatch needs Node 20.19 or newer, and this is Node ${version}.`,
    );
  });

  it.each(['20.19.0', '22.0.0', '26.1.0'])('Node %s will do', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  const linux = {
    linux: true,
    root: false,
    namespaces: true,
    helperServes: false,
    helper: '/e/chrome-sandbox',
  };
  it('as root: why there is no sandbox, and the one way round', () => {
    expect(whyNoSandbox({ ...linux, root: true })).toMatch(/as root[\s\S]*npm start -- --no-sandbox/);
  });

  it('without user namespaces: the two remedies, unless the helper has its rights', () => {
    expect(whyNoSandbox({ ...linux, namespaces: false })).toMatch(
      /sysctl[\s\S]*chmod 4755 '\/e\/chrome-sandbox'/,
    );
    expect(whyNoSandbox({ ...linux, namespaces: false, helperServes: true })).toBeUndefined();
  });

  it('says nothing where all is well', () => {
    expect(whyNoSandbox(linux)).toBeUndefined();
    expect(whyNoSandbox({ ...linux, linux: false, root: true })).toBeUndefined();
  });

  it.each([
    [{ ID: 'debian', VERSION_ID: '12' }, 'libgtk-3-0', 'libasound2'],
    [{ ID: 'debian', VERSION_ID: '13' }, 'libgtk-3-0t64', 'libasound2t64'],
    [{ ID: 'ubuntu', VERSION_ID: '22.04' }, 'libgtk-3-0', 'libasound2'],
    [{ ID: 'ubuntu', VERSION_ID: '24.04' }, 'libgtk-3-0t64', 'libasound2t64'],
  ])('knows the package names of %o', (os, gtk, sound) => {
    expect(Object.values(packageNames(os))).toEqual(expect.arrayContaining([gtk, sound, 'libnss3']));
  });
});
