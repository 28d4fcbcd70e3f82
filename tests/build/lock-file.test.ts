import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Lock, missingFromLock, unpinnedIn } from '../../build/lint/lock-file.mjs';
import { fromRoot } from '../../build/run/places.mjs';

const lockIn = (folder: string): Lock =>
  JSON.parse(readFileSync(fromRoot(folder, 'package-lock.json'), 'utf8'));

describe.each([
  ['', 'the house'],
  ['tests/widgets/further', 'what `npm run widgets` draws'],
])('the lock file in "%s", of %s,', (folder) => {
  const lock = lockIn(folder);

  it('holds the packages of every system, so that `npm ci` works on each (else: node build/lint/lock-file.mjs)', () => {
    expect(missingFromLock(lock)).toEqual([]);
  });

  it('names no address: where packages come from is the business of the machine', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('pins every package by its fingerprint, those of other systems, too (else: node build/lint/lock-file.mjs)', () => {
    expect(unpinnedIn(lock)).toEqual([]);
  });
});

describe('a lock file', () => {
  it('is missed a package where it lacks one', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-darwin-arm64': '1.0.0' } },
    };
    expect(missingFromLock({ packages })).toEqual([{ name: 'a-darwin-arm64', version: '1.0.0', dev: false }]);
    const complete = { ...packages, 'node_modules/a/node_modules/a-darwin-arm64': { version: '1.0.0' } };
    expect(missingFromLock({ packages: complete })).toEqual([]);
  });

  it('is missed a fingerprint where it lacks one', () => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' },
      'node_modules/a/node_modules/@b/c': { version: '2.0.0' },
    };
    expect(unpinnedIn({ packages })).toEqual([
      { path: 'node_modules/a/node_modules/@b/c', name: '@b/c', version: '2.0.0' },
    ]);
  });
});
