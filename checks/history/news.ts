import {
  type Finding,
  MOST_NEW_NAMED,
  type RadarReport,
  type SignInReason,
  signInReasons,
} from '../model/index.ts';
import { missesAfter, noPast, type Past } from './flips.ts';
import { newsKeys } from './news-keys.ts';

/** Something that an audit found and that the person should hear of once. `key` names it for good. */
export type News = { readonly key: string; readonly account: string } & (
  | { readonly kind: 'flippedBack'; readonly check: string; readonly after: string; readonly before: string }
  /** A setting that was never seen before is there, and exposed. */
  | { readonly kind: 'newExposure'; readonly check: string }
  /** A row or a control that no check knows has appeared; `others`: how many more there are, not named. */
  | {
      readonly kind: 'newSetting';
      readonly page: string;
      readonly label: string;
      readonly others?: number | undefined;
    }
  /** The person has to sign in again, or to show the site that it is them. */
  | { readonly kind: 'signInNeeded'; readonly why: SignInReason }
  /** Missed twice in a row on a page that was there: the check itself may be out of date. */
  | { readonly kind: 'checkMaybeBroken'; readonly check: string }
);

/** How many misses in a row speak against the check. */
const missesUntilNews = 2;

/** What one audit of one account found. */
export interface AuditResult {
  readonly account: string;
  readonly findings: readonly Finding[];
  /** What the radar told; left out where it did not look. */
  readonly radar?: RadarReport | undefined;
  /** Before the audit. */
  readonly past: Past;
}

/** All that one audit found and the person should hear. What they did here themselves is no news. */
export function newsOf({ account, findings, radar, past }: AuditResult): readonly News[] {
  const firstAudit = past.lastWhole === null;
  const news: News[] = findings.flatMap((finding): News[] => {
    const { check } = finding;
    const before = past.checks.get(check) ?? noPast;
    if (finding.flip?.kind === 'flippedBack' && finding.flip.by === 'elsewhere') {
      const { after, before: until } = finding.flip;
      return [
        {
          kind: 'flippedBack',
          key: newsKeys.flip(account, check, until),
          account,
          check,
          after,
          before: until,
        },
      ];
    }
    if (finding.status === 'fail' && before.lastSeen === null && !firstAudit) {
      return [{ kind: 'newExposure', key: newsKeys.newExposure(account, check), account, check }];
    }
    const misses = missesAfter(before, finding);
    if (misses >= missesUntilNews && misses > before.misses) {
      const since = before.lastSeen?.at ?? 'never';
      return [{ kind: 'checkMaybeBroken', key: newsKeys.maybeBroken(account, check, since), account, check }];
    }
    return [];
  });
  news.push(...newThings(account, radar));
  const signIn = signInNews(account, findings, past);
  return signIn === null ? news : [...news, signIn];
}

/** What has appeared, the first by name. */
function newThings(account: string, radar: RadarReport | undefined): News[] {
  const all = (radar?.news ?? []).filter(({ kind }) => kind === 'newRow' || kind === 'newControl');
  const named = all.slice(0, MOST_NEW_NAMED);
  const left = all.slice(MOST_NEW_NAMED).reduce((sum, { count = 1 }) => sum + count, 0);
  return named.map(({ page, path, key, title, count = 1 }, at): News => {
    const others = count - 1 + (at === named.length - 1 ? left : 0);
    const identity = key ?? (path === page ? title : path);
    return {
      kind: 'newSetting',
      key: newsKeys.newSwitch(account, page, identity),
      account,
      page,
      label: title,
      ...(others > 0 ? { others } : {}),
    };
  });
}

/** Told once for each lost session: the key holds when anything was last really seen. */
function signInNews(account: string, findings: readonly Finding[], past: Past): News | null {
  const why = signInReasons.find((one) => findings.some(({ reason }) => reason === one));
  if (why === undefined) return null;
  const seen = [...past.checks.values()].flatMap(({ lastSeen }) => (lastSeen === null ? [] : [lastSeen.at]));
  const since = seen.sort().at(-1) ?? 'never';
  return { kind: 'signInNeeded', key: newsKeys.signIn(account, since), account, why };
}

/** How many keys are remembered. Older news can't come again. */
const remembered = 1_000;

/** Leaves out what was announced before, and returns what to remember from now on. */
export function unannounced(
  news: readonly News[],
  told: readonly string[],
): { readonly news: readonly News[]; readonly told: readonly string[] } {
  const known = new Set(told);
  const fresh = news.filter(({ key }) => {
    const isFresh = !known.has(key);
    known.add(key);
    return isFresh;
  });
  return { news: fresh, told: [...known].slice(-remembered) };
}
