import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../build/run/places.mjs';
import { type Issue, lookedAt, planted, verdict } from '../../build/security-scan/verdict.mjs';

const sign: Issue = { id: planted.finding, file: planted.file };
const known = [{ id: 'SANDBOX_JS_CHECK', file: 'electron/a.ts', line: 'new Browser' }];
const harmless: Issue = {
  id: 'SANDBOX_JS_CHECK',
  file: 'electron/a.ts',
  sample: 'const a = new BrowserWindow({',
};

describe('what the scan for Electron faults comes to', () => {
  it('is clean where it found the planted fault, and nothing that was not looked at', () => {
    expect(verdict({ issues: [sign, harmless], errors: [] }, known)).toEqual([]);
  });

  it.each<[string, readonly Issue[], RegExp]>([
    ['the planted fault was missed', [harmless], /worth nothing/],
    [
      'another check speaks of the same line',
      [sign, harmless, { ...harmless, id: 'WEB_SECURITY_JS_CHECK' }],
      /WEB_SECURITY/,
    ],
    [
      'the same check speaks of another file',
      [sign, harmless, { ...harmless, file: 'electron/b.ts' }],
      /b\.ts/,
    ],
    ['the line has become another', [sign, { ...harmless, sample: 'sandbox: false' }], /sandbox: false/],
    ['what was looked at is gone', [sign], /take it off the list/],
  ])('is not clean where %s', (_, issues, words) => {
    expect(verdict({ issues, errors: [] }, known).join('\n')).toMatch(words);
  });

  it('is not clean where a file could not be read', () => {
    const errors = [{ file: 'electron/new.ts', message: 'Unexpected token' }];
    expect(verdict({ issues: [sign, harmless], errors }, known)).toEqual([
      'Not read: electron/new.ts (Unexpected token)',
    ]);
  });
});

it('each finding that is none is explained in SECURITY.md, by its check and its file', () => {
  const lines = readFileSync(fromRoot('SECURITY.md'), 'utf8').split('\n');
  for (const { id, file } of lookedAt) {
    const name = file === 'N/A' ? id : (file.split('/').at(-1) ?? file);
    const told = lines.filter((line) => line.includes(`\`${id}\``) && line.includes(name));
    expect([id, file, told.length]).toEqual([id, file, 1]);
  }
});
