import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { keepWatch, removeWatch } from '../../checks/catalogue/own-files.ts';
import { sitePageAt } from '../../checks/catalogue/own-site.ts';
import { isReadable, type Platform, platformSchema, type SettingManifest } from '../../checks/model/index.ts';

/** The files of what the person has watched on a site of their own. */

const [model] = loadCatalogue().manifests.filter(isReadable);
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'flipwatch-own-'));
});
afterEach(() => rmSync(home, { recursive: true }));
const folders = () => ({ checks: join(home, 'checks'), platforms: join(home, 'platforms') });

/** Has a setting on a page of the site watched. */
function watched(known: readonly Platform[], page: string): { platform: Platform; check: SettingManifest } {
  const found = sitePageAt(`https://site.example${page}`, [], known);
  if ('refused' in found || model === undefined) throw new Error('no such page');
  const { platform, path } = found;
  const name = page.replaceAll(/[^a-z]/g, '');
  const check = {
    ...model,
    id: `${platform.id}.${name}`,
    platform: platform.id,
    place: { ...model.place, path },
  };
  keepWatch(folders(), platform, check);
  return { platform, check };
}
const fileOf = ({ id }: Platform) => join(home, 'platforms', id, 'platform.json');
const pagesOf = (platform: Platform) =>
  platformSchema.parse(JSON.parse(readFileSync(fileOf(platform), 'utf8'))).settingsPaths;

test('a page on which nothing is watched any more is left out, so that there is room for another', () => {
  const first = watched([], '/account');
  const second = watched([first.platform], '/privacy?tab=ads');
  const third = watched([second.platform], '/mail');
  expect(pagesOf(third.platform)).toEqual(['/account', '/privacy', '/mail']);
  removeWatch(folders(), second.check);
  expect(pagesOf(third.platform)).toEqual(['/account', '/mail']);
  removeWatch(folders(), first.check);
  expect(pagesOf(third.platform), 'one signs in on the first').toEqual(['/account', '/mail']);
  removeWatch(folders(), third.check);
  expect(existsSync(fileOf(third.platform))).toBe(false);
});

test('a file that can’t be read may be watched: no page is left out then', () => {
  const first = watched([], '/account');
  const second = watched([first.platform], '/mail');
  writeFileSync(join(home, 'platforms', second.platform.id, 'checks', 'torn.json'), '{"place":');
  removeWatch(folders(), second.check);
  expect(pagesOf(second.platform)).toEqual(['/account', '/mail']);
});
