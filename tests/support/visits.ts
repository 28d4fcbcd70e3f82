import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { Change, Visit } from '../../checks/engine/contract.ts';
import type { Platform, SettingManifest, State } from '../../checks/model/index.ts';

const { manifests, platforms } = loadCatalogue();

/** The check of this id that ships; it has to be a setting. */
export function settingOf(id: string): SettingManifest {
  const found = manifests.find((manifest) => manifest.id === id);
  if (found?.method !== 'setting') throw new Error(`no setting ${id}`);
  return found;
}

/** The platform that a check is of. */
export function platformOf(check: SettingManifest): Platform {
  const found = platforms.find(({ id }) => id === check.platform);
  if (found === undefined) throw new Error(`no platform ${check.platform}`);
  return found;
}

/** A visit to the page of these checks, all on one page, at a site of the test's own; nobody has been seen there yet. */
export function visitTo(site: string, check: SettingManifest, ...others: SettingManifest[]): Visit {
  return {
    platform: platformOf(check),
    site,
    path: check.place.path,
    checks: [check, ...others],
    catalogue: manifests,
    identity: null,
  };
}

/** A fix of a check at a site of the test's own, which is to be off. */
export function fixAt(site: string, check: SettingManifest, target: State = 'off'): Change {
  const { checks: _, ...place } = visitTo(site, check);
  return { ...place, check, action: 'fix', target };
}
