import {
  type Account,
  ENGINE_VERSION,
  isReadable,
  type Manifest,
  type Platform,
  type SettingManifest,
} from '../model/index.ts';

/** Somebody asked for a check that the platform does not have. */
export class UnknownCheck extends Error {
  constructor(readonly check: string) {
    super(`There is no check called ${check}.`);
    this.name = 'UnknownCheck';
  }
}

/** The checks that stand on one page: they share one visit. */
export interface PagePlan {
  readonly path: string;
  readonly checks: readonly SettingManifest[];
}

/** What one audit will do: which pages it opens, and what it can answer without opening any. */
export interface AuditPlan {
  /** All of them, in the order of the catalogue. */
  readonly checks: readonly Manifest[];
  readonly pages: readonly PagePlan[];
  /** Those that only the person can answer. */
  readonly asked: readonly Manifest[];
  /** Written for a newer engine than this one: never guessed at. */
  readonly tooNew: readonly Manifest[];
}

/**
 * The checks of one platform. What stands on another platform's pages says nothing about this one's: two of them may call
 * their pages alike.
 */
export const checksOf = ({ id }: Platform, catalogue: readonly Manifest[]): readonly Manifest[] =>
  catalogue.filter(({ platform }) => platform === id);

/** Sorts the wanted checks of one platform by page. Throws `UnknownCheck`. */
export function planAudit(
  platform: Platform,
  catalogue: readonly Manifest[],
  wanted: readonly string[] | 'all',
): AuditPlan {
  const own = checksOf(platform, catalogue);
  if (wanted !== 'all') {
    const unknown = wanted.find((id) => !own.some((check) => check.id === id));
    if (unknown !== undefined) throw new UnknownCheck(unknown);
  }
  const checks = wanted === 'all' ? own : own.filter((check) => wanted.includes(check.id));
  const readable = checks.filter((check) => check.engine <= ENGINE_VERSION);
  return {
    checks,
    pages: byPage(readable.filter(isReadable)),
    asked: readable.filter((check) => !isReadable(check)),
    tooNew: checks.filter((check) => check.engine > ENGINE_VERSION),
  };
}

/** Groups checks by the page they stand on, in the order of their first check. */
export function byPage(checks: readonly SettingManifest[]): readonly PagePlan[] {
  const pages = new Map<string, SettingManifest[]>();
  for (const check of checks) {
    const page = pages.get(check.place.path);
    if (page === undefined) pages.set(check.place.path, [check]);
    else page.push(check);
  }
  return [...pages].map(([path, onPage]) => ({ path, checks: onPage }));
}

/** The origin on which the platform lives for this account: its own, or a moved one. */
export function siteOf(account: Account, platform: Platform): string {
  const site = account.site ?? platform.origins[0];
  if (site === undefined) throw new Error(`The platform ${platform.id} has no address.`);
  return new URL(site).origin;
}
