import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import example from '../../checks/catalogue/example.json' with { type: 'json' };
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { own } from './own-check.ts';

// Other suites may keep every core busy meanwhile.
vi.setConfig({ testTimeout: 30_000 });

const builtIn = loadCatalogue().manifests.length;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flipwatch-own-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (file: string, content: unknown) => writeFileSync(join(folder, file), JSON.stringify(content));

/** Loads the folder; the problems of the one file that must have been refused. */
function refusal(file: string): string {
  const { manifests, rejected } = loadCatalogue({ folder });
  expect(manifests.length).toBe(builtIn);
  expect(rejected.map((each) => each.file)).toEqual([file]);
  return rejected[0]?.problems.join('\n') ?? '';
}

test('a good check is taken, after those that ship', () => {
  write('mine.json', own());
  const { manifests, rejected } = loadCatalogue({ folder });
  expect(rejected).toEqual([]);
  expect(manifests.at(-1)?.id).toBe('linkedin.job-alerts');
});

test('English alone is enough for a check of one’s own', () => {
  const { de: _, ...words } = own().words;
  write('mine.json', { ...own(), words });
  expect(loadCatalogue({ folder }).rejected).toEqual([]);
});

test('a check may say where an editor finds its schema, in words, and is the same check', () => {
  write('mine.json', own());
  const plain = loadCatalogue({ folder }).manifests.at(-1);
  write('mine.json', { $schema: 'somewhere/check.schema.json', ...own() });
  expect(loadCatalogue({ folder }).manifests.at(-1)).toEqual(plain);
  write('mine.json', { $schema: 7, ...own() });
  expect(refusal('mine.json')).toContain('$schema: there is no field of this name');
});

test('a folder that is not there is an empty one', () => {
  const catalogue = loadCatalogue({ folder: join(folder, 'nothing') });
  expect(catalogue.rejected).toEqual([]);
  expect(catalogue.manifests).toHaveLength(builtIn);
});

test.each([
  [
    'another host',
    { place: { ...own().place, path: 'https://evil.example/settings' } },
    /place\.path: .*never an address/,
  ],
  [
    'another host without a scheme',
    { place: { ...own().place, path: '//evil.example/settings' } },
    /place\.path: .*never an address/,
  ],
  [
    'a script address',
    { place: { ...own().place, path: 'javascript:alert(1)' } },
    /place\.path: .*found "javascript:alert\(1\)"/,
  ],
  [
    'a script address as a source',
    { sources: [{ ...own().sources[0], address: 'javascript:alert(1)' }] },
    /sources\.0\.address: expected an https address/,
  ],
  ['an unknown field', { script: 'click()' }, /^script: there is no field of this name/],
  [
    'a slip in a field’s name',
    { control: { ...own().control, lables: [] } },
    /control\.lables: .*did you mean "labels"/,
  ],
  [
    'too many steps',
    { fix: { ...own().fix, steps: { en: Array(16).fill('Click.') } } },
    /fix\.steps\.en: expected at most 15 entries/,
  ],
  [
    'an overlong text',
    { words: { en: { ...own().words.en, why: 'x'.repeat(9000) } } },
    /words\.en\.why: expected at most 600 characters, found "x{79}… \(9002 characters\)/,
  ],
  ['the id of a check that ships', { id: 'linkedin.ai-training' }, /"linkedin\.ai-training" is taken/],
  [
    'a later engine',
    { engine: 2, someNewField: true },
    /^engine: this check needs version 2 .* up to 1\. It is left out until Flipwatch is updated\.$/,
  ],
  [
    'the prefix of another platform',
    { id: 'x.job-alerts' },
    /must start with the platform and a dot: "linkedin\.…"/,
  ],
  [
    'an unknown platform',
    { id: 'mastodon.a', platform: 'mastodon' },
    /not a platform that Flipwatch knows\. Known: adobe, .*, linkedin, .*, x\./,
  ],
  [
    'another kind of method',
    { method: 'script' },
    /method: expected "setting", "guided" or "manual", found "script"/,
  ],
  ['a date in the future', { verifiedOn: '2999-01-01' }, /verifiedOn: 2999-01-01 lies in the future/],
  [
    'a verification without a source',
    { verifiedOn: '2026-01-30' },
    /verifiedOn: .*not the date of any source/,
  ],
  [
    'the key of another check',
    { control: { ...own().control, keys: [{ attribute: 'aria-labelledby', value: 'allowAdsByAge' }] } },
    /already the key of linkedin\.ads-by-age/,
  ],
  [
    'the label of another check, in other punctuation',
    {
      control: {
        ...own().control,
        labels: [{ language: 'en', text: 'NON ESSENTIAL  cookies!', seen: '2026-01-31' }],
      },
    },
    /already a label of linkedin\.cookies/,
  ],
  [
    'neither key nor label',
    { control: { ...own().control, keys: [], labels: [] } },
    /neither a key nor a label/,
  ],
  [
    'a related check that is not there',
    { fix: { ...own().fix, related: ['linkedin.nothing'] } },
    /no other check "linkedin\.nothing"/,
  ],
  ['one way without a warning', { fix: { ...own().fix, reversible: false } }, /fix\.warning: it is missing/],
  [
    'a save button that closes the account',
    {
      commit: {
        kind: 'saveButton',
        labels: [{ language: 'en', text: 'Delete my account', seen: '2026-01-31' }],
      },
    },
    /presses no button that says "Delete my account"/,
  ],
  [
    'words in no language',
    { words: { ...own().words, 'not a language': own().words.en } },
    /"not a language" is not a language code/,
  ],
  [
    'the EU among the countries',
    { regions: { ...own().regions, notOfferedIn: ['EU'] } },
    /regions\.notOfferedIn\.0: .*each country has its own/,
  ],
  [
    'the EEA among the countries',
    { regions: { ...own().regions, notOfferedIn: ['EEA'] } },
    /regions\.notOfferedIn\.0: .*each country has its own/,
  ],
  ['the template as it stands', { words: example.words }, /words: these are still the words of the template/],
  ['a source that says nothing yet', { sources: example.sources }, /sources: these are still the words/],
  [
    'the way there of the template',
    { place: { ...own().place, menu: example.place.menu } },
    /place\.menu: these are still the words/,
  ],
])('refused with the reason: %s', (_, change, reason) => {
  write('mine.json', { ...own(), ...change });
  expect(refusal('mine.json')).toMatch(reason);
});

