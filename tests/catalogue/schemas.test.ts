import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { written } from '../../build/catalogue/schemas.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import example from '../../checks/catalogue/example.json' with { type: 'json' };
import { checkOnPage, fileSchemas, placeOfPageFact } from '../../checks/catalogue/file-schemas.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { parseManifest } from '../../checks/catalogue/parse.ts';
import { parsePlatform } from '../../checks/catalogue/parse-platform.ts';
import { readPlatforms } from '../../checks/catalogue/platform-folder.ts';
import { indexPageSchema, pageSchema, platformSchema } from '../../checks/model/index.ts';
import { textOf } from '../docs/pages.ts';

const files = { checkOnPage, fileSchemas, placeOfPageFact };
type Kind = keyof typeof fileSchemas;

const ajv = new Ajv({ formats: { date: true, uri: true } });
const schemaFile = (kind: Kind) => `checks/schemas/${kind}.schema.json`;
const compiled = (kind: Kind) => ajv.compile(JSON.parse(textOf(schemaFile(kind))));
/** As an editor judges a file: by the schemas that lie in the house. */
const byEditor = {
  platform: compiled('platform'),
  page: compiled('page'),
  'index-page': compiled('index-page'),
  check: compiled('check'),
};

const shipped = readPlatforms(fromRoot('checks/platforms'));
const content = (id: string, kind: 'checks' | 'pages' | 'indexPages', file: string): object => {
  const found = shipped.find((platform) => platform.id === id)?.[kind].find((each) => each.file === file);
  if (typeof found?.content !== 'object' || found.content === null) throw new Error(`no ${kind} ${file}`);
  return found.content;
};
const pagesOf = (id: string) => shipped.map(parsePlatform).find(({ platform }) => platform?.id === id)?.pages;

const named = content('linkedin', 'checks', 'ai-training.json');
const manual = content('linkedin', 'checks', 'objection-form.json');
const manualOnPage = put(manual, ['place'], { page: 'ads-by-age' });
const page = content('x', 'pages', 'grok-settings.json');
const indexPage = content('linkedin', 'indexPages', 'account.json');
const platform = shipped.find(({ id }) => id === 'x')?.platform;

/** As Flipwatch itself judges what a file holds. */
const byUs: Record<Kind, (content: unknown) => boolean> = {
  platform: (content) => platformSchema.safeParse(content).success,
  page: (content) => pageSchema.safeParse(content).success,
  'index-page': (content) => indexPageSchema.safeParse(content).success,
  check: (content) => 'manifest' in parseManifest(content, pagesOf('linkedin')),
};

/** Every file of the platforms that ship, as it lies there. */
const everyFile = shipped.flatMap(({ id, pages, checks, indexPages }) => [
  { kind: 'platform' as const, file: `${id}/platform.json` },
  ...pages.map(({ file }) => ({ kind: 'page' as const, file: `${id}/pages/${file}` })),
  ...indexPages.map(({ file }) => ({ kind: 'index-page' as const, file: `${id}/index-pages/${file}` })),
  ...checks.map(({ file }) => ({ kind: 'check' as const, file: `${id}/checks/${file}` })),
]);
const inPlatforms = (file: string) => fromRoot('checks/platforms', file);

describe('the schemas and the tables of fields', () => {
  it('are what the code says (else: node build/catalogue/schemas.mjs)', () => {
    const made = written(files, textOf('checks/README.md'));
    expect(Object.keys(made)).toHaveLength(5);
    for (const [file, text] of Object.entries(made)) expect(textOf(file), file).toBe(text);
  });

  it('would be found out of date if a line of a table were lost', () => {
    const whole = textOf('checks/README.md');
    for (const field of ['`control.keys`', '`watchSeconds` (`settle.watchSeconds`)', '`neverOpened`']) {
      const lines = whole.split('\n').filter((line) => !line.startsWith(`| ${field} |`));
      expect(lines.join('\n'), field).not.toBe(whole);
      expect(written(files, lines.join('\n'))['checks/README.md']).toBe(whole);
    }
    expect(() => written(files, whole.replace(/<!-- fields of a page/, '<!--'))).toThrow(
      /has lost the lines/,
    );
  });

  it('have a row for a field that every kind of check has, and for one that only some have, once', () => {
    const [table = ''] =
      /<!-- fields of a check:[\s\S]*?<!-- \/fields -->/.exec(textOf('checks/README.md')) ?? [];
    const rows = [...table.matchAll(/^\| `([\w.$]+)`/gm)].map(([, field]) => field);
    for (const field of ['verifiedOn', 'place.page', 'question', 'fix.warning', 'words.en.cost'])
      expect(rows.filter((row) => row === field)).toHaveLength(1);
  });
});

