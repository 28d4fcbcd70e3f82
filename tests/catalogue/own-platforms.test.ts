import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addressesOf, type Catalogue, loadCatalogue } from '../../checks/catalogue/index.ts';

const meadow = fileURLToPath(new URL('../support/platforms/meadow', import.meta.url));
const shipped = loadCatalogue();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flipwatch-own-platforms-'));
  cpSync(meadow, join(folder, 'meadow'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const addresses = ['https://meadow.example'];
const agreedTo = (...more: string[]) => new Map([['meadow', [...addresses, ...more]]]);
const load = (agreed = agreedTo()): Catalogue => loadCatalogue({ platforms: folder, agreed });

/** Changes one file of the platform. */
function change(file: string, part: Record<string, unknown>): void {
  const path = join(folder, 'meadow', file);
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...part }));
}

test('a folder of the person’s own is a platform like those that ship, and comes after them', () => {
  const { platforms, manifests, rejected, awaiting } = load();
  expect([rejected, awaiting]).toEqual([[], []]);
  expect(platforms.map(({ id }) => id)).toEqual([...shipped.platforms.map(({ id }) => id), 'meadow']);
  expect(manifests.slice(shipped.manifests.length).map(({ id }) => id)).toEqual([
    'meadow.model-training',
    'meadow.reading-habits',
    'meadow.partner-sharing',
    'meadow.shared-readings',
  ]);
});

test('before anybody agreed to its addresses it is listed, and none of its checks is loaded', () => {
  const { platforms, manifests, awaiting } = load(new Map());
  expect(awaiting.map(({ id }) => id)).toEqual(['meadow']);
  expect(awaiting.map(addressesOf)).toEqual([addresses]);
  expect(platforms).toHaveLength(shipped.platforms.length);
  expect(manifests).toHaveLength(shipped.manifests.length);
});

test.each([
  ['another address of its own', { origins: ['https://meadow.example', 'https://elsewhere.example'] }],
  ['another host', { origins: ['https://elsewhere.example'] }],
  ['another port', { origins: ['https://meadow.example:8443'] }],
  ['another scheme', { origins: ['http://meadow.example'] }],
  ['another host that its code comes from', { codeHosts: ['code.elsewhere.example'] }],
])('%s has to be agreed to anew', (_name, part) => {
  change('platform.json', part);
  expect(load().awaiting.map(({ id }) => id)).toEqual(['meadow']);
  expect(load().manifests).toHaveLength(shipped.manifests.length);
});

test('an address that is no longer there needs no new word', () => {
  expect(load(agreedTo('https://old.example')).awaiting).toEqual([]);
});

test.each([
  ['the name of one that ships', 'linkedin', { id: 'linkedin' }, /ships with Flipwatch/],
  ['a name that its practice account has', 'x-practice', { id: 'x-practice' }, /too like "x"/],
  [
    'an address of one that ships',
    'meadow',
    { origins: ['https://www.linkedin.com'] },
    /belongs to LinkedIn/,
  ],
  [
    'an address below one that ships',
    'meadow',
    { origins: ['https://de.linkedin.com'] },
    /belongs to LinkedIn/,
  ],
  ['no word on where its settings lie', 'meadow', { settingsPaths: undefined }, /settingsPaths/],
  ['another name than its folder', 'meadow', { id: 'lawn' }, /lies in a folder named "meadow"/],
  ['a script for an address', 'meadow', { origins: ['javascript:alert(1)'] }, /origins/],
])('%s is refused, and takes nothing else down', (_name, home, part, why) => {
  change('platform.json', part);
  if (home !== 'meadow') {
    cpSync(join(folder, 'meadow'), join(folder, home), { recursive: true });
    rmSync(join(folder, 'meadow'), { recursive: true });
  }
  const { platforms, rejected, awaiting } = load();
  expect(rejected.find(({ file }) => file === `${home}/platform.json`)?.problems.join(' ')).toMatch(why);
  expect(awaiting).toEqual([]);
  expect(platforms).toHaveLength(shipped.platforms.length);
});

test('a page that no check names is no harm; a check that names no page is told, and the others stay', () => {
  change('checks/partner-sharing.json', { place: { page: 'nowhere' } });
  const { manifests, rejected } = load();
  expect(manifests).toHaveLength(shipped.manifests.length + 3);
  expect(rejected).toEqual([
    {
      file: 'meadow/checks/partner-sharing.json',
      problems: [
        'place.page: there is no page "nowhere" on this platform; it has in-words, learning, neighbours.',
      ],
    },
  ]);
});

test('a fact of a page stands once: a check that repeats one is told which', () => {
  change('checks/partner-sharing.json', {
    place: { page: 'neighbours', path: '/my/choices/other' },
    signIn: { proofNeeded: false },
  });
  expect(load().rejected.flatMap(({ problems }) => problems)).toEqual([
    'place.path: it is a fact of the page "neighbours" and stands there. Remove it here.',
    'signIn.proofNeeded: it is a fact of the page "neighbours" and stands there. Remove it here.',
  ]);
});

test('nor does it add one that its page does not have', () => {
  const file = join(folder, 'meadow/checks/model-training.json');
  const { control } = JSON.parse(readFileSync(file, 'utf8'));
  change('checks/model-training.json', {
    control: { ...control, container: { attribute: 'id', value: 'mine' } },
  });
  expect(load().rejected.flatMap(({ problems }) => problems)).toEqual([
    'control.container: it is a fact of the page "learning" and stands there. Remove it here.',
  ]);
});

test('a check in the folder of one platform can’t speak for another', () => {
  change('checks/partner-sharing.json', { platform: 'x', id: 'x.partner-sharing' });
  expect(load().rejected.flatMap(({ problems }) => problems)).toEqual([
    'platform: "x" lies in the folder of "meadow". Move the file, or write "meadow".',
  ]);
});

test('a page outside the platform’s own settings is opened by no check', () => {
  change('pages/neighbours.json', { path: '/admin/delete' });
  expect(
    load()
      .rejected.flatMap(({ problems }) => problems)
      .join(),
  ).toMatch(/is no page of Meadow’s settings/);
});

test.each([
  ['pages/neighbours.json', '{ "schema": 1, ', /not valid JSON/],
  ['pages/neighbours.json', ' '.repeat(70_000), /bytes/],
  ['platform.json', '[]', /expected/],
])('%s that can’t be read costs what stands on it alone, and is told', (file, text, why) => {
  writeFileSync(join(folder, 'meadow', file), text);
  const { rejected, platforms } = load();
  expect(rejected.find((one) => one.file === `meadow/${file}`)?.problems.join()).toMatch(why);
  expect(platforms.slice(0, shipped.platforms.length)).toEqual(shipped.platforms);
});

test('at most forty own platforms are read, and the others are told', () => {
  for (let n = 0; n < 45; n++) {
    const id = `site-${String(n).padStart(2, '0')}`;
    mkdirSync(join(folder, id));
    writeFileSync(
      join(folder, id, 'platform.json'),
      JSON.stringify({
        ...JSON.parse(readFileSync(join(meadow, 'platform.json'), 'utf8')),
        id,
        origins: [`https://${id}.example`],
      }),
    );
  }
  const { awaiting, rejected } = load();
  expect(awaiting).toHaveLength(39);
  expect(rejected).toHaveLength(6);
});
