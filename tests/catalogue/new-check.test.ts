import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadCatalogue, manifestById } from '../../checks/catalogue/index.ts';
import { validateCatalogue } from '../../checks/catalogue/rules.ts';

// Other suites may keep every core busy meanwhile.
vi.setConfig({ testTimeout: 30_000 });

const house = fileURLToPath(new URL('../..', import.meta.url));
let copy: string;

/** The scaffold works on its own checkout, so each test gives it a small copy. */
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'flipwatch-new-check-'));
  mkdirSync(join(copy, 'build/run'), { recursive: true });
  for (const file of ['new-check.mjs', 'run/places.mjs', 'run/console.mjs']) {
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

const inCopy = (...place: string[]) => join(copy, 'checks/platforms', ...place);
const catalogueOfCopy = () => loadCatalogue({ shipped: join(copy, 'checks/platforms') });

test.each([
  ['linkedin', 'ads-by-employer', 'LinkedIn'],
  ['x', 'new-one', 'X'],
])(
  'a new check of %s is found by its folder, on a page of its own, and says what comes next',
  async (platform, setting, name) => {
    const { code, said } = await newCheck(platform, setting);
    expect(said).toContain(`checks/platforms/${platform}/checks/${setting}.json`);
    expect(said).toContain(`checks/platforms/${platform}/pages/${setting}.json`);
    expect(said).toContain('npm run check');
    expect(code).toBe(0);
    for (const kind of ['check', 'page']) {
      const file = inCopy(platform, `${kind}s`, `${setting}.json`);
      const [first, schema] = Object.entries(JSON.parse(readFileSync(file, 'utf8')))[0] ?? [];
      expect(first).toBe('$schema');
      expect(join(dirname(file), String(schema))).toBe(join(copy, `checks/schemas/${kind}.schema.json`));
    }
    const { manifests, rejected } = catalogueOfCopy();
    expect(rejected).toEqual([]);
    expect(manifests).toHaveLength(loadCatalogue().manifests.length + 1);
    const found = manifestById(catalogueOfCopy(), `${platform}.${setting}`);
    expect(found?.place.path).toMatch(new RegExp(`/${setting}$`));
    expect(JSON.stringify(found)).toContain(name);
    // One without a place of its own comes last.
    expect(manifests.filter((each) => each.platform === platform).at(-1)).toEqual(found);
  },
);

test('a new check on a page that is known takes that page’s facts, and writes no other', async () => {
  const { code, said } = await newCheck('x', 'grok-voice', 'grok-settings');
  expect([code, said.includes('pages/')]).toEqual([0, false]);
  const memory = manifestById(catalogueOfCopy(), 'x.grok-memory');
  expect(manifestById(catalogueOfCopy(), 'x.grok-voice')?.place).toEqual(memory?.place);
  const names = readdirSync(inCopy('x', 'pages'));
  expect(names).toEqual(readdirSync(join(house, 'checks/platforms/x/pages')));
});

test.each([
  [[], /Say the platform and the setting, for example/],
  [['linkedin'], /Say the platform and the setting/],
  [['linkedin', 'a', 'b', 'c'], /Say the platform and the setting/],
  [['linkedin', 'a', '../b'], /can't be the name of a setting or a page/],
  [['mastodon', 'a'], /There is no platform "mastodon"; there are adobe, .*, linkedin, .*, x\./],
  [['linkedin', '../../escape'], /can't be the name of a setting or a page/],
  [['linkedin', 'Ads'], /can't be the name of a setting or a page/],
  [['linkedin', 'ai-training'], /linkedin\.ai-training is there already/],
])('wrong arguments %j: one sentence, exit code 64, nothing written', async (args, sentence) => {
  const { code, said } = await newCheck(...args);
  expect(said).toMatch(sentence);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(64);
  expect(existsSync(join(copy, 'checks/escape.json'))).toBe(false);
  for (const kind of ['checks', 'pages'])
    expect(readdirSync(inCopy('linkedin', kind))).toEqual(
      readdirSync(join(house, 'checks/platforms/linkedin', kind)),
    );
});

test('a guided check has a question and no control, and its template’s question is told as such', async () => {
  const { code } = await newCheck('x', 'seen-by-you', 'grok-settings', '--guided');
  expect(code).toBe(0);
  const file = inCopy('x', 'checks', 'seen-by-you.json');
  const made = manifestById(catalogueOfCopy(), 'x.seen-by-you');
  expect(made).toMatchObject({
    method: 'guided',
    polarity: 'onExposes',
    question: { en: expect.any(String) },
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).not.toHaveProperty('control');
  const problems = validateCatalogue(catalogueOfCopy().manifests, catalogueOfCopy().platforms);
  expect(problems.filter((one) => one.startsWith('x.seen-by-you: question: '))).toHaveLength(1);
});