test.each([
  ['a list', '[]', /the file: expected a block in braces, found a list of 0 entries/],
  ['null', 'null', /the file: expected a block in braces, found null/],
  ['half a file', '{"schema": 1,', /not valid JSON: .*Look for a missing comma or quote/],
  ['nothing', '', /not valid JSON/],
  [
    'a prototype',
    '{"schema":1,"__proto__":{"method":"setting"}}',
    /method: expected "setting", "guided" or "manual", found nothing/,
  ],
  [
    'deep nesting',
    `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    /the file: expected a block in braces, found a list of 1 entry/,
  ],
])('refused, and nothing is thrown: %s', (_, text, reason) => {
  writeFileSync(join(folder, 'bad.json'), text);
  expect(refusal('bad.json')).toMatch(reason);
});

test('a file of more than 64 KB is not even parsed', () => {
  writeFileSync(join(folder, 'big.json'), `${JSON.stringify(own())}${' '.repeat(64 * 1024)}`);
  expect(refusal('big.json')).toMatch(/a file has at most 65536/);
});

test('a folder that is called like a check is refused', () => {
  mkdirSync(join(folder, 'folder.json'));
  expect(refusal('folder.json')).toMatch(/not a plain file/);
});

test('at most 200 files are read, and the others are told', () => {
  for (let n = 0; n < 203; n++) write(`own-${String(n).padStart(3, '0')}.json`, own(`own-${n}`));
  const { manifests, rejected } = loadCatalogue({ folder });
  expect(manifests).toHaveLength(builtIn + 200);
  expect(rejected.map(({ file }) => file)).toEqual(['own-200.json', 'own-201.json', 'own-202.json']);
});

test('a bad check takes no good one down, and of two with one id the first stays', () => {
  write('a.json', own());
  write('b.json', { ...own(), control: { ...own().control, keys: [] } });
  write('c.json', { schema: 1 });
  const { manifests, rejected } = loadCatalogue({ folder });
  expect(manifests).toHaveLength(builtIn + 1);
  expect(rejected.map(({ file }) => file).toSorted()).toEqual(['b.json', 'c.json']);
});

test('a file with a hundred mistakes is told in a dozen sentences', () => {
  write('mine.json', {
    ...own(),
    ...Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`field${n}`, n])),
  });
  const { rejected } = loadCatalogue({ folder });
  expect(rejected[0]?.problems).toHaveLength(13);
  expect(rejected[0]?.problems.at(-1)).toBe('And 88 more like these.');
});
