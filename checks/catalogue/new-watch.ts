import {
  type Account,
  type ControlMarks,
  isReadable,
  type ListedControl,
  type Manifest,
  type Platform,
  type Saving,
  type SettingManifest,
  type State,
} from '../model/index.ts';
import { commitFor } from './own-saving.ts';
import { sessionSigns } from './own-session.ts';
import { isOwnSite, ownPage } from './own-site.ts';
import { ownCheck } from './own-watch.ts';
import { manifestProblems, newestDay } from './rules.ts';

/** What was seen on the page that holds the control. */
interface SeenPage {
  readonly controls: readonly ListedControl[];
  readonly marks: readonly ControlMarks[];
  readonly cookies: readonly string[];
  readonly saving?: readonly Saving[] | undefined;
}

/** A control that the person wants to have watched, on a page that was listed. */
export interface WatchWish {
  readonly account: Account;
  readonly platform: Platform;
  /** Every check of the platform. */
  readonly catalogue: readonly Manifest[];
  readonly path: string;
  readonly listed: SeenPage;
  /** Its number in the listing. */
  readonly control: number;
  readonly title: string;
  /** The private position. */
  readonly private: State;
  readonly now: Date;
}

/** A watch that could be begun: as a check, with its platform as it then is. Nothing is written, and nothing is confirmed. */
export type NewWatch =
  | {
      readonly result: 'new';
      readonly check: SettingManifest;
      readonly platform: Platform;
      readonly marks: ControlMarks;
    }
  | { readonly result: 'exists'; readonly check: string }
  | {
      readonly result: 'refused';
      readonly reason: 'noSuchControl' | 'notValid';
      readonly check: string | null;
      readonly problems: readonly string[];
    };

/** Makes a check of what the person said of a control, by the rules for every check. */
export function newWatch(wish: WatchWish): NewWatch {
  const { account, platform, path, listed, now } = wish;
  const own = wish.catalogue.filter((check) => check.platform === platform.id);
  const at = listed.controls.findIndex(({ n }) => n === wish.control);
  const [control, marks] = [listed.controls[at], listed.marks[at]];
  if (control === undefined || marks === undefined)
    return { result: 'refused', reason: 'noSuchControl', check: null, problems: [] };
  if (control.check !== null) return { result: 'exists', check: control.check };
  const home = withProof(platform, listed.cookies);
  const [origin = ''] = platform.origins;
  const address = `${new URL(account.site ?? origin).origin}${path}`;
  const kin = own.filter(isReadable).find(({ place }) => place.path === path);
  const day = now.toISOString().slice(0, 10);
  const check = ownCheck({
    title: wish.title,
    control,
    marks,
    commit: commitFor(listed.saving?.[at], day),
    private: wish.private,
    platform: platform.id,
    page: {
      ...ownPage(path, address, listed.controls.length, home.signedIn.cookies.length > 0),
      ...(kin === undefined ? {} : { expected: kin.control.expected }),
    },
    address,
    day,
  });
  if (own.some(({ id }) => id === check.id)) return { result: 'exists', check: check.id };
  const problems = manifestProblems(check, {
    platforms: [home],
    manifests: [...own, check],
    languages: ['en'],
    newestDay: newestDay(now),
  });
  if (problems.length > 0) return { result: 'refused', reason: 'notValid', check: check.id, problems };
  return { result: 'new', check, platform: home, marks };
}

/**
 * A site of the person's own is signed in to where it keeps one of these cookies, unless it is known already by which; of
 * any other platform its files say so.
 */
function withProof(platform: Platform, cookies: readonly string[]): Platform {
  if (!isOwnSite(platform) || platform.signedIn.cookies.length > 0) return platform;
  return { ...platform, ...sessionSigns(platform, cookies) };
}
