import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseManifest } from '../../checks/catalogue/index.ts';

// Other suites may keep every core busy meanwhile.
vi.setConfig({ testTimeout: 30_000 });

const house = fileURLToPath(new URL('../..', import.meta.url));
let copy: string;

/** The scaffold works on its own checkout, so each test gives it a small copy. */
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'flipwatch-new-check-'));
  mkdirSync(join(copy, 'build'));
  for (const file of ['new-check.mjs', 'registry.mjs', 'places.mjs', 'say.mjs']) {
    cpSync(join(house, 'build', file), join(copy, 'build', file));
  }
  cpSync(join(house, 'checks/catalogue/example.json'), join(copy, 'checks/catalogue/example.json'));
  cpSync(join(house, 'checks/platforms'), join(copy, 'checks/platforms'), { recursive: true });
});
afterEach(() => {
  rmSync(copy, { recursive: true, force: true });
});

function newCheck(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(copy, 'build/new-check.mjs'), ...args],
      (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, said: stdout + stderr });
      },
    );
  });
}

test.each([
  ['linkedin', 'ads-by-employer', 'LinkedIn'],
  ['x', 'new-one', 'X'],
])(
  'a new check of %s is valid, named in the registry, and says what comes next',
  async (platform, setting, name) => {
    const { code, said } = await newCheck(platform, setting);
    expect(said).toContain(`checks/platforms/${platform}/checks/${setting}.json`);
    expect(said).toContain('npm run check');
    expect(code).toBe(0);
    const content: unknown = JSON.parse(
      readFileSync(join(copy, `checks/platforms/${platform}/checks/${setting}.json`), 'utf8'),
    );
    const parsed = parseManifest(content);
    expect(parsed).toMatchObject({ manifest: { id: `${platform}.${setting}`, platform } });
    expect(JSON.stringify(content)).toContain(name);
    const registry = readFileSync(join(copy, `checks/platforms/${platform}/index.ts`), 'utf8');
    const before = readFileSync(join(house, `checks/platforms/${platform}/index.ts`), 'utf8');
    expect(registry).toContain(`from './checks/${setting}.json' with { type: 'json' };`);
    for (const line of before.split('\n')) expect(registry.split('\n')).toContain(line);
  },
);

test.each([
  [[], /Say the platform and the setting, for example/],
  [['linkedin'], /Say the platform and the setting/],
  [['linkedin', 'a', 'b'], /Say the platform and the setting/],
  [['mastodon', 'a'], /There is no platform "mastodon"; there are linkedin, x\./],
  [['linkedin', '../../escape'], /can't be the name of a setting/],
  [['linkedin', 'Ads'], /can't be the name of a setting/],
  [['linkedin', 'ai-training'], /linkedin\.ai-training is there already/],
])('wrong arguments %j: one sentence, exit code 64, nothing written', async (args, sentence) => {
  const { code, said } = await newCheck(...args);
  expect(said).toMatch(sentence);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(64);
  expect(existsSync(join(copy, 'checks/escape.json'))).toBe(false);
  expect(readFileSync(join(copy, 'checks/platforms/linkedin/index.ts'), 'utf8')).toBe(
    readFileSync(join(house, 'checks/platforms/linkedin/index.ts'), 'utf8'),
  );
});