describe('a file that ships', () => {
  it('is found at all', () => {
    expect(everyFile.length).toBeGreaterThan(40);
  });

  it.each(everyFile)('$file begins with the way to its schema, and is as it says', ({ kind, file }) => {
    const held = JSON.parse(readFileSync(inPlatforms(file), 'utf8'));
    expect(Object.keys(held)[0]).toBe('$schema');
    const schema = resolve(dirname(inPlatforms(file)), held.$schema);
    expect(relative(fromRoot(), schema).replaceAll('\\', '/')).toBe(schemaFile(kind));
    expect(byEditor[kind](held), JSON.stringify(byEditor[kind].errors)).toBe(true);
  });

  it('is read without it: it travels no further', () => {
    expect(JSON.stringify(loadCatalogue())).not.toContain('$schema');
    expect(loadCatalogue().rejected).toEqual([]);
  });
});

describe('a file of somebody’s own', () => {
  it('may leave the schema out, and name its page or hold the facts itself', () => {
    for (const check of [named, manual, manualOnPage, example]) {
      expect(JSON.stringify(check)).not.toContain('$schema');
      expect(byEditor.check(check), JSON.stringify(byEditor.check.errors)).toBe(true);
      expect(byUs.check(check)).toBe(true);
    }
    const [meadow] = readPlatforms(fromRoot('tests/support/platforms'));
    expect(byEditor.platform(meadow?.platform)).toBe(true);
    for (const each of meadow?.pages ?? []) expect(byEditor.page(each.content)).toBe(true);
    for (const each of meadow?.checks ?? []) expect(byEditor.check(each.content)).toBe(true);
  });

  it.each<[string, Kind, unknown]>([
    ['a field that there is not', 'check', { ...named, colour: 'red' }],
    ['the path of its page again', 'check', put(named, ['place', 'path'], '/settings/a')],
    ['the path of its page again, in a manual check', 'check', put(manualOnPage, ['place', 'path'], '/help')],
    ['how long its page is watched', 'check', put(named, ['settle', 'watchSeconds'], 5)],
    ['how many switches its page has', 'check', put(named, ['control', 'expected'], [1])],
    ['the proof that its page needs', 'check', { ...named, signIn: { proofNeeded: true } }],
    ['what its page never clicks', 'check', put(named, ['fix', 'neverClick'], [])],
    ['a kind that there is not', 'check', { ...named, method: 'guess' }],
    ['an address for a path', 'page', { ...page, path: 'https://elsewhere.example/' }],
    ['a fact of a check', 'page', { ...page, polarity: 'onExposes' }],
    ['a text for a number', 'page', { ...page, watchSeconds: '5' }],
    ['a day that there is not', 'check', { ...named, verifiedOn: '2026-02-30' }],
    ['no address at all', 'platform', put(platform, ['origins'], [])],
    ['a field that no platform has', 'platform', put(platform, ['password'], 'x')],
  ])('is refused by the schema and by us: %s', (_, kind, wrong) => {
    expect(byEditor[kind](wrong)).toBe(false);
    expect(byUs[kind](wrong)).toBe(false);
  });

  it('names its schema in words, or is told so', () => {
    expect(byEditor.check({ $schema: 'check.schema.json', ...named })).toBe(true);
    expect(byEditor.check({ $schema: 7, ...named })).toBe(false);
  });
});

describe('the schema and Flipwatch agree', () => {
  it.each<[string, Kind, unknown]>([
    ['a check that names its page', 'check', named],
    ['a check that holds its page’s facts', 'check', example],
    ['a manual check', 'check', manual],
    ['a manual check that names its page', 'check', manualOnPage],
    ['a page', 'page', page],
    ['an index page', 'index-page', indexPage],
    ['a platform', 'platform', platform],
  ])('on %s with one field lost, one too many, or one of another type', (_, kind, right) => {
    expect([byEditor[kind](right), byUs[kind](right)]).toEqual([true, true]);
    const verdicts = pathsIn(right).flatMap((path) =>
      Object.entries({
        lost: put(right, path, undefined),
        misnamed: put(right, [...path.slice(0, -1), `${path.at(-1)}s`], 'x'),
        another: put(right, path, { unlike: 'any' }),
        empty: put(right, path, null),
      }).map(([how, changed]) => {
        const held: unknown = JSON.parse(JSON.stringify(changed));
        return { how: `${path.join('.')} ${how}`, editor: byEditor[kind](held), us: byUs[kind](held) };
      }),
    );
    expect(verdicts.filter(({ editor }) => !editor).length).toBeGreaterThan(30);
    expect(verdicts.filter(({ editor, us }) => editor !== us)).toEqual([]);
  });
});

/** A copy with another value in one place. */
function put(content: unknown, [step, ...further]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const block = typeof content === 'object' && content !== null ? content : {};
  const inner: unknown = Object.getOwnPropertyDescriptor(block, step)?.value;
  if (Array.isArray(content))
    return content.map((one, at) => (at === Number(step) ? put(one, further, value) : one));
  return { ...block, [step]: put(inner, further, value) };
}

/** The way to every field; of a list, the first entry stands for all. */
function pathsIn(content: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (Array.isArray(content)) return content.length > 0 ? pathsIn(content[0], [...path, '0']) : [];
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([name, inner]) => [
    [...path, name],
    ...pathsIn(inner, [...path, name]),
  ]);
}
